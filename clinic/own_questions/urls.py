"""Where a manager writes the clinic's own questions."""

from django.urls import path

from clinic.own_questions import views

app_name = "own"

urlpatterns = [
    path("settings/questions/", views.questions, name="questions"),
    path("settings/questions/new/", views.new, name="new"),
    path("settings/questions/<uuid:code>/", views.question, name="question"),
    path("settings/questions/<uuid:code>/retire/", views.retire, name="retire"),
]
