"""What moving a visit changed in what was made of the answers, as far as the reader may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from clinic.desk.advising import OPEN_HOLD, script
from clinic.staff import wording
from clinic.staff.models import User
from clinic.staff.roles import Action
from intake.models import AssessmentRecord, Clinic, Intake, Visit
from intake.reassessment import difference
from intake.rules.levels import Triage
from intake.rules.rule import Rule

NO_HOLD = "None"
OPEN_WORDS = "No date yet"
AGAIN = "to be read again"


@dataclass(frozen=True, slots=True)
class Made:
    """What the rules made of the answers for one day: a triage word and the end of a wait."""

    day: str
    chip: str
    hold: str


@dataclass(frozen=True, slots=True)
class Told:
    """One finding, in a clinician's words."""

    level: str
    title: str
    code: str


@dataclass(frozen=True, slots=True)
class Moved:
    """Before and after the last move; the findings only for who may read them."""

    before: Made
    after: Made
    flagged: bool  # whether this clinic is shown any flag
    do: str
    again: bool  # whether a clinician who decided has to read it again
    findings: bool
    came: tuple[Told, ...]
    went: tuple[Told, ...]

    @property
    def same(self) -> bool:
        """Whether the reader sees no difference but the day."""
        words = (self.before.chip, self.before.hold) == (self.after.chip, self.after.hold)
        return words and not self.came and not self.went


def moved(visit: Visit, *, reader: User) -> Moved | None:
    """What the last move changed; None if no answers were assessed anew for it."""
    intake = Intake.objects.filter(visit=visit, revision__isnull=False).first()
    pair = _last_two(intake) if intake else None
    if intake is None or pair is None:
        return None
    before, after = pair
    flagged = visit.clinic.mode != Clinic.Mode.INTAKE_ONLY
    reads = flagged and reader.can(Action.REVIEW)
    told = difference(before.document, after.document)
    advice = script(Triage(after.triage), after.hold_until)
    return Moved(
        before=_made(before),
        after=_made(after),
        flagged=flagged,
        do=f"{advice.do}. {advice.detail}".rstrip(". ") + ".",
        again=intake.events.filter(name=AGAIN, at=after.at).exists(),
        findings=reads,
        came=_told(told.came) if reads else (),
        went=_told(told.went) if reads else (),
    )


def _last_two(intake: Intake) -> tuple[AssessmentRecord, AssessmentRecord] | None:
    """The newest assessment and the one it took the place of, if the day made the difference."""
    made = AssessmentRecord.objects.filter(revision=intake.revision).order_by("-pk")
    newest = list(made[:2])
    if len(newest) < 2 or newest[0].document["visit_on"] == newest[1].document["visit_on"]:
        return None
    return newest[1], newest[0]


def _made(record: AssessmentRecord) -> Made:
    day = date.fromisoformat(record.document["visit_on"])
    return Made(wording.full_day(day), record.triage, _hold(record.hold_until))


def _hold(until: str) -> str:
    if until == OPEN_HOLD:
        return OPEN_WORDS
    return wording.full_day(date.fromisoformat(until)) if until else NO_HOLD


def _told(rules: Iterable[Rule]) -> tuple[Told, ...]:
    return tuple(Told(rule.level.words, rule.title, rule.code) for rule in rules)
