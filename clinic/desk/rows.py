"""One line of a list of intakes: all that the front desk needs, and nothing it may not see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from clinic.desk.undelivered import unreached
from clinic.review.models import Decision
from clinic.staff import wording
from clinic.staff.wording import PAUSED, Due
from intake.journey import JOURNEY, WITH_PATIENT, Move, Stage
from intake.models import Clinic, Intake, Patient
from intake.questionnaire.calendar import age_on
from intake.rules.levels import Triage

OPEN_HOLD = "OPEN"
SETTLED = (Stage.DECIDED, Stage.CLOSED)
AFTER_DECISION = (Stage.DECIDED, Stage.AWAITING_PATIENT)
CHASE_WITHIN = 2  # days


@dataclass(frozen=True, slots=True)
class Person:
    """A patient's name, and birth date with age, as lists and headings show them."""

    name: str
    born: str
    age: int


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do: in a few words, and the rest of it."""

    do: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """An intake as the queue shows it."""

    intake: Intake
    person: Person
    chip: str
    visit: str
    distance: str
    advice: Advice
    due: Due | None
    replied: bool
    unreached: bool  # a message to the patient was given up

    @property
    def can_ask(self) -> bool:
        """Whether the patient can be asked about some answers now; who is red is phoned."""
        return self.chip != Triage.RED and self.intake.stage in JOURNEY[Move.ASK_PATIENT][0]


KEEP = Advice("Keep the visit")
CALLED_OFF = Advice("Close the intake", "The visit is called off")
UNREACHED = Advice("Phone, or send another way", "A message could not be sent")
AFTER = {
    Decision.Outcome.SUITABLE: KEEP,
    Decision.Outcome.CONDITIONS: Advice("Keep the visit", "The clinician has conditions"),
    Decision.Outcome.NOT_SUITABLE: Advice("Call off the visit", "A clinician phones the patient"),
    Decision.Outcome.REFER: Advice("Call off treatment", "A clinician refers the patient"),
}


def rows(intakes: Iterable[Intake], clinic: Clinic, *, at: datetime) -> list[Row]:
    """The lines for intakes that were read `with_people`, however many, in two queries."""
    intakes = list(intakes)
    made, missed = _decisions(intakes), unreached(intakes)
    return [
        _row(intake, made.get(intake.pk), clinic, unreached=intake.pk in missed, at=at)
        for intake in intakes
    ]


def row(intake: Intake, clinic: Clinic, *, at: datetime) -> Row:
    """The line for one intake that was read `with_people`."""
    return rows([intake], clinic, at=at)[0]


def _decisions(intakes: list[Intake]) -> dict[int, Decision]:
    """The newest decision about each intake, without what was written."""
    told = [intake.pk for intake in intakes if intake.stage in AFTER_DECISION]
    made = Decision.objects.filter(intake__in=told).defer("reason", "conditions").order_by("pk")
    return {decision.intake_id: decision for decision in made}


def _row(
    intake: Intake, decision: Decision | None, clinic: Clinic, *, unreached: bool, at: datetime
) -> Row:
    now = at.astimezone(clinic.zone)
    return Row(
        intake=intake,
        person=person(intake.patient, today=now.date()),
        chip=chip(intake, clinic),
        visit=visit_words(intake, now=now),
        distance=wording.distance(intake.visit_on, intake.visit.at_time, now=now),
        advice=UNREACHED
        if unreached and waits(intake, clinic)
        else advice(intake, decision, clinic, today=now.date()),
        due=due(intake, now=now),
        replied=replied(intake),
        unreached=unreached,
    )


def person(patient: Patient, *, today: date) -> Person:
    """Who a patient is; one who was erased has no name any more."""
    if patient.erased_at is not None:
        return Person("Erased", "", 0)
    who = patient.read_identity()
    born = wording.full_day(who.birth_date)
    return Person(who.name, born, age_on(today, born=who.birth_date))


def chip(intake: Intake, clinic: Clinic) -> str:
    """The triage word, or nothing where the clinic only collects answers."""
    return "" if clinic.mode == Clinic.Mode.INTAKE_ONLY else intake.triage


def visit_words(intake: Intake, *, now: datetime) -> str:
    visit = intake.visit
    if visit.cancelled_at is not None:
        return "Visit called off"
    return wording.day_and_time(visit.on, visit.at_time, today=now.date())


def advice(intake: Intake, decision: Decision | None, clinic: Clinic, *, today: date) -> Advice:
    """What the front desk does about an intake, without any reason."""
    stage = Stage(intake.stage)
    if stage in (Stage.INVITED, Stage.STARTED):
        near = 0 <= (intake.visit_on - today).days <= CHASE_WITHIN
        words = "Resend the link, or phone" if near else "Wait for the patient"
        return Advice(words, "Not started" if stage is Stage.INVITED else "Started, not sent")
    if stage is Stage.CLOSED:
        return Advice("Closed")
    if stage is Stage.DECIDED and decision is not None:
        return after(decision, intake)
    flagged = clinic.mode != Clinic.Mode.INTAKE_ONLY
    red = flagged and intake.triage == Triage.RED
    if stage is Stage.AWAITING_TRIAGE and intake.visit.cancelled_at is not None and not red:
        return CALLED_OFF
    if stage is Stage.AWAITING_PATIENT:
        asked = decision is not None and decision.revision_id == intake.revision_id
        if asked or not red:  # nobody may have phoned yet
            detail = "A clinician asked for more" if asked else "The form is open again"
            return Advice("Wait for the patient", detail)
    if not flagged:
        return complete_or_not(intake)
    return script(Triage(intake.triage), intake.hold_until)


def waits(intake: Intake, clinic: Clinic) -> bool:
    """Whether nothing but the patient is waited for, so that a lost message is what matters."""
    red = clinic.mode != Clinic.Mode.INTAKE_ONLY and intake.triage == Triage.RED
    return Stage(intake.stage) in WITH_PATIENT and not red


def after(decision: Decision, intake: Intake) -> Advice:
    """What a decision means for the visit, without what was written in it."""
    if intake.visit.cancelled_at is not None:
        return CALLED_OFF
    if decision.defer_until is None:
        return AFTER[Decision.Outcome(decision.outcome)]
    if intake.visit_on >= decision.defer_until:
        return KEEP
    return Advice("Move the visit", f"To {wording.full_day(decision.defer_until)} or later")


def script(triage: Triage, hold_until: str) -> Advice:
    """The clinic's script for a triage word, in two parts, with the day where there is one."""
    if triage is Triage.HOLD:
        if hold_until == OPEN_HOLD or not hold_until:
            return Advice("Book talk only", "No date yet for more")
        after = wording.full_day(date.fromisoformat(hold_until))
        return Advice("Book talk only", f"Or a slot after {after}")
    words = triage.script.rstrip(".")
    for sign in (". ", ", ", " until "):
        first, found, rest = words.partition(sign)
        if found:
            rest = f"until {rest}" if sign == " until " else rest
            return Advice(first, rest[0].upper() + rest[1:])
    return Advice(words)


def complete_or_not(intake: Intake) -> Advice:
    """All that is said of an intake where the clinic only collects answers."""
    if intake.revision and not intake.revision.complete:
        return Advice("Resend the link, or help by phone", "Answers are missing")
    return Advice("Complete", "Ready for a clinician")


def due(intake: Intake, *, now: datetime) -> Due | None:
    if intake.stage == Stage.AWAITING_PATIENT:
        return PAUSED
    if intake.due_at is None or intake.stage in SETTLED:
        return None
    return wording.due(intake.due_at.astimezone(now.tzinfo), now=now)


def replied(intake: Intake) -> bool:
    """Whether the patient sent again after being asked last."""
    return intake.stage == Stage.AWAITING_TRIAGE and intake.replied
