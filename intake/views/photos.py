"""Photos, all of them optional: added, looked at, taken again and removed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_permissions_policy.decorators import permissions_policy_override

from intake import services
from intake.access import for_patients
from intake.journey import WITH_PATIENT
from intake.models import Intake, Photo
from intake.photos.receiving import received
from intake.photos.words import photo_words
from intake.route import Route
from intake.services.photos import OPEN
from intake.views.places import place, resume
from intake.views.shown import shown

View = Callable[..., HttpResponse]
Side = Photo.Side

HOW = {
    Side.FRONT: gettext_noop("Look straight at the camera."),
    Side.LEFT: gettext_noop("Turn your head to your right, so that we see your left cheek."),
    Side.RIGHT: gettext_noop("Turn your head to your left, so that we see your right cheek."),
    Side.NECK: gettext_noop("Lift your chin a little, so that we see all of your neck."),
}
SANDBOX = "default-src 'none'; sandbox"  # a picture runs nothing, whatever is in it

camera_allowed = permissions_policy_override({**settings.PERMISSIONS_POLICY, "camera": ["self"]})


@dataclass(frozen=True, slots=True)
class Card:
    """One side: how to take it, the photo there is, and what was wrong with the last try."""

    side: str
    label: str
    how: str
    outline: str
    photo: Photo | None
    saved: str
    problem: str


def while_open(view: View) -> View:
    """Once the clinic has decided, show the receipt instead of the view."""

    @wraps(view)
    def opened(request: HttpRequest, intake: Intake, **rest: Any) -> HttpResponse:
        if intake.stage not in OPEN:
            return redirect("intake:sent", code=intake.code)
        return view(request, intake, **rest)

    return opened


@camera_allowed
@for_patients
@while_open
@require_http_methods(["GET", "HEAD", "POST"])
def photos(request: HttpRequest, intake: Intake) -> HttpResponse:
    """The page where photos are added."""
    if request.method != "POST":
        return _shown(request, intake)
    side, at = request.POST.get("side", ""), timezone.now()
    if side not in Side.values:
        raise Http404
    try:
        services.add_photo(intake, side=side, sent=received(request), at=at)
    except (services.PhotoRefused, services.TooManyPhotos) as problem:
        return _shown(request, intake, problems={side: str(problem)})
    except services.PhotosClosed:
        return redirect("intake:sent", code=intake.code)
    return redirect(f"{place(intake, 'photos')}#photo-{side}")


@for_patients
@while_open
@require_safe
def photo(request: HttpRequest, intake: Intake, photo: UUID) -> HttpResponse:
    """One of the patient's own photos, as a picture."""
    there = _photo_of(intake, photo)
    return as_picture(there.read(intake.patient.key(), small="small" in request.GET))


@for_patients
@while_open
@require_POST
def remove_photo(request: HttpRequest, intake: Intake, photo: UUID) -> HttpResponse:
    """Take a photo away."""
    there = _photo_of(intake, photo)
    try:
        services.remove_photo(there, at=timezone.now())
    except services.PhotosClosed:
        return redirect("intake:sent", code=intake.code)
    return redirect(f"{place(intake, 'photos')}#photo-{there.side}")


def as_picture(jpeg: bytes) -> HttpResponse:
    """A JPEG that shows as a picture, is kept by no cache and runs nothing."""
    response = HttpResponse(jpeg, content_type="image/jpeg")
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = SANDBOX
    response["Content-Disposition"] = 'inline; filename="photo.jpg"'
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response


def _photo_of(intake: Intake, code: UUID) -> Photo:
    return get_object_or_404(Photo.objects.of(intake).filter(removed_at=None), code=code)


def _shown(
    request: HttpRequest, intake: Intake, *, problems: dict[str, str] | None = None
) -> HttpResponse:
    there = {photo.side: photo for photo in Photo.objects.of(intake).there()}
    cards = [_card(intake, side, there.get(side), (problems or {}).get(side)) for side in Side]
    next_url = _next(intake)
    context = {
        "cards": cards,
        "problems": [(card.side, card.problem) for card in cards if card.problem],
        "count": len(there),
        "words": photo_words(),
        "next_url": next_url,
        "back_url": next_url,
    }
    return shown(request, "photos", intake, status=422 if problems else 200, **context)


def _card(intake: Intake, side: Side, photo: Photo | None, problem: str | None) -> Card:
    saved = f"{photo.added_at.astimezone(intake.clinic.zone):%H:%M}" if photo else ""
    outline = f"parts/outline_{side.value}.html"
    label, how = gettext(str(side.label)), gettext(HOW[side])
    return Card(side.value, label, how, outline, photo, saved, problem or "")


def _next(intake: Intake) -> str:
    """Where the patient goes on: to the next open page, the check, or the receipt."""
    if intake.stage not in WITH_PATIENT:
        return place(intake, "sent")
    return resume(intake, Route(intake.read_edition(), intake.read_draft()))
