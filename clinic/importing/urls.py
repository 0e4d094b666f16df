"""Where patients and visits come in from a file."""

from django.urls import path

from clinic.importing import views

app_name = "importing"

urlpatterns = [
    path("import/", views.choose, name="choose"),
    path("import/make/", views.make, name="make"),
    path("import/template.csv", views.template, name="template"),
]
