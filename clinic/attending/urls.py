"""Where it is marked whether a patient came."""

from django.urls import path

from clinic.attending import views

app_name = "attending"

urlpatterns = [path("visits/<uuid:code>/came/", views.attendance, name="attendance")]
