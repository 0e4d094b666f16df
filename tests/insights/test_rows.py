"""The rows behind a figure say what the figure says, and nothing that its page hides."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from clinic.attending.services import mark_attendance
from clinic.insights import rule_rows, visits
from clinic.insights.cells import NotGivenOut
from clinic.insights.concerns import NUMBERS
from clinic.insights.judgements import books
from clinic.insights.monday import Monday, monday, rows_of
from clinic.insights.period import Period
from clinic.judging.triage import check_triage
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Event, Intake
from tests.builders import NOW, TODAY, a_judgement, a_receptionist, an_intake, decided
from tests.insights.test_monday import LATER, MANY, ZONE

WEEKS = Period(TODAY, 4, ZONE)


def many(number: int = MANY, **about: Any) -> list[Intake]:
    return [an_intake(**about) for _ in range(number)]


def open_figures(found: Monday) -> list[str]:
    return [one.key for one in found.cells if one.count and not one.hidden]


def lines(response: Any) -> list[list[str]]:
    return list(csv.reader(StringIO(response.content.decode("utf-8-sig"))))


def test_rows_of_one_figure_differ_in_their_week_and_what_was_measured_only(sam: User) -> None:
    for number, intake in enumerate([*many(stage=Stage.AWAITING_REVIEW), *many(2)]):
        if number < MANY:
            decided(intake, outcome="refer")
    many(3, stage=Stage.STARTED)
    keys = open_figures(monday(sam.clinic, WEEKS, at=LATER))
    assert {"step", "work", "visits", "asked", "candidate", "outcome"} <= {
        key.partition(":")[0] for key in keys
    }
    for key in keys:
        told = rows_of(key, sam.clinic, WEEKS, at=LATER)
        assert told.heads[0].startswith("Week"), key
        said = [line[1:-1] if told.heads[-1] == "Minutes" else line[1:] for line in told.lines]
        assert len({tuple(rest) for rest in said}) == 1, key


def test_the_rows_of_a_time_say_how_long_each_took_and_give_no_moment(sam: User) -> None:
    for number, intake in enumerate(many(12, stage=Stage.AWAITING_REVIEW), start=1):
        decided(intake, at=NOW + timedelta(hours=number))
    step = monday(sam.clinic, WEEKS, at=LATER).steps[5]
    told = rows_of("time:5", sam.clinic, WEEKS, at=LATER)
    assert told.heads == ("Week of the link", "From", "To", "Minutes")
    assert told.lines == [("2026-W10", "Triaged", "Decided", 60 * n) for n in range(1, 13)]
    assert (step.median, step.slow) == ("6 h", "11 h")


def test_rows_of_the_time_to_a_visit_tell_whole_days(sam: User) -> None:
    """Its hour is known, so minutes would tell when it was decided."""
    for number, intake in enumerate(many(12, stage=Stage.AWAITING_REVIEW), start=1):
        decided(intake, at=NOW + timedelta(hours=number))

    told = rows_of("time:6", sam.clinic, WEEKS, at=LATER)

    assert len(told.lines) == 12
    assert {minutes % (24 * 60) for *_, minutes in told.lines} == {0}


def test_rows_of_times_do_not_tell_who_few_came_without_the_step_before(sam: User) -> None:
    answered = many(14, stage=Stage.AWAITING_REVIEW)
    for intake in answered[:11]:
        decided(intake)
    seen = monday(sam.clinic, WEEKS, at=LATER).steps[6]
    assert (seen.reached.count, seen.timed.hidden, seen.median) == (14, True, "")
    with pytest.raises(NotGivenOut):
        rows_of("time:6", sam.clinic, WEEKS, at=LATER)


def test_a_week_has_rows_of_its_own(sam: User) -> None:
    many(MANY)
    told = rows_of(f"week:0:{TODAY}", sam.clinic, WEEKS, at=NOW)
    assert told.lines == [("2026-W10", "Sent")] * MANY


def test_rows_of_the_links_made_do_not_tell_who_came_further(sam: User) -> None:
    many(MANY, stage=Stage.STARTED)
    many(3)  # three sent their answers: a figure that stays closed
    told = rows_of("step:0", sam.clinic, WEEKS, at=NOW)
    assert told.heads == ("Week of the link", "Step")
    assert told.lines == [("2026-W10", "Sent")] * (MANY + 3)


def test_rows_of_visits_do_not_tell_how_few_were_missed(sam: User) -> None:
    rae = a_receptionist(sam.clinic)
    unsent = many(MANY + 2, stage=Stage.STARTED)
    for intake in unsent[:2]:
        mark_attendance(intake.visit, came=False, by=rae, at=LATER)
    (_, without) = visits.missed(sam.clinic, WEEKS, at=LATER)
    assert without.missed.hidden
    told = rows_of(without.planned.key, sam.clinic, WEEKS, at=LATER)
    assert told.lines == [("2026-W12", "Answers not sent")] * (MANY + 2)


def test_a_week_in_which_all_but_a_few_missed_their_visit_is_left_blank(sam: User) -> None:
    rae = a_receptionist(sam.clinic)
    first, second = many(24, stage=Stage.STARTED), many(24, stage=Stage.STARTED)
    week = timedelta(days=7)
    for intake in second:
        intake.visit.on += week
        intake.visit.save(update_fields=["on"])
    for intake in [*first[1:], *second[9:]]:
        mark_attendance(intake.visit, came=False, by=rae, at=LATER + week)
    told = rows_of("missed:unsent", sam.clinic, WEEKS, at=LATER + week)
    assert {week for week, *_ in told.lines} == {""}


def test_rows_of_findings_set_aside_do_not_tell_the_few_reasons(office: Client, sam: User) -> None:
    pregnant = many(stage=Stage.AWAITING_REVIEW, PREG=["MAYBE"])
    findings = pregnant[0].latest_assessment().document["findings"]
    rule = next(one["rule"] for one in findings if "PREG" in one.get("evidence", ()))
    for number, intake in enumerate(pregnant):
        reason = "letter" if number < 2 else "misread"
        a_judgement(intake, "not_relevant", reason=reason, rule=rule)
    one = next(m for m in books(sam.clinic, at=NOW)[0].rules if m.rule.code == rule)
    assert all(cell.hidden for _, cell in one.reasons)
    told = lines(office.get(reverse("insights:rule_rows"), {"figure": one.not_relevant.key}))
    assert told[0] == ["Week", "Rulebook", "Rule", "Said"]
    assert told[1:] == [["2026-W10", "2027-02", rule, "Not relevant"]] * MANY


def test_rows_of_rules_differ_in_their_week_only(office: Client, sam: User) -> None:
    for intake in many(stage=Stage.AWAITING_REVIEW, PREG=["MAYBE"]):
        a_judgement(intake, "not_relevant", reason="misread")
        check_triage(decided(intake, outcome="refer"), "too_high")
    page = office.get(reverse("insights:rules"))
    cells = [c for book in page.context["books"] for rule in book.rules for c in rule.cells]
    cells += [c for one in page.context["checked"] for c in one.was]
    keys = [one.key for one in cells if one.count and not one.hidden]
    assert {"fired", "not_relevant", "misread", "triage"} <= {key.partition(":")[0] for key in keys}
    for key in keys:
        told = lines(office.get(reverse("insights:rule_rows"), {"figure": key}))
        assert len({tuple(rest) for _, *rest in told[1:]}) == 1, key


def test_rows_of_what_was_overridden_have_their_code_and_do_not_tell_few(
    office: Client, sam: User
) -> None:
    pregnant = many(MANY + 2, stage=Stage.AWAITING_REVIEW, PREG=["MAYBE"])
    for number, intake in enumerate(pregnant):
        code = "letter" if number < MANY else "monitor"
        decided(intake, override_code=code, reason="The test is negative.")
    findings = pregnant[0].latest_assessment().document["findings"]
    rule = next(one["rule"] for one in findings if "PREG" in one.get("evidence", ()))
    one = next(m for m in books(sam.clinic, at=NOW)[0].rules if m.rule.code == rule)
    assert all(cell.hidden for _, cell in one.codes)  # two people would be the rest
    for intake in many(MANY, stage=Stage.AWAITING_REVIEW, PREG=["MAYBE"]):
        decided(intake, override_code="monitor", reason="The test is negative.")

    for file in ("csv", "xlsx"):
        asked = {"figure": f"why_letter:2027-02:{rule}", "file": file}
        assert office.get(reverse("insights:rule_rows"), asked).status_code == 200
    told = lines(office.get(reverse("insights:rule_rows"), {"figure": asked["figure"]}))
    assert told[0] == ["Week", "Rulebook", "Rule", "Went on because"]
    assert told[1:] == [["2026-W10", "2027-02", rule, "Specialist’s letter seen"]] * MANY


@pytest.mark.parametrize(
    ("key", "queries"),
    [("step:0", 1), ("time:3", 1), ("visits:sent", 2), ("asked:{oil}", 4), ("work:{rae}:1", 3)],
)
def test_to_open_a_figure_no_others_are_counted(
    sam: User, key: str, queries: int, django_assert_num_queries: Any
) -> None:
    many(stage=Stage.AWAITING_REVIEW)
    rae = Event.objects.filter(name="triaged").latest("pk").actor
    key = key.format(oil=NUMBERS["OIL"], rae=rae.code)
    with django_assert_num_queries(queries):
        assert len(rows_of(key, sam.clinic, WEEKS, at=LATER).lines) == MANY


def test_to_open_a_word_of_triage_no_rule_is_counted(
    sam: User, django_assert_num_queries: Any
) -> None:
    for intake in many(stage=Stage.AWAITING_REVIEW, PREG=["MAYBE"]):
        check_triage(decided(intake, outcome="refer"), "too_high")
    with django_assert_num_queries(2):
        told = rule_rows.rows_of("triage:HOLD:too_high", sam.clinic, at=NOW)
    assert told.lines == [("2026-W10", "HOLD", "Too high")] * MANY
