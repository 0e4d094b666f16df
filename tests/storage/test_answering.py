"""Answers are kept page by page, and sent once, whole or not at all."""

import json
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from intake import notices
from intake.events import SYSTEM, verify
from intake.journey import Stage
from intake.models import (
    AssessmentRecord,
    Clinic,
    Consent,
    Event,
    Intake,
    NoProtocol,
    Outbox,
    Revision,
)
from intake.models.event import chain_of
from intake.questionnaire.editions import CURRENT
from intake.services import (
    AlreadySent,
    BadAnswers,
    DifferentAnswers,
    Underage,
    erase_patient,
    move_visit,
    save_page,
    stop_underage,
    submit,
    writing,
)
from intake.vault import Erased
from tests.builders import (
    NOW,
    VISIT_DAY,
    a_clinic,
    a_link,
    a_patient,
    a_visit,
    an_intake,
    answers,
    fill_in,
)

pytestmark = pytest.mark.django_db


def a_draft(**changes) -> Intake:
    intake = an_intake(stage=Stage.STARTED, **changes)
    return Intake.objects.get(pk=intake.pk)


def test_saving_the_first_page_starts_the_intake():
    intake = a_link().intake

    intake = save_page(intake, page="pregnancy", answers={"PREG": ["NONE"]}, at=NOW)

    assert intake.stage == Stage.STARTED
    assert (intake.page, intake.draft_saved_at, intake.started_at) == ("pregnancy", NOW, NOW)


def test_a_page_replaces_its_own_answers_and_no_others():
    intake = a_draft()
    later = NOW + timedelta(minutes=1)

    save_page(intake, page="pregnancy", answers={"PREG": ["PREG"]}, at=later)
    intake = save_page(intake, page="goals", answers={"GOALS": ["ACNE"]}, at=later)

    draft = intake.read_draft()
    assert draft["PREG"] == ["PREG"]
    assert "GOAL_TOP" not in draft
    assert draft["SX_NOW"] == ["NONE"]


@pytest.mark.parametrize("begun", [False, True])
def test_two_tabs_on_two_pages_lose_nothing(begun):
    intake = a_link().intake
    if begun:
        save_page(intake, page="skin", answers={"KELOID": "NO"}, at=NOW)
    one, other = Intake.objects.get(pk=intake.pk), Intake.objects.get(pk=intake.pk)

    save_page(one, page="pregnancy", answers={"PREG": ["NONE"]}, at=NOW)
    save_page(other, page="goals", answers={"GOALS": ["OIL"]}, at=NOW)

    draft = Intake.objects.get(pk=intake.pk).read_draft()
    assert set(draft) - {"KELOID"} == {"PREG", "GOALS"}
    assert ("KELOID" in draft) == begun


def test_a_draft_is_written_without_being_read_again(django_assert_num_queries):
    intake = Intake.objects.select_related("patient", "clinic").get(pk=a_draft().pk)

    with django_assert_num_queries(1):
        save_again(intake)

    read = Intake.objects.get(pk=intake.pk)
    assert read.page == "pregnancy" and read.read_draft()["PREG"] == ["NONE"]


def save_again(intake):
    def write(newest, after):
        writing.write_draft(newest, newest.read_draft(), page="pregnancy", at=NOW, after=after)
        return newest

    return writing.on_newest(intake, write)


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (lambda intake: submit(intake, submission_key=uuid4(), at=NOW), AlreadySent),
        (lambda intake: stop_underage(intake, at=NOW), AlreadySent),
        (lambda intake: erase_patient(intake.patient, by=SYSTEM, at=NOW, reason="asked"), Erased),
    ],
)
def test_what_ended_while_a_page_was_filled_in_takes_no_more(end, told):
    intake = a_draft()
    on_the_page = Intake.objects.select_related("patient", "clinic").get(pk=intake.pk)
    end(intake)

    with pytest.raises(told):
        save_page(on_the_page, page="pregnancy", answers={"PREG": ["PREG"]}, at=NOW)

    assert Intake.objects.get(pk=intake.pk).draft.get("PREG") != ["PREG"]


@pytest.mark.parametrize(
    "given", [{"PREG": ["NO_SUCH"]}, {"PREG": "NONE"}, {"GOALS": ["OIL"]}, {"NO_SUCH": 1}]
)
def test_what_cannot_be_read_or_is_not_asked_is_not_kept(given):
    intake = a_draft()

    with pytest.raises(BadAnswers):
        save_page(intake, page="pregnancy", answers=given, at=NOW)

    assert Intake.objects.get(pk=intake.pk).read_draft()["PREG"] == ["NONE"]


