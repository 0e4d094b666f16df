"""Judging findings: confirmed, not relevant for a reason, or asked back; and the triage word."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from clinic.judging.models import Judgement, TriageCheck
from clinic.review.models import Decision
from clinic.staff.models import User
from intake.events import verify
from intake.journey import Stage
from intake.models import Clinic, Event, Intake
from intake.models.event import chain_of
from intake.services import move_visit
from tests.builders import NOW, TODAY, a_clinician, a_judgement, a_receptionist, an_intake, decided
from tests.review.pages import address, hidden, read, said, sign

REVIEW = Stage.AWAITING_REVIEW


@pytest.fixture
def stopped(cleo: User) -> Intake:
    """Somebody who is pregnant, or may be."""
    return an_intake(stage=REVIEW, PREG=["MAYBE"])


@pytest.fixture
def rule(stopped: Intake) -> str:
    """The rule that asks to wait for that."""
    findings = stopped.latest_assessment().document["findings"]
    return next(one["rule"] for one in findings if "PREG" in one.get("evidence", ()))


def say(desk: Client, intake: Intake, verdict: str, **told: str) -> Any:
    """Judge as the page does."""
    about = {"assessment": hidden(intake)["assessment"], "verdict": verdict}
    url = f"/reviews/{intake.code}/finding/"
    return desk.post(url, about | told)


@pytest.mark.parametrize(
    ("verdict", "told", "words"),
    [
        ("confirmed", {}, "Confirmed . Cleo Marsh, 09:30"),
        ("not_relevant", {"reason": "misread"}, "The patient misread the question"),
        ("not_relevant", {"reason": "other", "words": "Test was negative."}, "Test was negative."),
        ("asked", {}, "To be asked back"),
    ],
)
def test_each_finding_is_judged_and_the_page_says_so(
    desk: Client, stopped: Intake, rule: str, verdict: str, told: dict[str, str], words: str
) -> None:
    assert say(desk, stopped, verdict, rule=rule, **told).status_code == 302
    assert Judgement.objects.get().verdict == verdict
    assert words in read(desk, stopped)


def test_after_one_finding_the_next_is_in_hand(desk: Client, cleo: User) -> None:
    intake = an_intake(stage=REVIEW, PREG=["MAYBE"], HSV="YES")
    findings = intake.latest_assessment().document["findings"]
    first, second = [one["rule"] for one in findings if one["fired"]][:2]
    assert say(desk, intake, "confirmed", rule=first)["Location"].endswith(f"#finding-{second}")


def test_not_relevant_says_why(desk: Client, stopped: Intake, rule: str) -> None:
    for told in ({}, {"reason": "other"}, {"reason": "other", "words": " \u200b"}):
        response = say(desk, stopped, "not_relevant", rule=rule, **told)
        assert response.status_code == 422
        assert "Say why the finding is not relevant." in said(response)
    assert not Judgement.objects.exists()


def test_own_words_are_sealed_under_the_patients_key(
    desk: Client, stopped: Intake, rule: str
) -> None:
    say(desk, stopped, "not_relevant", rule=rule, reason="other", words="Her sister filled it in.")
    kept = Judgement.objects.get()
    assert b"sister" not in bytes(kept.words)
    assert kept.read_words() == "Her sister filled it in."


def test_a_second_judgement_of_the_same_person_takes_the_place_of_the_first(
    desk: Client, stopped: Intake, rule: str, cleo: User
) -> None:
    say(desk, stopped, "confirmed", rule=rule)
    say(desk, stopped, "not_relevant", rule=rule, reason="letter")
    a_judgement(stopped, "confirmed", rule=rule, by=a_clinician(cleo.clinic, name="Amara Osei"))

    standing = Judgement.objects.standing().order_by("pk")

    assert [one.verdict for one in standing] == ["not_relevant", "confirmed"]
    assert Judgement.objects.count() == 3
    assert "Amara Osei" in read(desk, stopped)


def test_a_rule_that_did_not_fire_cannot_be_judged(desk: Client, stopped: Intake) -> None:
    response = say(desk, stopped, "confirmed", rule="X-99")
    assert response.status_code == 409
    assert "There is no such finding. Please look again." in said(response)


def test_a_finding_of_an_older_assessment_cannot_be_judged(
    desk: Client, stopped: Intake, rule: str, cleo: User
) -> None:
    about = hidden(stopped)["assessment"]
    move_visit(stopped.visit, on=TODAY.replace(day=20), by=cleo, at=NOW)
    url = f"/reviews/{stopped.code}/finding/"
    response = desk.post(url, {"assessment": about, "verdict": "confirmed", "rule": rule})
    assert response.status_code == 409
    assert "Please look again." in said(response)
    assert not Judgement.objects.exists()


def test_after_the_decision_judgements_are_shown_and_no_more_are_taken(
    desk: Client, stopped: Intake, rule: str, cleo: User
) -> None:
    say(desk, stopped, "confirmed", rule=rule)
    decided(stopped, by=cleo, outcome="refer")
    stopped.refresh_from_db()
    assert say(desk, stopped, "asked", rule=rule).status_code == 409
    page = desk.get(address(stopped)).content.decode()
    assert "Cleo Marsh" in page and 'name="verdict"' not in page
    assert Judgement.objects.count() == 1


def test_a_clinic_that_only_collects_answers_judges_nothing_it_is_not_shown(
    desk: Client, stopped: Intake, rule: str
) -> None:
    Clinic.objects.update(mode="intake_only")
    assert say(desk, stopped, "confirmed", rule=rule).status_code == 409
    assert not Judgement.objects.exists()


def test_asking_back_opens_the_questions_that_made_the_finding(
    desk: Client, stopped: Intake, rule: str
) -> None:
    asked = desk.get(say(desk, stopped, "asked", rule=rule)["Location"])
    assert asked.context["form"].ticked == ["PREG"]


def test_the_front_desk_learns_no_answer_from_the_address_of_a_finding(
    client: Client, stopped: Intake, rule: str, cleo: User
) -> None:
    client.force_login(a_receptionist(cleo.clinic))
    page = client.get(f"/queue/{stopped.code}/ask/?finding={rule}")
    assert page.context["form"].ticked == []


def test_a_judgement_is_an_event_that_names_no_rule_and_stays_from_the_front_desk(
    desk: Client, stopped: Intake, rule: str, cleo: User
) -> None:
    say(desk, stopped, "confirmed", rule=rule)
    event = Event.objects.get(name="judged")
    assert (event.actor, event.detail) == (cleo, {})
    assert verify(chain_of(stopped))
    assert "Findings judged" in read(desk, stopped)
    desk.force_login(a_receptionist(cleo.clinic))
    assert "judged" not in said(desk.get(f"/queue/{stopped.code}/"))


@pytest.mark.parametrize(
    ("was", "words"), [("right", "Right"), ("too_high", "Too high"), ("too_low", "Too low")]
)
def test_who_decides_says_whether_the_triage_word_was_right(
    desk: Client, stopped: Intake, was: str, words: str
) -> None:
    sign(desk, stopped, "refer", reason="To her midwife.", triage_was=was)
    kept = TriageCheck.objects.get()
    assert (kept.was, kept.triage, kept.decision) == (was, "HOLD", Decision.objects.get())
    assert f"Triage word {words}" in read(desk, stopped)


def test_nobody_has_to_say_whether_the_triage_word_was_right(desk: Client, stopped: Intake) -> None:
    assert sign(desk, stopped, "refer", reason="To her midwife.").status_code == 302
    assert not TriageCheck.objects.exists()
