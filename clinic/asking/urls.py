"""Where staff ask a patient something again."""

from django.urls import path

from clinic.asking import views

app_name = "asking"

urlpatterns = [path("queue/<uuid:code>/ask/", views.ask, name="ask")]
