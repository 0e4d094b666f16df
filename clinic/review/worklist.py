"""What waits for a clinician: each intake with its flags counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.http import QueryDict

from clinic.attending.models import with_attendance
from clinic.countersigning.holding import to_sign
from clinic.desk.bands import DECIDED, Band
from clinic.desk.glance import Glance, at_a_glance
from clinic.desk.leaf import Leaf, leaf, read_mark
from clinic.desk.rows import Row
from clinic.desk.shelves import Shelf
from clinic.following.models import open_tasks
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import AssessmentRecord, Clinic, Intake
from intake.models.intake import UNRANKED, IntakeQuerySet
from intake.rules.levels import Triage

ON_A_PAGE = 50
RANKS = (*(word.rank for word in Triage), UNRANKED)
WHOLE = ("review", "asked", "decided")
NEAREST = "visit_on,submitted_at"  # of visits on one day, whoever has waited longest

# A red flag is phoned at once, whether or not the front desk has sent it on.
TO_CALL = Q(stage=Stage.AWAITING_TRIAGE.value, risk_rank=Triage.RED.rank)
TO_REVIEW = Q(stage=Stage.AWAITING_REVIEW.value)


@dataclass(frozen=True, slots=True)
class Line:
    """One intake on the list: its row, its flags and what else is counted, its consult flag."""

    row: Row
    glance: Glance
    candidate: str


def shelves(clinic: Clinic, reader: User) -> dict[str, Shelf]:
    """The saved views of a clinician."""
    waiting = TO_REVIEW if clinic.mode == Clinic.Mode.INTAKE_ONLY else TO_REVIEW | TO_CALL
    sign = Shelf("sign", "To sign", TO_REVIEW & to_sign(clinic))
    signing = (sign,) if clinic.second_signature else ()
    found = (
        Shelf("review", "To review", waiting),
        Shelf("mine", "Mine", waiting & Q(visit__clinician=reader)),
        *signing,
        Shelf("after", "After treatment", Q(pk__in=open_tasks().values("intake"))),
        Shelf("asked", "With the patient", Q(stage=Stage.AWAITING_PATIENT.value)),
        Shelf("decided", "Decided", Q(stage=Stage.DECIDED.value), newest_first=True),
    )
    return {shelf.key: shelf for shelf in found}


def page(intakes: IntakeQuerySet, shelf: Shelf, clinic: Clinic, asked: QueryDict) -> Leaf:
    """The page of a shelf that an address asks for, in the order it is read."""
    order = bands(shelf, clinic)
    # Where the stretches are the shelf, to say so twice would lead PostgreSQL off the index.
    return leaf(
        intakes if shelf.key in WHOLE else intakes.filter(shelf.holds),
        order,
        whole=with_attendance(Intake.objects.with_people()),
        size=ON_A_PAGE,
        after=read_mark(asked.get("after", ""), order),
        before=read_mark(asked.get("before", ""), order),
    )


def bands(shelf: Shelf, clinic: Clinic) -> tuple[Band, ...]:
    """Risk first, then the nearest visit, then the longest wait; each risk is one band."""
    if shelf.newest_first:
        return (DECIDED,)
    if clinic.mode == Clinic.Mode.INTAKE_ONLY:
        return (Band("", NEAREST, apart=_apart(shelf, RANKS)),)
    red, *others = RANKS
    first = Band("", NEAREST, apart=_apart(shelf, [red], called=True))
    return (first, *(Band("", NEAREST, apart=_apart(shelf, [rank])) for rank in others))


def _apart(shelf: Shelf, ranks: Sequence[int], *, called: bool = False) -> tuple[Q, ...]:
    """What the index of stages holds in order: one stage and one risk at a time."""
    if shelf.key == "after":  # whoever told something has been decided about, or is asked again
        return tuple(Q(risk_rank=rank) for rank in ranks)
    stage = Stage.AWAITING_PATIENT if shelf.key == "asked" else Stage.AWAITING_REVIEW
    found = [Q(stage=stage.value, risk_rank=rank) for rank in ranks]
    return (*found, TO_CALL) if called and shelf.key != "asked" else tuple(found)


def lines(intakes: Iterable[Intake], clinic: Clinic, *, at: datetime) -> list[Line]:
    """The lines of a list, in as many queries however long it is."""
    intakes = list(intakes)
    newest = {} if clinic.mode == Clinic.Mode.INTAKE_ONLY else _candidates(intakes)
    return [
        Line(row, seen, newest.get(row.intake.revision_id, ""))
        for row, seen in at_a_glance(intakes, clinic, at=at)
    ]


def _candidates(intakes: list[Intake]) -> dict[int | None, str]:
    """The consult flag of each sending, by its newest assessment."""
    revisions = [intake.revision_id for intake in intakes if intake.revision_id]
    made = AssessmentRecord.objects.filter(revision__in=revisions).order_by("pk")
    return dict(made.values_list("revision", "candidate"))
