"""A manager says when the clinic is open, and what is promised follows it."""

from datetime import UTC, date, datetime
from html import unescape
from importlib import import_module
from uuid import uuid4

import pytest
from django.apps import apps

from clinic.days import NotADay, day_written
from clinic.opening import days_in_words, read_days, week_in_words
from intake.journey import Stage
from intake.models import Clinic, Event
from intake.services import submit
from tests.builders import NOW, a_patient, a_visit, an_intake

USUAL = [["09:00", "17:00"]]
BREAK = [["09:00", "12:30"], ["14:00", "18:00"]]
WEEK = [USUAL, USUAL, USUAL, USUAL, USUAL, [], []]


def text(response) -> str:
    return unescape(response.content.decode())


def posted(week=WEEK, closed="", within="8") -> dict:
    """What the page posts."""
    times = {}
    for number, spans in enumerate(week):
        for turn, (opens, closes) in enumerate(spans or [("", "")]):
            which = f"{number}_{turn}" if turn else f"{number}"
            times |= {f"opens_{which}": opens, f"closes_{which}": closes}
    return times | {"closed_days": closed, "answer_within_hours": within}


def test_the_hours_to_begin_with_are_nine_to_five_on_weekdays(office):
    page = office.get("/settings/hours/")

    form = page.context["form"]
    assert [form[f"opens_{day}"].value() for day in range(7)] == ["09:00"] * 5 + ["", ""]
    assert "Opening hours" in text(page)


def test_hours_are_changed_with_before_and_after_written_down(office, sam):
    short = [*WEEK[:4], [["08:30", "12:00"]], [], []]

    page = text(office.post("/settings/hours/", posted(short), follow=True))

    sam.clinic.refresh_from_db()
    assert "Saved." in page
    assert sam.clinic.opening_hours == short
    changed = Event.objects.of(sam.clinic).get(name="settings changed")
    assert changed.detail["settings"] == {"opening_hours": [WEEK, short]}
    history = text(office.get("/settings/history/"))
    assert "Mon to Fri 09:00 to 17:00" in history
    assert "Mon to Thu 09:00 to 17:00, Fri 08:30 to 12:00" in history


def test_a_day_may_have_a_break(office, sam):
    office.post("/settings/hours/", posted([BREAK, *WEEK[1:]]))

    sam.clinic.refresh_from_db()
    assert sam.clinic.opening_hours == [BREAK, *WEEK[1:]]
    assert "Mon 09:00 to 12:30 and 14:00 to 18:00, Tue to Fri" in text(
        office.get("/settings/history/")
    )


def test_a_day_with_a_break_offers_room_for_one_more(office, sam):
    assert office.get("/settings/hours/").context["form"].turns == 2

    office.post("/settings/hours/", posted([BREAK, *WEEK[1:]]))

    form = office.get("/settings/hours/").context["form"]
    assert form.turns == 3
    assert (form["opens_0_1"].value(), form["closes_0_1"].value()) == ("14:00", "18:00")


def test_what_was_stored_before_there_were_breaks_is_kept_by_the_migration(sam):
    migration = import_module("intake.migrations.0017_words_look_and_hours")
    before = [["09:00", "17:00"], ["10:00", "12:00"], None, None, None, None, None]
    Clinic.objects.update(opening_hours=before)

    migration.allow_breaks(apps, None)
    migration.allow_breaks(apps, None)

    sam.clinic.refresh_from_db()
    assert sam.clinic.opening_hours == [USUAL, [["10:00", "12:00"]], [], [], [], [], []]
    migration.join_stretches(apps, None)
    sam.clinic.refresh_from_db()
    assert sam.clinic.opening_hours == before


def test_hours_written_down_before_there_were_breaks_are_still_read():
    assert week_in_words([["09:00", "17:00"], None, None, None, None, None, None]) == (
        "Mon 09:00 to 17:00"
    )


def test_closed_days_are_typed_one_a_line_as_people_write_them(office, sam):
    typed = "2026-04-06\r\n25/12/2026 to 27 December 2026\r\n\r\n"

    office.post("/settings/hours/", posted(closed=typed))

    sam.clinic.refresh_from_db()
    assert sam.clinic.closed_days == ["2026-04-06", "2026-12-25", "2026-12-26", "2026-12-27"]
    shown = office.get("/settings/hours/").context["form"]["closed_days"].value()
    assert shown == "6 Apr 2026\n25 Dec 2026 to 27 Dec 2026"
    assert "25 Dec 2026 to 27 Dec 2026" in text(office.get("/settings/history/"))


