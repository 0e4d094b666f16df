"""Where a clinician plans."""

from django.urls import path

from clinic.planning import views

app_name = "planning"

urlpatterns = [path("reviews/<uuid:code>/plan/", views.plan, name="plan")]
