"""What a clinician writes for the patient, beside a decision."""

from __future__ import annotations

import pytest
from django.test import Client

from clinic.review.forms import DecisionForm
from intake.journey import Stage
from intake.models import Reply
from tests.builders import an_intake, decided
from tests.review.pages import address, said


def test_the_clinician_sees_what_the_patient_reads(desk: Client) -> None:
    intake = an_intake(stage=Stage.AWAITING_REVIEW)
    decided(intake, for_patient="Please bring your list of medicines.")

    page = said(desk.get(address(intake)))

    assert "The patient reads Please bring your list of medicines." in page


def test_asking_for_more_says_nothing_yet(desk: Client) -> None:
    decided(an_intake(stage=Stage.AWAITING_REVIEW), outcome="needs_information")

    assert not Reply.objects.exists()


@pytest.mark.parametrize("words", ["You are Eligible.", "Sadly you are ineligible"])
def test_a_patient_is_not_told_to_be_eligible_or_not(words: str) -> None:
    form = DecisionForm({"outcome": "suitable", "for_patient": words})

    assert "Do not write “eligible”" in str(form.errors["for_patient"])
