"""Where a treatment is recorded, and its course read."""

from django.urls import path

from clinic.following import views

app_name = "following"

urlpatterns = [
    path("reviews/<uuid:code>/after/", views.course, name="course"),
    path("reviews/<uuid:code>/after/treatment/", views.treatment, name="treatment"),
    path("reviews/<uuid:code>/after/correction/", views.correction, name="correction"),
    path("reviews/<uuid:code>/after/photos/", views.photos, name="photos"),
    path("reviews/<uuid:code>/after/close/", views.close, name="close"),
]
