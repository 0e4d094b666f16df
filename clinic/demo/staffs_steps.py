"""What staff do in the demonstration: invite, triage, phone, read, decide, close."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from clinic.demo.post import posted
from clinic.demo.story import Story
from clinic.desk.models import Triage
from clinic.desk.services import close, triage
from clinic.examining.services import examine, state
from clinic.following.services import record_treatment
from clinic.planning.services import plan
from clinic.review.models import Decision
from clinic.review.services import (
    add_addendum,
    decide,
    need_information,
    record_call,
    start_review,
)
from intake.models import Invitation
from intake.points import DRAWING, read_written
from intake.services import ask, cancel_visit, invite, plan_visit, record_view, register_patient

LOOKED_AT = "Skin of the forehead, nose and cheeks; brow position; smile."
READING = (60, 240)  # seconds a colleague looks before acting
PHONING = (10 * 60, 40 * 60)  # seconds until a red flag is phoned


def invited(story: Story) -> None:
    _invite(story, at=story.calendar.open_ago(story.case.hours))


def invited_before(story: Story) -> None:
    """The link was sent some days before the patient acts."""
    acts = story.calendar.ago(story.case.hours)
    _invite(story, at=story.calendar.before(acts, days=story.rng.randrange(2, 6)))
    story.at = acts


def passed_on(story: Story) -> None:
    _triage(story, Triage.Outcome.TO_CLINICIAN)


def asked(story: Story) -> None:
    _triage(story, Triage.Outcome.TO_PATIENT)


def turned_away(story: Story) -> None:
    _triage(story, Triage.Outcome.CLOSE)


def phoned(story: Story) -> None:
    at = story.passes(PHONING)
    record_call(story.intake, reached=True, note=story.case.call, by=story.clinician, at=at)


def read(story: Story) -> None:
    story.at = story.calendar.after(story.at)
    start_review(story.intake, by=story.clinician, at=story.at)
    if story.case.plan:
        points = read_written(f"{DRAWING} {story.case.plan}")
        zones = {one.zone for one in points.places}
        at = story.passes(READING)
        plan(story.intake, zones=zones, points=points, by=story.clinician, at=at)


def asked_on_reading(story: Story) -> None:
    what: dict[str, Any] = {"questions": story.case.asks, "reason": story.case.why}
    version, at = story.intake.version, story.passes(READING)
    ask(story.intake, **what, version=version, by=story.clinician, at=at)


def decided(story: Story) -> None:
    case, assessment = story.case, story.intake.latest_assessment()
    if assessment is None:
        raise ValueError(f"{case.who} has sent nothing to decide about.")
    about: dict[str, Any] = {
        "revision": assessment.revision,
        "assessment": assessment,
        "version": story.intake.version,
        "by": story.clinician,
        "at": story.passes(READING),
    }
    if case.outcome == Decision.Outcome.NEEDS_INFORMATION:
        need_information(story.intake, questions=case.asks, reason=case.why, **about)
        return
    later = story.visit.on + timedelta(days=case.defer_days)
    decision = decide(
        story.intake,
        outcome=case.outcome,
        reason=case.reason,
        override_code=case.override_code,
        conditions=case.conditions,
        defer_until=later if case.defer_days else None,
        **about,
    )
    story.intake.refresh_from_db()
    if case.addendum:
        story.at = story.calendar.after(story.at)
        add_addendum(decision, text=case.addendum, by=story.clinician, at=story.at)


def treated(story: Story) -> None:
    """On the day of the visit: examined, called treatable, and treated where the patient said."""
    intake, by, on = story.intake, story.clinician, story.visit.on
    hour = story.slot[0]
    story.at = datetime.combine(on, hour, tzinfo=story.calendar.now.tzinfo)
    examine(intake, on=on, looked_at=LOOKED_AT, by=by, at=story.passes(READING))
    state(intake, treatable=True, by=by, at=story.passes(READING))
    done = {"brand": "ONA", "lot": f"C{story.rng.randrange(1000, 9999)}-L"}
    answers = story.answers
    where = {"concerns": answers["GOALS"], "zones": answers["ZONES"]}
    record_treatment(intake, on=on, **done, **where, by=by, at=story.passes(READING))


def closed(story: Story) -> None:
    story.at = story.calendar.after(story.at)
    close(story.intake, version=story.intake.version, by=story.desk, at=story.at)


def called_off(story: Story) -> None:
    story.at = story.calendar.after(story.at)
    cancel_visit(story.visit, by=story.desk, at=story.at)
    at = story.passes(READING)
    close(story.intake, version=story.intake.version, by=story.desk, at=at)


def _invite(story: Story, *, at: datetime) -> None:
    person, by = story.person, story.desk
    story.at = at
    story.patient = register_patient(
        story.office.clinic,
        given_name=person.given,
        family_name=person.family,
        birth_date=person.born,
        email=person.email,
        phone=person.phone,
        by=by,
        at=at,
    )
    on = story.calendar.today + timedelta(days=story.case.day)
    when: dict[str, Any] = {"on": on, "at_time": story.slot[0], "clinician": story.clinician}
    story.visit = plan_visit(story.patient, **when, by=by, at=at)
    made = invite(story.visit, channel=Invitation.Channel.EMAIL, by=by, at=at)
    story.intake, story.token = made.intake, made.token
    posted(story, at=at)


def _triage(story: Story, outcome: Triage.Outcome) -> None:
    story.at = story.calendar.after(story.at)
    record_view(story.intake, what="front desk's page", by=story.desk, at=story.at)
    version, at = story.intake.version, story.passes(READING)
    note = story.case.note
    triage(story.intake, outcome=outcome, note=note, version=version, by=story.desk, at=at)
