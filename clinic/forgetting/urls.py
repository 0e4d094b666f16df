"""Where a manager says how long what is kept."""

from django.urls import path

from clinic.forgetting import views

app_name = "forgetting"

urlpatterns = [path("settings/keeping/", views.keeping, name="keeping")]
