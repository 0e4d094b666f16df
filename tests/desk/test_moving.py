"""Moving a visit says what changed, to each role in the words it may see."""

from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest

from intake.events import SYSTEM
from intake.journey import Stage
from intake.models import Clinic, Intake
from intake.services import cancel_visit, correct_patient, move_visit
from tests.builders import NOW, VISIT_DAY, a_clinician, a_patient, a_visit, an_intake, decided

TOXIN = {
    "TOX_EVER": "YES",
    "TOX_LAST": "2026-01-14",  # so a wait ends on 14 April
    "TOX_BRAND": "ONA",
    "TOX_WHY": ["COSMETIC"],
    "TOX_WHO": "CLINIC",
    "TOX_PROBLEM": ["NONE"],
}
SOON, AFTER_THE_WAIT = date(2026, 3, 30), date(2026, 4, 20)
FINDING = "Last toxin under 3 months before the visit"


def text(response: Any) -> str:
    return unescape(response.content.decode())


def moved(browser: Any, intake: Intake, on: date, *, hour: str = "10:30") -> str:
    given = {"on": on.isoformat(), "at_time": hour}
    return text(browser.post(f"/visits/{intake.visit.code}/move/", given, follow=True))


def held(**more: Any) -> Intake:
    return an_intake(**TOXIN, **more)


def test_the_front_desk_reads_word_and_date_before_and_after_and_no_reason(desk):
    page = moved(desk, held(), AFTER_THE_WAIT)

    assert "16 Mar 2026" in page and "20 Apr 2026, 10:30" in page
    assert "Hold" in page and "14 Apr 2026" in page
    assert "Review" in page and "None" in page
    assert "What to do now:" in page
    assert FINDING not in page and "Findings that" not in page and "toxin" not in page.lower()


def test_a_clinician_reads_the_findings_that_came_and_went(client, rae):
    cleo = a_clinician(rae.clinic)
    client.force_login(cleo)

    page = moved(client, held(), AFTER_THE_WAIT)

    came, went = page.split("Findings that came")[1].split("Findings that went")
    assert FINDING in went and FINDING not in came
    assert "Discuss at visit" in came


def test_a_move_that_changes_nothing_else_says_so(desk):
    page = moved(desk, an_intake(), VISIT_DAY + timedelta(days=1))

    assert "Nothing else changed." in page


def test_another_hour_of_the_same_day_assesses_nothing_anew(desk):
    intake = an_intake()

    page = moved(desk, intake, VISIT_DAY, hour="15:00")

    assert "The visit was moved." in page and "assessed anew" not in page
    assert intake.revision.assessments.count() == 1


def test_the_assessment_for_the_old_day_is_kept(desk):
    intake = held()
    before = intake.latest_assessment()

    moved(desk, intake, AFTER_THE_WAIT)

    assert list(intake.revision.assessments.order_by("pk"))[0] == before
    assert intake.revision.assessments.count() == 2


def test_before_anything_was_sent_there_is_nothing_to_compare(desk):
    visit = a_visit()

    page = desk.get(f"/visits/{visit.code}/moved/")

    assert page.status_code == 302


def test_a_clinic_that_only_collects_answers_is_told_the_day_alone(desk, rae):
    Clinic.objects.filter(pk=rae.clinic_id).update(mode="intake_only")

    page = moved(desk, held(), AFTER_THE_WAIT)

    assert "20 Apr 2026" in page
    assert "Triage" not in page and "14 Apr" not in page


def a_decided_intake() -> Intake:
    """Suitable for a day after the wait."""
    later = a_visit(a_patient(), on=AFTER_THE_WAIT)
    intake = an_intake(stage=Stage.AWAITING_REVIEW, visit=later, **TOXIN)
    decided(intake)
    intake.refresh_from_db()
    return intake


def test_what_was_decided_without_a_new_finding_goes_back_to_a_clinician(desk):
    intake = a_decided_intake()

    page = moved(desk, intake, SOON)

    intake.refresh_from_db()
    assert intake.stage == Stage.AWAITING_REVIEW
    assert intake.due_at > NOW
    assert "back with a clinician" in page
    assert intake.decisions.count() == 1


def test_a_clinician_decides_again_about_what_came_back(client, desk):
    intake = a_decided_intake()
    moved(desk, intake, SOON)

    decided(intake, outcome="not_suitable")

    intake.refresh_from_db()
    assert intake.stage == Stage.DECIDED
    assert intake.decisions.count() == 2


def test_the_clinician_who_reads_again_sees_what_was_decided_before(client, desk):
    intake = a_decided_intake()
    moved(desk, intake, SOON)
    client.force_login(a_clinician(intake.clinic))

    page = text(client.get(f"/reviews/{intake.code}/"))

    assert FINDING in page and "Suitable to come for an in-person assessment" in page
    assert "Back with a clinician, to be read again" in page


def test_a_decision_stands_where_findings_only_went(desk):
    intake = an_intake(stage=Stage.AWAITING_REVIEW, **TOXIN)
    decided(intake, outcome="defer", defer_until=date(2026, 4, 15), reason="Wait for the toxin.")

    page = moved(desk, intake, AFTER_THE_WAIT)

    intake.refresh_from_db()
    assert "back with a clinician" not in page
    assert intake.stage == Stage.DECIDED


def test_a_corrected_birth_date_that_brings_a_finding_goes_back_to_a_clinician(db):
    intake = a_decided_intake()
    young = AFTER_THE_WAIT.replace(year=AFTER_THE_WAIT.year - 17)

    correct_patient(intake.patient, birth_date=young, by=SYSTEM, at=NOW)

    intake.refresh_from_db()
    assert intake.stage == Stage.AWAITING_REVIEW


@pytest.mark.parametrize("over", ["called off", "past"])
def test_nobody_decides_again_about_a_visit_that_is_over_or_called_off(db, over):
    intake = a_decided_intake()
    at = NOW if over == "called off" else NOW + timedelta(days=100)
    if over == "called off":
        cancel_visit(intake.visit, by=SYSTEM, at=NOW)
    young = AFTER_THE_WAIT.replace(year=AFTER_THE_WAIT.year - 17)

    correct_patient(intake.patient, birth_date=young, by=SYSTEM, at=at)

    intake.refresh_from_db()
    assert intake.stage == Stage.DECIDED


@pytest.mark.parametrize("stage", [Stage.AWAITING_TRIAGE, Stage.AWAITING_REVIEW])
def test_what_nobody_has_decided_stays_where_it_is(db, stage):
    visit = a_visit(a_patient(), on=AFTER_THE_WAIT)
    intake = an_intake(stage=stage, visit=visit, **TOXIN)

    move_visit(visit, on=SOON, by=SYSTEM, at=NOW)

    intake.refresh_from_db()
    assert intake.stage == stage
