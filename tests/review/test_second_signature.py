"""Against an open stop a second clinician signs first, at a clinic that asks it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from clinic.countersigning.models import SecondSignature
from clinic.countersigning.services import SameHand, WhyNeeded, countersign
from clinic.owner.services import change_settings
from clinic.review.models import Decision
from clinic.review.services import locked_decision
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Intake, Reply
from intake.services import reassess
from intake.services.moves import Outdated
from tests.builders import (
    NOW,
    a_clinician,
    a_held_decision,
    a_manager,
    an_intake,
    decided,
)
from tests.review.pages import address, said, sign

REASON = "Neurologist wrote on 2 March."


@pytest.fixture
def dot(cleo: User) -> User:
    """Another clinician."""
    return a_clinician(cleo.clinic, name="Dot Hale")


@pytest.fixture
def held(cleo: User) -> Decision:
    """Cleo's decision against a stop, which waits."""
    made: Decision = a_held_decision(by=cleo)
    return made


def second(browser: Client, made: Decision, **typed: str) -> Any:
    codes = {"code": made.intake.code, "decision": made.code}
    return browser.post(reverse("countersigning:sign", kwargs=codes), typed)


def now(made: Decision) -> Intake:
    return Intake.objects.get(pk=made.intake_id)


def test_without_the_setting_nothing_waits(cleo: User) -> None:
    intake = an_intake(stage=Stage.AWAITING_REVIEW, NMD=["MG"])

    decided(intake, by=cleo, reason=REASON)

    assert now_stage(intake) == Stage.DECIDED
    assert Reply.objects.exists()


def now_stage(intake: Intake) -> str:
    return Intake.objects.get(pk=intake.pk).stage


def test_only_a_decision_against_a_stop_waits(held: Decision, cleo: User) -> None:
    clean = an_intake(stage=Stage.AWAITING_REVIEW)
    decided(Intake.objects.get(pk=clean.pk), by=cleo)

    assert now_stage(clean) == Stage.DECIDED


def test_a_decision_that_waits_is_told_to_nobody(held: Decision) -> None:
    assert now(held).stage == Stage.AWAITING_REVIEW
    assert not Reply.objects.exists()
    assert locked_decision(now(held)) is None


def test_the_second_signature_makes_it_stand_and_tells_the_patient(
    client: Client, held: Decision, dot: User
) -> None:
    client.force_login(dot)
    page = said(client.get(address(held.intake)))
    assert "Waits for a second clinician’s signature." in page
    assert "The patient will read Bring your letter." in page

    second(client, held, agrees="yes")

    assert now(held).stage == Stage.DECIDED
    assert Reply.objects.get().read_words() == "Bring your letter."
    assert locked_decision(now(held)) == held
    assert "Signed as second Dot Hale, 09:30" in said(client.get(address(held.intake)))


def test_what_waits_for_a_signature_is_on_a_list_of_its_own(
    client: Client, held: Decision, dot: User
) -> None:
    client.force_login(dot)
    name = held.intake.patient.read_identity().name
    assert name in said(client.get("/reviews/?view=sign"))

    countersign(held, agrees=True, by=dot, at=NOW)

    assert name not in said(client.get("/reviews/?view=sign"))


def test_without_the_setting_there_is_no_such_list(desk: Client, cleo: User) -> None:
    assert "To sign" not in said(desk.get("/reviews/"))


def test_nobody_signs_their_own_decision_twice(desk: Client, held: Decision, cleo: User) -> None:
    assert "I sign this decision" not in said(desk.get(address(held.intake)))
    with pytest.raises(SameHand):
        countersign(held, agrees=True, by=cleo, at=NOW)
    second(desk, held, agrees="yes")

    assert not SecondSignature.objects.exists()


def test_what_is_not_signed_says_why_and_is_decided_again(
    client: Client, held: Decision, dot: User, cleo: User
) -> None:
    client.force_login(dot)
    assert second(client, held, agrees="no").status_code == 422
    with pytest.raises(WhyNeeded):
        countersign(held, agrees=False, by=dot, at=NOW)

    second(client, held, agrees="no", words="Too early.")

    assert now(held).stage == Stage.AWAITING_REVIEW
    assert not Reply.objects.exists()
    page = said(client.get(address(held.intake)))
    assert "Not signed as second : Too early." in page
    assert "The patient was to read, and was never told Bring your letter." in page
    decided(now(held), outcome="not_suitable", by=cleo)
    assert now(held).stage == Stage.DECIDED


def test_another_assessment_takes_its_place(held: Decision, dot: User) -> None:
    reassess(held.intake, by=dot, at=NOW + timedelta(minutes=1))

    with pytest.raises(Outdated):
        countersign(held, agrees=True, by=dot, at=NOW + timedelta(minutes=2))


def test_a_decision_that_was_never_signed_says_so(
    client: Client, held: Decision, dot: User
) -> None:
    decided(now(held), outcome="not_suitable", by=dot)
    client.force_login(dot)

    page = said(client.get(address(held.intake)))

    assert "No second clinician signed it before something newer took its place." in page
    assert "Waits for a second" not in page


def test_whoever_read_it_before_is_told_that_somebody_decided(desk: Client, held: Decision) -> None:
    stale = held.intake
    stale.version -= 1

    assert sign(desk, stale, "not_suitable", reason="No.").status_code == 409


def test_the_form_says_that_a_second_clinician_signs(desk: Client, cleo: User) -> None:
    change_settings(cleo.clinic, second_signature=True, by=a_manager(), at=NOW)
    intake = an_intake(stage=Stage.AWAITING_REVIEW, NMD=["MG"])

    assert "A second clinician signs before the patient is told." in said(desk.get(address(intake)))

    sign(desk, intake, "suitable", reason=REASON, override_code="letter")
    assert "It waits for a second clinician" in said(desk.get(address(intake)))
