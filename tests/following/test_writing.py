"""Who is written to after a treatment and when; and what stops it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core import mail

from clinic.following.due import followed, offer_from, write_due
from clinic.following.services import close_task, correct_treatment
from clinic.staff.models import User
from intake.delivery import deliver
from intake.discretion import tells
from intake.following.schedule import (
    BY_KEY,
    DAY_2,
    MONTH_4,
    MONTH_6,
    REPORT,
    WEEK_2,
    WEEK_4,
    WEEK_8,
    WEEK_12,
)
from intake.models import Outbox, Task, Treatment
from intake.services import (
    allow_reminders,
    erase_patient,
    plan_visit,
    stop_reminders,
    submit,
)
from tests.builders import (
    NOW,
    TODAY,
    a_check_in,
    a_clinic,
    a_clinician,
    a_link,
    a_protocol,
    a_treatment,
    an_examined_intake,
    answers,
    fill_in,
)
from tests.following.conftest import at

DAY = TODAY + timedelta(days=2)
CHECK_IN, OFFER = Outbox.Kind.CHECK_IN, Outbox.Kind.OFFER


def written(treated: Treatment, when: datetime) -> list[Outbox]:
    """What is queued by then, that was not before."""
    known = set(Outbox.objects.values_list("pk", flat=True))
    write_due(treated.clinic, at=when)
    return list(Outbox.objects.exclude(pk__in=known).order_by("pk"))


def on(days: int) -> datetime:
    return at(TODAY + timedelta(days=days))


def delivered(message: Outbox, when: datetime) -> Any:
    deliver(message, at=when)
    return mail.outbox[-1]


def test_a_check_in_is_asked_for_on_its_day_once(treated: Treatment) -> None:
    assert not written(treated, on(1))

    (message,) = written(treated, on(2))

    assert message.kind == CHECK_IN
    assert not written(treated, on(2) + timedelta(hours=2))
    assert not written(treated, on(3))


def test_every_moment_is_asked_for(treated: Treatment) -> None:
    for moment in (m for m in BY_KEY.values() if m != REPORT):
        assert len(written(treated, at(moment.opens(treated.on)))) == 1, moment.name


def test_what_was_told_already_is_not_asked_for(treated: Treatment) -> None:
    a_check_in(treated, DAY_2, at=on(2) - timedelta(hours=3))

    assert not written(treated, on(2))


def test_it_is_asked_at_the_hour_of_the_first_answers(treated: Treatment) -> None:
    assert treated.revision.submitted_at == NOW  # half past nine

    assert not written(treated, at(DAY, 9))
    assert written(treated, at(DAY, 10))


@pytest.mark.parametrize("hour", [0, 7, 20, 23])
def test_nobody_is_written_to_at_night(treated: Treatment, hour: int) -> None:
    assert not written(treated, at(DAY + timedelta(days=1), hour))


def test_what_waited_until_the_night_goes_in_the_morning(treated: Treatment) -> None:
    (message,) = written(treated, at(DAY, 19))

    assert not deliver(message, at=at(DAY, 22))
    message.refresh_from_db()
    assert message.due_at == at(DAY + timedelta(days=1), 8)


def test_no_message_says_a_word_of_health_or_what_was_done(treated: Treatment) -> None:
    (message,) = written(treated, on(2))

    sent = delivered(message, on(2))

    assert sent.subject == "It is time for your check-in"
    assert not tells(sent.subject + sent.body.replace("Harley Lane Clinic", ""))
    assert "/i/" in sent.body


def test_who_asks_for_privacy_gets_neither_name_nor_number_of_the_clinic(cleo: User) -> None:
    treated = a_treatment(an_examined_intake(by=cleo, CONTACT_PRIV="NO"), by=cleo)
    (message,) = written(treated, on(2))

    sent = delivered(message, on(2))

    assert "Harley" not in sent.body
    assert "7946" not in sent.body


def test_by_no_way_the_patient_did_not_agree_to(cleo: User) -> None:
    treated = a_treatment(an_examined_intake(by=cleo, CONTACT=["PHONE"]), by=cleo)

    assert not written(treated, on(2))


def test_it_stops_when_the_patient_wants_no_messages(treated: Treatment) -> None:
    patient = treated.intake.patient
    stop_reminders(patient, by=a_clinician(), at=on(1))
    assert not written(treated, on(2))

    allow_reminders(patient, by=a_clinician(), at=on(2))
    assert written(treated, on(2))


def test_withdrawing_lets_go_of_what_waits(treated: Treatment) -> None:
    (message,) = written(treated, on(2))

    stop_reminders(treated.intake.patient, by=a_clinician(), at=on(2))

    assert not deliver(Outbox.objects.get(pk=message.pk), at=on(2))
    assert not mail.outbox


def test_it_stops_while_a_warning_sign_waits_for_a_person(treated: Treatment, cleo: User) -> None:
    a_check_in(treated, REPORT, at=on(10), FU_WEAK="YES")
    assert not written(treated, on(14))

    close_task(Task.objects.get(), words="Phoned: flu. All well.", by=cleo, at=on(14))

    assert written(treated, on(14))


def test_a_warning_sign_lets_go_of_what_waits(treated: Treatment) -> None:
    (message,) = written(treated, on(2))

    a_check_in(treated, REPORT, at=on(2), FU_RASH="YES")

    message.refresh_from_db()
    assert message.last_error == "A clinician phones first."


@pytest.mark.parametrize("told", [["PREG"], ["MAYBE"]])
def test_it_stops_when_the_patient_tells_of_a_pregnancy(
    treated: Treatment, cleo: User, told: list[str]
) -> None:
    visit = plan_visit(treated.intake.patient, on=TODAY + timedelta(90), by=cleo, at=on(5))
    link = a_link(visit, at=on(5))
    fill_in(link.intake, answers(PREG=told), at=on(5))
    submit(link.intake, submission_key=uuid4(), at=on(5))

    assert not written(treated, on(14))


def test_it_stops_once_the_details_are_erased(treated: Treatment, cleo: User) -> None:
    erase_patient(treated.intake.patient, reason="asked", by=cleo, at=on(1))

    assert not written(treated, on(2))


def test_it_stops_when_the_record_was_of_the_wrong_patient(treated: Treatment, cleo: User) -> None:
    kept = {name: getattr(treated, name) for name in ("on", "brand", "lot", "concerns", "zones")}
    correct_treatment(treated, **kept, given=False, why="Somebody else.", by=cleo, at=on(1))

    assert not written(treated, on(2))


def test_only_the_newest_treatment_of_a_person_is_followed(treated: Treatment, cleo: User) -> None:
    visit = plan_visit(treated.intake.patient, on=TODAY + timedelta(120), by=cleo, at=on(100))
    again = an_examined_intake(by=cleo, at=on(120), visit=visit)
    newer = a_treatment(again, by=cleo, at=on(120))

    assert [one.treatment for one in followed(treated.clinic, at=on(122))] == [newer]


def test_another_clinics_patients_are_its_own(treated: Treatment) -> None:
    assert not followed(a_clinic(name="Elsewhere"), at=on(2))


def test_a_machine_that_stood_still_asks_for_what_is_still_open(treated: Treatment) -> None:
    (message,) = written(treated, on(6))
    assert message.key.endswith(":D2")
    (message,) = written(treated, on(16))
    assert message.key.endswith(":W2")


def test_a_link_works_as_long_as_the_check_in_is_open(treated: Treatment) -> None:
    (message,) = written(treated, on(2))

    assert message.invitation
    assert message.invitation.open_for(at(TODAY + timedelta(6), 23))
    assert not message.invitation.open_for(at(TODAY + timedelta(7), 0))


BETTER = {"OIL_SHINE": 1, "OIL_TOUCH": 1, "OIL_FEEL": 1, "OIL_BLOT": 1, "BOTHER_OIL": 1}
SMOOTHER = {"TEX_NOW": 0, "BOTHER_TEXTURE": 0}


def worn_by_week_twelve(treated: Treatment) -> None:
    for moment in (WEEK_4, WEEK_8):
        a_check_in(treated, moment, at=at(moment.opens(treated.on)), **BETTER, **SMOOTHER)
    # Near the start once more, twice in a row.
    a_check_in(treated, WEEK_12, at=at(WEEK_12.opens(treated.on)))


def worn_by_month_four(treated: Treatment) -> None:
    worn_by_week_twelve(treated)
    a_check_in(treated, MONTH_4, at=at(MONTH_4.opens(treated.on)), FU_WORN="YES")


def offered(treated: Treatment, day: date) -> bool:
    return any(message.kind == OFFER for message in written(treated, at(day)))


def test_a_talk_is_offered_once_when_it_has_worn_off(treated: Treatment) -> None:
    worn_by_month_four(treated)
    month_4 = MONTH_4.opens(treated.on)

    assert offered(treated, month_4)
    assert not offered(treated, month_4 + timedelta(days=1))
    assert not offered(treated, month_4 + timedelta(days=40))


def test_no_talk_is_offered_while_the_effect_lasts(treated: Treatment) -> None:
    for moment in (WEEK_4, WEEK_8, WEEK_12):
        a_check_in(treated, moment, at=at(moment.opens(treated.on)), **BETTER, **SMOOTHER)

    assert not any(offered(treated, TODAY + timedelta(days)) for days in (90, 100, 121))


def never_better(treated: Treatment) -> None:
    for moment in (WEEK_2, WEEK_4):
        a_check_in(treated, moment, at=at(moment.opens(treated.on)))


def test_never_before_the_wait_of_the_rulebook_is_over(treated: Treatment) -> None:
    never_better(treated)  # near the start from the first, so worn off by week 4
    three_months = date(2026, 6, 2)

    assert not offered(treated, three_months - timedelta(days=1))
    assert offered(treated, three_months)


def test_the_wait_is_the_policy_of_the_protocol_that_stands(treated: Treatment) -> None:
    never_better(treated)
    a_protocol(treated.clinic, version="slower", defer_months_toxin=5)

    assert not offered(treated, date(2026, 8, 1))
    assert offered(treated, date(2026, 8, 2))


def test_a_later_toxin_elsewhere_counts_too(treated: Treatment, cleo: User) -> None:
    never_better(treated)
    visit = plan_visit(treated.intake.patient, on=TODAY + timedelta(80), by=cleo, at=on(70))
    told = {"TOX_EVER": "YES", "TOX_LAST": "2026-05-01", "TOX_BRAND": "ONA", "TOX_WHO": "CLINIC"}
    link = a_link(visit, at=on(70))
    more = {"TOX_WHY": ["COSMETIC"], "TOX_PROBLEM": ["NONE"]}
    fill_in(link.intake, answers(**told, **more), at=on(70))
    submit(link.intake, submission_key=uuid4(), at=on(70))

    (one,) = followed(treated.clinic, at=on(80))

    assert offer_from(one, treated.clinic) == date(2026, 8, 1)


def test_whoever_has_a_visit_planned_is_offered_none(treated: Treatment, cleo: User) -> None:
    worn_by_month_four(treated)
    month_4 = MONTH_4.opens(treated.on)
    plan_visit(treated.intake.patient, on=month_4 + timedelta(9), by=cleo, at=at(month_4))

    assert not offered(treated, month_4)


def test_whoever_would_not_do_it_again_is_offered_none(treated: Treatment) -> None:
    a_check_in(treated, WEEK_4, at=at(WEEK_4.opens(treated.on)), FU_AGAIN="NO")
    a_check_in(treated, MONTH_4, at=at(MONTH_4.opens(treated.on)), FU_WORN="YES")

    assert not offered(treated, MONTH_4.opens(treated.on))


def test_withdrawing_stops_the_offer_too(treated: Treatment) -> None:
    worn_by_month_four(treated)
    stop_reminders(treated.intake.patient, by=a_clinician(), at=on(100))

    assert not offered(treated, MONTH_4.opens(treated.on))


def test_the_offer_names_no_treatment(treated: Treatment) -> None:
    worn_by_month_four(treated)
    when = at(MONTH_4.opens(treated.on))
    (message,) = written(treated, when)

    sent = delivered(message, when)

    assert sent.subject == "If you would like to talk again"
    assert not tells(sent.subject + sent.body.replace("Harley Lane Clinic", ""))


def test_after_a_year_nothing_goes_out(treated: Treatment) -> None:
    a_check_in(treated, MONTH_6, at=at(MONTH_6.opens(treated.on)), FU_WORN="YES")

    assert not offered(treated, TODAY + timedelta(days=367))
