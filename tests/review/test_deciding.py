"""Deciding: what has to be said, what cannot be overridden, and what stays for ever."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from clinic.review.models import Call, Decision
from clinic.review.services import record_call
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Intake
from intake.services import move_visit
from tests.builders import NOW, VISIT_DAY, a_clinician, an_intake, decided
from tests.review.pages import address, hidden, read, said, sign, under_age

REVIEW = Stage.AWAITING_REVIEW
REASON = "Seen in person last week."


@pytest.fixture
def clean(cleo: User) -> Intake:
    return an_intake(stage=REVIEW)


@pytest.fixture
def stopped(cleo: User) -> Intake:
    """Somebody who is pregnant, or may be."""
    return an_intake(stage=REVIEW, PREG=["MAYBE"])


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("suitable", {}),
        ("conditions", {"conditions": "Patch test first."}),
        ("defer", {"defer_until": "2026-04-14"}),
        ("not_suitable", {"reason": "Hopes for what this cannot do."}),
        ("refer", {"reason": "To the GP."}),
    ],
)
def test_each_of_five_can_be_signed_here(
    desk: Client, clean: Intake, outcome: str, words: dict[str, str]
) -> None:
    response = sign(desk, clean, outcome, **words)
    assert response.status_code == 302
    assert Decision.objects.get().outcome == outcome


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        ("not_suitable", "Say why the patient is not suitable."),
        ("refer", "Say where the patient is referred, and why."),
    ],
)
@pytest.mark.parametrize("reason", ["", " \u200b"])
def test_turning_down_and_referring_say_why(
    desk: Client, clean: Intake, outcome: str, sentence: str, reason: str
) -> None:
    response = sign(desk, clean, outcome, reason=reason)
    assert response.status_code == 422
    assert sentence in said(response)
    assert not Decision.objects.exists()


def test_nothing_is_chosen_beforehand(desk: Client, clean: Intake) -> None:
    page = desk.get(address(clean)).content.decode()
    assert page.count('name="outcome"') == 6
    assert " checked" not in page.split('class="choices"')[1]


def test_a_choice_is_needed(desk: Client, clean: Intake) -> None:
    response = desk.post(address(clean, "decide"), {**hidden(clean), "reason": REASON})
    assert response.status_code == 422
    assert "Choose a decision" in said(response)
    assert REASON in said(response)


def test_going_on_against_a_stop_needs_a_reason(desk: Client, stopped: Intake) -> None:
    response = sign(desk, stopped, "suitable", reason="Fine.", override_code="letter")
    assert response.status_code == 422
    assert "There are open reasons to stop. Say why you go on" in said(response)
    assert "Fine." in said(response)
    why = {"reason": REASON, "override_code": "letter"}
    assert sign(desk, stopped, "suitable", **why).status_code == 302
    assert "Went on against a stop" in read(desk, stopped)


def test_nobody_under_18_is_found_suitable(desk: Client, cleo: User) -> None:
    young = under_age(cleo)
    response = sign(desk, young, "suitable", reason="She is very grown up for her age.")
    assert response.status_code == 422
    assert "The patient would be under 18. This cannot be overridden." in said(response)
    assert not Decision.objects.exists()


def test_conditions_are_written_down(desk: Client, clean: Intake) -> None:
    response = sign(desk, clean, "conditions", reason="Dry skin.")
    assert response.status_code == 422
    assert "Write down the conditions." in said(response)
    assert "Dry skin." in said(response)


@pytest.mark.parametrize("day", ["", "2026-03-02", "2026-02-01"])
def test_deferring_needs_a_day_to_come(desk: Client, clean: Intake, day: str) -> None:
    response = sign(desk, clean, "defer", defer_until=day)
    assert response.status_code == 422
    assert "Give a day in the future to defer to." in said(response)


def test_a_red_flag_is_not_decided_before_a_call(desk: Client, cleo: User) -> None:
    red = an_intake(stage=REVIEW, SX_NOW=["BREATH"], SX_ONSET="NEW")
    response = sign(desk, red, "not_suitable", reason=REASON)
    assert response.status_code == 422
    assert "A clinician phones the patient first" in said(response)
    desk.post(address(red, "call"), {"reached": "yes", "note": "Went to hospital."})
    assert sign(desk, red, "not_suitable", reason=REASON).status_code == 302


def test_a_call_says_whether_the_patient_was_reached(desk: Client, clean: Intake) -> None:
    response = desk.post(address(clean, "call"), {"note": "Rang twice."})
    assert response.status_code == 422
    assert "Rang twice." in said(response)
    assert not Call.objects.exists()
    desk.post(address(clean, "call"), {"reached": "no", "note": "Rang twice."})
    assert not Call.objects.get().reached
    assert "Rang twice." in read(desk, clean)


def test_what_changed_meanwhile_is_named_and_the_words_are_kept(
    desk: Client, clean: Intake, cleo: User
) -> None:
    about = hidden(clean)
    move_visit(clean.visit, on=date(2026, 3, 20), by=cleo, at=NOW)
    response = desk.post(
        address(clean, "decide"), {"outcome": "suitable", **about, "reason": REASON}
    )
    assert response.status_code == 409
    assert "Please look again." in said(response)
    assert REASON in said(response)
    assert not Decision.objects.exists()


def test_after_looking_again_the_same_words_can_be_signed(
    desk: Client, clean: Intake, cleo: User
) -> None:
    about = hidden(clean)
    move_visit(clean.visit, on=date(2026, 3, 20), by=cleo, at=NOW)
    page = desk.post(
        address(clean, "decide"), {"outcome": "suitable", **about, "reason": REASON}
    ).content.decode()
    clean.refresh_from_db()
    now = hidden(clean)
    assert f'value="{now["assessment"]}"' in page
    assert sign(desk, clean, "suitable", reason=REASON).status_code == 302


def test_the_second_to_decide_is_told_who_was_first(
    desk: Client, clean: Intake, cleo: User
) -> None:
    about = hidden(clean)
    decided(clean, by=a_clinician(clean.clinic, name="Amara Osei"), outcome="refer")
    response = desk.post(
        address(clean, "decide"), {"outcome": "suitable", **about, "reason": REASON}
    )
    assert response.status_code == 409
    assert "Amara Osei decided on 2 March at 09:30. Please look again." in said(response)
    assert f"What you had typed, not signed Reason {REASON}" in said(response)


def test_another_patients_assessment_cannot_be_signed(desk: Client, clean: Intake) -> None:
    other = an_intake(stage=REVIEW)
    stolen = {**hidden(clean), "assessment": hidden(other)["assessment"]}
    response = desk.post(
        address(clean, "decide"), {"outcome": "suitable", "reason": REASON, **stolen}
    )
    assert response.status_code == 409
    assert "Please look again." in said(response)
    assert REASON in said(response)
    assert hidden(clean)["assessment"] in response.content.decode()
    assert not Decision.objects.exists()


def test_a_decision_is_locked_and_says_who_and_when(
    desk: Client, clean: Intake, cleo: User
) -> None:
    decided(clean, by=cleo, outcome="conditions", conditions="Patch test.", reason=REASON)
    page = read(desk, clean)
    assert "Suitable to come, with conditions Cleo Marsh, 09:30" in page
    assert "Patch test." in page
    assert REASON in page
    assert "This is not a prescription. A clinician examines the patient in person" in page
    assert "Your decision" not in page
    assert 'name="outcome"' not in desk.get(address(clean)).content.decode()


def test_a_deferral_says_until_when(desk: Client, clean: Intake, cleo: User) -> None:
    decided(clean, by=cleo, outcome="defer", defer_until=date(2026, 4, 14))
    page = read(desk, clean)
    assert "Defer until 14 Apr 2026" in page
    assert "not a prescription" not in page


def test_the_day_a_reason_to_wait_ends_is_suggested(desk: Client, cleo: User) -> None:
    wait = an_intake(
        stage=REVIEW,
        TOX_EVER="YES",
        TOX_LAST="2026-01-14",
        TOX_BRAND="ONA",
        TOX_WHY=["COSMETIC"],
        TOX_WHO="CLINIC",
        TOX_PROBLEM=["NONE"],
    )
    assert date(2026, 4, 14) > VISIT_DAY
    assert 'value="2026-04-14"' in desk.get(address(wait)).content.decode()


def test_an_addendum_is_added_and_changes_nothing(desk: Client, clean: Intake, cleo: User) -> None:
    decided(clean, by=cleo, outcome="refer", reason=REASON)
    assert desk.post(address(clean, "addendum"), {"text": "Letter sent."}).status_code == 302
    page = read(desk, clean)
    assert "Added by Cleo Marsh, 09:30 Letter sent." in page
    assert REASON in page


def test_an_empty_addendum_is_not_added(desk: Client, clean: Intake, cleo: User) -> None:
    made = decided(clean, by=cleo, outcome="refer")
    response = desk.post(address(clean, "addendum"), {"text": "  "})
    assert response.status_code == 422
    assert "Write something first" in said(response)
    assert not made.addenda.exists()


def test_there_is_nothing_to_add_to_before_a_decision(desk: Client, clean: Intake) -> None:
    assert desk.post(address(clean, "addendum"), {"text": "Early."}).status_code == 404


def test_a_call_already_made_counts_only_after_the_sending(desk: Client, cleo: User) -> None:
    red = an_intake(stage=REVIEW, SX_NOW=["BREATH"], SX_ONSET="NEW")
    record_call(red, reached=True, by=cleo, at=NOW)
    assert sign(desk, red, "refer", reason=REASON).status_code == 302
