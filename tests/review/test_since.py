"""What a clinician sees of somebody who came back: changed, confirmed, asked anew, new."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from clinic.review.since import since
from clinic.review.told import Told
from intake.models import Intake
from intake.services import confirm, save_answers, submit
from tests.builders import (
    CLEAN,
    NOW,
    a_link,
    a_patient,
    a_receptionist,
    a_visit,
    an_intake,
    answers,
)
from tests.patient.journey import words
from tests.patient.test_returning import NOW_PAGE, all_still_right, back

pytestmark = pytest.mark.django_db

ANEW = ("SX_NOW", "PREG", "ILL_NOW", "SKIN_NOW", "VACC", "FILLER", "MEDS", "TOX_EVER")
TICKS = ("CON_TRUTH", "CON_ROLE", "CON_OFFLABEL", "CON_CHANGE", "CON_DATA")


def came_back(earlier: dict[str, Any] | None = None, **changes: Any) -> Intake:
    """Somebody who told this before, and now confirms all but these changes."""
    patient = a_patient()
    an_intake(visit=a_visit(patient), **earlier or {})
    intake = a_link(a_visit(patient, on=date(2026, 3, 20))).intake
    anew = {"DOB": CLEAN["DOB"]} | {code: CLEAN[code] for code in (*ANEW, *TICKS)} | changes
    anew = {code: answer for code, answer in anew.items() if answer is not ...}
    save_answers(intake, list(anew), page="now", answers=anew, at=NOW)
    pages = ("conditions", "goals", "oil", "surface", "treatments", "skin", "health")
    confirm(intake, topics=[*pages, "medicines", "hopes", "you"], at=NOW)
    missing = {c: a for c, a in answers().items() if c not in intake_draft(intake)}
    save_answers(intake, list(missing), page="rest", answers=missing, at=NOW)
    submit(intake, submission_key=uuid4(), at=NOW)
    intake.refresh_from_db()
    return intake


def intake_draft(intake: Intake) -> dict[str, Any]:
    return Intake.objects.get(pk=intake.pk).read_draft()


def told(intake: Intake) -> Any:
    assert intake.revision is not None
    return since(Told(intake.revision))


def test_a_first_visit_is_compared_with_nothing():
    assert told(an_intake()) is None


def test_a_visit_without_change_says_so_in_one_line(desk):
    intake = came_back()

    page = words(desk.get(f"/reviews/{intake.code}/"))

    assert told(intake).changed == ()
    assert "Since the visit before" in page
    assert "Nothing changed." in page
    assert told(intake).counts.startswith("nothing changed, ")


def test_a_list_that_was_put_in_short_is_told_apart(clock):
    came = told(all_still_right(clock).intake)

    day = date(2026, 3, 2)
    lists = ("Symptoms now", "Pregnancy", "Skin today", "Medicines")
    assert came.in_short == tuple((label, day) for label in lists)
    assert "4 asked in short" in came.counts
    assert "Ill today" in came.again
    assert not set(lists) & set(came.again), "each is named once"


def test_what_nobody_need_have_looked_at_is_kept_and_not_confirmed(clock):
    came = told(all_still_right(clock).intake)

    assert "Greasy to touch" in came.kept and "Greasy to touch" not in came.confirmed
    assert "Allergies" in came.confirmed and "Worry about looks" in came.confirmed


def test_own_words_that_are_asked_for_anew_and_left_open_are_not_taken_away():
    intake = came_back({"MEDS_TEXT": "apixaban", "GOAL_TEXT": "Less shine."}, GOAL_TEXT=...)

    (change,) = (one for one in told(intake).changed if one.label == "Your list")

    assert (change.kind, change.words) == ("left", "apixaban")


def test_after_a_stop_what_was_not_asked_any_more_is_not_taken_away(clock):
    phone = back(clock)
    phone.give_birth_date()
    phone.post("now", NOW_PAGE | {"SX_NOW": ["BREATH"], "SX_ONSET": "NEW"})

    kinds = {change.kind for change in told(phone.intake).changed}

    assert phone.intake.revision.stopped
    assert "changed" in kinds and kinds <= {"changed", "added"}


def test_what_changed_is_told_with_what_it_was():
    intake = came_back(PREG=["MAYBE"])

    (change,) = told(intake).changed

    assert change.label == "Pregnancy"
    assert change.words == "None of these, or cannot apply → Might be pregnant"


def test_what_was_confirmed_and_what_was_asked_anew_are_told_apart():
    compared = told(came_back())

    assert "Allergies" in compared.confirmed
    assert "Symptoms now" in compared.again
    assert not set(compared.confirmed) & set(compared.again)


def test_a_question_that_was_not_asked_last_time_is_no_change():
    goals = {"GOALS": ["OIL", "PORES", "TEXTURE"], "GOAL_TOP": "OIL", "ZONES": ["NOSE"]}
    pores = {"PORE_NOW": 2, "BOTHER_PORES": 2}

    compared = told(came_back({}, **goals, **pores))

    assert "Size of pores" in compared.new
    assert "Size of pores" not in [change.label for change in compared.changed]
    assert "Help with" in [change.label for change in compared.changed]


def test_the_front_desk_reads_counts_and_no_question(client):
    intake = came_back(PREG=["MAYBE"])
    client.force_login(a_receptionist())

    page = words(client.get(f"/queue/{intake.code}/"))

    assert "Came before: 1 changed, " in page
    assert "regnan" not in page and "Allergies" not in page