def test_saving_what_is_there_changes_nothing(office, sam):
    office.post("/settings/hours/", posted(closed="6 April 2026"))
    before = Event.objects.of(sam.clinic).count()
    shown = office.get("/settings/hours/").context["form"]["closed_days"].value()

    page = text(office.post("/settings/hours/", posted(closed=shown), follow=True))

    assert "Nothing was changed." in page
    assert Event.objects.of(sam.clinic).count() == before


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (posted([[["09:00", ""]], *WEEK[1:]]), "Monday: enter both times"),
        (posted([[["17:00", "09:00"]], *WEEK[1:]]), "Monday: the second time must be later"),
        (posted([[["09:00:10", "09:00:50"]], *WEEK[1:]]), "Monday: the second time must be later"),
        (posted([[["late", "17:00"]], *WEEK[1:]]), "Monday: write the time like 09:00"),
        (posted([[]] * 7), "Enter the hours of one day at least"),
        (posted([[*BREAK[::-1]], *WEEK[1:]]), "Monday: write the hours in order"),
        (posted([[USUAL[0], BREAK[1]], *WEEK[1:]]), "Monday: write the hours in order"),
        (posted([[USUAL[0], ["18:00", ""]], *WEEK[1:]]), "Monday: enter both times"),
        (posted(closed="Christmas"), "“Christmas” is not a day. Write it like 25 December 2026"),
        (posted(closed="30/02/2026"), "“30/02/2026” is not a day"),
        (posted(closed="2 May 2026 to 1 May 2026"), "ends before it begins"),
        (posted(closed="2020-01-01 to 2026-01-01"), "at most 400 days"),
        (posted(within="0"), "from 1 to 80"),
        (posted(within=""), "from 1 to 80"),
    ],
)
def test_hours_that_cannot_be_say_what_to_do_and_lose_nothing(office, sam, given, sentence):
    answer = office.post("/settings/hours/", given)

    assert answer.status_code == 422
    assert sentence in text(answer)
    assert answer.context["form"]["closed_days"].value() == given["closed_days"]
    sam.clinic.refresh_from_db()
    assert (sam.clinic.opening_hours, sam.clinic.closed_days) == (WEEK, [])


def test_what_the_patient_is_told_follows_the_hours(office, sam):
    intake = an_intake(stage=Stage.STARTED, visit=a_visit(a_patient(sam.clinic)))
    only_wednesday = [[], [], [["10:00", "18:00"]], [], [], [], []]
    office.post("/settings/hours/", posted(only_wednesday, within="2"))
    intake.refresh_from_db()
    intake.clinic.refresh_from_db()

    submit(intake, submission_key=uuid4(), at=NOW)

    intake.refresh_from_db()
    assert intake.due_at == datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "month_first", "day"),
    [
        ("2026-03-16", False, date(2026, 3, 16)),
        ("16/03/2026", False, date(2026, 3, 16)),
        ("3/16/2026", True, date(2026, 3, 16)),
        ("16.3.2026", False, date(2026, 3, 16)),
        ("16 March 2026", False, date(2026, 3, 16)),
        ("16 mar 2026", True, date(2026, 3, 16)),
        ("March 16, 2026", True, date(2026, 3, 16)),
        (" 16  March  2026 ", False, date(2026, 3, 16)),
    ],
)
def test_a_day_is_read_as_the_clinic_writes_it(written, month_first, day):
    assert day_written(written, month_first=month_first) == day


@pytest.mark.parametrize("written", ["", "16/03/26", "3/16/2026", "soon", "16", "16 X 2026"])
def test_what_could_be_two_days_or_none_is_no_day(written):
    with pytest.raises(NotADay):
        day_written(written, month_first=False)


def test_days_in_a_row_are_said_in_one():
    days = ["2026-12-24", "2026-12-25", "2026-12-28", "2027-01-01"]

    assert days_in_words(days) == ["24 Dec 2026 to 25 Dec 2026", "28 Dec 2026", "1 Jan 2027"]
    assert read_days("\n".join(days_in_words(days)), month_first=False) == days


def test_a_week_is_said_in_few_words():
    assert week_in_words(WEEK) == "Mon to Fri 09:00 to 17:00"
    mixed = [USUAL, None, USUAL, USUAL, None, None, None]
    assert week_in_words(mixed) == "Mon 09:00 to 17:00, Wed to Thu 09:00 to 17:00"
