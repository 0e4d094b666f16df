"""A triage can be taken back for three minutes, and its message waits for as long."""

from __future__ import annotations

from datetime import timedelta

import pytest

from clinic.desk.models import Triage
from intake import services
from intake.delivery import deliver
from intake.journey import Stage
from intake.models import Event, Intake, Outbox
from intake.services.requests import take_back_request
from tests.builders import NOW, a_clinician, an_intake, decided
from tests.desk.test_asking import given, url
from tests.desk.test_queue import words

pytestmark = pytest.mark.django_db

UNDO = 'action="/queue/undo/"'
MINUTE = timedelta(minutes=1)


def triaged(desk, intake: Intake, outcome: str = "to_clinician"):
    sent = {"outcome": outcome, "version": intake.version, "note": ""}
    return desk.post(f"/queue/{intake.code}/", sent, follow=True)


def stage(intake: Intake) -> str:
    return Intake.objects.get(pk=intake.pk).stage


def test_the_queue_offers_to_take_back_what_was_just_done(desk):
    said = triaged(desk, an_intake())

    assert "Sent to a clinician. Undo" in words(said)
    assert UNDO in said.content.decode()


def test_undone_it_is_to_be_triaged_again_and_both_are_told(desk):
    intake = an_intake()
    triaged(desk, intake)

    said = words(desk.post("/queue/undo/", follow=True))

    assert stage(intake) == Stage.AWAITING_TRIAGE
    assert "Taken back. Nothing was sent." in said
    assert "To a clinician, taken back" in said
    assert [e.name for e in Event.objects.of(intake)][-3:-1] == ["triaged", "triage undone"]


def test_two_in_a_row_are_taken_back_one_after_the_other_the_newest_first(desk, clock):
    first, second = an_intake(), an_intake()
    triaged(desk, first)
    clock.move_to(NOW + MINUTE)
    triaged(desk, second)

    said = words(desk.post("/queue/undo/", follow=True))
    assert (stage(first), stage(second)) == (Stage.AWAITING_REVIEW, Stage.AWAITING_TRIAGE)
    assert "Before that: Sent to a clinician. Undo" in said

    again = desk.post("/queue/undo/", follow=True)
    assert stage(first) == Stage.AWAITING_TRIAGE
    assert "Taken back. Nothing was sent." in words(again)
    assert UNDO not in again.content.decode()


def test_each_is_offered_for_its_own_three_minutes(desk, clock):
    first, second = an_intake(), an_intake()
    triaged(desk, first)
    clock.move_to(NOW + 2 * MINUTE)
    triaged(desk, second)
    clock.move_to(NOW + 4 * MINUTE)

    said = desk.post("/queue/undo/", follow=True)

    assert (stage(first), stage(second)) == (Stage.AWAITING_REVIEW, Stage.AWAITING_TRIAGE)
    assert UNDO not in said.content.decode()


def test_what_cannot_be_undone_any_more_does_not_keep_the_one_before_from_it(desk, rae):
    first, second = an_intake(), an_intake()
    triaged(desk, first)
    triaged(desk, second)
    decided(second, by=a_clinician(rae.clinic))

    assert "Cleo Marsh decided" in words(desk.post("/queue/undo/", follow=True))
    desk.post("/queue/undo/")

    assert (stage(first), stage(second)) == (Stage.AWAITING_TRIAGE, Stage.DECIDED)


def test_a_message_waits_for_three_minutes_and_is_let_go_when_taken_back(desk, clock):
    intake = an_intake()
    before = intake.invitations.get()
    triaged(desk, intake, "to_patient")
    (message,) = Outbox.objects.filter(kind=Outbox.Kind.QUESTION)
    assert message.due_at == NOW + 3 * MINUTE
    assert not Outbox.objects.due(NOW + 2 * MINUTE).filter(pk=message.pk).exists()

    desk.post("/queue/undo/")

    assert not Outbox.objects.due(NOW + 9 * MINUTE).filter(pk=message.pk).exists()
    before.refresh_from_db()
    assert before.open_for(NOW), "the link from before works again"
    assert intake.invitations.filter(revoked_at=None).count() == 1
    assert stage(intake) == Stage.AWAITING_TRIAGE


