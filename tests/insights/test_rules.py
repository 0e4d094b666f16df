"""The page on which rules measure themselves."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from clinic.insights.judgements import LAST, Measured, books
from clinic.judging.models import Judgement
from clinic.judging.triage import check_triage
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Clinic, Event, Firing, Intake
from intake.services import move_visit
from tests.builders import (
    NOW,
    a_clinic,
    a_clinician,
    a_judgement,
    a_patient,
    a_visit,
    an_intake,
    decided,
    decided_before_codes,
)
from tests.review.pages import said

RULES = "/insights/rules/"
ENOUGH = 10


@pytest.fixture
def pregnant(sam: User) -> list[Intake]:
    """Ten people for whom one rule asks to wait."""
    return [an_intake(stage=Stage.AWAITING_REVIEW, PREG=["MAYBE"]) for _ in range(ENOUGH)]


@pytest.fixture
def rule(pregnant: list[Intake]) -> str:
    findings = pregnant[0].latest_assessment().document["findings"]
    return next(one["rule"] for one in findings if "PREG" in one.get("evidence", ()))


def measured(clinic: Clinic, rule: str) -> Measured:
    return next(one for one in books(clinic, at=NOW)[0].rules if one.rule.code == rule)


def many(intake: Intake, rule: str, verdicts: list[str]) -> None:
    """Judgements of as many people, put in at once: only their counts matter."""
    first = a_judgement(intake, "confirmed", rule=rule)
    about = {"clinic": first.clinic, "rulebook": first.rulebook, "rule": rule, "at": NOW}
    whose = [
        {"intake": one, "assessment": one.latest_assessment()}
        for one in Intake.objects.filter(firings__rule=rule)
    ]
    Judgement.objects.bulk_create(
        Judgement(
            verdict=verdict,
            reason="misread" if verdict == "not_relevant" else "",
            by=a_clinician(first.clinic),
            **whose[number % len(whose)],
            **about,
        )
        for number, verdict in enumerate(verdicts)
    )


def test_every_rule_that_fires_is_kept_as_a_row(sam: User) -> None:
    intake = an_intake(PREG=["MAYBE"])
    document = intake.latest_assessment().document
    fired = {one["rule"] for one in document["findings"] if one["fired"]}
    assert {one.rule for one in Firing.objects.filter(intake=intake)} == fired
    assert intake.fits.count() == len(document["signals"]) == 2


def test_a_rule_says_how_often_it_fired_and_what_was_made_of_it(
    pregnant: list[Intake], rule: str, sam: User
) -> None:
    many(pregnant[0], rule, ["confirmed"] * 29 + ["not_relevant"] * 10 + ["asked"] * 12)
    one = measured(sam.clinic, rule)
    figures = [one.fired, one.confirmed, one.not_relevant, one.asked]
    assert [cell.count for cell in figures] == [10, 30, 10, 12]
    assert one.share == (25, 14, 40)
    assert [(label, cell.count) for label, cell in one.reasons] == [
        ("The patient misread the question", 10)
    ]


def test_going_on_against_a_stop_counts_as_overridden(
    pregnant: list[Intake], rule: str, sam: User
) -> None:
    for intake in pregnant:
        decided(intake, outcome="suitable", reason="The test is negative.")
    assert measured(sam.clinic, rule).overridden.count == ENOUGH


@pytest.mark.parametrize(("aside", "overdue"), [(40, False), (41, True)])
def test_a_rule_set_aside_in_over_80_per_cent_of_its_last_50_is_put_up_for_review(
    office: Client, pregnant: list[Intake], rule: str, sam: User, aside: int, overdue: bool
) -> None:
    many(pregnant[0], rule, ["confirmed"] * (LAST - aside) + ["not_relevant"] * aside)
    assert measured(sam.clinic, rule).overdue is overdue
    assert ("Look at this rule" in said(office.get(RULES))) is overdue


def test_fewer_than_50_judgements_put_no_rule_up_for_review(
    pregnant: list[Intake], rule: str, sam: User
) -> None:
    many(pregnant[0], rule, ["not_relevant"] * (LAST - 2))
    assert measured(sam.clinic, rule).of_last is None


def test_figures_of_fewer_than_ten_people_are_hidden_from_managers(
    office: Client, sam: User
) -> None:
    an_intake(stage=Stage.AWAITING_REVIEW, PREG=["MAYBE"])
    page = said(office.get(RULES))
    assert "76 rules fired for fewer than 10 people, or not at all" in page
    assert "rows as CSV" not in page.replace("opens its rows as CSV", "")


def test_what_was_said_of_few_people_is_hidden_beside_what_is_shown(
    office: Client, pregnant: list[Intake], rule: str, sam: User
) -> None:
    a_judgement(pregnant[0], "not_relevant", reason="letter", rule=rule)
    page = said(office.get(RULES))
    assert "0 hidden — 0 0" in page
    assert "A specialist’s letter answers it" not in page


def test_every_figure_leads_to_as_many_rows_which_name_nobody(
    office: Client, pregnant: list[Intake], rule: str, sam: User
) -> None:
    key = measured(sam.clinic, rule).fired.key
    response = office.get(reverse("insights:rule_rows"), {"figure": key})
    lines = response.content.decode().splitlines()
    assert response["Content-Type"].startswith("text/csv")
    assert lines[0] == "\ufeffWeek,Rulebook,Rule"
    assert lines[1:] == [f"2026-W10,2027-02,{rule}"] * ENOUGH
    assert Event.objects.get(name="exported").detail == {"figure": key, "rows": ENOUGH}


def test_rows_of_few_people_are_not_given_out(office: Client, sam: User) -> None:
    intake = an_intake(stage=Stage.AWAITING_REVIEW, PREG=["MAYBE"])
    fired = intake.firings.first()
    key = f"fired:{fired.rulebook}:{fired.rule}"
    for asked in (key, "", "fired", "fired:x:y", "triage:RED:right"):
        response = office.get(reverse("insights:rule_rows"), {"figure": asked}, follow=True)
        assert "Fewer than 10 people are behind this figure" in said(response)
    assert not Event.objects.filter(name="exported").exists()


def test_an_intake_that_is_assessed_again_counts_once(
    pregnant: list[Intake], rule: str, sam: User
) -> None:
    visit = pregnant[0].visit
    move_visit(visit, on=visit.on + timedelta(days=1), by=sam, at=NOW)
    assert measured(sam.clinic, rule).fired.count == ENOUGH


def test_the_triage_word_is_counted_as_clinicians_saw_it(
    office: Client, pregnant: list[Intake], sam: User
) -> None:
    for intake in pregnant:
        check_triage(decided(intake, outcome="refer"), "too_high")
    assert "Hold 0 10" in said(office.get(RULES))
    rows = office.get(reverse("insights:rule_rows"), {"figure": "triage:HOLD:too_high"})
    assert rows.content.decode().splitlines()[1:] == ["2026-W10,HOLD,Too high"] * ENOUGH


def test_another_clinics_findings_are_not_counted(office: Client, sam: User) -> None:
    other = a_clinic(name="Theirs")
    for _ in range(ENOUGH):
        an_intake(visit=a_visit(a_patient(other)), PREG=["MAYBE"])
    assert "Nothing to count yet" in said(office.get(RULES))


def test_a_clinic_that_only_collects_answers_measures_no_rule(
    office: Client, pregnant: list[Intake], rule: str, sam: User
) -> None:
    Clinic.objects.update(mode="intake_only")
    assert "This clinic only collects answers" in said(office.get(RULES))
    asked = {"figure": f"fired:2027-02:{rule}"}
    assert office.get(reverse("insights:rule_rows"), asked).status_code == 302


def test_the_page_costs_the_same_however_much_there_is(
    office: Client, pregnant: list[Intake], rule: str, django_assert_max_num_queries
) -> None:
    many(pregnant[0], rule, ["not_relevant"] * 60)
    with django_assert_max_num_queries(12):
        office.get(RULES)


def test_what_was_overridden_is_counted_by_its_code(
    office: Client, pregnant: list[Intake], rule: str, sam: User
) -> None:
    more = [an_intake(stage=Stage.AWAITING_REVIEW, PREG=["MAYBE"]) for _ in range(ENOUGH)]
    for intake in pregnant:
        decided(intake, override_code="letter", reason="The test is negative.")
    for intake in more:
        decided(intake, override_code="tolerated", reason="The test is negative.")

    one = measured(sam.clinic, rule)
    assert one.overridden.count == 2 * ENOUGH
    counted = {label: cell.count for label, cell in one.codes}
    assert counted == {"Tolerated before": ENOUGH, "Specialist’s letter seen": ENOUGH}
    assert "Specialist’s letter seen" in said(office.get(RULES))


def test_a_code_given_of_few_people_is_hidden(
    office: Client, pregnant: list[Intake], rule: str, sam: User
) -> None:
    for number, intake in enumerate(pregnant):
        code = "letter" if number else "monitor"
        decided(intake, override_code=code, reason="The test is negative.")

    one = measured(sam.clinic, rule)
    assert one.overridden.count == ENOUGH
    assert all(cell.hidden for _, cell in one.codes)


def test_an_override_of_before_there_were_codes_is_counted_as_that(
    pregnant: list[Intake], rule: str, sam: User
) -> None:
    for intake in pregnant:
        decided_before_codes(intake)

    (counted,) = measured(sam.clinic, rule).codes
    assert (counted[0], counted[1].count) == ("No code, decided before codes were asked", ENOUGH)
