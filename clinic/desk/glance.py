"""What a line says of an intake in numbers, and how sure it is whose it is: no reason, no answer.

All of it is read for the lines of one page only, in one statement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from django.db.models import Count, QuerySet

from clinic.desk.shelves import locked
from clinic.duplicates.likeness import Doubts
from clinic.review.reading import kind_of
from intake.journey import WITH_PATIENT, Stage
from intake.models import AssessmentRecord, Clinic, Event, Intake, Photo, Revision
from intake.models.together import together
from intake.questionnaire.answers import BIRTH_DATE
from intake.questionnaire.editions import EDITIONS
from intake.questionnaire.kinds import Tick
from intake.questionnaire.origins import How
from intake.rules.rulebook import RULEBOOKS
from intake.services.photos import WANTED

KINDS = ("stop", "look", "info")
SIDES = len(Photo.Side)
CONFIRMED = "birth date confirmed"


class Known(Enum):
    """How sure it is whose an intake is: a word, an icon, and what the word means."""

    UNKNOWN = "ID unknown", "warning", "too many wrong birth dates"
    SUGGESTED = "ID suggested", "copy", "another record may be the same person"
    VERIFIED = "ID verified", "saved", "the birth date was confirmed"
    UNASKED = "ID not asked", "identity", "no birth date was given with a link yet"

    @property
    def words(self) -> str:
        return self.value[0]

    @property
    def icon(self) -> str:
        return self.value[1]

    @property
    def meaning(self) -> str:
        return self.value[2]


@dataclass(frozen=True, slots=True)
class Glance:
    """The flags of an intake by kind, what is new since last time, its photos, and whose it is."""

    flags: tuple[tuple[str, int], ...]
    since: str
    photos: str
    known: Known

    @property
    def serious(self) -> tuple[tuple[str, int], ...]:
        """The flags that somebody has to look at, which is all the front desk is to know of."""
        return tuple((kind, count) for kind, count in self.flags if kind != "info")


def glances(intakes: Iterable[Intake], clinic: Clinic, *, at: datetime) -> list[Glance]:
    """One for each intake that was read `with_people`, in one statement however many."""
    intakes = list(intakes)
    read = _Read(intakes, clinic, at=at)
    return [read.glance(intake) for intake in intakes]


class _Read:
    """What lies beside the intakes of a page, each kind of it by what it belongs to."""

    def __init__(self, intakes: list[Intake], clinic: Clinic, *, at: datetime) -> None:
        self.flagged = clinic.mode != Clinic.Mode.INTAKE_ONLY
        pks, revisions = [one.pk for one in intakes], [one.revision_id for one in intakes]
        people = {one.patient_id for one in intakes}
        fired = _fired([pk for pk in revisions if pk and self.flagged])
        told = _told([pk for pk in revisions if pk])
        photos = Photo.objects.filter(intake__in=pks, moment="", removed_at=None)
        held = photos.order_by().values_list("intake").annotate(sides=Count("pk"))
        closed = locked(at).filter(intake__in=pks).values_list("intake")
        given = Event.objects.filter(intake__in=pks, name=CONFIRMED).values_list("intake")
        sent = Revision.objects.filter(intake__patient__in=people, stopped=False)
        before = sent.order_by().values_list("intake__patient", "intake").distinct()
        doubts = Doubts(clinic, [one.patient for one in intakes])
        together(fired, told, held, closed, given, before, *doubts.queries)
        self.flags = _counted(fired)
        self.told = {row[0]: row[1:] for row in told}
        self.photos = dict(held)
        self.locked, self.confirmed = ({pk for (pk,) in rows} for rows in (closed, given))
        self.sent, self.doubts = set(before), doubts

    def glance(self, intake: Intake) -> Glance:
        return Glance(
            flags=self.flags.get(intake.revision_id or 0, ()),
            since=self._since(intake),
            photos=self._photos(intake),
            known=self._known(intake),
        )

    def _known(self, intake: Intake) -> Known:
        if intake.pk in self.locked:
            return Known.UNKNOWN
        if self.doubts.about(intake.patient):
            return Known.SUGGESTED
        return Known.VERIFIED if intake.pk in self.confirmed else Known.UNASKED

    def _since(self, intake: Intake) -> str:
        """Whether it is the first visit, and of a later one how much is told differently."""
        answers, origins, last = self.told.get(intake.revision_id, ({}, None, None))
        if last is None:
            came = any(patient == intake.patient_id and pk < intake.pk for patient, pk in self.sent)
            return "Came before" if came else "First visit"
        changed = _changed(answers, origins, last, EDITIONS[intake.edition].questions)
        return f"Came before, {changed or 'nothing'} changed"

    def _photos(self, intake: Intake) -> str:
        answers, *_ = self.told.get(intake.revision_id, ({}, None, None))
        there = self.photos.get(intake.pk, 0)
        if there or answers.get(WANTED) == "YES":
            return f"{there} of {SIDES} photos"
        return "" if Stage(intake.stage) in WITH_PATIENT else "no photos"


def _fired(revisions: list[int]) -> QuerySet[Any, Any]:
    """The rules that fired in each assessment; one in which none did is there without any."""
    made = AssessmentRecord.objects.filter(revision__in=revisions).order_by("pk")
    return made.values_list("revision", "pk", "firings__rulebook", "firings__rule")


def _told(revisions: list[int]) -> QuerySet[Any, Any]:
    """The answers of each sending, how they came, and those of the visit before."""
    rows = Revision.objects.filter(pk__in=revisions).order_by()
    return rows.values_list("pk", "answers", "origins__document", "origins__last_time__answers")


def _counted(fired: Iterable[Any]) -> dict[int, tuple[tuple[str, int], ...]]:
    """The flags of the newest assessment of each sending, by kind."""
    newest: dict[int, tuple[int, Counter[str]]] = {}
    for revision, assessment, book, rule in fired:
        if revision not in newest or newest[revision][0] != assessment:
            newest[revision] = assessment, Counter()
        if rule:
            newest[revision][1][kind_of(RULEBOOKS[book].rule(rule).level)] += 1
    return {
        revision: tuple((kind, kinds[kind]) for kind in KINDS if kinds[kind])
        for revision, (_, kinds) in newest.items()
    }


def _changed(answers: Any, origins: Any, last: Any, questions: Any) -> int:
    """How many answers differ from last time's; a word that was taken away stays sealed."""
    other = {code for code, origin in (origins or {}).items() if origin["how"] == How.CHANGED}
    gone = last.keys() - answers.keys() - (origins or {}).keys()
    asked = {code for code in questions if code != BIRTH_DATE}
    return sum(not isinstance(questions[code], Tick) for code in (other | gone) & asked)
