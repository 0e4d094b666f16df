"""Taking something back closes every link that came of it, also one made by hand since."""

from __future__ import annotations

from datetime import timedelta

import pytest

from intake.delivery import deliver
from intake.journey import Stage
from intake.models import Intake, Invitation, Outbox
from intake.services import open_link, revoke_invitations
from tests.builders import NOW, a_patient, a_receptionist, a_visit, an_intake
from tests.desk.test_asking import given, url
from tests.desk.test_queue import words
from tests.desk.test_undo import stage, triaged

pytestmark = pytest.mark.django_db


@pytest.fixture
def before() -> Intake:
    """An intake whose patient holds a link from before."""
    return an_intake(visit=a_visit(a_patient(email="pat@example.org")))


def a_minute_later(desk, clock, intake: Intake, channel: str) -> None:
    clock.move_to(NOW + timedelta(minutes=1))
    desk.post(f"/visits/{intake.visit.code}/invite/", {"channel": channel})


def take_back(desk) -> str:
    return words(desk.post("/queue/undo/", follow=True))


@pytest.mark.parametrize("channel", ["copy", "print", "email"])
def test_a_link_made_since_works_no_more_and_the_one_from_before_does(desk, clock, before, channel):
    old = before.invitations.get()
    triaged(desk, before, "to_patient")
    a_minute_later(desk, clock, before, channel)
    if channel == "email":  # what was done last is taken back first
        assert "Taken back." in take_back(desk)

    said = take_back(desk)

    assert "Taken back." in said
    assert stage(before) == Stage.AWAITING_TRIAGE
    assert list(before.invitations.filter(revoked_at=None)) == [old]
    assert not Outbox.objects.waiting().filter(kind__in=["question", "invitation"]).exists()


def test_what_staff_closed_since_stays_closed(desk, clock, before):
    triaged(desk, before, "to_patient")
    revoke_invitations(before, by=a_receptionist(before.clinic), at=NOW + timedelta(minutes=1))

    assert "Taken back." in take_back(desk)
    assert not before.invitations.filter(revoked_at=None).exists()


def test_a_link_shown_with_a_question_works_no_more(desk):
    intake = an_intake(visit=a_visit(a_patient(email="", phone="")), HSV=...)
    old = intake.invitations.get()
    desk.post(url(intake), given(intake, "medicines"))

    take_back(desk)

    assert list(intake.invitations.filter(revoked_at=None)) == [old]


def test_a_link_made_since_that_has_left_cannot_be_taken_back(desk, clock, before):
    triaged(desk, before, "to_patient")
    a_minute_later(desk, clock, before, "email")
    deliver(Outbox.objects.waiting().get(kind="invitation"), at=NOW + timedelta(minutes=1))

    assert "The message has left" in take_back(desk)
    assert stage(before) == Stage.AWAITING_PATIENT


def test_a_copied_link_that_the_patient_opened_cannot_be_taken_back(desk, clock, before):
    triaged(desk, before, "to_patient")
    clock.move_to(NOW + timedelta(minutes=1))
    page = desk.post(f"/visits/{before.visit.code}/invite/", {"channel": "copy"})
    token = page.context["link"].rstrip("/").rpartition("/")[2]
    open_link(token, at=NOW + timedelta(minutes=2))

    assert "The message has left" in take_back(desk)
    assert Invitation.objects.filter(intake=before, revoked_at=None).count() == 1
