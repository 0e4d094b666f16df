"""Where clinicians work."""

from django.urls import path

from clinic.review import views

app_name = "review"

urlpatterns = [
    path("reviews/", views.reviews, name="list"),
    path("reviews/<uuid:code>/", views.intake, name="intake"),
    path("reviews/<uuid:code>/decisions/<uuid:decision>/", views.then, name="then"),
    path("reviews/<uuid:code>/decide/", views.decide, name="decide"),
    path("reviews/<uuid:code>/need/", views.need, name="need"),
    path("reviews/<uuid:code>/call/", views.call, name="call"),
    path("reviews/<uuid:code>/photos/", views.photos, name="photos"),
    path("reviews/<uuid:code>/photos/<uuid:photo>/", views.photo, name="photo"),
    path("reviews/<uuid:code>/addendum/", views.addendum, name="addendum"),
]
