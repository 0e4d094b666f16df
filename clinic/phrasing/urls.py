"""Where a manager words messages, and sentences that are ready."""

from django.urls import path

from clinic.phrasing import views

app_name = "phrasing"

PIECE = "settings/messages/<slug:kind>/<slug:channel>/<slug:language>/"

urlpatterns = [
    path("settings/messages/", views.messages_list, name="messages"),
    path(PIECE, views.message, name="message"),
    path(f"{PIECE}standard/", views.standard, name="standard"),
    path("settings/sentences/", views.sentences, name="sentences"),
    path("settings/sentences/new/", views.new_sentence, name="new_sentence"),
    path("settings/sentences/<uuid:sentence>/", views.sentence, name="sentence"),
    path("settings/sentences/<uuid:sentence>/away/", views.away, name="away"),
]
