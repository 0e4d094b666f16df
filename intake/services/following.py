"""After a treatment: which check-in is open, what is told at it, and what it brings up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from intake import notices
from intake.checking_in import asked, told
from intake.events import PATIENT, SYSTEM, record
from intake.following.course import no_response
from intake.following.questions import is_red
from intake.following.schedule import MOMENTS, REPORT, WEEK_8, Moment, open_on
from intake.models import CheckIn, Clinic, Intake, Outbox, Patient, Task, Treatment
from intake.models.sealed import seal
from intake.questionnaire.answers import read, split
from intake.reach import Reach
from intake.services.invitations import make_link, send_link

SENT_TWICE = timedelta(minutes=10)
FOLLOWING = (Outbox.Kind.CHECK_IN, Outbox.Kind.OFFER)


class NotTreated(Exception):
    """Nothing was done that could be asked about."""

    def __init__(self) -> None:
        super().__init__("There is nothing to tell us here now.")


class ToldAlready(Exception):
    """This check-in was answered before; the first answers stand."""

    def __init__(self) -> None:
        super().__init__("You have told us this already. If it has changed, tell us below.")


def treatment_of(intake: Intake) -> Treatment | None:
    """What was given at the visit of this intake, as last corrected."""
    return intake.treatments.standing().select_related("revision").order_by("-pk").first()


def to_answer(intake: Intake, treatment: Treatment, *, at: datetime) -> Moment | None:
    """The check-in that is open now and was not answered."""
    answered = set(intake.check_ins.values_list("moment", flat=True))
    day = intake.clinic.day_of(at)
    return open_on(day, treated_on=treatment.on, answered=answered)


def open_check_in(intake: Intake, *, at: datetime) -> Moment | None:
    """The same, where there was a treatment at all."""
    treatment = treatment_of(intake)
    return to_answer(intake, treatment, at=at) if treatment else None


@transaction.atomic
def check_in(
    intake: Intake, moment: Moment, answers: Mapping[str, Any], *, at: datetime
) -> CheckIn:
    """Keep what a patient told at a moment; a yes about safety becomes a task at once.

    Told again with a yes, it is kept beside the first answers as a report. Raises `NotTreated`,
    `ToldAlready` or `BadAnswers`.
    """
    intake = Intake.objects.select_for_update(of=("self",)).get(pk=intake.pk)
    treatment, day = treatment_of(intake), intake.clinic.day_of(at)
    if treatment is None or (moment in MOMENTS and day < moment.opens(treatment.on)):
        raise NotTreated
    if moment != REPORT and intake.check_ins.filter(moment=moment.key).exists():
        if not is_red(answers):
            raise ToldAlready
        moment = REPORT
    edition = asked(intake.edition, treatment.concerns, moment)
    given = {code: answer for code, answer in answers.items() if code in edition.questions}
    coded, words, _ = split(read(edition, given))
    if moment == REPORT and (same := _just_told(intake, coded, at=at)):
        return same
    made = CheckIn(
        clinic=intake.clinic,
        intake=intake,
        treatment=treatment,
        moment=moment.key,
        edition=intake.edition,
        answers=coded,
        red=is_red(coded),
        on=day,
        at=at,
    )
    seal(made, intake.patient.key(), words=words)
    made.save(force_insert=True)
    record(intake, "checked in", by=PATIENT, at=at, detail={"moment": moment.key})
    if made.red:
        _raise_safety(made, at=at)
    if moment == WEEK_8 and _some_concern_stayed(treatment):
        _raise(made, Task.Kind.NO_RESPONSE, at=at)
    return made


def _just_told(intake: Intake, coded: Mapping[str, Any], *, at: datetime) -> CheckIn | None:
    """The same report from a moment ago, for a telephone may send it twice."""
    last = intake.check_ins.order_by("-pk").first()
    again = last is not None and last.moment == REPORT.key and last.answers == coded
    return last if last and again and at - last.at < SENT_TWICE else None


def _raise(made: CheckIn, kind: Task.Kind, *, at: datetime) -> Task:
    task = Task.objects.create(
        clinic=made.clinic, intake=made.intake, check_in=made, kind=kind, at=at
    )
    record(made.intake, "task raised", by=SYSTEM, at=at, detail={"kind": str(kind)})
    return task


def _raise_safety(made: CheckIn, *, at: datetime) -> None:
    """Tell the clinic as of any red flag, and send nothing more until somebody has closed it."""
    task, intake = _raise(made, Task.Kind.SAFETY, at=at), made.intake
    mine = Outbox.objects.filter(patient=intake.patient_id, kind__in=FOLLOWING)
    mine.waiting().drop(at=at, why="A clinician phones first.")
    if intake.clinic.email:
        assert intake.revision is not None  # it was treated
        notices.queue(
            intake,
            notices.TASK,
            key=f"task:{task.code}",
            to=intake.clinic.email,
            at=at,
            receipt=intake.revision.receipt,
        )


def _some_concern_stayed(treatment: Treatment) -> bool:
    """Whether any concern has no response; a clinic that only collects answers is not told."""
    if treatment.clinic.mode == Clinic.Mode.INTAKE_ONLY:
        return False
    checks = told(treatment.intake.check_ins.order_by("pk"))
    before = treatment.revision.answers
    return any(no_response(concern, before, checks) for concern in treatment.concerns)


@transaction.atomic
def write_after(
    intake: Intake,
    kind: Outbox.Kind,
    known: Reach,
    *,
    channel: str,
    key: str,
    until: datetime,
    at: datetime,
) -> bool:
    """Queue one message after a treatment, with a link of its own; False if it went before."""
    Patient.objects.select_for_update(no_key=True).get(pk=intake.patient_id)
    if Outbox.objects.filter(key=key).exists():
        return False
    made = make_link(intake, channel=channel, by=None, at=at, until=until)
    send_link(made, kind, known, key=key, at=at)
    record(intake, "asked after", by=SYSTEM, at=at, detail={"channel": channel})
    return True
