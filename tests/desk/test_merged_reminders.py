"""Somebody with two records is one person: reminded of visits in either, once a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from clinic.duplicates.services import unmerge
from clinic.reminders.conditions import to_remind, why_not
from clinic.reminders.services import NotReminded, hold_back, remind_due, remind_now
from intake.journey import Stage
from intake.models import Intake, Outbox
from intake.notices import REMINDER
from intake.services import stop_reminders
from tests.builders import NOW, a_merge, a_visit, an_intake
from tests.desk.annas import a_reminder, anna, married

pytestmark = pytest.mark.django_db

VISIT = date(2026, 3, 16)
DUE = NOW + timedelta(days=11)  # three days before the visit
NEW = "anna.holm@patient.example"


def invited(patient, *, on: date = VISIT) -> Intake:
    return an_intake(stage=Stage.INVITED, visit=a_visit(patient, on=on))


def reminders() -> list[Outbox]:
    return list(Outbox.objects.filter(kind=REMINDER).order_by("pk"))


def test_a_visit_of_the_other_record_is_reminded_of_as_any_visit():
    one, other = anna(), married()
    theirs = invited(other)
    a_merge(one, other)

    assert theirs in to_remind(one.clinic, at=DUE)
    assert why_not(theirs, at=DUE) == ""
    assert remind_due(one.clinic, at=DUE) == 1
    assert [message.intake for message in reminders()] == [theirs]


def test_it_goes_where_the_kept_record_says():
    one, other = anna(), married(email=NEW)
    invited(other)
    a_merge(one, other)

    remind_due(one.clinic, at=DUE)

    assert reminders()[0].read()["to"] == "anna@patient.example"


def test_with_a_visit_in_each_record_one_reminder_goes_of_the_nearest():
    one, other = anna(), married()
    later, nearest = invited(one, on=VISIT + timedelta(days=1)), invited(other)
    a_merge(one, other)

    assert remind_due(one.clinic, at=DUE) == 1
    assert remind_due(one.clinic, at=DUE + timedelta(hours=1)) == 0
    assert [message.intake for message in reminders()] == [nearest]
    with pytest.raises(NotReminded, match="A reminder went today"):
        remind_now(later, by=None, at=DUE)


def test_a_red_flag_in_the_kept_record_holds_back_reminders_of_the_other():
    one, other = anna(), married()
    theirs = invited(other)
    a_merge(one, other)
    message = a_reminder(theirs)

    an_intake(visit=a_visit(one), SX_NOW=["WEAK"], SX_ONSET="NEW")

    assert theirs not in to_remind(one.clinic, at=DUE)
    hold_back(at=NOW)
    assert message not in Outbox.objects.waiting()


@pytest.mark.parametrize("kept", [True, False])
def test_who_asked_for_no_reminders_in_one_record_gets_none_in_the_other(kept, rae):
    one, other = anna(), married()
    theirs = invited(other)
    a_merge(one, other)

    stop_reminders(one if kept else other, by=rae, at=NOW)

    assert why_not(theirs, at=DUE) == "The patient asked for no reminders."


def test_a_third_record_counts_as_well():
    one, other, third = anna(), married(), anna(family_name="Holm-Berg")
    theirs = invited(other)
    a_merge(one, other)
    a_merge(one, third)

    an_intake(visit=a_visit(third), SX_NOW=["WEAK"], SX_ONSET="NEW")

    assert theirs not in to_remind(one.clinic, at=DUE)


def test_taking_the_merge_back_parts_them_again(rae):
    one, other = anna(), married(email=NEW)
    mine, theirs = invited(one), invited(other)
    made = a_merge(one, other)
    remind_due(one.clinic, at=DUE)
    waiting = Outbox.objects.waiting().filter(kind=REMINDER, patient=other)

    unmerge(made, by=rae, at=DUE)

    assert not waiting.exists()
    assert {mine, theirs} <= set(to_remind(one.clinic, at=DUE + timedelta(days=1)))
    remind_due(one.clinic, at=DUE + timedelta(days=2))
    told = {one.intake: one.read()["to"] for one in reminders() if one.sealed}
    assert told[theirs] == NEW
