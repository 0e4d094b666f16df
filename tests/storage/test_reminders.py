"""Patients are reminded until their answers are in: by day, once a day, and not if they mind."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail

from clinic.reminders.schedule import Asked, Plan, is_due
from clinic.reminders.services import hold_back, remind_due
from clinic.review.services import record_call
from intake import delivery
from intake.events import PATIENT, SYSTEM
from intake.journey import Stage
from intake.models import Event, Invitation, Outbox, Visit
from intake.models.visit import BIRTH_DATE_TRIES
from intake.reach import reach
from intake.services import (
    allow_reminders,
    cancel_visit,
    erase_patient,
    find_link,
    invite,
    open_link,
    remind,
    revoke_invitations,
    stop_reminders,
    submit,
)
from tests.builders import (
    BORN,
    NOW,
    VISIT_DAY,
    a_clinic,
    a_clinician,
    a_patient,
    a_receptionist,
    a_visit,
    an_intake,
    answers,
    fill_in,
)

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")
PLAN = Plan(first=3, last=1, unopened=2)
EMAIL, TEXT = Invitation.Channel.EMAIL, Invitation.Channel.TEXT
RED = {"SX_NOW": ["WEAK"], "SX_ONSET": "NEW"}


def on(days_before: int, hour: int = 10) -> datetime:
    """That many days before the visit, at an hour of London."""
    return datetime.combine(VISIT_DAY - timedelta(days=days_before), time(hour), tzinfo=LONDON)


def invited(visit: Visit | None = None, *, channel: str = EMAIL, at: datetime = NOW) -> Any:
    visit = visit or a_visit()
    return invite(visit, channel=channel, by=a_receptionist(visit.clinic), at=at)


def opened(link: Any) -> Any:
    open_link(link.token, at=NOW)
    return link


def reminded(link: Any, at: datetime) -> int:
    return remind_due(link.intake.clinic, at=at)


def reminders() -> list[Outbox]:
    return list(Outbox.objects.filter(kind="reminder").order_by("pk"))


@pytest.mark.parametrize(
    ("today", "told_on", "opened", "due"),
    [
        (date(2026, 3, 3), date(2026, 3, 2), False, False),
        (date(2026, 3, 4), date(2026, 3, 2), False, True),  # two days, unopened
        (date(2026, 3, 4), date(2026, 3, 2), True, False),
        (date(2026, 3, 5), date(2026, 3, 4), False, False),
        (date(2026, 3, 13), date(2026, 3, 4), True, True),  # three days before
        (date(2026, 3, 14), date(2026, 3, 13), True, False),
        (date(2026, 3, 14), date(2026, 3, 4), True, True),  # made up for
        (date(2026, 3, 15), date(2026, 3, 13), True, True),  # the day before
        (date(2026, 3, 15), date(2026, 3, 15), True, False),
        (date(2026, 3, 16), date(2026, 3, 2), False, False),  # the day itself
        (date(2026, 3, 20), date(2026, 3, 2), False, False),
    ],
)
def test_the_days_on_which_a_reminder_falls(today, told_on, opened, due):
    asked = Asked(VISIT_DAY, on=date(2026, 3, 2), told_on=told_on, opened=opened)

    assert is_due(asked, PLAN, today=today) is due


def test_a_clinic_can_do_without_reminders():
    asked = Asked(VISIT_DAY, on=date(2026, 3, 2), told_on=date(2026, 3, 2), opened=False)

    assert not any(is_due(asked, Plan(0, 0, 0), today=date(2026, 3, day)) for day in range(2, 20))


def test_who_never_opens_the_link_gets_three_reminders_over_two_weeks():
    link = invited()

    days = []
    for days_before in range(14, -3, -1):
        for hour in (7, 9, 12, 19, 20, 23):
            if reminded(link, on(days_before, hour)):
                days.append((days_before, hour))

    assert days == [(12, 9), (3, 9), (1, 9)]


@pytest.mark.parametrize("hour", [20, 22, 0, 5, 7])
def test_nobody_is_reminded_at_night(hour):
    link = invited()

    assert reminded(link, on(3, hour)) == 0


def test_the_night_is_the_clinics_own():
    link = invited()
    clinic = link.intake.clinic
    clinic.timezone = "Australia/Sydney"
    clinic.save()

    assert reminded(link, datetime(2026, 3, 13, 12, tzinfo=UTC)) == 0  # eleven at night there
    assert reminded(link, datetime(2026, 3, 13, 0, tzinfo=UTC)) == 1  # eleven in the morning


def test_a_reminder_held_up_until_night_waits_for_the_morning():
    link = opened(invited())
    reminded(link, on(3, 19))
    (message,) = reminders()

    assert not delivery.deliver(message, at=on(3, 21))
    message.refresh_from_db()
    assert message.due_at == on(2, 8)
    assert message not in Outbox.objects.failed()
    assert delivery.deliver(message, at=on(2, 8))


def test_twice_in_a_minute_is_one_reminder():
    link = opened(invited())

    assert [reminded(link, on(3)) for _ in range(2)] == [1, 0]
    assert len(reminders()) == 1


def test_two_visits_make_one_reminder_and_it_is_about_the_nearer():
    patient = a_patient()
    far = invited(a_visit(patient, on=VISIT_DAY + timedelta(days=1)))
    near = invited(a_visit(patient))
    opened(near), opened(far)

    sent = [reminded(near, on(days)) for days in (4, 3, 2, 1)]

    assert sent == [0, 1, 1, 1]  # three days before the one, then the other, then the day before
    assert {message.intake_id for message in reminders()} == {near.intake.pk}


def test_the_link_of_a_reminder_works_and_so_does_the_older():
    link = opened(invited())
    reminded(link, on(3))

    token = reminders()[0].read()["token"]

    for known in (token, link.token):
        assert find_link(known, at=on(3)).intake == link.intake
    assert token != link.token


def test_a_reminder_is_told_as_sent_only_once_it_was():
    link = opened(invited())
    reminded(link, on(3))
    (message,) = reminders()
    made = [event.name for event in Event.objects.of(link.intake)]
    assert (made[-1], Event.objects.of(link.intake).last().actor_kind) == ("reminder made", SYSTEM)

    delivery.deliver(message, at=on(3))

    last = Event.objects.of(link.intake).last()
    assert (last.name, last.detail) == ("message sent", {"what": "reminder", "channel": "email"})
    assert link.token not in mail.outbox[-1].body


@pytest.mark.parametrize(
    ("way", "said", "goes"),
    [
        (EMAIL, ..., EMAIL),
        (TEXT, ..., TEXT),
        ("copy", ..., EMAIL),
        ("print", ["SMS", "PHONE"], TEXT),
        (EMAIL, ["SMS"], TEXT),
        (TEXT, ["EMAIL", "SMS"], TEXT),
        (EMAIL, ["PHONE", "POST"], None),
    ],
)
def test_a_reminder_goes_the_way_the_patient_agreed_to(way, said, goes):
    link = invited(channel=way)
    fill_in(link.intake, answers(CONTACT=said))

    reminded(opened(link), on(3))

    assert [message.channel for message in reminders()] == ([goes] if goes else [])


def done(link):
    fill_in(link.intake, answers())
    submit(link.intake, submission_key=link.intake.code, at=NOW)


def called_off(link):
    cancel_visit(link.intake.visit, by=SYSTEM, at=NOW)


def asked_for_none(link):
    stop_reminders(link.intake.patient, by=PATIENT, at=NOW)


def erased(link):
    erase_patient(link.intake.patient, reason="asked", by=SYSTEM, at=NOW)


def links_closed(link):
    revoke_invitations(link.intake, by=SYSTEM, at=NOW)


def red_flag_elsewhere(link):
    other = a_visit(link.intake.patient, on=VISIT_DAY + timedelta(days=40))
    return an_intake(visit=other, **RED)


STOPS = [done, called_off, asked_for_none, erased, links_closed, red_flag_elsewhere]


@pytest.mark.parametrize("stop", STOPS)
def test_what_stops_reminders(stop):
    link = opened(invited())

    stop(link)

    assert reminded(link, on(3)) == 0


@pytest.mark.parametrize("stop", STOPS)
def test_what_stops_reminders_stops_one_on_its_way(stop):
    link = opened(invited())
    reminded(link, on(3))
    (message,) = reminders()

    stop(link)
    hold_back(at=on(3))

    assert not delivery.deliver(message, at=on(3))
    assert mail.outbox == []
    assert message not in Outbox.objects.failed()


def test_a_link_that_was_guessed_at_is_peoples_to_look_at():
    link = opened(invited())
    Invitation.objects.update(birth_date_failures=BIRTH_DATE_TRIES)

    assert reminded(link, on(3)) == 0


def test_nothing_more_is_sent_where_the_last_message_could_not_be():
    link = opened(invited())
    Outbox.objects.update(failed_at=NOW)

    assert reminded(link, on(3)) == 0


def test_after_the_call_reminders_go_on():
    link = opened(invited())
    flagged = red_flag_elsewhere(link)
    by = a_clinician(link.intake.clinic)

    record_call(flagged, reached=False, by=by, at=NOW)
    assert reminded(link, on(3)) == 0
    record_call(flagged, reached=True, by=by, at=NOW)
    assert reminded(link, on(3)) == 1


def test_who_is_asked_for_more_is_reminded_too():
    intake = an_intake(stage=Stage.AWAITING_PATIENT)

    assert remind_due(intake.clinic, at=on(12)) == 1  # two days after the link, unopened


def test_reminders_can_be_wanted_again():
    link = opened(invited())
    patient = link.intake.patient
    stop_reminders(patient, by=PATIENT, at=NOW)
    assert not stop_reminders(patient, by=PATIENT, at=NOW)
    allow_reminders(patient, by=PATIENT, at=NOW)

    assert reminded(link, on(3)) == 1
    told = [event.name for event in Event.objects.of(patient)]
    assert told.count("reminders stopped") == told.count("reminders allowed") == 1


def test_todays_reminder_is_one_whoever_asks():
    link = opened(invited())
    known = reach(link.intake.patient)

    made = [remind(link.intake, channel=EMAIL, known=known, at=on(3)) for _ in range(2)]

    assert made[0] is not None and made[1] is None
    assert BORN.isoformat() not in str(made[0])


def test_a_clinic_reminds_its_own_patients_only():
    link = opened(invited())
    elsewhere = a_clinic(name="Theirs")

    assert remind_due(elsewhere, at=on(3)) == 0
    assert reminded(link, on(3)) == 1
