"""Every staff write names what it read; the second of two is told what the first did."""

from datetime import timedelta
from uuid import uuid4

import pytest

from clinic.desk.models import Triage
from clinic.desk.services import CallNeeded, close, triage
from clinic.review.models import Decision
from clinic.review.services import (
    ConditionsNeeded,
    DateNeeded,
    NoOverride,
    ReasonNeeded,
    TextNeeded,
    add_addendum,
    open_stops,
    record_call,
    start_review,
)
from intake.journey import Stage
from intake.models import Event, Intake, Outbox
from intake.services import Outdated, OutOfTurn, find_link, move_visit, submit
from tests.builders import (
    NOW,
    TODAY,
    VISIT_DAY,
    a_clinic,
    a_clinician,
    a_patient,
    a_receptionist,
    a_visit,
    an_intake,
    decided,
)

pytestmark = pytest.mark.django_db
TO_CLINICIAN, TO_PATIENT = Triage.Outcome.TO_CLINICIAN, Triage.Outcome.TO_PATIENT


def test_triage_moves_the_intake_on_and_keeps_who_when_and_what_was_seen():
    intake, rae = an_intake(), a_receptionist()

    made = triage(
        intake,
        outcome=TO_CLINICIAN,
        note="Prefers mornings",
        version=intake.version,
        by=rae,
        at=NOW,
    )

    assert intake.stage == Stage.AWAITING_REVIEW
    assert (made.by, made.at, made.seen) == (rae, NOW, intake.latest_assessment())
    assert made.read_note() == "Prefers mornings"
    assert b"mornings" not in bytes(made.note)


def test_of_two_receptionists_the_second_is_told_who_was_first():
    intake = an_intake()
    rae, kim = a_receptionist(name="Rae Okoro"), a_receptionist(name="Kim Dahl")
    mine, hers = Intake.objects.get(pk=intake.pk), Intake.objects.get(pk=intake.pk)
    triage(mine, outcome=TO_CLINICIAN, version=mine.version, by=rae, at=NOW)

    with pytest.raises(Outdated) as outdated:
        triage(hers, outcome=TO_PATIENT, version=hers.version, by=kim, at=NOW)

    assert "Rae Okoro triaged this on 2 March at 09:30" in str(outdated.value)
    assert outdated.value.event.actor == rae
    assert intake.triages.count() == 1


def test_an_intake_that_is_not_at_the_stage_is_out_of_turn():
    intake = an_intake(stage=Stage.DECIDED)

    with pytest.raises(OutOfTurn, match="Decided"):
        triage(intake, outcome=TO_CLINICIAN, version=intake.version, by=a_receptionist(), at=NOW)


def test_an_answer_sent_meanwhile_makes_the_page_outdated():
    intake = an_intake(stage=Stage.AWAITING_PATIENT)
    seen = intake.version
    submit(intake, submission_key=uuid4(), at=NOW)

    with pytest.raises(Outdated, match="The patient"):
        triage(intake, outcome=TO_CLINICIAN, version=seen, by=a_receptionist(), at=NOW)


def test_back_to_the_patient_mails_a_new_link_and_keeps_the_answers():
    intake = an_intake()

    triage(intake, outcome=TO_PATIENT, version=intake.version, by=a_receptionist(), at=NOW)

    told = Outbox.objects.get(kind="question").read()
    assert find_link(told["token"], at=NOW).intake == intake
    assert Intake.objects.get(pk=intake.pk).read_draft()["PREG"] == ["NONE"]


def test_a_red_flag_cannot_be_closed_or_decided_before_a_call():
    intake, cleo = an_intake(SX_NOW=["BREATH"], SX_ONSET="NEW"), a_clinician()
    with pytest.raises(CallNeeded):
        close(intake, version=intake.version, by=cleo, at=NOW)
    triage(intake, outcome=TO_CLINICIAN, version=intake.version, by=cleo, at=NOW)
    with pytest.raises(CallNeeded):
        decided(intake, outcome="refer", by=cleo)

    record_call(intake, reached=True, note="Went to hospital.", by=cleo, at=NOW)
    decision = decided(intake, outcome="refer", by=cleo)

    assert decision.outcome == "refer"


def test_a_red_flag_does_not_go_back_to_the_patient_before_a_call():
    intake, rae = an_intake(SX_NOW=["BREATH"], SX_ONSET="NEW"), a_receptionist()

    with pytest.raises(CallNeeded):
        triage(intake, outcome=TO_PATIENT, version=intake.version, by=rae, at=NOW)

    record_call(intake, reached=True, by=a_clinician(), at=NOW)
    triage(intake, outcome=TO_PATIENT, version=intake.version, by=rae, at=NOW)


def test_a_call_that_nobody_answered_does_not_make_a_red_flag_suitable():
    intake, cleo = an_intake(SX_NOW=["BREATH"], SX_ONSET="NEW"), a_clinician()
    triage(intake, outcome=TO_CLINICIAN, version=intake.version, by=cleo, at=NOW)
    record_call(intake, reached=False, by=cleo, at=NOW)

    with pytest.raises(CallNeeded):
        decided(intake, outcome="suitable", reason="It had passed by then.", by=cleo)

    assert decided(intake, outcome="refer", by=cleo).outcome == "refer"


