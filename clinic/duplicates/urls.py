"""Where two records are looked at side by side."""

from django.urls import path

from clinic.duplicates import views

app_name = "duplicates"

urlpatterns = [
    path("patients/duplicates/", views.duplicates, name="list"),
    path("patients/<uuid:code>/beside/<uuid:other>/", views.compare, name="compare"),
    path("patients/<uuid:code>/beside/<uuid:other>/two/", views.two_people, name="two_people"),
    path("merges/<uuid:code>/undo/", views.undo, name="undo"),
]
