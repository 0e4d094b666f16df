"""What a line says of an intake in numbers, and how sure it is whose it is: no reason, no answer.

All of it is read for the lines of one page only, in one statement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from clinic.desk.rows import Row, rows
from clinic.desk.shelves import locked
from clinic.duplicates.likeness import Doubts
from clinic.duplicates.models import records_together
from clinic.review.reading import kind_of
from intake.journey import WITH_PATIENT, Stage
from intake.models import AssessmentRecord, Clinic, Event, Intake, Photo, Revision
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


def at_a_glance(
    intakes: Iterable[Intake], clinic: Clinic, *, at: datetime
) -> Iterator[tuple[Row, Glance]]:
    """The line of each intake that was read `with_people`, with what it counts.

    All of it is read in one statement, however many there are.
    """
    intakes = list(intakes)
    beside = _Beside(intakes, clinic, at=at)
    made = rows(intakes, clinic, at=at, beside=beside.queries)
    beside.sort()
    return zip(made, map(beside.glance, intakes), strict=True)


class _Beside:
    """What lies beside the intakes of a page, each kind of it by what it belongs to."""

    def __init__(self, intakes: list[Intake], clinic: Clinic, *, at: datetime) -> None:
        flagged = clinic.mode != Clinic.Mode.INTAKE_ONLY
        pks, sent = [one.pk for one in intakes], [one.revision_id for one in intakes]
        photos = Photo.objects.filter(intake__in=pks, moment="", removed_at=None).order_by()
        self.doubts = Doubts(clinic, [one.patient for one in intakes])
        self.own = (
            _fired([pk for pk in sent if pk and flagged]),
            _told([pk for pk in sent if pk]),
            photos.values_list("intake").annotate(sides=Count("pk")),
            locked(at).filter(intake__in=pks).values_list("intake"),
            Event.objects.filter(intake__in=pks, name=CONFIRMED).values_list("intake"),
            _came_before(pks),
        )

    @property
    def queries(self) -> tuple[QuerySet[Any, Any], ...]:
        """What is asked of the database, to be read with other things."""
        return *self.own, *self.doubts.queries

    def sort(self) -> None:
        """Put what was read where it is looked for."""
        fired, told, photos, closed, given, before = self.own
        self.flags, self.photos = _counted(fired), dict(photos)
        self.told = {row[0]: row[1:] for row in told}
        self.locked, self.confirmed, self.before = (
            {pk for (pk,) in found} for found in (closed, given, before)
        )

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
            return "Came before" if intake.pk in self.before else "First visit"
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


def _came_before(intakes: list[int]) -> QuerySet[Any, Any]:
    """Those of these intakes whose patient sent another before, in whichever record of theirs."""
    records = records_together(OuterRef(OuterRef("patient")))
    sent = Revision.objects.filter(intake__patient__in=records, stopped=False)
    earlier = Exists(sent.filter(intake__lt=OuterRef("pk")))
    return Intake.objects.filter(earlier, pk__in=intakes).order_by().values_list("pk")


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
