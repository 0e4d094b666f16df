"""A clinic that only collects answers: answers and completeness, and the law on age."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Clinic
from tests.builders import a_clinic, a_clinician, an_intake
from tests.review.pages import read, said, sign, under_age

REVIEW = Stage.AWAITING_REVIEW


@pytest.fixture
def cleo() -> User:
    return a_clinician(a_clinic(mode=Clinic.Mode.INTAKE_ONLY))


def test_no_finding_no_signal_no_flag_and_no_date(desk: Client) -> None:
    page = read(
        desk,
        an_intake(
            stage=REVIEW,
            TOX_EVER="YES",
            TOX_LAST="2026-01-14",
            TOX_BRAND="ONA",
            TOX_WHY=["COSMETIC"],
            TOX_WHO="CLINIC",
            TOX_PROBLEM=["NONE"],
        ),
    )
    for hidden in ("Findings", "D-03", "Signals", "Consult flag", "14 Apr 2026", "On hold"):
        assert hidden not in page
    assert "rules did not fire" not in page
    assert "Last jab" in page or "14 Jan 2026" in page


def test_missing_answers_are_still_named(desk: Client) -> None:
    page = read(desk, an_intake(stage=REVIEW, HEART=...))
    assert "Answers missing: 1 Heart and diabetes" in page


def test_the_list_shows_no_triage_and_no_counts(desk: Client) -> None:
    an_intake(stage=REVIEW, PREG=["MAYBE"])
    page = said(desk.get(reverse("review:list")))
    assert "Hold" not in page
    assert "1 Stop" not in page


def test_going_on_needs_no_reason_where_no_stop_was_shown(desk: Client) -> None:
    assert sign(desk, an_intake(stage=REVIEW, PREG=["MAYBE"]), "suitable").status_code == 302


def test_the_law_on_age_still_holds_and_is_shown(desk: Client, cleo: User) -> None:
    young = under_age(cleo)
    page = read(desk, young)
    assert "Under 18" in page
    assert "UKACT" in page
    assert sign(desk, young, "suitable", reason="Grown up for her age.").status_code == 422
