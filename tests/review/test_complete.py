"""Six marks say how complete an intake is before a clinician signs; none is ticked by hand."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Intake
from intake.services import correct_patient, save_answers, submit
from intake.services.answering import codes_of
from tests.builders import (
    NOW,
    a_judgement,
    a_link,
    a_patient,
    a_photo,
    a_visit,
    an_intake,
    answers,
    decided,
)
from tests.review.pages import address, said

WAITS = Stage.AWAITING_REVIEW


def marks(desk: Client, url: str) -> str:
    page = desk.get(url).content.decode()
    return " ".join(page.split('aria-label="How complete it is"')[1].split("</ul>")[0].split())


@pytest.fixture
def clean(cleo: User) -> Intake:
    return an_intake(stage=WAITS, visit=a_visit(a_patient(cleo.clinic)))


def test_a_clean_intake_lacks_only_photos(desk: Client, clean: Intake) -> None:
    told = marks(desk, address(clean))

    assert told.count("lacks") == 1
    assert "No photos" in told


def test_with_a_photo_nothing_is_lacking(desk: Client, clean: Intake) -> None:
    a_photo(clean)

    assert "lacks" not in marks(desk, address(clean))


def test_findings_that_nobody_judged_are_counted(desk: Client, cleo: User) -> None:
    intake = an_intake(stage=WAITS, visit=a_visit(a_patient(cleo.clinic)), PREG=["MAYBE"])
    assert "1 not judged" in marks(desk, address(intake))

    a_judgement(intake, by=cleo)
    assert "not judged" not in marks(desk, address(intake))


def test_a_red_flag_that_ended_the_form_lacks_agreements(desk: Client, cleo: User) -> None:
    """Nothing is agreed to where the first page ends the form."""
    red = a_link(a_visit(a_patient(cleo.clinic))).intake
    told = answers(SX_NOW=["BREATH"], SX_ONSET="NEW")
    codes = codes_of(red, "today")
    first = {code: answer for code, answer in told.items() if code in codes}
    save_answers(red, codes, page="today", answers=first, at=NOW)
    submit(red, submission_key=uuid4(), stop=True, at=NOW)

    assert "Not all agreements given" in marks(desk, address(red))


def test_answers_older_than_the_protocol_allows_are_out_of_date(
    client: Client, clean: Intake, cleo: User, clock: Any
) -> None:
    clock.move_to(NOW + timedelta(days=40))
    client.force_login(cleo)

    assert "Older than the protocol allows" in marks(client, address(clean))


def test_another_birth_date_than_on_record_is_told(desk: Client, clean: Intake, cleo: User) -> None:
    known = clean.patient.read_identity()
    born = known.birth_date - timedelta(days=365)
    correct_patient(clean.patient, birth_date=born, by=cleo, at=NOW)

    assert "Another birth date than on record" in marks(desk, address(clean))


def test_a_past_decision_shows_how_complete_it_was_then(
    desk: Client, clean: Intake, cleo: User
) -> None:
    made = decided(clean, by=cleo, at=NOW - timedelta(minutes=5))
    then = reverse("review:then", kwargs={"code": clean.code, "decision": made.code})

    assert "No photos" in marks(desk, then)
    assert "Suitable" in said(desk.get(then))
