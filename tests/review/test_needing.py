"""“Needs information” asks the patient just what is missing: decided and sent in one."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from clinic.judging.models import TriageCheck
from clinic.review.models import Decision
from clinic.review.services import need_information
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Event, InfoRequest, Intake, Outbox
from intake.services import NothingAsked, TooManyRounds, ask, move_visit, save_answers, submit
from intake.status import exchanged
from tests.builders import NOW, VISIT_DAY, a_clinician, an_intake, decided
from tests.review.pages import address, hidden, read, said, sign

REVIEW = Stage.AWAITING_REVIEW
REASON = "Please check the dates."


@pytest.fixture
def clean(cleo: User) -> Intake:
    return an_intake(stage=REVIEW)


def need(desk: Client, intake: Intake, *questions: str, step: str = "send", **typed: Any) -> Any:
    """Tick, as the page does."""
    told = {"questions": questions, "template": REASON, "step": step, **hidden(intake)}
    return desk.post(address(intake, "need"), told | typed)


def fresh(intake: Intake) -> Intake:
    return Intake.objects.get(pk=intake.pk)


def test_choosing_it_leads_to_the_questions_and_signs_nothing(desk: Client, clean: Intake) -> None:
    response = sign(desk, clean, "needs_information", reason="Which antibiotic?")

    assert response.status_code == 200
    assert "Tick what you need." in said(response)
    assert "Your decision, needs information, is signed as you send this." in said(response)
    assert 'value="Which antibiotic?"' in response.content.decode()
    assert not Decision.objects.exists()
    assert fresh(clean).stage == REVIEW


def test_it_is_read_over_before_it_is_signed(desk: Client, clean: Intake) -> None:
    response = need(desk, clean, "MEDS", step="preview")

    assert "What Ada" in said(response)
    assert "Sign and send" in said(response)
    assert not Decision.objects.exists()


def test_signing_records_the_decision_and_asks_only_what_was_ticked(
    desk: Client, clean: Intake
) -> None:
    response = need(desk, clean, "MEDS", triage_was="right")

    assert response.status_code == 302
    made, asked = Decision.objects.get(), InfoRequest.objects.get()
    assert (made.outcome, made.read_reason()) == ("needs_information", REASON)
    assert (asked.questions, asked.read_reason(), asked.round) == (["MEDS"], REASON, 1)
    assert TriageCheck.objects.get().decision == made
    assert Outbox.objects.filter(kind="question").count() == 1
    page = read(desk, clean)
    assert "Needs information. Signed by Cleo Marsh. A link is on its way by e-mail" in page
    assert "Needs information Cleo Marsh" in page


def test_it_is_one_event_and_the_patient_reads_it_once(clean: Intake) -> None:
    decided(clean, outcome="needs_information", reason=REASON)

    events = [event for event in Event.objects.of(clean) if event.name == "decided"]
    assert [event.detail["outcome"] for event in events] == ["needs_information"]
    told = [words for words, _ in exchanged(list(Event.objects.of(clean)))]
    assert told.count("We asked you to look at your answers again") == 1


def test_without_a_question_nothing_is_signed_and_the_words_are_kept(
    desk: Client, clean: Intake
) -> None:
    response = need(desk, clean, template="own", own="Which antibiotic?")

    assert response.status_code == 422
    assert "Tick at least one question" in said(response)
    assert "Which antibiotic?" in response.content.decode()
    assert not Decision.objects.exists()
    with pytest.raises(NothingAsked):
        decided(clean, outcome="needs_information", questions=[])


def test_a_third_round_is_a_telephone_call(desk: Client, clean: Intake) -> None:
    for number in range(2):
        intake = fresh(clean)
        decided(intake, outcome="needs_information")
        replied(intake)
        assert InfoRequest.objects.count() == number + 1
    third = fresh(clean)

    with pytest.raises(TooManyRounds):
        decided(third, outcome="needs_information")
    assert "This patient was asked twice already." in said(need(desk, third, "MEDS"))
    assert Decision.objects.count() == 2


def replied(intake: Intake) -> None:
    """The patient answers, and the front desk sends it on."""
    answers = {"MEDS": ["NONE"]}
    save_answers(fresh(intake), ["MEDS"], page="reply", answers=answers, at=NOW)
    submit(fresh(intake), submission_key=intake.code, at=NOW)
    Intake.objects.filter(pk=intake.pk).update(stage=REVIEW.value)


def test_what_changed_meanwhile_is_said_and_the_ticks_are_kept(
    desk: Client, clean: Intake, cleo: User
) -> None:
    before = hidden(clean)
    move_visit(clean.visit, on=VISIT_DAY.replace(day=20), by=cleo, at=NOW)

    response = need(desk, clean, "MEDS", **before)

    assert response.status_code == 409
    assert "Please look again." in said(response)
    page = response.content.decode()
    assert 'value="MEDS" id="id_q_MEDS" checked' in page
    assert not Decision.objects.exists()
    assert need(desk, fresh(clean), "MEDS").status_code == 302


def test_a_red_flag_is_phoned_before_it_is_asked_about(desk: Client, cleo: User) -> None:
    red = an_intake(stage=REVIEW, SX_NOW=["BREATH"], SX_ONSET="NEW")

    assert "A clinician phones the patient first" in said(need(desk, red, "MEDS"))
    assert not Decision.objects.exists()


def test_after_somebody_else_decided_nothing_is_asked(desk: Client, clean: Intake) -> None:
    decided(clean, by=a_clinician(clean.clinic, name="Amara Osei"), outcome="refer")

    assert need(desk, clean, "MEDS").status_code == 302
    assert not InfoRequest.objects.exists()


def test_a_decision_about_another_patients_assessment_is_not_taken(
    desk: Client, clean: Intake
) -> None:
    stolen = hidden(an_intake(stage=REVIEW))["assessment"]

    assert need(desk, clean, "MEDS", assessment=stolen).status_code == 409
    assert not Decision.objects.exists()


def test_it_fails_as_a_whole(clean: Intake, cleo: User) -> None:
    assessment = clean.latest_assessment()
    assert assessment is not None
    about = {"revision": clean.revision, "assessment": assessment, "version": clean.version}
    with pytest.raises(NothingAsked):
        need_information(clean, questions=["DOB"], reason=REASON, **about, by=cleo, at=NOW)

    assert fresh(clean).stage == REVIEW
    assert not Decision.objects.exists()


def test_a_patient_who_has_the_whole_form_since_before_can_still_send_it(
    clean: Intake, cleo: User
) -> None:
    ask(clean, questions=["MEDS"], reason=REASON, version=clean.version, by=cleo, at=NOW)
    InfoRequest.objects.all().delete()  # as it was kept once: no question, all of the form

    submit(fresh(clean), submission_key=clean.code, at=NOW)

    assert fresh(clean).stage == Stage.AWAITING_TRIAGE
