"""Where a manager works."""

from django.urls import path

from clinic.owner import views

app_name = "owner"

urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/new/", views.add, name="add"),
    path("people/<uuid:code>/", views.person, name="person"),
    path("people/<uuid:code>/deactivate/", views.deactivate, name="deactivate"),
    path("people/<uuid:code>/reactivate/", views.reactivate, name="reactivate"),
    path("people/<uuid:code>/link/", views.send_link, name="send_link"),
    path("settings/", views.settings, name="settings"),
    path("settings/hours/", views.hours, name="hours"),
    path("settings/look/", views.look, name="look"),
    path("settings/look/plain/", views.plain_look, name="plain_look"),
    path("settings/protocol/", views.protocol, name="protocol"),
    path("settings/protocol/new/", views.approve, name="approve"),
    path("settings/tablet/", views.pin, name="pin"),
    path("settings/erasures/", views.erasures, name="erasures"),
    path("settings/erasures/<uuid:code>/", views.erase, name="erase"),
    path("settings/history/", views.history, name="history"),
]
