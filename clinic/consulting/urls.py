"""Where a clinician asks again in the room."""

from django.urls import path

from clinic.consulting import views

app_name = "consulting"

urlpatterns = [path("reviews/<uuid:code>/room/", views.room, name="room")]
