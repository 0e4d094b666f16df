"""A patient is sent back to the form twice at most; then somebody phones."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from clinic.desk.models import Triage
from clinic.desk.rounds import were_enough
from clinic.desk.services import triage
from clinic.reminders.conditions import why_not
from intake.journey import Stage
from intake.models import InfoRequest, Intake, Outbox
from intake.services import TooManyRounds, save_answers, submit
from tests.builders import NOW, a_clinician, an_intake, answers, decided, fill_in
from tests.desk.test_asking import given, url
from tests.desk.test_queue import words
from tests.desk.test_undo import stage, triaged

pytestmark = pytest.mark.django_db

LATER = NOW + timedelta(hours=1)
ASKED_TWICE = "This patient was asked twice"


def fresh(intake: Intake) -> Intake:
    return Intake.objects.get(pk=intake.pk)


def sent_again(intake: Intake) -> Intake:
    intake = fresh(intake)
    fill_in(intake, answers(), at=NOW)
    submit(intake, submission_key=uuid4(), at=NOW)
    return fresh(intake)


@pytest.fixture
def opened_twice(desk, clock) -> Intake:
    """An intake whose form was opened again twice, and was sent each time."""
    intake = an_intake()
    for _ in range(2):
        triaged(desk, intake, "to_patient")
        intake = sent_again(intake)
        clock.shift(timedelta(minutes=4))
    return intake


def test_after_the_form_was_opened_again_twice_nothing_is_asked_any_more(desk, opened_twice):
    refused = desk.post(url(opened_twice), given(opened_twice, "medicines"))

    assert refused.status_code == 409
    assert "This patient was asked twice already. Please phone instead." in words(refused)
    assert not InfoRequest.objects.exists()


def test_opening_the_form_and_asking_count_together(desk):
    intake = an_intake()
    triaged(desk, intake, "to_patient")
    intake = sent_again(intake)
    desk.post(url(intake), given(intake, "medicines"))

    assert were_enough(intake, at=NOW)


def test_what_was_taken_back_is_no_round(desk):
    intake = an_intake()
    for _ in range(2):
        triaged(desk, fresh(intake), "to_patient")
        desk.post("/queue/undo/")

    assert not were_enough(intake, at=NOW)


def test_the_page_says_to_phone_and_offers_no_other_opening(desk, opened_twice):
    page = words(desk.get(f"/queue/{opened_twice.code}/"))

    assert f"{ASKED_TWICE}. Phone instead of asking again." in page
    assert "3 Fill in by phone" in page
    assert page.count("Open the form again") == 1  # in the list of all keys


def test_a_clinician_reads_it_too(client, opened_twice, rae):
    triage(opened_twice, outcome="to_clinician", version=opened_twice.version, by=rae, at=NOW)
    client.force_login(a_clinician(rae.clinic))

    assert ASKED_TWICE in words(client.get(f"/reviews/{opened_twice.code}/"))


def test_a_third_time_the_form_opens_for_the_telephone_and_no_message_goes(desk, opened_twice):
    links, messages = opened_twice.invitations.count(), Outbox.objects.count()

    page = triaged(desk, opened_twice, "to_patient")

    assert page.redirect_chain[-1][0] == f"/queue/{opened_twice.code}/phone/"
    assert stage(opened_twice) == Stage.AWAITING_PATIENT
    assert (opened_twice.invitations.count(), Outbox.objects.count()) == (links, messages)


def test_nor_is_a_reminder_sent_of_what_is_to_be_filled_in_by_phone(desk, opened_twice):
    assert not why_not(opened_twice, at=NOW).startswith("It is to be filled in")
    triaged(desk, opened_twice, "to_patient")

    assert why_not(fresh(opened_twice), at=LATER) == "It is to be filled in by phone."


def test_that_too_can_be_taken_back(desk, opened_twice):
    triaged(desk, opened_twice, "to_patient")

    assert "Taken back." in words(desk.post("/queue/undo/", follow=True))
    assert stage(opened_twice) == Stage.AWAITING_TRIAGE
    assert Triage.objects.exclude(taken_back=None).count() == 1


def test_what_was_dictated_is_not_taken_back_unseen(desk, opened_twice, clock):
    triaged(desk, opened_twice, "to_patient")
    opened, soon = fresh(opened_twice), timezone.now() + timedelta(seconds=30)
    save_answers(opened, ["VACC"], page="health", answers={"VACC": "YES"}, at=soon)

    assert "Taken back." not in words(desk.post("/queue/undo/", follow=True))
    assert stage(opened_twice) == Stage.AWAITING_PATIENT


def test_no_decision_asks_a_third_time(opened_twice, rae):
    triage(opened_twice, outcome="to_clinician", version=opened_twice.version, by=rae, at=NOW)

    with pytest.raises(TooManyRounds):
        decided(fresh(opened_twice), outcome="needs_information", at=LATER)
