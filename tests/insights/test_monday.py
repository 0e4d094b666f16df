"""The owner's Monday: figures of some weeks, each with its rows, none of few people."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from clinic.attending.services import VisitAhead, mark_attendance
from clinic.insights import spans
from clinic.insights.monday import Monday, monday
from clinic.insights.period import Period, period_of
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Clinic, Event, Intake
from intake.models.stumble import note_stumbles
from intake.services import cancel_visit
from tests.builders import (
    NOW,
    TODAY,
    VISIT_DAY,
    a_clinic,
    a_link,
    a_patient,
    a_receptionist,
    a_visit,
    an_intake,
    decided,
)
from tests.patient.journey import Phone
from tests.review.pages import said

PAGE, ROWS = "/insights/", "/insights/rows/"
MANY = 10
LATER = NOW + timedelta(days=30)
ZONE = ZoneInfo("Europe/London")


@pytest.fixture
def sent(sam: User) -> list[Intake]:
    """Ten people whose answers were sent to a clinician."""
    return [an_intake(stage=Stage.AWAITING_REVIEW) for _ in range(MANY)]


def figures(clinic: Clinic, **when: Any) -> Monday:
    return monday(clinic, Period(TODAY, 4, ZONE), at=when.get("at", NOW))


def reached(found: Monday) -> dict[str, int | None]:
    """How many reached each step; None for what is hidden."""
    return {s.name: None if s.reached.hidden else s.reached.count for s in found.steps}


def rows(office: Client, key: str, **about: str) -> list[str]:
    response = office.get(ROWS, {"figure": key, "from": "2026-03-02", "weeks": "4"} | about)
    assert response["Content-Type"].startswith("text/csv")
    return response.content.decode().splitlines()


def test_it_says_how_many_came_how_far(sam: User, sent: list[Intake]) -> None:
    for _ in range(MANY):
        an_intake(stage=Stage.STARTED)
    for intake in sent:
        decided(intake)
    assert reached(figures(sam.clinic)) == {
        "Sent": 20,
        "Opened": 20,
        "Started": 20,
        "Submitted": 10,
        "Triaged": 10,
        "Decided": 10,
        "Seen": 0,
    }


def test_who_was_marked_as_missing_was_not_seen(sam: User, sent: list[Intake]) -> None:
    rae = a_receptionist(sam.clinic)
    more = [an_intake(stage=Stage.AWAITING_REVIEW) for _ in range(4)]
    for intake in more[:2]:
        mark_attendance(intake.visit, came=False, by=rae, at=LATER)
    cancel_visit(more[2].visit, by=rae, at=LATER)
    assert reached(figures(sam.clinic, at=LATER))["Seen"] == MANY + 1


def test_asking_for_more_is_not_yet_a_decision(sam: User, sent: list[Intake]) -> None:
    for intake in sent:
        decided(intake, outcome="needs_information")
    assert reached(figures(sam.clinic))["Decided"] == 0


def test_half_and_nine_in_ten_are_the_smallest_that_hold_so_many() -> None:
    minutes = list(range(1, 11))
    assert (spans.percentile(minutes, 0.5), spans.percentile(minutes, 0.9)) == (5, 9)
    assert spans.percentile([7], 0.9) == 7


def test_a_time_of_one_person_is_not_told_however_often_they_came() -> None:
    ten, one = timedelta(hours=1), 7
    assert spans.span_of([(one, ten)] * 11, 0.5) is None
    assert spans.span_of([(who, ten) for who in range(10)], 0.5) == ten


def test_times_are_from_the_step_before(sam: User, sent: list[Intake]) -> None:
    for number, intake in enumerate(sent, start=1):
        decided(intake, at=NOW + timedelta(hours=number))
    step = next(one for one in figures(sam.clinic, at=LATER).steps if one.name == "Decided")
    assert (step.median, step.slow) == ("5 h", "9 h")


def test_figures_of_fewer_than_ten_people_are_hidden_and_have_no_rows(
    office: Client, sam: User
) -> None:
    an_intake(stage=Stage.AWAITING_REVIEW)
    page = said(office.get(PAGE))
    assert "Sent hidden" in page
    assert "Rae Okoro hidden hidden" in page
    refused = office.get(ROWS, {"figure": "step:0"}, follow=True)
    assert "Fewer than 10 people are behind this figure" in said(refused)


@pytest.mark.parametrize("figure", ["step:0", "time:1", "week:0:2026-03-02", "week:9:x", "nothing"])
def test_a_refused_figure_leads_back_to_the_weeks_that_were_chosen(
    office: Client, figure: str
) -> None:
    an_intake(stage=Stage.AWAITING_REVIEW)
    asked = {"figure": figure, "from": "2026-03-02", "weeks": "1", "file": "xlsx"}
    page = office.get(ROWS, asked, follow=True)
    assert "Monday: 2 March to 8 March 2026" in said(page)
    assert ">CSV</a>" in page.content.decode()  # the kind of file is kept as well
    assert not Event.objects.filter(name="exported").exists()


def test_every_figure_leads_to_its_rows_which_name_nobody(
    office: Client, sam: User, sent: list[Intake]
) -> None:
    for intake in sent:
        decided(intake, outcome="conditions", conditions="Patch test.", reason="Dry skin.")
    page = office.get(PAGE, {"from": "2026-03-02", "weeks": "4"})
    found: Monday = page.context["monday"]
    shown = [one for one in found.cells if one.count and not one.hidden]
    assert len(shown) > 12
    for one in shown:
        lines = rows(office, one.key)
        assert len(lines) == one.count + 1, one.key
        assert "Lovell" not in "".join(lines)
    assert Event.objects.filter(name="exported", actor=sam).count() == len(shown)


def test_every_number_in_a_table_is_a_link_to_its_rows_or_says_why_not(
    office: Client, sam: User, sent: list[Intake]
) -> None:
    for number, intake in enumerate(sent, start=1):
        decided(intake, at=NOW + timedelta(hours=number))
    page = office.get(PAGE, {"from": "2026-03-02", "weeks": "4"}).content.decode()
    numbers = re.findall(r'<td class="number">(.*?)\s*</td>', page, re.DOTALL)
    bare = {re.sub("<[^>]*>", "", one).strip() for one in numbers if "<a " not in one}
    assert bare <= {"0", "0 %", "—", "hidden"}
    assert "5 h, Decided, half: rows as CSV" in re.sub("<[^>]*>", "", "".join(numbers))


def test_candidates_and_decisions_are_counted_by_concern(
    office: Client, sam: User, sent: list[Intake]
) -> None:
    for intake in sent:
        decided(intake, outcome="refer")
    oil = next(row for row in figures(sam.clinic).concerns if row.title == "Oil")
    assert (oil.asked.count, oil.candidates.count) == (MANY, MANY)
    assert [cell.count for cell in oil.outcomes] == [0, 0, 0, 0, 0, MANY]
    assert rows(office, oil.outcomes[-1].key)[1] == "2026-W10,Oil,Refer"


def test_addresses_of_rows_hold_no_word_of_health(office: Client, sent: list[Intake]) -> None:
    page = office.get(PAGE, {"from": "2026-03-02", "weeks": "4"}).content.decode().lower()
    addresses = [part.split('"')[0] for part in page.split('href="')]
    assert not [one for one in addresses if "acne" in one or "scar" in one or "oil" in one]


def test_missed_visits_stand_beside_whether_answers_were_sent(
    sam: User, sent: list[Intake]
) -> None:
    rae = a_receptionist(sam.clinic)
    unsent = [an_intake(stage=Stage.STARTED) for _ in range(MANY)]
    for intake in unsent:
        mark_attendance(intake.visit, came=False, by=rae, at=LATER)
    mark_attendance(unsent[0].visit, came=True, by=rae, at=LATER)
    mark_attendance(unsent[0].visit, came=False, by=rae, at=LATER)
    with_answers, without = figures(sam.clinic, at=LATER).missed
    assert (with_answers.planned.count, with_answers.missed.count) == (MANY, 0)
    assert (without.planned.count, without.missed.count, without.share) == (MANY, MANY, "100 %")


def test_nobody_has_missed_a_visit_to_come(sam: User, sent: list[Intake]) -> None:
    with pytest.raises(VisitAhead):
        mark_attendance(sent[0].visit, came=False, by=sam, at=NOW)


def test_the_front_desk_marks_who_did_not_come_and_takes_it_back(
    client: Client, sam: User, clock: Any
) -> None:
    visit = a_visit(a_patient(sam.clinic))
    clock.move_to(LATER)
    client.force_login(a_receptionist(sam.clinic))
    page, mark = f"/patients/{visit.patient.code}/", f"/visits/{visit.code}/came/"
    assert "Did not come , visit of" in said(client.get(page))
    assert "Marked: did not come." in said(client.post(mark, {"came": "no"}, follow=True))
    assert "Came after all" in said(client.get(page))
    client.post(mark, {"came": "yes"})
    assert "Came after all" not in said(client.get(page))
    assert "Did not come on 16 Mar 2026" in said(client.get(page))


def test_where_patients_stop_is_the_last_page_they_saved(office: Client, sam: User) -> None:
    for _ in range(MANY):
        an_intake(stage=Stage.STARTED)
    stops = figures(sam.clinic, at=LATER).stops
    assert [(one.people.count, one.people.hidden) for one in stops] == [(MANY, False)]
    assert figures(sam.clinic, at=NOW).stops == []


def test_questions_that_pages_are_sent_back_for_are_counted(office: Client, sam: User) -> None:
    for _ in range(MANY):
        note_stumbles(an_intake(stage=Stage.STARTED), ["DOB", "nothing of ours"], at=NOW)
    note_stumbles(Intake.objects.all()[0], ["PREG"], at=NOW)
    (one,) = figures(sam.clinic).sent_back
    assert one.people.count == MANY
    assert rows(office, one.people.key)[1].startswith("2026-W10,")


def test_a_page_that_is_sent_back_leaves_its_questions_and_no_answer(sam: User) -> None:
    phone = Phone(a_link())
    phone.open()
    assert phone.post("goals", {}).status_code == 422
    kept = {one.question for one in phone.intake.stumbles.all()}
    assert "GOALS" in kept


def test_a_period_is_whole_weeks_and_any_address_gives_one() -> None:
    def asked(start: str, weeks: str) -> tuple[date, date]:
        one = period_of(start, weeks, today=VISIT_DAY + timedelta(days=2), zone=ZONE)
        return one.monday, one.until

    assert asked("2026-03-04", "1") == (date(2026, 3, 2), date(2026, 3, 9))
    assert asked("", "") == asked("yesterday", "99") == (date(2026, 2, 23), date(2026, 3, 23))
    assert asked("9999-12-31", "4") == asked("0001-01-01", "4") == asked("", "4")


def test_what_was_sent_in_other_weeks_or_by_another_clinic_is_not_counted(
    sam: User, sent: list[Intake]
) -> None:
    an_intake(visit=a_visit(a_patient(a_clinic(name="Theirs"))))
    assert reached(figures(sam.clinic))["Sent"] == MANY
    assert reached(monday(sam.clinic, Period(TODAY, 4, ZONE).after, at=LATER))["Sent"] == 0


def test_a_clinic_that_only_collects_answers_is_told_of_no_candidates(
    office: Client, sent: list[Intake]
) -> None:
    Clinic.objects.update(mode="intake_only")
    assert "Candidates" not in said(office.get(PAGE))
    assert office.get(ROWS, {"figure": "candidate:0"}).status_code == 302


def test_the_page_costs_at_most_15_queries(
    office: Client, sent: list[Intake], django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(15):
        office.get(PAGE)
