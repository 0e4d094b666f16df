"""Reminders to the picked lines: who may be reminded, and by which way, as the clock has it."""

from __future__ import annotations

import pytest

from clinic.desk.bulk import Skipped, remind
from clinic.desk.services import UNDO_FOR
from clinic.reminders.services import remind_due
from intake.journey import Stage
from intake.models import Intake, Invitation, Outbox
from intake.services import invite
from tests.builders import NOW, a_patient, a_visit, an_intake

pytestmark = pytest.mark.django_db


def waiting(**identity) -> Intake:
    return an_intake(visit=a_visit(a_patient(**identity)), stage=Stage.INVITED)


def test_who_could_not_be_reached_is_phoned_and_not_written_to_again(rae):
    intake = waiting()
    invite(intake.visit, channel=Invitation.Channel.EMAIL, by=rae, at=NOW)
    Outbox.objects.update(failed_at=NOW)

    with pytest.raises(Skipped, match="A message could not be sent: phone"):
        remind(intake, by=rae, at=NOW)


def test_a_tablet_is_no_link_that_the_patient_holds(rae):
    intake = waiting()
    intake.invitations.update(channel=Invitation.Channel.TABLET)

    with pytest.raises(Skipped, match="No link works"):
        remind(intake, by=rae, at=NOW)


def test_a_reminder_goes_the_way_the_last_link_went(rae, settings):
    settings.TEXTS = "intake.texts.on_file.OnFile"
    intake = waiting(phone="07700 900123")
    invite(intake.visit, channel=Invitation.Channel.TEXT, by=rae, at=NOW)

    remind(intake, by=rae, at=NOW)

    assert Outbox.objects.get(kind="reminder").channel == "text"


def test_a_reminder_waits_for_as_long_as_it_can_be_taken_back(rae):
    intake = waiting()

    remind(intake, by=rae, at=NOW)

    assert Outbox.objects.get(kind="reminder").due_at == NOW + UNDO_FOR


def test_many_who_wait_cost_the_clock_no_more_questions_than_few(
    rae, django_assert_max_num_queries
):
    for number in range(6):
        waiting(family_name=f"N{number}")

    with django_assert_max_num_queries(4):
        assert remind_due(rae.clinic, at=NOW) == 0
