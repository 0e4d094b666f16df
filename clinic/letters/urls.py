"""Where letters are written, read over and kept."""

from django.urls import path

from clinic.letters import views

app_name = "letters"

urlpatterns = [
    path("reviews/<uuid:code>/letter/", views.write, name="write"),
    path("reviews/<uuid:code>/letters/<uuid:letter>/", views.letter, name="letter"),
    path("reviews/<uuid:code>/letters/<uuid:letter>.pdf", views.letter_pdf, name="letter_pdf"),
]
