"""What a letter is made from: a decision, and what the clinician typed beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.utils.translation import gettext

from clinic.review.models import Decision
from clinic.review.reading import Flag, Reading, read
from clinic.review.then import clinic_at
from clinic.review.told import Told
from clinic.staff import wording
from clinic.staff.models import User
from intake.models import Clinic, Intake
from intake.models.patient import Identity


@dataclass(frozen=True)
class Draft:
    """A letter before it is issued; all in it is of the moment of the decision.

    `to` is who it goes to, where that is not the patient, one line under the other.
    """

    decision: Decision
    by: User
    at: datetime
    paragraph: str = ""
    to: str = ""

    @property
    def intake(self) -> Intake:
        return self.decision.intake

    @property
    def clinic(self) -> Clinic:
        return self.decision.clinic

    @cached_property
    def who(self) -> Identity:
        return self.intake.patient.read_identity()

    @cached_property
    def told(self) -> Told:
        return Told(self.decision.revision)

    @cached_property
    def reading(self) -> Reading:
        clinic = clinic_at(self.clinic, self.decision.at)
        day = clinic.day_of(self.decision.at)
        return read(self.decision.assessment.replay(), clinic, fresh_on=day)

    @property
    def head(self) -> tuple[str, ...]:
        """Who writes."""
        clinic = self.clinic
        return tuple(filter(None, [clinic.name, clinic.address, clinic.phone]))

    @property
    def signed(self) -> tuple[str, ...]:
        """Under the letter."""
        return (self.by.name, gettext(self.by.get_role_display()), self.clinic.name)

    @property
    def born(self) -> str:
        return wording.full_day(self.who.birth_date)

    @property
    def sent(self) -> str:
        """When the answers came that were decided about."""
        return wording.full_day(self.decision.revision.submitted_on)

    def moment(self, at: datetime) -> str:
        """A day and a time that are read years later."""
        here = at.astimezone(self.clinic.zone)
        return f"{wording.full_day(here.date())}, {here:%H:%M}"


def evidence(flag: Flag) -> str:
    """The answers a finding was made from."""
    return "; ".join(f"{one.label}: {one.words}" for one in flag.evidence)


def title(flag: Flag) -> str:
    """What a finding is called, and until when it holds."""
    return f"{flag.title}, {flag.until}" if flag.until else flag.title


def outcome_rows(draft: Draft) -> tuple[tuple[str, str], ...]:
    """The decision with what was written about it."""
    made = draft.decision
    until = f" until {wording.full_day(made.defer_until)}" if made.defer_until else ""
    rows = [
        ("Outcome", f"{made.get_outcome_display()}{until}"),
        ("Conditions", made.read_conditions()),
        ("Reason", made.read_reason()),
        ("Decided by", f"{made.by.name}, {draft.moment(made.at)}"),
    ]
    return tuple((label, words) for label, words in rows if words)


def examined_rows(draft: Draft) -> tuple[tuple[str, str], ...]:
    """Who examined the patient in person and what followed, by the time of the letter."""
    made = draft.intake.examinations.filter(at__lte=draft.at).select_related("by")
    rows = []
    for one in made.order_by("pk"):
        one.intake = draft.intake
        seen = f"{wording.full_day(one.on)}, {one.by.name}: {one.read_looked_at()}"
        rows.append(("Examined in person", seen))
        for said in one.statements.filter(at__lte=draft.at).select_related("by").order_by("pk"):
            said.examination = one
            why = f": {said.read_words()}" if said.words else ""
            rows.append((str(said), f"{said.by.name}, {draft.moment(said.at)}{why}"))
    return tuple(rows)