def test_birth_date_and_words_are_never_in_the_clear():
    intake = a_draft(GOAL_TEXT="Call me Addie, of 12 Elm Row", NAME_PREF="Addie")
    submit(intake, submission_key=uuid4(), at=NOW)

    intake.refresh_from_db()
    for document in (intake.draft, intake.revision.answers, intake.latest_assessment().document):
        text = json.dumps(document)
        assert "1992" not in text
        assert "Addie" not in text
    assert intake.revision.read_answers()["GOAL_TEXT"] == "Call me Addie, of 12 Elm Row"
    assert intake.revision.read_answers()["DOB"].year == 1992


def test_sending_writes_revision_assessment_consents_events_and_messages_together():
    intake = a_draft()

    revision = submit(intake, submission_key=uuid4(), at=NOW)

    intake.refresh_from_db()
    assert (intake.stage, intake.revision) == (Stage.AWAITING_TRIAGE, revision)
    assert (intake.triage, intake.risk_rank, intake.submitted_at) == ("ROUTINE", 7, NOW)
    assert revision.assessments.get().triage == "ROUTINE"
    assert revision.complete
    consent = revision.consents.get(question="CON_TRUTH")
    assert revision.consents.count() == 5
    assert consent.text == CURRENT.questions["CON_TRUTH"].text
    assert (consent.version, consent.language) == (CURRENT.name, "en")
    kinds = set(Outbox.objects.values_list("kind", flat=True))
    assert kinds == {notices.RECEIPT, notices.TASK}
    assert verify(chain_of(intake)) == Event.objects.of(intake).count()


def test_if_anything_fails_nothing_is_written(monkeypatch):
    intake = a_draft()

    def fail(*args, **named):
        raise OSError("the disk is full")

    monkeypatch.setattr("intake.services.sending.notices.queue", fail)
    with pytest.raises(OSError, match="full"):
        submit(intake, submission_key=uuid4(), at=NOW)

    assert Intake.objects.get(pk=intake.pk).stage == Stage.STARTED
    for model in (Revision, AssessmentRecord, Consent, Outbox):
        assert not model.objects.exists()


def test_sending_twice_with_one_key_gives_one_revision_and_one_receipt():
    intake, key = a_draft(), uuid4()

    first = submit(intake, submission_key=key, at=NOW)
    again = submit(intake, submission_key=key, at=NOW + timedelta(minutes=5))

    assert (again, again.receipt) == (first, first.receipt)
    assert Revision.objects.count() == Consent.objects.count() / 5 == 1
    assert Outbox.objects.count() == 2


def test_one_key_with_other_answers_is_refused():
    intake, key = an_intake(stage=Stage.AWAITING_PATIENT), uuid4()
    first = submit(intake, submission_key=key, at=NOW)
    Intake.objects.filter(pk=intake.pk).update(draft={"PREG": ["PREG"]})

    with pytest.raises(DifferentAnswers):
        submit(intake, submission_key=key, at=NOW)

    assert list(intake.revisions.order_by("-number"))[0] == first


def test_a_key_used_for_one_intake_is_refused_for_another():
    key, one, other = uuid4(), a_draft(), a_draft()
    submit(one, submission_key=key, at=NOW)

    with pytest.raises(DifferentAnswers):
        submit(other, submission_key=key, at=NOW)


def test_sent_answers_are_not_sent_again_by_another_key():
    intake = a_draft()
    submit(intake, submission_key=uuid4(), at=NOW)

    with pytest.raises(AlreadySent):
        submit(intake, submission_key=uuid4(), at=NOW)
    with pytest.raises(AlreadySent):
        save_page(intake, page="pregnancy", answers={}, at=NOW)


def test_a_correction_is_a_second_revision_and_the_first_stays():
    intake = an_intake(stage=Stage.AWAITING_PATIENT)
    first = intake.revision

    save_page(intake, page="pregnancy", answers={"PREG": ["FEEDING"]}, at=NOW)
    second = submit(intake, submission_key=uuid4(), at=NOW)

    first.refresh_from_db()
    assert (first.number, second.number) == (1, 2)
    assert first.read_coded()["PREG"] == {"NONE"}
    assert second.read_coded()["PREG"] == {"FEEDING"}
    intake.refresh_from_db()
    assert (intake.revision, intake.triage) == (second, "HOLD")


def test_missing_answers_are_sent_as_incomplete_and_never_as_routine():
    intake = a_draft(MEDS=...)

    revision = submit(intake, submission_key=uuid4(), at=NOW)

    intake.refresh_from_db()
    assert (intake.triage, revision.complete) == ("INCOMPLETE", False)


def test_a_red_flag_is_sent_with_what_was_answered_so_far_and_is_due_within_the_hour():
    intake = a_link().intake
    fill_in(intake, {"SX_NOW": ["BREATH"], "SX_ONSET": "NEW", "DOB": "1992-06-15"})

    revision = submit(intake, submission_key=uuid4(), at=NOW, stop=True)

    intake.refresh_from_db()
    assert (intake.triage, revision.stopped) == ("RED", True)
    assert intake.due_at == NOW + timedelta(hours=1)


