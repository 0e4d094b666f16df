"""Where a decision is signed by a second clinician."""

from django.urls import path

from clinic.countersigning import views

app_name = "countersigning"

urlpatterns = [
    path("reviews/<uuid:code>/decisions/<uuid:decision>/sign/", views.sign, name="sign"),
]
