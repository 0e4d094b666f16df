"""Changing the words of a message, and the sentences that are ready; every change is kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from clinic.phrasing.models import ReadyReason
from clinic.staff.models import User
from intake.events import record
from intake.models import Clinic, MessageWords
from intake.notices import Said
from intake.questionnaire.languages import ENGLISH
from intake.saying import Piece, problems

MOST_REASONS = 20


class BadWords(Exception):
    """A message cannot be worded like this; `problems` holds sentences for each part."""

    def __init__(self, problems: dict[str, list[str]]) -> None:
        super().__init__(" ".join(said for part in problems.values() for said in part))
        self.problems = problems


class TooManyReasons(Exception):
    """More sentences than anybody would read through."""

    def __init__(self) -> None:
        super().__init__(f"There are {MOST_REASONS} sentences already. Take one away first.")


class ReasonGone(Exception):
    """Somebody took the sentence away first."""

    def __init__(self) -> None:
        super().__init__("Somebody took this sentence away.")


def words_now(clinic: Clinic, piece: Piece) -> Said:
    """The words in force, the clinic's own or the standard ones."""
    own = _newest(clinic, piece)
    return piece.standard if own is None or own.standard else Said(own.subject, own.body)


@transaction.atomic
def reword(clinic: Clinic, piece: Piece, said: Said, *, by: User, at: datetime) -> bool:
    """Have messages say this from now on; returns whether that is new. Raises `BadWords`."""
    if found := problems(clinic, piece, said):
        raise BadWords(found)
    if said == piece.standard:
        return put_back(clinic, piece, by=by, at=at)
    return _write(clinic, piece, said, own=said, by=by, at=at)


@transaction.atomic
def put_back(clinic: Clinic, piece: Piece, *, by: User, at: datetime) -> bool:
    """Have messages say the standard words again; returns whether they did not before."""
    return _write(clinic, piece, piece.standard, own=Said("", ""), by=by, at=at)


@transaction.atomic
def ready(
    clinic: Clinic, words: dict[str, str], *, by: User, at: datetime, sentence: UUID | None = None
) -> ReadyReason:
    """Keep a sentence ready, or word one anew; raises `TooManyReasons` or `ReasonGone`."""
    _wait(clinic)
    standing = {one.sentence: one for one in ReadyReason.objects.standing(clinic)}
    if sentence is not None and sentence not in standing:
        raise ReasonGone
    if sentence is None and len(standing) >= MOST_REASONS:
        raise TooManyReasons
    before = standing[sentence].words if sentence else {}
    return _keep(clinic, sentence or uuid4(), before, words, by=by, at=at)


@transaction.atomic
def take_away(clinic: Clinic, sentence: UUID, *, by: User, at: datetime) -> None:
    """Offer a sentence no more; raises `ReasonGone`."""
    _wait(clinic)
    standing = {one.sentence: one for one in ReadyReason.objects.standing(clinic)}
    if sentence not in standing:
        raise ReasonGone
    _keep(clinic, sentence, standing[sentence].words, {}, by=by, at=at)


def _write(clinic: Clinic, piece: Piece, said: Said, *, own: Said, by: User, at: datetime) -> bool:
    _wait(clinic)
    before = words_now(clinic, piece)
    if said == before:
        return False
    where = {"kind": piece.kind, "channel": piece.channel, "language": piece.language}
    MessageWords.objects.create(
        clinic=clinic, **where, subject=own.subject, body=own.body, by=by, at=at
    )
    told = {"subject": [before.subject, said.subject], "body": [before.body, said.body]}
    changed = {name: pair for name, pair in told.items() if pair[0] != pair[1]}
    record(clinic, "message reworded", by=by, at=at, detail={"message": where, "settings": changed})
    return True


def _keep(
    clinic: Clinic,
    sentence: UUID,
    before: dict[str, Any],
    words: dict[str, str],
    *,
    by: User,
    at: datetime,
) -> ReadyReason:
    languages = dict.fromkeys((ENGLISH, *before, *words))
    pairs = {f"in_{one}": [before.get(one, ""), words.get(one, "")] for one in languages}
    changed = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
    detail = {"sentence": str(sentence), "settings": changed}
    record(clinic, "ready sentence changed", by=by, at=at, detail=detail)
    return ReadyReason.objects.create(clinic=clinic, sentence=sentence, words=words, by=by, at=at)


def _newest(clinic: Clinic, piece: Piece) -> MessageWords | None:
    where = {"kind": piece.kind, "channel": piece.channel, "language": piece.language}
    return MessageWords.objects.of(clinic, **where).first()


def _wait(clinic: Clinic) -> None:
    # Of two managers who write at once the second sees what the first wrote.
    Clinic.objects.select_for_update(no_key=True).get(pk=clinic.pk)
