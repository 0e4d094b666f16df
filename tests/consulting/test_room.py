"""Asked again in the room: a sending of its own, and what it changed said at once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from clinic.consulting.room import room_form
from clinic.desk.services import check_called
from clinic.examining.services import examine
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Event, Intake, Outbox
from intake.services import NotTheDay, tell_in_room
from tests.builders import NOW, TODAY, VISIT_DAY, a_patient, a_visit, an_intake, decided
from tests.patient.journey import typed
from tests.review.pages import address, said

NONE_NOW = {"SX_NOW": ["NONE"], "SKIN_NOW": ["NONE"], "PREG": ["NONE"], "ILL_NOW": "NO"}


@pytest.fixture
def here(cleo: User) -> Intake:
    """Somebody whose visit is today, about whom it was decided."""
    intake = an_intake(stage=Stage.AWAITING_REVIEW, visit=a_visit(a_patient(cleo.clinic), on=TODAY))
    decided(intake, by=cleo)
    intake.refresh_from_db()
    return intake


def room(intake: Intake) -> str:
    return reverse("consulting:room", kwargs={"code": intake.code})


def tell(desk: Client, intake: Intake, **answers: Any) -> Any:
    """Type what is told, as the page has it."""
    page = room_form(intake, today=TODAY).page
    told = {"MEDS": ["NONE"], "TOX_EVER": "NO"} | NONE_NOW | answers
    return desk.post(room(intake), typed(page, told) | {"version": str(intake.version)})


def test_the_page_shows_what_was_told_before_and_asks_anew(desk: Client, here: Intake) -> None:
    response = desk.get(room(here))
    page = said(response)

    assert "Told before None of these" in page
    assert "Pregnan" in page or "pregnan" in page
    tags = re.findall(r"<input[^>]* name=['\"](\w+)['\"]([^>]*)>", response.content.decode())
    names, ticked = {name for name, _ in tags}, {name for name, rest in tags if "checked" in rest}
    assert {"SX_NOW", "PREG", "ILL_NOW", "TOX_EVER"} <= names
    assert "TOX_EVER" in ticked
    assert not ticked & {"SX_NOW", "SKIN_NOW", "PREG", "ILL_NOW"}


def test_the_review_stays_in_sight_beside_it_and_is_only_read(desk: Client, cleo: User) -> None:
    visit = a_visit(a_patient(cleo.clinic), on=TODAY)
    told = {"PREG": ["FEEDING"], "GOAL_TEXT": "Softer, not frozen."}
    intake = an_intake(stage=Stage.AWAITING_REVIEW, visit=visit, **told)
    page = desk.get(room(intake)).content.decode()

    for shown in ("Softer, not frozen.", "Findings", "Where on the face and neck", "Medicines"):
        assert shown in page
    posts = re.findall(r'<form[^>]*method="post"[^>]*>', page.split("<main")[1])
    assert ["ask-again" in one for one in posts] == [True]


def test_it_costs_what_the_review_costs(
    desk: Client, here: Intake, django_assert_max_num_queries: Any
) -> None:
    desk.get(address(here))
    with django_assert_max_num_queries(15):
        desk.get(room(here))


def test_it_stays_in_sight_while_an_answer_is_mended(desk: Client, here: Intake) -> None:
    page = said(tell(desk, here, PREG=[]))

    assert "Findings" in page and "Own words" in page


def test_what_is_told_is_a_new_sending_for_a_clinician_to_decide(
    desk: Client, here: Intake, cleo: User
) -> None:
    response = tell(desk, here, PREG=["PREG"])

    assert response["Location"] == address(here)
    here.refresh_from_db()
    assert here.stage == Stage.AWAITING_REVIEW
    assert here.revision is not None and here.revision.number == 2
    assert here.revision.answers["PREG"] == ["PREG"]
    assert here.revision.answers["OIL_SHINE"] == 3
    assert here.latest_assessment() is not None
    assert Event.objects.filter(name="submitted", actor=cleo, detail__place="room").exists()


def test_what_changed_in_the_findings_is_said_at_once(desk: Client, here: Intake) -> None:
    tell(desk, here, PREG=["PREG"])

    page = said(desk.get(address(here)))

    assert "What changed in the findings told in the room New Pregnan" in page
    assert "to Cleo Marsh in the room" in page
    assert "Changed Pregnan" in page or "→" in page


def test_that_nothing_changed_is_said_too(desk: Client, here: Intake) -> None:
    tell(desk, here)

    assert "No finding came or went." in said(desk.get(address(here)))


def test_a_red_flag_in_the_room_is_a_red_flag(desk: Client, here: Intake, cleo: User) -> None:
    tell(desk, here, SX_NOW=["ALLERGY"], SX_ONSET="NEW")
    here.refresh_from_db()
    assert here.triage == "RED"

    examine(here, on=TODAY, looked_at="Breathing, skin.", by=cleo, at=NOW)

    check_called(here)  # whoever was examined need not be phoned


def test_a_question_without_an_answer_is_asked_again(desk: Client, here: Intake) -> None:
    response = tell(desk, here, PREG=[])

    assert response.status_code == 422
    here.refresh_from_db()
    assert here.stage == Stage.DECIDED


def test_whoever_read_an_older_state_is_told(desk: Client, here: Intake) -> None:
    older = Intake.objects.get(pk=here.pk)
    tell(desk, here, PREG=["PREG"])

    response = tell(desk, older)

    assert response.status_code == 409
    here.refresh_from_db()
    assert here.revision is not None and here.revision.number == 2


def test_nobody_is_asked_in_the_room_on_another_day(desk: Client, cleo: User) -> None:
    intake = an_intake(stage=Stage.AWAITING_REVIEW)
    assert intake.visit_on == VISIT_DAY

    assert desk.get(room(intake))["Location"] == address(intake)
    assert "Ask again in the room" not in said(desk.get(address(intake)))
    with pytest.raises(NotTheDay):
        tell_in_room(intake, codes=[], answers={}, version=intake.version, by=cleo, at=NOW)


def test_nobody_is_sent_word_of_what_they_said_themselves(desk: Client, here: Intake) -> None:
    before = Outbox.objects.count()

    tell(desk, here)

    assert Outbox.objects.count() == before


def test_agreements_keep_the_day_they_were_given(desk: Client, here: Intake) -> None:
    assert here.revision is not None
    first = {c.question: c.at for c in here.revision.consents.all()}

    tell(desk, here)

    here.refresh_from_db()
    assert here.revision is not None
    assert {c.question: c.at for c in here.revision.consents.all()} == first
