"""What the desk is told once a patient was asked fits the way the link takes."""

from __future__ import annotations

import pytest

from intake.journey import Stage
from intake.models import Intake, Outbox
from tests.builders import a_clinician, a_patient, a_visit, an_intake
from tests.desk.test_asking import as_person, given, url
from tests.desk.test_queue import words

pytestmark = pytest.mark.django_db
UNDO = 'action="/queue/undo/"'


def who_has(**identity: str) -> Intake:
    return an_intake(visit=a_visit(a_patient(**identity)), HSV=...)


def asked(browser, intake: Intake, about: str = "medicines") -> str:
    return words(browser.post(url(intake), given(intake, about), follow=True))


def test_a_link_by_e_mail_leaves_in_three_minutes(desk):
    said = asked(desk, who_has(email="pat@example.org"))

    assert "The link leaves in three minutes by e-mail" in said


def test_a_link_by_text_is_not_said_to_be_on_its_way_and_to_leave_later(desk, settings):
    settings.TEXTS = "intake.texts.on_file.OnFile"

    said = asked(desk, who_has(email="", phone="07700 900123"))

    assert "The link leaves in three minutes by text" in said
    assert "on its way" not in said and "e-mail" not in said.partition("Undo")[0]


def test_a_link_to_copy_is_not_said_to_leave(desk):
    response = desk.post(url(intake := who_has(email="", phone="")), given(intake, "medicines"))
    later = desk.get("/queue/")

    assert "/i/" in response.content.decode() and "leaves" not in words(response)
    assert "The patient is asked, with the link that you copied." in words(later)
    assert "leaves" not in words(later)
    assert UNDO in later.content.decode()


def test_a_clinicians_question_says_by_which_way_it_went(client, settings):
    settings.TEXTS = "intake.texts.on_file.OnFile"
    patient = a_patient(email="", phone="07700 900123")
    intake = an_intake(visit=a_visit(patient), stage=Stage.AWAITING_REVIEW)

    said = asked(as_person(client, a_clinician()), intake, "MEDS")

    assert "The link leaves in three minutes by text" in said and "by e-mail" not in said


def test_a_clinician_takes_a_question_back_to_the_review(client):
    intake = an_intake(visit=a_visit(a_patient()), stage=Stage.AWAITING_REVIEW)
    reviewer = as_person(client, a_clinician())
    assert "Undo" in asked(reviewer, intake, "MEDS")

    response = reviewer.post("/queue/undo/", follow=True)

    intake.refresh_from_db()
    assert intake.stage == Stage.AWAITING_REVIEW
    assert response.redirect_chain == [(f"/reviews/{intake.code}/", 302)]
    assert "Taken back. Nothing was sent." in words(response)
    assert not intake.requests.exists()
    assert not Outbox.objects.waiting().filter(kind=Outbox.Kind.QUESTION).exists()
