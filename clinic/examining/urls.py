"""Where an examination in person is recorded."""

from django.urls import path

from clinic.examining import views

app_name = "examining"

urlpatterns = [
    path("reviews/<uuid:code>/examination/", views.examination, name="examination"),
    path("reviews/<uuid:code>/statement/", views.statement, name="statement"),
]
