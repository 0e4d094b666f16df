"""Against an open stop: a code beside the words, and what each clinic lets its clinicians do."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from clinic.owner.services import change_settings
from clinic.review.models import Decision
from clinic.review.overriding import CodeNeeded, CorrectionNeeded, NotAllowed, ReasonNeeded
from clinic.review.services import record_call
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Event, Intake
from tests.builders import (
    NOW,
    a_held_decision,
    a_manager,
    an_intake,
    decided,
    decided_before_codes,
)
from tests.review.pages import address, read, said, sign, under_age

REVIEW = Stage.AWAITING_REVIEW
REASON = "Neurologist wrote on 2 March."


@pytest.fixture
def stopped(cleo: User) -> Intake:
    """Somebody with a contraindication."""
    return an_intake(stage=REVIEW, NMD=["MG"])


@pytest.fixture
def waits(cleo: User) -> Intake:
    """Somebody with a reason to wait."""
    return an_intake(stage=REVIEW, PREG=["FEEDING"])


def allowing(intake: Intake, what: str) -> Intake:
    change_settings(intake.clinic, overridable=what, by=a_manager(intake.clinic), at=NOW)
    return Intake.objects.get(pk=intake.pk)


def test_the_code_is_kept_with_the_decision_and_in_the_chain_of_events(stopped: Intake) -> None:
    made = decided(stopped, override_code="letter", reason=REASON)

    assert (made.override, made.override_code) == (True, "letter")
    said = Event.objects.of(stopped).filter(name="decided").get().detail
    assert said == {"outcome": "suitable", "override": "letter"}


def test_a_held_decision_has_its_code_in_the_chain_of_events(cleo: User) -> None:
    made = a_held_decision(by=cleo)

    held = Event.objects.of(made.intake).filter(name="decision held").get()
    assert held.detail == {"outcome": "suitable", "override": "monitor"}


def test_words_without_a_code_are_not_enough(stopped: Intake) -> None:
    with pytest.raises(CodeNeeded):
        decided(stopped, override_code="", reason=REASON)


def test_a_code_without_words_is_not_enough(stopped: Intake) -> None:
    with pytest.raises(ReasonNeeded):
        decided(stopped, override_code="monitor", reason="")


def test_a_misread_question_was_put_right_on_the_telephone(stopped: Intake, cleo: User) -> None:
    why = {"override_code": "misread", "reason": "She meant her mother."}
    record_call(stopped, reached=False, by=cleo, at=NOW)
    with pytest.raises(CorrectionNeeded):
        decided(stopped, **why)

    record_call(stopped, reached=True, by=cleo, at=NOW)
    assert decided(stopped, **why).override_code == "misread"


@pytest.mark.parametrize("outcome", ["not_suitable", "refer"])
def test_no_code_is_kept_where_nothing_was_overridden(stopped: Intake, outcome: str) -> None:
    assert decided(stopped, outcome=outcome, override_code="monitor").override_code == ""


def test_without_a_stop_a_code_says_nothing(cleo: User) -> None:
    clean = an_intake(stage=REVIEW)
    assert decided(clean, override_code="monitor").override_code == ""


def test_the_database_takes_no_code_without_an_override_and_none_that_is_unknown(
    stopped: Intake,
) -> None:
    made = decided(stopped, override_code="letter", reason=REASON)
    for wrong in ({"override": False}, {"override_code": "because"}):
        fields = {f.name: getattr(made, f.name) for f in Decision._meta.concrete_fields}
        copy = Decision(**fields | {"id": None, "code": stopped.code} | wrong)
        with pytest.raises(IntegrityError), transaction.atomic():
            copy.save(force_insert=True)


@pytest.mark.parametrize(
    ("allowed", "contraindication", "wait"),
    [
        ("every", True, True),
        ("not_red", True, True),
        ("waits", False, True),
        ("none", False, False),
    ],
)
def test_a_clinic_says_against_which_stops_its_clinicians_may_go_on(
    stopped: Intake, waits: Intake, allowed: str, contraindication: bool, wait: bool
) -> None:
    for intake, may in ((stopped, contraindication), (waits, wait)):
        asked = allowing(intake, allowed)
        if may:
            assert decided(asked, reason=REASON).override
            continue
        with pytest.raises(NotAllowed):
            decided(asked, reason=REASON)


def test_against_a_red_flag_only_where_every_stop_may_be_overridden(cleo: User) -> None:
    red = an_intake(stage=REVIEW, SX_NOW=["BREATH"], SX_ONSET="NEW")
    record_call(red, reached=True, by=cleo, at=NOW)

    with pytest.raises(NotAllowed):
        decided(allowing(red, "not_red"), reason=REASON)

    assert decided(allowing(red, "every"), reason=REASON).override


def test_what_the_clinic_does_not_allow_is_said_on_the_page_and_loses_nothing(
    desk: Client, stopped: Intake
) -> None:
    allowing(stopped, "none")
    response = sign(desk, stopped, "suitable", reason=REASON, override_code="letter")

    assert response.status_code == 422
    assert "Your clinic does not allow a decision against this stop" in said(response)
    assert REASON in said(response)
    assert chosen(response) == ["letter"]


def chosen(response: Any) -> list[str]:
    codes = response.context["decision_form"].codes
    return [radio.data["value"] for radio, _ in codes if radio.data["selected"]]


def test_the_page_offers_the_codes_only_beside_an_open_stop(
    desk: Client, stopped: Intake, cleo: User
) -> None:
    page = desk.get(address(stopped)).content.decode()
    assert page.count('name="override_code"') == len(Decision.Override)
    assert 'name="override_code"' not in desk.get(address(an_intake(stage=REVIEW))).content.decode()


def test_without_a_code_the_page_asks_for_one_and_keeps_the_words(
    desk: Client, stopped: Intake
) -> None:
    response = sign(desk, stopped, "suitable", reason=REASON)

    assert response.status_code == 422
    assert "There are open reasons to stop. Choose why you go on." in said(response)
    assert REASON in said(response)


def test_a_code_that_is_not_on_the_list_is_not_taken(desk: Client, stopped: Intake) -> None:
    response = sign(desk, stopped, "suitable", reason=REASON, override_code="because")
    assert response.status_code == 422
    assert not Decision.objects.exists()


def test_the_code_is_read_on_the_decision_and_on_the_page_as_it_was(
    desk: Client, stopped: Intake
) -> None:
    made = decided(stopped, override_code="letter", reason=REASON)
    words = "Went on against a stop Specialist’s letter seen"

    assert words in read(desk, stopped)
    then = address(stopped, "intake") + f"decisions/{made.code}/"
    assert words in said(desk.get(then))


def test_a_decision_of_before_there_were_codes_says_so(desk: Client, stopped: Intake) -> None:
    decided_before_codes(stopped)

    assert "No code: it was decided before codes were asked" in read(desk, stopped)


def test_nobody_under_18_is_found_suitable_whatever_the_code(desk: Client, cleo: User) -> None:
    young = under_age(cleo)
    response = sign(desk, young, "suitable", reason=REASON, override_code="letter")
    assert "This cannot be overridden." in said(response)
    assert not Decision.objects.exists()
