"""Photos with the answers, all of them optional: added, looked at, taken again and removed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_permissions_policy.decorators import permissions_policy_override

from intake import access
from intake.access import for_patients
from intake.models import Intake
from intake.services import photos_taken_now
from intake.views.albums import Album, add, code_url, draw, photo_of, remove
from intake.views.places import place

View = Callable[..., HttpResponse]

SANDBOX = "default-src 'none'; sandbox"  # a picture runs nothing, whatever is in it

camera_allowed = permissions_policy_override({**settings.PERMISSIONS_POLICY, "camera": ["self"]})


def while_taken(view: View) -> View:
    """Once nothing of the album can be changed any more, show the receipt instead of the view."""

    @wraps(view)
    def opened(request: HttpRequest, intake: Intake, album: Album, **rest: Any) -> HttpResponse:
        if not photos_taken_now(intake, album.moment, at=timezone.now()):
            return redirect("intake:sent", code=intake.code)
        return view(request, intake, album, **rest)

    return opened


@camera_allowed
@for_patients
@while_taken
@require_http_methods(["GET", "HEAD", "POST"])
def photos(request: HttpRequest, intake: Intake, album: Album) -> HttpResponse:
    """The page where photos are added; which album they are of is said by the address."""
    if request.method != "POST":
        return draw(request, intake, album, at=timezone.now())
    return add(request, intake, album, at=timezone.now())


@for_patients
@while_taken
@require_safe
def photo(request: HttpRequest, intake: Intake, album: Album, photo: UUID) -> HttpResponse:
    """One of the patient's own photos, as a picture; once it was sent, after a code."""
    there = photo_of(intake, album, photo)
    if not access.sees_photos(request, intake, at=timezone.now())(there.code):
        return redirect(code_url(intake, album) or place(intake, "sent"))
    return as_picture(there.read(intake.patient.key(), small="small" in request.GET))


@for_patients
@while_taken
@require_POST
def remove_photo(request: HttpRequest, intake: Intake, album: Album, photo: UUID) -> HttpResponse:
    """Take a photo away."""
    return remove(intake, album, photo, at=timezone.now())


def as_picture(jpeg: bytes) -> HttpResponse:
    """A JPEG that shows as a picture, is kept by no cache and runs nothing."""
    response = HttpResponse(jpeg, content_type="image/jpeg")
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = SANDBOX
    response["Content-Disposition"] = 'inline; filename="photo.jpg"'
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
