"""Photos: adding one, taking it away, and opening it for who may look."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from intake.events import PATIENT, record
from intake.journey import WITH_PATIENT, Stage
from intake.models import Event, Intake, Patient, Photo
from intake.photos.developing import Developed, PhotoRefused, develop
from intake.services.answering import held
from intake.services.moves import touch

OPEN = WITH_PATIENT | {Stage.AWAITING_TRIAGE, Stage.AWAITING_REVIEW}
MOST_AN_HOUR = 8
TRIES_AN_HOUR = 24  # refused ones too: each costs a second of the machine
HOUR = timedelta(hours=1)
ADDED = ("photo added", "photo retaken")
REFUSED = "photo refused"


class PhotosClosed(Exception):
    """The intake is decided or closed: photos are part of the record now."""

    def __init__(self) -> None:
        super().__init__(gettext("Photos can no longer be changed here. Call the clinic."))


class TooManyPhotos(Exception):
    """More photos within an hour than anybody needs."""

    def __init__(self) -> None:
        super().__init__(
            gettext("That is a lot of photos in one hour. Wait an hour, then try again.")
        )


def add_photo(intake: Intake, *, side: str, sent: bytes, at: datetime, by: Any = PATIENT) -> Photo:
    """Keep a photo, in place of the one there was from that side.

    Raises a `PhotoRefused`, `PhotosClosed`, `TooManyPhotos` or `vault.Erased`. Decoding takes
    a second, so it is done before the transaction: nobody else waits for it.
    """
    side = Photo.Side(side)
    _check(intake, at=at)
    try:
        developed = develop(sent)
    except PhotoRefused as refused:
        why = type(refused).__name__
        record(intake, REFUSED, by=by, at=at, detail={"side": side.value, "why": why})
        raise
    return _keep(intake, developed, side=side, at=at, by=by)


@transaction.atomic
def remove_photo(photo: Photo, *, at: datetime, by: Any = PATIENT) -> None:
    """Destroy the pictures of a photo; that there was one is kept. Raises `PhotosClosed`."""
    intake = held(photo.intake)
    if intake.stage not in OPEN:
        raise PhotosClosed
    if destroy_photos_of(Photo.objects.filter(pk=photo.pk), at=at):
        record(intake, "photo removed", by=by, at=at, detail={"side": photo.side})
        _tell(intake)


def open_photo(photo: Photo, *, by: Any, at: datetime) -> bytes:
    """The picture for a member of staff, with an event that says who opened it."""
    picture = photo.read(photo.intake.patient.key())
    record(photo.intake, "photo opened", by=by, at=at, detail={"side": photo.side})
    return picture


def destroy_photos(patient: Patient, *, at: datetime) -> None:
    """Destroy every picture of a patient who is being erased."""
    destroy_photos_of(Photo.objects.filter(intake__patient=patient), at=at)


@transaction.atomic
def _keep(intake: Intake, developed: Developed, *, side: str, at: datetime, by: Any) -> Photo:
    intake = held(intake)
    _check(intake, at=at)
    before = destroy_photos_of(Photo.objects.of(intake).filter(side=side), at=at)
    photo = Photo(
        clinic=intake.clinic,
        intake=intake,
        side=side,
        width=developed.width,
        height=developed.height,
        added_at=at,
    )
    photo.write(intake.patient.key(), large=developed.large, small=developed.small)
    photo.save(force_insert=True)
    name = "photo retaken" if before else "photo added"
    record(intake, name, by=by, at=at, detail={"side": side})
    _tell(intake)
    return photo


def _check(intake: Intake, *, at: datetime) -> None:
    if intake.stage not in OPEN:
        raise PhotosClosed
    lately = Event.objects.filter(intake=intake, at__gt=at - HOUR)
    if lately.filter(name__in=ADDED).count() >= MOST_AN_HOUR:
        raise TooManyPhotos
    if lately.filter(name__in=(*ADDED, REFUSED)).count() >= TRIES_AN_HOUR:
        raise TooManyPhotos


def destroy_photos_of(photos: Any, *, at: datetime) -> int:
    """Destroy the pictures of these photos; returns how many there were."""
    return photos.filter(removed_at=None).update(large=None, small=None, removed_at=at)


def _tell(intake: Intake) -> None:
    """Whoever is reading what was sent learns that it has changed."""
    if intake.stage not in WITH_PATIENT:
        touch(intake)