def test_a_decision_names_what_was_read():
    intake = an_intake(stage=Stage.AWAITING_REVIEW)

    decision = decided(intake, conditions="Patch test first", outcome="conditions")

    intake.refresh_from_db()
    assert intake.stage == Stage.DECIDED
    assert (decision.revision, decision.assessment) == (
        intake.revision,
        intake.latest_assessment(),
    )
    assert decision.read_conditions() == "Patch test first"
    assert not decision.override


def test_a_decision_on_an_old_assessment_is_refused():
    intake, cleo = an_intake(stage=Stage.AWAITING_REVIEW), a_clinician()
    read = intake.latest_assessment()
    move_visit(intake.visit, on=VISIT_DAY + timedelta(days=7), by=a_receptionist(), at=NOW)

    with pytest.raises(Outdated):
        decided(intake, by=cleo, assessment=read)


def test_going_on_against_a_reason_to_stop_is_explained_and_marked():
    intake = an_intake(stage=Stage.AWAITING_REVIEW, PREG=["FEEDING"])
    assert [stop.rule.code for stop in open_stops(intake.latest_assessment())] == ["D-02"]
    for reason in ("", "because", "  short  \n  "):
        with pytest.raises(ReasonNeeded):
            decided(intake, outcome="suitable", reason=reason)

    decision = decided(intake, outcome="suitable", reason="Stopped feeding last week.")

    assert decision.override
    assert decision.read_reason() == "Stopped feeding last week."


def test_agreeing_with_a_reason_to_stop_needs_no_reason():
    intake = an_intake(stage=Stage.AWAITING_REVIEW, PREG=["FEEDING"])

    assert not decided(intake, outcome="not_suitable").override


def test_nobody_under_eighteen_is_found_suitable_whatever_the_reason():
    visit = a_visit(a_patient(birth_date=TODAY.replace(year=2008)))
    intake = an_intake(visit=visit, stage=Stage.AWAITING_REVIEW, DOB="2008-03-02")
    rae = a_receptionist()
    yesterday = NOW - timedelta(days=1)
    move_visit(visit, on=yesterday.date(), by=rae, at=yesterday)

    with pytest.raises(NoOverride):
        decided(intake, outcome="suitable", reason="She is very grown up for her age.")


def test_deferring_needs_a_day_in_the_future():
    intake = an_intake(stage=Stage.AWAITING_REVIEW)

    for day in (None, TODAY, TODAY - timedelta(days=1)):
        with pytest.raises(DateNeeded):
            decided(intake, outcome="defer", defer_until=day)

    later = TODAY + timedelta(days=1)
    assert decided(intake, outcome="defer", defer_until=later).defer_until == later


def test_conditions_have_words():
    with pytest.raises(ConditionsNeeded):
        decided(an_intake(stage=Stage.AWAITING_REVIEW), outcome="conditions", conditions=" ")


def test_needing_information_goes_back_to_the_patient():
    intake = an_intake(stage=Stage.AWAITING_REVIEW)

    decided(intake, outcome="needs_information", reason="Which antibiotic?")

    intake.refresh_from_db()
    assert intake.stage == Stage.AWAITING_PATIENT
    assert Outbox.objects.filter(kind="question").exists()


def test_a_decision_is_added_to_and_never_changed():
    intake, cleo = an_intake(stage=Stage.DECIDED), a_clinician()
    decision = Decision.objects.of(intake).get()

    addendum = add_addendum(decision, text="She phoned back.", by=cleo, at=NOW)

    assert addendum.read_text() == "She phoned back."
    with pytest.raises(TextNeeded):
        add_addendum(decision, text=" ", by=cleo, at=NOW)


def test_opening_a_review_is_recorded_with_what_was_read():
    intake, cleo = an_intake(stage=Stage.AWAITING_REVIEW), a_clinician()

    review = start_review(intake, by=cleo, at=NOW)

    assert (review.by, review.assessment) == (cleo, intake.latest_assessment())
    assert Event.objects.of(intake).last().name == "viewed"


def test_looking_is_not_a_change_that_outdates_a_page():
    intake, cleo = an_intake(stage=Stage.AWAITING_REVIEW), a_clinician()
    start_review(intake, by=cleo, at=NOW)

    assert decided(intake, outcome="suitable", by=cleo)


def test_closing_what_was_never_sent_forgets_the_draft():
    intake, rae = an_intake(stage=Stage.STARTED), a_receptionist()

    close(intake, version=intake.version, by=rae, at=NOW)

    intake.refresh_from_db()
    assert (intake.stage, intake.draft, intake.draft_words) == (Stage.CLOSED, {}, None)


def test_a_flagless_clinic_asks_for_no_reason_to_go_on():
    clinic = a_clinic(mode="intake_only")
    visit = a_visit(a_patient(clinic))
    intake = an_intake(visit=visit, stage=Stage.AWAITING_REVIEW, PREG=["FEEDING"])

    assert decided(intake, outcome="suitable", by=a_clinician(clinic))
