"""An examination in person, and what may be said only after one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from clinic.examining.models import Examination, Statement
from clinic.examining.services import (
    NotAClinician,
    NotExamined,
    NotSuitableToCome,
    NotYet,
    WordsNeeded,
    examine,
    state,
)
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Intake
from tests.builders import NOW, TODAY, a_letter, a_receptionist, an_intake, decided
from tests.review.pages import address, said


@pytest.fixture
def suitable(cleo: User) -> Intake:
    intake = an_intake(stage=Stage.AWAITING_REVIEW)
    decided(intake, by=cleo)
    intake.refresh_from_db()
    return intake


def post(desk: Client, intake: Intake, name: str, **typed: str):
    return desk.post(reverse(f"examining:{name}", kwargs={"code": intake.code}), typed)


def test_who_when_and_what_was_looked_at_are_kept(
    desk: Client, suitable: Intake, cleo: User
) -> None:
    post(desk, suitable, "examination", on="2026-03-02", looked_at="Forehead, brow position.")

    made = Examination.objects.get()
    assert (made.by, made.on, made.revision) == (cleo, TODAY, suitable.revision)
    assert made.read_looked_at() == "Forehead, brow position."
    assert "Examined on 2 Mar 2026 , Cleo Marsh: Forehead, brow position." in said(
        desk.get(address(suitable))
    )


def test_suitable_is_only_suitable_to_come(desk: Client, suitable: Intake, cleo: User) -> None:
    page = said(desk.get(address(suitable)))
    assert "A decision says only that the patient is suitable to come." in page
    assert "Treatable or not" not in page

    with pytest.raises(NotExamined):
        state(suitable, treatable=True, by=cleo, at=NOW)

    refused = post(desk, suitable, "statement", treatable="yes")
    assert refused.status_code == 422
    assert not Statement.objects.exists()


def test_after_an_examination_a_clinician_says_treatable(
    desk: Client, suitable: Intake, cleo: User
) -> None:
    examine(suitable, on=TODAY, looked_at="Forehead.", by=cleo, at=NOW)

    post(desk, suitable, "statement", treatable="yes", words="Half dose.")

    assert Statement.objects.get().treatable
    assert "Treatable : Half dose." in said(desk.get(address(suitable)))


def test_an_examination_for_another_visit_counts_for_nothing(suitable: Intake, cleo: User) -> None:
    other = an_intake(stage=Stage.AWAITING_REVIEW)
    examine(other, on=TODAY, looked_at="Forehead.", by=cleo, at=NOW)

    with pytest.raises(NotExamined):
        state(suitable, treatable=True, by=cleo, at=NOW)


def test_nobody_is_called_treatable_whom_no_decision_found_suitable(cleo: User) -> None:
    intake = an_intake(stage=Stage.DECIDED)
    examine(intake, on=TODAY, looked_at="Forehead.", by=cleo, at=NOW)

    with pytest.raises(NotSuitableToCome):
        state(intake, treatable=True, by=cleo, at=NOW)
    assert not state(intake, treatable=False, words="A rash.", by=cleo, at=NOW).treatable


def test_only_clinicians_examine_and_say_what_follows(suitable: Intake, cleo: User) -> None:
    rae = a_receptionist()
    with pytest.raises(NotAClinician):
        examine(suitable, on=TODAY, looked_at="Forehead.", by=rae, at=NOW)
    examine(suitable, on=TODAY, looked_at="Forehead.", by=cleo, at=NOW)
    with pytest.raises(NotAClinician):
        state(suitable, treatable=True, by=rae, at=NOW)


def test_a_day_to_come_nothing_looked_at_and_a_no_without_why_are_refused(
    suitable: Intake, cleo: User
) -> None:
    with pytest.raises(NotYet):
        tomorrow = TODAY + timedelta(days=1)
        examine(suitable, on=tomorrow, looked_at="Forehead.", by=cleo, at=NOW)
    with pytest.raises(WordsNeeded):
        examine(suitable, on=TODAY, looked_at=" ​", by=cleo, at=NOW)
    examine(suitable, on=TODAY, looked_at="Forehead.", by=cleo, at=NOW)
    with pytest.raises(WordsNeeded):
        state(suitable, treatable=False, by=cleo, at=NOW)


def test_a_doctors_letter_tells_of_the_examination_and_a_patients_does_not(
    suitable: Intake, cleo: User
) -> None:
    examine(suitable, on=TODAY, looked_at="Brow position.", by=cleo, at=NOW)
    state(suitable, treatable=True, by=cleo, at=NOW)

    assert "Brow position." in a_letter(suitable, "doctor").read().text
    assert "Treatable" in a_letter(suitable, "internal").read().text
    plain = a_letter(suitable).read().text
    assert "Brow" not in plain and "reatable" not in plain
