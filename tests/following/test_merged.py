"""Somebody with two records is one person after a treatment too, whichever record it stands in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from clinic.duplicates.services import unmerge
from clinic.following.due import followed, offer_from, write_due
from clinic.following.services import close_task
from clinic.reminders.services import hold_back
from clinic.staff.models import User
from intake.following.schedule import DAY_2, MONTH_4, REPORT, WEEK_2, WEEK_4
from intake.models import Outbox, Patient, Task, Treatment
from intake.services import cancel_visit, plan_visit, stop_reminders
from tests.builders import (
    TODAY,
    a_check_in,
    a_clinician,
    a_merge,
    a_patient,
    a_treatment,
    a_visit,
    an_examined_intake,
    an_intake,
)
from tests.following.conftest import at

IN_MAY = {"TOX_EVER": "YES", "TOX_LAST": "2026-05-01", "TOX_BRAND": "ONA", "TOX_WHO": "CLINIC"}
IN_MAY |= {"TOX_WHY": ["COSMETIC"], "TOX_PROBLEM": ["NONE"]}
FIRST_BY_TREATMENT, FIRST_BY_MAY = date(2026, 6, 2), date(2026, 8, 1)


@pytest.fixture
def other(treated: Treatment) -> Patient:
    """Ada's other record, not yet known to be hers."""
    return a_patient(treated.clinic, given_name="Ada", family_name="Elsewhere")


def joined(treated: Treatment, other: Patient, kept: str) -> None:
    both = [treated.intake.patient, other]
    a_merge(*both if kept == "treated" else reversed(both))


def kinds(treated: Treatment, day: date) -> list[str]:
    """What is queued by a day, that was not before."""
    known = set(Outbox.objects.values_list("pk", flat=True))
    write_due(treated.clinic, at=at(day))
    return [one.kind for one in Outbox.objects.exclude(pk__in=known)]


def offered(treated: Treatment, day: date) -> bool:
    return Outbox.Kind.OFFER in kinds(treated, day)


def never_better(treated: Treatment) -> None:
    for moment in (WEEK_2, WEEK_4):
        a_check_in(treated, moment, at=at(moment.opens(treated.on)))


def sent_and_called_off(patient: Patient, *, on: date, **told: Any) -> None:
    """Answers for a visit that never was."""
    visit = a_visit(patient, on=on + timedelta(days=30))
    an_intake(visit=visit, at=at(on), **told)
    cancel_visit(visit, by=a_clinician(patient.clinic), at=at(on))


def told_of_may(patient: Patient) -> None:
    sent_and_called_off(patient, on=date(2026, 5, 20), **IN_MAY)


def treated_there(other: Patient, by: User, *, on: date) -> Treatment:
    made = an_examined_intake(by=by, at=at(on), visit=a_visit(other, on=on))
    return a_treatment(made, by=by, at=at(on))


either = pytest.mark.parametrize("kept", ["treated", "other"])


@either
def test_a_toxin_told_of_in_the_other_record_makes_the_offer_wait(
    treated: Treatment, other: Patient, kept: str
) -> None:
    never_better(treated)
    told_of_may(other)
    joined(treated, other, kept)

    assert not offered(treated, FIRST_BY_TREATMENT)
    assert not offered(treated, FIRST_BY_MAY - timedelta(days=1))
    assert offered(treated, FIRST_BY_MAY)


def test_newer_answers_that_tell_of_none_do_not_hide_it(treated: Treatment, other: Patient) -> None:
    never_better(treated)
    told_of_may(other)
    sent_and_called_off(treated.intake.patient, on=date(2026, 5, 21))
    joined(treated, other, "treated")

    (one,) = followed(treated.clinic, at=at(date(2026, 6, 1)))

    assert offer_from(one, treated.clinic) == FIRST_BY_MAY


def test_taking_the_merge_back_parts_them_again(
    treated: Treatment, other: Patient, cleo: User
) -> None:
    never_better(treated)
    told_of_may(other)
    made = a_merge(treated.intake.patient, other)
    unmerge(made, by=cleo, at=at(date(2026, 5, 21)))

    assert not offered(treated, FIRST_BY_TREATMENT - timedelta(days=1))
    assert offered(treated, FIRST_BY_TREATMENT)


@either
def test_a_warning_sign_in_the_other_record_stops_check_ins(
    treated: Treatment, other: Patient, cleo: User, kept: str
) -> None:
    newer = treated_there(other, cleo, on=TODAY + timedelta(days=10))
    a_check_in(treated, REPORT, at=at(newer.on), FU_SPREAD="YES")
    joined(treated, other, kept)
    day = DAY_2.opens(newer.on)
    assert not kinds(treated, day)

    close_task(Task.objects.get(), words="Phoned: all well.", by=cleo, at=at(day))

    assert kinds(treated, day) == [Outbox.Kind.CHECK_IN]


@either
def test_a_warning_sign_in_the_other_record_lets_go_of_what_waits(
    treated: Treatment, other: Patient, cleo: User, kept: str
) -> None:
    newer = treated_there(other, cleo, on=TODAY + timedelta(days=10))
    joined(treated, other, kept)
    day = DAY_2.opens(newer.on)
    assert kinds(treated, day) == [Outbox.Kind.CHECK_IN]

    a_check_in(treated, REPORT, at=at(day), FU_SPREAD="YES")
    hold_back(at=at(day))

    assert not Outbox.objects.waiting().filter(kind=Outbox.Kind.CHECK_IN).exists()


@either
def test_a_red_flag_in_the_other_record_stops_check_ins(
    treated: Treatment, other: Patient, kept: str
) -> None:
    told = {"SX_NOW": ["WEAK"], "SX_ONSET": "NEW"}
    an_intake(visit=a_visit(other, on=TODAY + timedelta(days=30)), **told)
    joined(treated, other, kept)

    assert not kinds(treated, DAY_2.opens(treated.on))


@either
def test_no_messages_in_one_record_are_none_in_the_other(
    treated: Treatment, other: Patient, cleo: User, kept: str
) -> None:
    joined(treated, other, kept)
    stop_reminders(other, by=cleo, at=at(TODAY))

    assert not kinds(treated, DAY_2.opens(treated.on))


@either
def test_whoever_has_a_visit_planned_in_the_other_record_is_offered_none(
    treated: Treatment, other: Patient, cleo: User, kept: str
) -> None:
    never_better(treated)
    joined(treated, other, kept)
    month_4 = MONTH_4.opens(treated.on)
    plan_visit(other, on=month_4 + timedelta(days=9), by=cleo, at=at(TODAY))

    assert not offered(treated, month_4)


@either
def test_only_the_newest_treatment_of_both_records_is_followed(
    treated: Treatment, other: Patient, cleo: User, kept: str
) -> None:
    newer = treated_there(other, cleo, on=TODAY + timedelta(days=100))
    joined(treated, other, kept)

    assert [one.treatment for one in followed(treated.clinic, at=at(newer.on))] == [newer]


def test_a_third_record_counts_as_well(treated: Treatment, other: Patient, cleo: User) -> None:
    third = a_patient(treated.clinic, given_name="Ada", family_name="Third")
    newer = treated_there(third, cleo, on=TODAY + timedelta(days=10))
    a_check_in(treated, REPORT, at=at(newer.on), FU_SPREAD="YES")
    a_merge(other, treated.intake.patient)
    a_merge(other, third)

    assert not kinds(treated, DAY_2.opens(newer.on))
