"""A past decision opens as it was seen, whatever happened since."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from clinic.owner.services import change_settings
from clinic.review.models import Decision
from clinic.review.services import add_addendum, record_call, start_review
from clinic.review.then import clinic_at
from clinic.staff.models import User
from clinic.staff.wording import full_day
from intake.journey import Move, Stage
from intake.models import Event, Intake
from intake.services import ask, correct_patient, move_visit, submit, withdraw_consent
from intake.services.moves import move
from tests.builders import (
    NOW,
    VISIT_DAY,
    a_clinic,
    a_judgement,
    a_letter,
    a_manager,
    a_protocol,
    an_intake,
    answers,
    decided,
    fill_in,
)
from tests.review.pages import address, read, said

LATER = NOW + timedelta(days=4)
TOXIN = {
    "TOX_EVER": "YES",
    "TOX_LAST": "2026-01-14",
    "TOX_BRAND": "ONA",
    "TOX_WHY": ["COSMETIC"],
    "TOX_WHO": "CLINIC",
    "TOX_PROBLEM": ["NONE"],
}


@pytest.fixture
def intake(cleo: User) -> Intake:
    """Two months after toxin, in the room of a clinician who has begun to judge."""
    return an_intake(stage=Stage.AWAITING_REVIEW, PHOTO="YES", PHOTO_USE="TEACH", **TOXIN)


@pytest.fixture
def made(intake: Intake, cleo: User) -> Decision:
    """A decision against the stop, after a judgement and a call."""
    start_review(intake, by=cleo, at=NOW)
    record_call(intake, reached=True, note="Spoke about dates.", by=cleo, at=NOW)
    a_judgement(intake, rule="D-03", by=cleo)
    return decided(
        intake, outcome="conditions", reason="Only the neck is planned.", conditions="Half dose."
    )


def then(desk: Client, made: Decision) -> Any:
    codes = {"code": made.intake.code, "decision": made.code}
    return desk.get(reverse("review:then", kwargs=codes))


def essence(response: Any) -> bytes:
    """All of the page but the frame around it."""
    assert response.status_code == 200
    return response.content.partition(b"<main")[2].partition(b"</main>")[0]


def much_happens(intake: Intake, made: Decision, by: User) -> None:
    """Another protocol, other settings, another sending, and another decision."""
    at, clinic = LATER, intake.clinic
    a_protocol(clinic, version="demonstration-2", defer_months_toxin=9)
    change_settings(clinic, mode="intake_only", timezone="Asia/Tokyo", by=a_manager(), at=at)
    add_addendum(made, text="She phoned back.", by=by, at=at)
    withdraw_consent(intake, at=at)
    move_visit(intake.visit, on=VISIT_DAY + timedelta(days=30), by=by, at=at)
    intake.refresh_from_db()
    Intake.objects.filter(pk=intake.pk).update(stage=Stage.AWAITING_TRIAGE.value)
    intake.refresh_from_db()
    codes = ["HSV"]
    ask(intake, questions=codes, reason="Please look.", version=intake.version, by=by, at=at)
    intake.refresh_from_db()
    fill_in(intake, answers(HSV="YES", GOAL_TEXT="Something new."), at=at)
    submit(intake, submission_key=uuid4(), at=at)
    intake.refresh_from_db()
    move(
        intake,
        Move.SEND_TO_CLINICIAN,
        name="triaged",
        by=by,
        at=at,
        detail={"outcome": "to_clinician"},
    )
    record_call(intake, reached=False, by=by, at=at)
    decided(intake, outcome="not_suitable", by=by, at=at)


def test_the_past_is_the_same_bytes_whatever_happens_later(
    desk: Client, intake: Intake, made: Decision, cleo: User, clock: time_machine.Coordinates
) -> None:
    before = essence(then(desk, made))

    much_happens(intake, made, cleo)
    clock.move_to(LATER + timedelta(days=1))
    desk.force_login(cleo)

    assert essence(then(desk, made)) == before


def test_correcting_the_birth_date_does_not_change_the_past(
    desk: Client, intake: Intake, made: Decision, cleo: User
) -> None:
    before = then(desk, made)
    born = intake.patient.read_identity().birth_date

    correct_patient(intake.patient, birth_date=born - timedelta(days=365), by=cleo, at=LATER)

    after = then(desk, made)
    assert essence(after) == essence(before)
    assert "33 when sent" in said(after)


def test_the_past_does_not_say_whose_birth_date_it_was(
    desk: Client, intake: Intake, made: Decision
) -> None:
    """The date on record may have been corrected since, and what it was is not kept."""
    born = full_day(intake.patient.read_identity().birth_date)
    assert born in heading(desk.get(address(intake)))

    past = heading(then(desk, made))

    assert born not in past
    assert "Identity" not in past and "Another birth date" not in past
    assert "Agreements" in past


def heading(response: Any) -> str:
    return response.content.decode().partition('class="person"')[2].partition("</ul>")[0]


def test_what_happened_later_stands_on_the_page_of_now(
    desk: Client, intake: Intake, made: Decision, cleo: User, clock: time_machine.Coordinates
) -> None:
    much_happens(intake, made, cleo)
    clock.move_to(LATER + timedelta(days=1))
    desk.force_login(cleo)

    page = read(desk, intake)

    assert "Something new." in page
    assert "She phoned back." in page
    assert "Something new." not in said(then(desk, made))


def test_the_findings_are_those_that_the_clinician_had_before_deciding(
    desk: Client, intake: Intake, cleo: User
) -> None:
    a_judgement(intake, rule="D-03", by=cleo)
    live = desk.get(address(intake)).content.decode()

    past = then(desk, decided(intake, outcome="not_suitable")).content.decode()

    assert words_of_findings(live) == words_of_findings(past)


def words_of_findings(page: str) -> list[str]:
    """What each finding says, without the buttons beside it."""
    part = r'<(h3|dl|p class="(?:why-words|sources|settled)")[^>]*>(.*?)</(?:h3|dl|p)>'
    return [words for _, words in re.findall(part, page.partition("Signals")[0], re.DOTALL)]


def test_it_says_when_it_was_and_can_only_be_read(
    desk: Client, intake: Intake, made: Decision
) -> None:
    page = then(desk, made)

    assert "As it was on 2 Mar 2026, 09:30." in said(page)
    assert b"<form" not in essence(page)
    assert "Half dose." in said(page) and "Confirmed" in said(page)
    assert desk.post(page.request["PATH_INFO"]).status_code == 405


def test_each_decision_leads_to_its_moment(desk: Client, intake: Intake, made: Decision) -> None:
    codes = {"code": intake.code, "decision": made.code}

    assert reverse("review:then", kwargs=codes) in desk.get(address(intake)).content.decode()


def test_reading_the_past_is_an_event(desk: Client, made: Decision) -> None:
    then(desk, made)

    detail = {"what": "page of a past decision"}
    assert Event.objects.filter(name="viewed", detail=detail).exists()


def test_letters_that_were_written_later_are_not_there(
    desk: Client, made: Decision, clock: time_machine.Coordinates
) -> None:
    made.intake.refresh_from_db()
    a_letter(made.intake, at=LATER)

    assert "Letter for the patient" not in said(then(desk, made))


def test_a_clinic_has_the_settings_that_it_had(cleo: User) -> None:
    clinic, sam = a_clinic(), a_manager()
    for day, name in enumerate(("One", "Two", "Three"), start=1):
        change_settings(clinic, name=name, by=sam, at=NOW + timedelta(days=day))
    clinic.refresh_from_db()

    names = [clinic_at(clinic, NOW + timedelta(days=day)).name for day in range(4)]

    assert names == ["Harley Lane Clinic", "One", "Two", "Three"]
