"""The manager's pages: people, settings, the protocol, and what was changed."""

from django.urls import path

from clinic.owner import views

app_name = "owner"

urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/new/", views.add, name="add"),
    path("people/<uuid:code>/role/", views.role, name="role"),
    path("people/<uuid:code>/end/", views.end, name="end"),
    path("people/<uuid:code>/return/", views.give_back, name="give_back"),
    path("people/<uuid:code>/link/", views.send_link, name="send_link"),
    path("settings/", views.settings, name="settings"),
    path("settings/protocol/", views.protocol, name="protocol"),
    path("settings/protocol/new/", views.approve, name="approve"),
    path("settings/history/", views.history, name="history"),
]
