"""Who is on an intake: opening it claims it, and a colleague can take it over with a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from clinic.desk.teamwork import Presence, TakeOver
from clinic.staff.models import User
from intake.events import record
from intake.models import Intake
from intake.models.sealed import seal

LASTS = timedelta(minutes=5)  # without a sign of life; a page gives one every half minute


class NobodyHere(Exception):
    """There is nobody to take the intake over from."""

    def __init__(self) -> None:
        super().__init__("Nobody else is here any more. It is yours.")


class HereChanged(Exception):
    """Somebody else is on the intake by now than whoever it was to be taken over from."""

    def __init__(self) -> None:
        super().__init__("Somebody else was quicker. Look again who is here.")


@dataclass(frozen=True, slots=True)
class Here:
    """Who is on an intake besides the reader, and the word of whoever took it from them."""

    who: User | None = None
    since: datetime | None = None
    word: str = ""
    took_over: bool = False


def arrive(intake: Intake, *, by: User, at: datetime) -> Here:
    """Claim an intake that nobody is on, or say who is; the same again keeps the claim."""
    fresh = {"by": by, "since": at, "seen_at": at}
    presence = presence_of(intake)
    if presence is None:
        presence, made = Presence.objects.get_or_create(intake=intake, defaults=fresh)
        if made:
            return Here()
    this = Presence.objects.filter(pk=presence.pk, by=presence.by_id)
    if presence.by_id == by.pk:
        kept = this.update(seen_at=at)
    else:
        kept = not is_here(presence, at=at) and this.update(**fresh)
    return Here() if kept else _colleague(intake, reader=by)


def presence_of(intake: Intake) -> Presence | None:
    """Who had the intake open when it was read."""
    try:
        return intake.presence
    except Presence.DoesNotExist:
        return None


def take_over(intake: Intake, *, word: str, by: User, at: datetime, whom: str = "") -> TakeOver:
    """Claim an intake that a colleague is on and leave them a word.

    `whom` is the code of who was seen there, if that matters. Raises `HereChanged`, or
    `NobodyHere` once the intake is claimed, which therefore stands outside any transaction.
    """
    presence = Presence.objects.select_related("by").filter(intake=intake).first()
    if presence is not None and presence.by_id != by.pk and is_here(presence, at=at):
        if whom in ("", str(presence.by.code)):
            return _taken(presence, intake, word=word, by=by, at=at)
        raise HereChanged
    if arrive(intake, by=by, at=at).who is not None:
        raise HereChanged
    raise NobodyHere


def leave(intake: Intake, *, by: User) -> None:
    """Let go of an intake, where it is one's own."""
    Presence.objects.filter(intake=intake, by=by).delete()


def is_here(presence: Presence, *, at: datetime) -> bool:
    return presence.seen_at > at - LASTS


@transaction.atomic
def _taken(presence: Presence, intake: Intake, *, word: str, by: User, at: datetime) -> TakeOver:
    """The claim goes from one to another; of two who want it at once the slower changes nothing."""
    claim = Presence.objects.filter(pk=presence.pk, by=presence.by_id)
    if not claim.update(by=by, since=at, seen_at=at):
        raise HereChanged
    taken = TakeOver(clinic=intake.clinic, intake=intake, by=by, from_whom=presence.by, at=at)
    seal(taken, intake.patient.key(), word=word.strip())
    taken.save(force_insert=True)
    record(intake, "taken over", by=by, at=at, detail={"from": str(presence.by.code)})
    return taken


def _colleague(intake: Intake, *, reader: User) -> Here:
    presence = Presence.objects.select_related("by").filter(intake=intake).first()
    if presence is None or presence.by_id == reader.pk:
        return Here()
    last = TakeOver.objects.filter(intake=intake, from_whom=reader, by=presence.by)
    taken = last.select_related("intake__patient").filter(at__gte=presence.since).first()
    word = taken.read_word() if taken else ""
    return Here(presence.by, presence.since, word, took_over=taken is not None)
