"""Where findings are judged."""

from django.urls import path

from clinic.judging import views

app_name = "judging"

urlpatterns = [path("reviews/<uuid:code>/finding/", views.judge, name="judge")]
