"""Where everybody arrives."""

from django.urls import path

from clinic.staff import views

app_name = "staff"

urlpatterns = [
    path("", views.front, name="front"),
    path("home/", views.home, name="home"),
    path("keys/", views.keys, name="keys"),
]