def test_after_three_minutes_it_is_too_late(desk, clock):
    intake = an_intake()
    triaged(desk, intake)
    clock.move_to(NOW + 3 * MINUTE)

    assert UNDO not in desk.get("/queue/").content.decode()
    assert "It is too late to take this back" in words(desk.post("/queue/undo/", follow=True))
    assert stage(intake) == Stage.AWAITING_REVIEW


def test_a_message_that_left_early_cannot_be_taken_back(desk):
    intake = an_intake()
    triaged(desk, intake, "to_patient")
    message = Outbox.objects.get(kind=Outbox.Kind.QUESTION)
    deliver(message, at=NOW)

    said = words(desk.post("/queue/undo/", follow=True))

    assert "The message has left" in said
    assert stage(intake) == Stage.AWAITING_PATIENT


def test_what_a_clinician_has_decided_since_is_not_undone(desk, rae):
    intake = an_intake()
    triaged(desk, intake)
    decided(intake, by=a_clinician(rae.clinic))

    said = words(desk.post("/queue/undo/", follow=True))

    assert "Cleo Marsh decided" in said
    assert stage(intake) == Stage.DECIDED


def test_nothing_is_undone_twice_or_out_of_nowhere(desk):
    intake = an_intake()
    triaged(desk, intake)

    desk.post("/queue/undo/")
    again = words(desk.post("/queue/undo/", follow=True))

    assert "It is too late to take this back" in again
    assert Triage.objects.get().taken_back


def test_closing_cannot_be_taken_back(desk):
    intake = an_intake()

    said = triaged(desk, intake, "close")

    assert UNDO not in said.content.decode()


def test_after_a_triage_the_desk_is_back_at_the_view_it_came_from(desk):
    intake = an_intake()
    sent = {"outcome": "to_clinician", "version": intake.version}

    assert desk.post(f"/queue/{intake.code}/?view=new", sent)["Location"] == "/queue/?view=new"


def test_keys_are_switched_off_by_one_person_for_themselves(desk):
    assert 'data-keys="off"' not in desk.get("/queue/").content.decode()

    said = desk.post("/keys/", {"keys": "off"}, follow=True)

    assert "Keys are off." in words(said)
    page = desk.get("/queue/").content.decode()
    assert 'data-keys="off"' in page and 'id="keys"' not in page
    desk.post("/keys/", {"keys": "on"})
    assert 'data-keys="off"' not in desk.get("/queue/").content.decode()


def test_a_question_is_taken_back_and_does_not_count_as_a_round(desk):
    intake = an_intake(HSV=...)
    due = intake.due_at
    services.ask(
        intake,
        questions=["HSV"],
        reason="One answer is missing.",
        version=intake.version,
        by=intake.clinic.people.get(),
        at=NOW,
        due=NOW + 3 * MINUTE,
    )
    request = intake.requests.get()
    message = Outbox.objects.get(kind=Outbox.Kind.QUESTION)
    assert message.due_at == NOW + 3 * MINUTE

    about = {"version": intake.version + 1, "by": request.asked_by, "at": NOW}
    take_back_request(request, to=Stage.AWAITING_TRIAGE, **about)

    intake.refresh_from_db()
    assert (intake.stage, intake.due_at) == (Stage.AWAITING_TRIAGE, due)
    assert not intake.requests.exists()
    assert not Outbox.objects.due(NOW + 9 * MINUTE).filter(pk=message.pk).exists()


def test_the_desk_is_offered_to_take_a_question_back_and_does(desk):
    intake = an_intake(HSV=...)

    said = desk.post(url(intake), given(intake, "CONTACT"), follow=True)
    assert UNDO in said.content.decode()
    back = words(desk.post("/queue/undo/", follow=True))

    assert "Taken back. Nothing was sent." in back
    assert stage(intake) == Stage.AWAITING_TRIAGE
