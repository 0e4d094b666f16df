"""Photos: adding one, taking it away, and opening it for who may look."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext

from intake.events import PATIENT, record
from intake.following.schedule import WEEK_4
from intake.journey import WITH_PATIENT, Stage
from intake.models import Event, Intake, Patient, Photo
from intake.photos.developing import Developed, PhotoRefused, develop
from intake.services.answering import held
from intake.services.following import treatment_of
from intake.services.moves import touch

OPEN = WITH_PATIENT | {Stage.AWAITING_TRIAGE, Stage.AWAITING_REVIEW}
WANTED = "PHOTO"  # the question whether the patient would like to add photos
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


def add_photo(
    intake: Intake,
    *,
    side: str,
    sent: bytes,
    at: datetime,
    moment: str = "",
    by: Any = PATIENT,
) -> Photo:
    """Keep a photo, in place of the one there was from that side at that moment.

    Raises a `PhotoRefused`, `PhotosClosed`, `TooManyPhotos` or `vault.Erased`. Decoding takes
    a second, so it is done before the transaction: nobody else waits for it.
    """
    side = Photo.Side(side)
    _check(intake, moment, at=at)
    try:
        developed = develop(sent)
    except PhotoRefused as refused:
        why = type(refused).__name__
        record(intake, REFUSED, by=by, at=at, detail={"side": side.value, "why": why})
        raise
    return _keep(intake, developed, side=side, moment=moment, at=at, by=by)


@transaction.atomic
def remove_photo(photo: Photo, *, at: datetime, by: Any = PATIENT) -> None:
    """Destroy the pictures of a photo; that there was one is kept. Raises `PhotosClosed`."""
    intake = held(photo.intake)
    if not taken_now(intake, photo.moment, at=at):
        raise PhotosClosed
    if destroy_photos_of(Photo.objects.filter(pk=photo.pk), at=at):
        detail = _detail(photo.side, photo.moment)
        record(intake, "photo removed", by=by, at=at, detail=detail)
        _tell(intake, photo.moment)


def taken_now(intake: Intake, moment: str = "", *, at: datetime) -> bool:
    """Whether photos can be changed now: until a decision, or while a check-in is open."""
    if not moment:
        return intake.stage in OPEN
    treatment, today = treatment_of(intake), intake.clinic.day_of(at)
    if treatment is None or moment != WEEK_4.key:
        return False
    return WEEK_4.opens(treatment.on) <= today < WEEK_4.closes(treatment.on)


def open_photo(photo: Photo, *, by: Any, at: datetime) -> bytes:
    """The picture for a member of staff, with an event that says who opened it."""
    picture = photo.read(photo.intake.patient.key())
    detail = _detail(photo.side, photo.moment)
    record(photo.intake, "photo opened", by=by, at=at, detail=detail)
    return picture


def destroy_photos(patient: Patient, *, at: datetime) -> None:
    """Destroy every picture of a patient who is being erased."""
    destroy_photos_of(Photo.objects.filter(intake__patient=patient), at=at)


@transaction.atomic
def _keep(
    intake: Intake, developed: Developed, *, side: str, moment: str, at: datetime, by: Any
) -> Photo:
    intake = held(intake)
    _check(intake, moment, at=at)
    before = destroy_photos_of(Photo.objects.of(intake, moment).filter(side=side), at=at)
    photo = Photo(
        clinic=intake.clinic,
        intake=intake,
        side=side,
        moment=moment,
        width=developed.width,
        height=developed.height,
        added_at=at,
    )
    photo.write(intake.patient.key(), large=developed.large, small=developed.small)
    photo.save(force_insert=True)
    name = "photo retaken" if before else "photo added"
    record(intake, name, by=by, at=at, detail=_detail(side, moment))
    _tell(intake, moment)
    return photo


def _check(intake: Intake, moment: str, *, at: datetime) -> None:
    if not taken_now(intake, moment, at=at):
        raise PhotosClosed
    lately = Event.objects.filter(intake=intake, at__gt=at - HOUR)
    if lately.filter(name__in=ADDED).count() >= MOST_AN_HOUR:
        raise TooManyPhotos
    if lately.filter(name__in=(*ADDED, REFUSED)).count() >= TRIES_AN_HOUR:
        raise TooManyPhotos


def destroy_photos_of(photos: Any, *, at: datetime) -> int:
    """Destroy the pictures of these photos; returns how many there were."""
    return photos.filter(removed_at=None).update(large=None, small=None, removed_at=at)


def _detail(side: str, moment: str) -> dict[str, str]:
    return {"side": side} | ({"moment": moment} if moment else {})


def _tell(intake: Intake, moment: str) -> None:
    """Whoever is reading what was sent learns that it has changed."""
    if not moment and intake.stage not in WITH_PATIENT:
        touch(intake)
