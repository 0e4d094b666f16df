"""One question back: the clock stops, one reply is taken, nobody is reminded twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from clinic.desk.rows import row
from intake.events import PATIENT
from intake.journey import Stage
from intake.models import InfoRequest, Intake, Invitation, Outbox
from intake.models.lanes import Lane
from intake.questionnaire.origins import How
from intake.reach import reach
from intake.reminding import reminders_due
from intake.services import (
    NothingAsked,
    Outdated,
    OutOfTurn,
    ReasonMissing,
    TooManyRounds,
    ask,
    remind,
    save_answers,
    stop_reminders,
    submit,
    tend_requests,
)
from tests.builders import NOW, a_clinician, a_patient, a_receptionist, a_visit, an_intake

pytestmark = pytest.mark.django_db

ASKED = NOW + timedelta(hours=4)
WHY = "Please give the names and doses of your medicines."


def asked(intake: Intake | None = None, *, at: datetime = ASKED, **changes: Any) -> Intake:
    """An intake whose patient was asked about the medicines."""
    intake = intake or an_intake(**changes)
    given = {"questions": ["MEDS", "MEDS_TEXT"], "reason": WHY, "version": intake.version}
    ask(intake, **given, by=a_receptionist(intake.clinic), at=at)
    intake.refresh_from_db()
    return intake


def replied(intake: Intake, *, at: datetime, **answers: Any) -> Intake:
    mark = {"how": "again"}
    save_answers(intake, list(answers), page="reply", answers=answers, at=at, mark=mark)
    submit(intake, submission_key=uuid4(), at=at)
    intake.refresh_from_db()
    return intake


def test_asking_gives_the_intake_to_the_patient_with_a_link_for_seven_days():
    intake = asked()

    request = InfoRequest.objects.get()
    own, link = intake.invitations.filter(revoked_at=None).order_by("pk")
    assert intake.stage == Stage.AWAITING_PATIENT
    assert own.open_for(ASKED)  # it shows where things stand
    assert request.questions == ["MEDS", "MEDS_TEXT"]
    assert request.expires_at == link.expires_at == ASKED + timedelta(days=7)
    assert request.read_reason() == WHY
    assert WHY.encode() not in bytes(request.reason)


def test_the_clock_goes_on_with_the_open_hours_that_were_left_when_the_reply_comes():
    intake = an_intake()
    asked(intake)  # on Monday at 13:30, with four of eight open hours left

    reply = replied(intake, at=ASKED + timedelta(days=1), MEDS=["NONE"])

    assert reply.stage == Stage.AWAITING_TRIAGE
    assert reply.due_at == datetime(2026, 3, 4, 9, 30, tzinfo=UTC)


def test_a_reply_in_the_night_is_due_the_morning_after():
    intake = an_intake()
    asked(intake, at=NOW + timedelta(hours=7))  # at 16:30, with one open hour left

    reply = replied(intake, at=datetime(2026, 3, 4, 23, 0, tzinfo=UTC), MEDS=["NONE"])

    assert reply.due_at == datetime(2026, 3, 5, 10, 0, tzinfo=UTC)


def test_a_reply_that_is_a_red_flag_waits_no_longer_than_an_hour():
    intake = asked()

    reply = replied(intake, at=ASKED, SX_NOW=["ALLERGY"], SX_ONSET="NEW")

    assert reply.triage == "RED"
    assert reply.due_at == ASKED + timedelta(hours=1)


def test_a_reply_is_a_new_revision_with_all_other_answers_as_they_were():
    intake = asked(GOAL_TEXT="Less shine.")
    first = intake.revision

    replied(intake, at=ASKED, MEDS=["THIN"], MEDS_TEXT="Warfarin")

    sent, request = intake.revision, InfoRequest.objects.get()
    assert (sent.number, request.reply, request.answered_at) == (2, sent, ASKED)
    before, now = first.read_answers().document(), sent.read_answers().document()
    assert {c for c in now if now[c] != before.get(c)} == {"MEDS", "MEDS_TEXT"}
    came = sent.origins.read()
    assert came["MEDS"].how is How.CHANGED
    assert came["MEDS_TEXT"].how is How.GIVEN
    assert came["GOAL_TEXT"] == first.origins.read()["GOAL_TEXT"]


def test_the_same_answer_again_is_told_from_one_that_was_not_asked():
    intake = asked()

    replied(intake, at=ASKED + timedelta(days=1), MEDS=["NONE"])

    came = intake.revision.origins.read()
    assert came["MEDS"].how is How.AGAIN
    assert came["MEDS"].on > came["HSV"].on


def test_agreements_keep_the_day_they_were_given():
    intake = asked()

    replied(intake, at=ASKED + timedelta(days=1), MEDS=["NONE"])

    assert {consent.at for consent in intake.revision.consents.all()} == {NOW}


def test_what_was_half_typed_before_does_not_come_into_a_reply():
    intake = asked()
    save_answers(intake, ["MEDS"], page="reply", answers={"MEDS": ["THIN"]}, at=ASKED)
    tend_requests(ASKED + timedelta(days=8))
    intake.refresh_from_db()

    asked(intake, at=ASKED + timedelta(days=8))

    assert intake.read_draft()["MEDS"] == ["NONE"]


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"questions": []}, NothingAsked),
        ({"questions": ["DOB", "CON_TRUTH", "NO_SUCH"]}, NothingAsked),
        ({"reason": " "}, ReasonMissing),
        ({"version": 99}, Outdated),
    ],
)
def test_what_cannot_be_asked_is_said_and_nothing_moves(changed, problem):
    intake = an_intake()
    given = {"questions": ["MEDS"], "reason": WHY, "version": intake.version} | changed

    with pytest.raises(problem):
        ask(intake, **given, by=a_receptionist(), at=ASKED)

    intake.refresh_from_db()
    assert intake.stage == Stage.AWAITING_TRIAGE
    assert not InfoRequest.objects.exists()


def test_nobody_is_asked_while_being_asked():
    intake = asked()

    with pytest.raises(OutOfTurn):
        asked(intake)


def test_after_two_rounds_people_talk():
    intake = asked()
    for _ in range(2):
        replied(intake, at=ASKED, MEDS=["NONE"])
        if intake.requests.count() < 2:
            asked(intake)

    with pytest.raises(TooManyRounds, match="phone"):
        asked(intake)


def test_after_seven_days_without_reply_it_is_back_at_the_desk_with_its_clock():
    intake = an_intake()
    asked(intake)
    over = ASKED + timedelta(days=7)

    assert tend_requests(over) == (1, 0)
    assert tend_requests(over) == (0, 0)

    intake.refresh_from_db()
    assert intake.stage == Stage.AWAITING_TRIAGE
    assert intake.due_at == datetime(2026, 3, 10, 9, 30, tzinfo=UTC)
    assert intake.events.filter(name="request lapsed").count() == 1
    assert not [link for link in intake.invitations.all() if link.open_for(over)]


def test_a_reminder_goes_out_after_two_days_and_after_five_and_each_once():
    asked()

    queued = []
    for day in range(7):
        for _ in range(2):
            tend_requests(ASKED + timedelta(days=day, minutes=1))
        queued.append(Outbox.objects.filter(key__startswith="reminder:").count())

    assert queued == [0, 0, 1, 1, 1, 2, 2]


def reminded() -> int:
    return Outbox.objects.filter(kind="reminder").count()


def test_nobody_is_reminded_of_a_question_at_night():
    asked()
    evening = (ASKED + timedelta(days=2)).replace(hour=21, minute=30)

    tend_requests(evening)
    by_night = reminded()
    tend_requests(evening + timedelta(hours=12))

    assert (by_night, reminded()) == (0, 1)


def test_who_stopped_reminders_is_not_reminded_of_a_question_either():
    intake = asked()
    stop_reminders(intake.patient, by=PATIENT, at=ASKED)

    tend_requests(ASKED + timedelta(days=2))

    assert reminded() == 0


def test_who_was_reminded_today_is_not_reminded_of_a_question_too():
    intake, at = asked(), ASKED + timedelta(days=2)
    known = reach(intake.patient, intake=intake)
    remind(intake, channel=Invitation.Channel.EMAIL, known=known, at=at - timedelta(hours=2))

    tend_requests(at)

    assert reminded() == 1


def test_a_reminder_leaves_the_first_link_open_and_counts_its_wrong_birth_dates():
    intake = asked()
    intake.invitations.filter(revoked_at=None).update(birth_date_failures=3)

    tend_requests(ASKED + timedelta(days=2))

    own, asked_by, reminded_by = intake.invitations.filter(revoked_at=None).order_by("pk")
    assert {own.birth_date_failures, reminded_by.birth_date_failures} == {3}
    assert asked_by.expires_at == reminded_by.expires_at


def test_nobody_is_reminded_after_the_reply_or_without_an_address():
    replied(asked(), at=ASKED, MEDS=["NONE"])
    asked(an_intake(visit=a_visit(a_patient(email="", phone=""))))

    tend_requests(ASKED + timedelta(days=3))

    assert not Outbox.objects.filter(key__startswith="reminder:").exists()


def test_where_nobody_looked_for_days_only_the_later_reminder_is_due():
    asked()
    request = InfoRequest.objects.get()

    due = list(reminders_due([request], ASKED + timedelta(days=6)))

    assert due == [(request, 2)]


def test_a_clinician_can_ask_from_the_review():
    intake = an_intake(stage=Stage.AWAITING_REVIEW)
    given = {"questions": ["PREG"], "reason": WHY, "version": intake.version}

    ask(intake, **given, by=a_clinician(), at=datetime(2026, 3, 2, 12, tzinfo=UTC))

    intake.refresh_from_db()
    assert intake.stage == Stage.AWAITING_PATIENT


def test_who_replied_once_and_then_fell_silent_is_not_among_those_who_replied():
    first = replied(asked(), at=ASKED, MEDS=["NONE"])
    assert first.lane == Lane.REPLIED
    asked(first, at=ASKED + timedelta(hours=1))

    tend_requests(ASKED + timedelta(days=8))

    first.refresh_from_db()
    assert first.stage == Stage.AWAITING_TRIAGE
    assert first.lane == Lane.WAITING
    assert not row(Intake.objects.with_people().get(), first.clinic, at=ASKED).replied
