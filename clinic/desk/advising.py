"""What the front desk does about an intake, without any reason, as true as the hour allows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time

from clinic.review.models import Decision
from clinic.staff import wording
from intake.journey import Stage
from intake.models import Clinic, Intake, Visit
from intake.rules.levels import Triage

OPEN_HOLD = "OPEN"
CHASE_WITHIN = 2  # days
MISSED = "The patient did not come"
OVER = "The visit is over"
BEGUN = "The hour of the visit has passed"


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do: in a few words, and the rest of it."""

    do: str
    detail: str = ""


KEEP = Advice("Keep the visit")
CALLED_OFF = Advice("Close the intake", "The visit is called off")
UNREACHED = Advice("Phone, or send another way", "A message could not be sent")
PLAN = Advice("Plan another visit", MISSED)
PLAN_OR_CLOSE = Advice("Plan another visit, or close", MISSED)
AFTER = {
    Decision.Outcome.SUITABLE: KEEP,
    Decision.Outcome.CONDITIONS: Advice("Keep the visit", "The clinician has conditions"),
    Decision.Outcome.NOT_SUITABLE: Advice("Call off the visit", "A clinician phones the patient"),
    Decision.Outcome.REFER: Advice("Call off treatment", "A clinician refers the patient"),
}
SLOT = (Triage.REVIEW_FIRST, Triage.REVIEW, Triage.ROUTINE)  # whose script is to keep one


def advice(
    intake: Intake, decision: Decision | None, clinic: Clinic, *, came: bool | None, now: datetime
) -> Advice:
    """What is to be done; `came` as it was marked, `now` on the clinic's clock."""
    stage, past = Stage(intake.stage), gone(intake.visit, came=came, now=now)
    if stage in (Stage.INVITED, Stage.STARTED):
        return unsent(intake, past, came=came, today=now.date())
    if stage is Stage.CLOSED:
        return Advice("Closed")
    if stage is Stage.DECIDED and decision is not None:
        return after(decision, intake, past)
    flagged = clinic.mode != Clinic.Mode.INTAKE_ONLY
    red = flagged and intake.triage == Triage.RED
    if stage is Stage.AWAITING_TRIAGE and intake.visit.cancelled_at is not None and not red:
        return CALLED_OFF
    if stage is Stage.AWAITING_PATIENT:
        asked = decision is not None and decision.revision_id == intake.revision_id
        if asked or not red:  # nobody may have phoned yet
            return asked_back(past, by_clinician=asked)
    if not flagged:
        return complete_or_not(intake, past)
    if past and intake.triage in (*SLOT, Triage.INCOMPLETE):
        return too_late(intake, past)
    return script(Triage(intake.triage), intake.hold_until)


def gone(visit: Visit, *, came: bool | None, now: datetime) -> str:
    """In what way a visit is no longer to come, or "" while it is."""
    if visit.cancelled_at is not None:
        return ""
    if came is False:
        return MISSED
    if visit.on < now.date():
        return OVER
    begun = (visit.on, visit.at_time or time.max) <= (now.date(), now.time())
    return BEGUN if begun else ""


def unsent(intake: Intake, past: str, *, came: bool | None, today: date) -> Advice:
    """Before the answers are there: on the day itself no reminder goes any more."""
    state = "Not started" if intake.stage == Stage.INVITED else "Started, not sent"
    if intake.visit.cancelled_at is not None:
        return CALLED_OFF
    if past == MISSED:
        return PLAN_OR_CLOSE
    if past:
        do = "Fill in by phone, or close" if came else "Phone, or mark “Did not come”"
        return Advice(do, f"{state}. {past}")
    days = (intake.visit_on - today).days
    if days == 0:
        return Advice("Phone, or fill in on arrival", state)
    near = days <= CHASE_WITHIN
    return Advice("Resend the link, or phone" if near else "Wait for the patient", state)


def asked_back(past: str, *, by_clinician: bool) -> Advice:
    """While the patient is asked again."""
    if past == MISSED:
        return PLAN_OR_CLOSE
    if past:
        return Advice("Phone, or close", past)
    detail = "A clinician asked for more" if by_clinician else "The form is open again"
    return Advice("Wait for the patient", detail)


def after(decision: Decision, intake: Intake, past: str) -> Advice:
    """What a decision means for the visit, without what was written in it."""
    if intake.visit.cancelled_at is not None:
        return CALLED_OFF
    until = decision.defer_until
    if until is not None and intake.visit_on < until:
        if past:
            return Advice(PLAN.do, f"On {wording.full_day(until)} or later")
        return Advice("Move the visit", f"To {wording.full_day(until)} or later")
    meant = KEEP if until is not None else AFTER[Decision.Outcome(decision.outcome)]
    if past == MISSED and meant.do == KEEP.do:
        return PLAN
    return replace(meant, do=past) if past else meant


def too_late(intake: Intake, past: str) -> Advice:
    """What was sent for a visit that nobody can keep a slot for any more."""
    if past == MISSED:
        return PLAN_OR_CLOSE if intake.stage == Stage.AWAITING_TRIAGE else PLAN
    if intake.triage == Triage.INCOMPLETE:
        return Advice("Help by phone", past)
    waits = intake.stage == Stage.AWAITING_REVIEW
    return Advice("Wait for a clinician" if waits else "Send to a clinician", past)


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


def complete_or_not(intake: Intake, past: str) -> Advice:
    """All that is said of an intake where the clinic only collects answers."""
    if past == MISSED:
        return PLAN_OR_CLOSE
    if intake.revision and not intake.revision.complete:
        do = "Help by phone" if past else "Resend the link, or help by phone"
        return Advice(do, "Answers are missing")
    return Advice("Complete", "Ready for a clinician")
