"""One patient on one page: their words, what the rules found, what was decided."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from clinic.desk.rows import Person, chip, person, visit_words
from clinic.review.findings import Findings, findings, labels, until_words
from clinic.review.models import Addendum, Call, Decision
from clinic.review.signals import Signals, signals
from clinic.review.told import Background, Part, as_asked, background
from clinic.staff import wording
from clinic.staff.timeline import Moment, timeline
from intake.assessment import Assessment, reconfirm
from intake.journey import Stage
from intake.models import AssessmentRecord, Clinic, Consent, Intake
from intake.questionnaire.answers import Answers
from intake.rules.levels import Triage
from intake.vault import Erased

ERASED = "Erased"
GO_ON = (Decision.Outcome.SUITABLE, Decision.Outcome.CONDITIONS)


@dataclass(frozen=True, slots=True)
class Heading:
    """Who it is about and what it was made from."""

    person: Person
    visit: str
    submitted: str
    chip: str
    candidate: str
    goal: str
    words: str


@dataclass(frozen=True, slots=True)
class Written:
    """Something a clinician wrote, who and when."""

    text: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A signed decision; it stays as it is."""

    decision: Decision
    positive: bool
    until: str
    reason: str
    conditions: str
    when: str
    addenda: tuple[Written, ...]


@dataclass(frozen=True, slots=True)
class Phoned:
    """A telephone call."""

    call: Call
    note: str
    when: str


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """All that the page shows of an intake."""

    intake: Intake
    record: AssessmentRecord
    assessment: Assessment
    explains: bool
    heading: Heading
    findings: Findings
    signals: Signals | None
    background: Background
    told: tuple[Part, ...]
    missing: str
    reconfirm: bool
    consents: tuple[Consent, ...]
    decisions: tuple[Decided, ...]
    calls: tuple[Phoned, ...]
    timeline: list[Moment]

    @property
    def undecided(self) -> bool:
        return self.intake.stage == Stage.AWAITING_REVIEW

    @property
    def red(self) -> bool:
        return self.explains and self.assessment.triage is Triage.RED

    @property
    def hold_day(self) -> date | None:
        """The day to suggest for a deferral."""
        hold = self.assessment.hold_until
        return hold if self.explains and isinstance(hold, date) else None


def review_page(intake: Intake, record: AssessmentRecord, *, at: datetime) -> ReviewPage:
    """The page of an intake that was read `with_people`, about its newest assessment."""
    clinic, assessment, answers = intake.clinic, record.replay(), _answers(intake, record)
    now, explains = at.astimezone(clinic.zone), clinic.mode != Clinic.Mode.INTAKE_ONLY
    return ReviewPage(
        intake=intake,
        record=record,
        assessment=assessment,
        explains=explains,
        heading=_heading(intake, record, answers, now=now),
        findings=findings(assessment, only_age=not explains),
        signals=signals(assessment) if explains and assessment.signals else None,
        background=background(answers),
        told=as_asked(answers),
        missing=labels(assessment.missing, assessment.edition),
        reconfirm=reconfirm(
            submitted_on=record.revision.submitted_on,
            on=now.date(),
            protocol=assessment.protocol,
        ),
        consents=tuple(record.revision.consents.order_by("pk")),
        decisions=_decisions(intake, now=now),
        calls=tuple(_phoned(call, now=now) for call in _calls(intake)),
        timeline=timeline(intake, now=now, reads=True),
    )


def _answers(intake: Intake, record: AssessmentRecord) -> Answers:
    """Every answer, or after an erasure those that name nobody."""
    record.revision.intake = intake
    try:
        return record.revision.read_answers()
    except Erased:
        return record.revision.read_coded()


def _heading(
    intake: Intake, record: AssessmentRecord, answers: Answers, *, now: datetime
) -> Heading:
    sent = record.revision.submitted_at.astimezone(now.tzinfo)
    top, goals = answers.get("GOAL_TOP"), answers.edition.questions["GOALS"]
    word = chip(intake, intake.clinic)
    return Heading(
        person=person(intake.patient, today=now.date()),
        visit=visit_words(intake, now=now),
        submitted=wording.day_and_time(sent.date(), sent.time(), today=now.date()),
        chip=word,
        candidate=record.candidate if word else "",
        goal=goals.option_label(top) if top else "",
        words=answers.get("GOAL_TEXT", ""),
    )


def _calls(intake: Intake) -> list[Call]:
    calls = list(intake.calls.select_related("by").order_by("-pk"))
    for call in calls:
        call.intake = intake
    return calls


def _phoned(call: Call, *, now: datetime) -> Phoned:
    return Phoned(call, _text(call.read_note), _when(call.at, now=now))


def _decisions(intake: Intake, *, now: datetime) -> tuple[Decided, ...]:
    made = Decision.objects.of(intake).prefetch_related("addenda__by")
    return tuple(_decided(decision, intake, now=now) for decision in made)


def _decided(decision: Decision, intake: Intake, *, now: datetime) -> Decided:
    decision.intake = intake
    return Decided(
        decision=decision,
        positive=decision.outcome in GO_ON,
        until=until_words(decision.defer_until),
        reason=_text(decision.read_reason),
        conditions=_text(decision.read_conditions),
        when=_when(decision.at, now=now),
        addenda=tuple(_written(a, now=now) for a in decision.addenda.all()),
    )


def _written(addendum: Addendum, *, now: datetime) -> Written:
    return Written(_text(addendum.read_text), addendum.by.name, _when(addendum.at, now=now))


def _text(read: Callable[[], str]) -> str:
    try:
        return read()
    except Erased:
        return ERASED


def _when(at: datetime, *, now: datetime) -> str:
    here = at.astimezone(now.tzinfo)
    return wording.day_and_time(here.date(), here.time(), today=now.date())
