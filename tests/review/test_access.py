"""Who may read a patient's answers: clinicians of the same clinic, and nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Event
from tests.builders import a_clinic, a_clinician, a_manager, a_receptionist, an_intake
from tests.review.pages import address, hidden

WORDS = "My secret wish."


@pytest.mark.parametrize("person", [a_receptionist, a_manager])
def test_others_of_the_clinic_are_refused_and_see_nothing(
    client: Client, cleo: User, person: Callable[..., User]
) -> None:
    sent = an_intake(stage=Stage.AWAITING_REVIEW, GOAL_TEXT=WORDS)
    client.force_login(person(cleo.clinic))
    name = sent.patient.read_identity().name
    for page in (address(sent), reverse("review:list")):
        response = client.get(page)
        assert response.status_code == 403
        assert WORDS not in response.content.decode()
        assert name not in response.content.decode()
    assert not Event.objects.filter(name="viewed").exists()


@pytest.mark.parametrize("name", ["decide", "call", "addendum"])
@pytest.mark.parametrize("person", [a_receptionist, a_manager])
def test_others_of_the_clinic_write_nothing(
    client: Client, cleo: User, person: Callable[..., User], name: str
) -> None:
    sent = an_intake(stage=Stage.AWAITING_REVIEW)
    client.force_login(person(cleo.clinic))
    given = {"outcome": "suitable", "reached": "yes", "text": "Hello", **hidden(sent)}
    assert client.post(address(sent, name), given).status_code == 403
    sent.refresh_from_db()
    assert sent.stage == Stage.AWAITING_REVIEW


@pytest.mark.parametrize("name", ["intake", "decide", "call", "addendum"])
def test_to_another_clinic_there_is_no_such_patient(client: Client, cleo: User, name: str) -> None:
    sent = an_intake(stage=Stage.AWAITING_REVIEW)
    client.force_login(a_clinician(a_clinic(name="Elsewhere")))
    ask = client.get if name == "intake" else client.post
    assert ask(address(sent, name), {"outcome": "suitable"}).status_code == 404


def test_a_stranger_is_asked_to_sign_in(client: Client, cleo: User) -> None:
    sent = an_intake(stage=Stage.AWAITING_REVIEW)
    response = client.get(address(sent))
    assert response.status_code == 302
    assert "/sign-in/" in response["Location"]


def test_what_was_never_sent_has_no_page(desk: Client) -> None:
    assert desk.get(address(an_intake(stage=Stage.STARTED))).status_code == 404