def test_what_is_sent_on_friday_is_due_on_monday():
    friday = datetime(2026, 3, 6, 15, 0, tzinfo=UTC)
    intake = a_draft()

    submit(intake, submission_key=uuid4(), at=friday)

    intake.refresh_from_db()
    assert intake.due_at == friday + timedelta(days=3)


def test_a_red_flag_on_a_closed_day_is_due_an_hour_after_the_door_opens():
    clinic = a_clinic(closed_days=["2026-03-09"])
    intake = a_link(a_visit(a_patient(clinic))).intake
    fill_in(intake, {"SX_NOW": ["BREATH"], "SX_ONSET": "NEW", "DOB": "1992-06-15"})

    submit(intake, submission_key=uuid4(), at=datetime(2026, 3, 6, 20, 0, tzinfo=UTC), stop=True)

    intake.refresh_from_db()
    assert intake.due_at == datetime(2026, 3, 10, 10, 0, tzinfo=UTC)


def test_a_clinic_promises_an_answer_within_so_many_open_hours():
    week = [["10:00", "14:00"]] * 7
    clinic = a_clinic(opening_hours=week, answer_within_hours=6)
    intake = an_intake(stage=Stage.STARTED, visit=a_visit(a_patient(clinic)))

    submit(intake, submission_key=uuid4(), at=NOW)

    intake.refresh_from_db()
    assert intake.due_at == datetime(2026, 3, 3, 12, 0, tzinfo=UTC)


def test_hours_that_change_later_do_not_put_off_what_was_promised():
    intake = an_intake()
    promised = intake.due_at
    Clinic.objects.update(opening_hours=[None] * 6 + [["10:00", "12:00"]])

    move_visit(intake.visit, on=VISIT_DAY + timedelta(days=1), by=SYSTEM, at=NOW)

    intake.refresh_from_db()
    assert intake.due_at == promised


@pytest.mark.parametrize("born", ["2008-03-03", "2008-03-17"])
def test_a_birth_date_under_eighteen_is_refused_before_anything_is_kept(born):
    intake = a_link().intake
    page = {"SX_NOW": ["BREATH"], "DOB": born}

    with pytest.raises(Underage):
        save_page(intake, page="today", answers=page, at=NOW)

    assert Intake.objects.get(pk=intake.pk).read_draft() == {}


def test_stopping_for_age_keeps_no_health_answers_and_says_so():
    intake = a_draft()

    stop_underage(intake, at=NOW)

    intake.refresh_from_db()
    assert (intake.stage, intake.draft, intake.draft_words) == (Stage.CLOSED, {}, None)
    assert Event.objects.of(intake).last().name == "stopped underage"


def test_whoever_turns_eighteen_by_the_visit_but_not_yet_is_not_assessed():
    intake = a_draft(DOB="2008-02-01")
    earlier = datetime(2026, 1, 31, 9, 0, tzinfo=UTC)

    with pytest.raises(Underage):
        submit(intake, submission_key=uuid4(), at=earlier)


def test_the_day_of_sending_is_the_clinics_own():
    honolulu = a_clinic(timezone="Pacific/Honolulu", jurisdiction="US")
    intake = a_link(a_visit(a_patient(honolulu))).intake
    fill_in(intake, answers())

    revision = submit(intake, submission_key=uuid4(), at=datetime(2026, 3, 3, 5, tzinfo=UTC))

    assert revision.submitted_on.isoformat() == "2026-03-02"


def test_without_an_approved_protocol_nothing_is_sent():
    clinic = a_clinic(protocol=False)
    intake = a_link(a_visit(a_patient(clinic))).intake
    fill_in(intake, answers())

    with pytest.raises(NoProtocol, match="approve"):
        submit(intake, submission_key=uuid4(), at=NOW)


def test_a_clinic_that_only_collects_answers_sees_no_flag_in_its_queue():
    clinic = a_clinic(mode="intake_only")
    hold = an_intake(visit=a_visit(a_patient(clinic)), PREG=["PREG"])
    gap = an_intake(visit=a_visit(a_patient(clinic)), MEDS=...)

    assert (hold.triage, hold.hold_until) == ("ROUTINE", "")
    assert gap.triage == "INCOMPLETE"
    assert hold.latest_assessment().triage == "HOLD"


def test_a_receipt_is_short_readable_and_found_however_it_is_typed():
    intake = an_intake()
    receipt = intake.revision.receipt

    assert len(receipt) == 9
    assert not set(receipt) & set("0O1IL5S2Z8B6G")
    for typed in (receipt, receipt.lower(), receipt.replace("-", " ")):
        assert Intake.objects.with_receipt(typed).get() == intake
    assert not Intake.objects.with_receipt("").exists()
