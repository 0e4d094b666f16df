"""Where staff type what a patient tells them on the telephone."""

from django.urls import path

from clinic.phoning import views

app_name = "phoning"

urlpatterns = [
    path("queue/<uuid:code>/phone/", views.begin, name="begin"),
    path("queue/<uuid:code>/phone/sent/", views.sent, name="sent"),
    path("queue/<uuid:code>/phone/words/", views.words, name="words"),
    path("queue/<uuid:code>/phone/<slug:slug>/", views.page, name="page"),
]
