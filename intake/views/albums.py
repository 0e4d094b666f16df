"""A page of photos: those with the answers, or those of a check-in; shown, added and removed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from intake import access, services
from intake.dates import spoken_day
from intake.following.schedule import WEEK_4
from intake.journey import WITH_PATIENT
from intake.models import Intake, Photo
from intake.photos.receiving import received
from intake.photos.words import photo_words
from intake.route import Route
from intake.services import treatment_of
from intake.views.places import place, resume
from intake.views.shown import shown

Side = Photo.Side

HOW = {
    Side.FRONT: gettext_noop("Look straight at the camera."),
    Side.LEFT: gettext_noop("Turn your head to your right, so that we see your left cheek."),
    Side.RIGHT: gettext_noop("Turn your head to your left, so that we see your right cheek."),
    Side.NECK: gettext_noop("Lift your chin a little, so that we see all of your neck."),
}


@dataclass(frozen=True, slots=True)
class Album:
    """The photos of one moment, the names of the addresses by which they are changed, and where
    to come back to after a code."""

    moment: str
    page: str
    picture: str
    remove: str
    then: str


WITH_ANSWERS = Album("", "photos", "photo", "remove_photo", "photos")
AT_WEEK_4 = Album(
    WEEK_4.key, "check_in_photos", "check_in_photo", "remove_check_in_photo", "check-in-photos"
)


@dataclass(frozen=True, slots=True)
class Card:
    """One side: how to take it, the photo there is, and what was wrong with the last try.

    Without a `picture_url` the photo was sent and is not shown here before a code was given.
    """

    side: str
    label: str
    how: str
    outline: str
    photo: Photo | None
    saved: str
    problem: str
    add_url: str
    picture_url: str
    remove_url: str


def add(request: HttpRequest, intake: Intake, album: Album, *, at: datetime) -> HttpResponse:
    """Keep the photo that was sent, or say what is wrong with it."""
    side = request.POST.get("side", "")
    if side not in Side.values:
        raise Http404
    about = {"side": side, "moment": album.moment}
    try:
        added = services.add_photo(intake, **about, sent=received(request), at=at)
    except (services.PhotoRefused, services.TooManyPhotos) as problem:
        return draw(request, intake, album, at=at, problems={side: str(problem)})
    except services.PhotosClosed:
        return redirect("intake:sent", code=intake.code)
    if intake.revision_id is not None:  # else it is shown only until it is sent
        access.note_added(request, added.code)
    return HttpResponseRedirect(f"{place(intake, album.page)}#photo-{side}")


def remove(intake: Intake, album: Album, photo: UUID, *, at: datetime) -> HttpResponse:
    """Take a photo away."""
    there = photo_of(intake, album, photo)
    try:
        services.remove_photo(there, at=at)
    except services.PhotosClosed:
        return redirect("intake:sent", code=intake.code)
    return HttpResponseRedirect(f"{place(intake, album.page)}#photo-{there.side}")


def photo_of(intake: Intake, album: Album, code: UUID) -> Photo:
    ours = Photo.objects.of(intake, album.moment).filter(removed_at=None)
    return get_object_or_404(ours, code=code)


def draw(
    request: HttpRequest,
    intake: Intake,
    album: Album,
    *,
    at: datetime,
    problems: dict[str, str] | None = None,
) -> HttpResponse:
    """The page with a card for each side."""
    there = {photo.side: photo for photo in Photo.objects.of(intake, album.moment).there()}
    sees = access.sees_photos(request, intake, at=at)
    seen = {side for side, photo in there.items() if sees(photo.code)}
    cards = [_card(intake, album, side, there, seen, problems or {}) for side in Side]
    next_url = _next(intake, album)
    context: dict[str, Any] = {
        "cards": cards,
        "problems": [(card.side, card.problem) for card in cards if card.problem],
        "count": len(there),
        "code_url": code_url(intake, album) if there.keys() - seen else "",
        "words": photo_words(),
        "until": _until(intake, album),
        "next_url": next_url,
        "back_url": next_url,
    }
    return shown(request, "photos", intake, status=422 if problems else 200, **context)


def code_url(intake: Intake, album: Album) -> str:
    """Where a code is asked for to see what was sent; while a reply is due, none is to be had."""
    if intake.stage in WITH_PATIENT:
        return ""
    return access.address("code", intake, then=album.then)


def _card(
    intake: Intake,
    album: Album,
    side: Side,
    there: dict[str, Photo],
    seen: set[str],
    problems: dict[str, str],
) -> Card:
    photo = there.get(side)
    which = {"code": intake.code, "photo": photo.code} if photo else None
    return Card(
        side=side.value,
        label=gettext(str(side.label)),
        how=gettext(HOW[side]),
        outline=f"parts/outline_{side.value}.html",
        photo=photo,
        saved=f"{photo.added_at.astimezone(intake.clinic.zone):%H:%M}" if photo else "",
        problem=problems.get(side, ""),
        add_url=place(intake, album.page),
        picture_url=reverse(f"intake:{album.picture}", kwargs=which) if side in seen else "",
        remove_url=reverse(f"intake:{album.remove}", kwargs=which) if which else "",
    )


def _until(intake: Intake, album: Album) -> str:
    """The last day on which photos of a check-in can be changed."""
    treatment = treatment_of(intake) if album.moment else None
    return spoken_day(WEEK_4.last_day(treatment.on)) if treatment else ""


def _next(intake: Intake, album: Album) -> str:
    """Where the patient goes on: to the next open page, the check, or the receipt."""
    if album.moment or intake.stage not in WITH_PATIENT:
        return place(intake, "sent")
    return resume(intake, Route(intake.read_edition(), intake.read_draft()))
