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

from intake.access import for_patients
from intake.models import Intake
from intake.services import photos_taken_now
from intake.views.albums import AT_WEEK_4, WITH_ANSWERS, Album, add, draw, photo_of, remove

View = Callable[..., HttpResponse]

SANDBOX = "default-src 'none'; sandbox"  # a picture runs nothing, whatever is in it

camera_allowed = permissions_policy_override({**settings.PERMISSIONS_POLICY, "camera": ["self"]})


def while_taken(album: Album) -> Callable[[View], View]:
    """Once nothing can be changed any more, show the receipt instead of the view."""

    def only(view: View) -> View:
        @wraps(view)
        def opened(request: HttpRequest, intake: Intake, **rest: Any) -> HttpResponse:
            if not photos_taken_now(intake, album.moment, at=timezone.now()):
                return redirect("intake:sent", code=intake.code)
            return view(request, intake, **rest)

        return opened

    return only


@camera_allowed
@for_patients
@while_taken(WITH_ANSWERS)
@require_http_methods(["GET", "HEAD", "POST"])
def photos(request: HttpRequest, intake: Intake) -> HttpResponse:
    """The page where photos are added."""
    return _page(request, intake, WITH_ANSWERS)


@for_patients
@while_taken(WITH_ANSWERS)
@require_safe
def photo(request: HttpRequest, intake: Intake, photo: UUID) -> HttpResponse:
    """One of the patient's own photos, as a picture."""
    return _picture(request, intake, WITH_ANSWERS, photo)


@for_patients
@while_taken(WITH_ANSWERS)
@require_POST
def remove_photo(request: HttpRequest, intake: Intake, photo: UUID) -> HttpResponse:
    """Take a photo away."""
    return remove(intake, WITH_ANSWERS, photo, at=timezone.now())


@camera_allowed
@for_patients
@while_taken(AT_WEEK_4)
@require_http_methods(["GET", "HEAD", "POST"])
def check_in_photos(request: HttpRequest, intake: Intake) -> HttpResponse:
    """The same four weeks after a treatment."""
    return _page(request, intake, AT_WEEK_4)


@for_patients
@while_taken(AT_WEEK_4)
@require_safe
def check_in_photo(request: HttpRequest, intake: Intake, photo: UUID) -> HttpResponse:
    """One of those, as a picture."""
    return _picture(request, intake, AT_WEEK_4, photo)


@for_patients
@while_taken(AT_WEEK_4)
@require_POST
def remove_check_in_photo(request: HttpRequest, intake: Intake, photo: UUID) -> HttpResponse:
    """Take one of those away."""
    return remove(intake, AT_WEEK_4, photo, at=timezone.now())


def as_picture(jpeg: bytes) -> HttpResponse:
    """A JPEG that shows as a picture, is kept by no cache and runs nothing."""
    response = HttpResponse(jpeg, content_type="image/jpeg")
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = SANDBOX
    response["Content-Disposition"] = 'inline; filename="photo.jpg"'
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _page(request: HttpRequest, intake: Intake, album: Album) -> HttpResponse:
    if request.method != "POST":
        return draw(request, intake, album)
    return add(request, intake, album, at=timezone.now())


def _picture(request: HttpRequest, intake: Intake, album: Album, code: UUID) -> HttpResponse:
    there = photo_of(intake, album, code)
    return as_picture(there.read(intake.patient.key(), small="small" in request.GET))
