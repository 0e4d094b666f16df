"""One patient on one page: words first, then what the rules found and why."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from clinic.desk.services import triage
from clinic.following.services import correct_treatment
from clinic.review.models import Review
from clinic.review.services import record_call
from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Event, Intake
from intake.rules.rulebook import CURRENT as RULEBOOK
from intake.services import submit
from tests.builders import NOW, a_treatment, an_intake, answers, examined, fill_in
from tests.review.pages import address, read

REVIEW = Stage.AWAITING_REVIEW
TOGETHER = "(SELECT"  # a statement of several, each of its own kind
TOXIN = {
    "TOX_EVER": "YES",
    "TOX_LAST": "2026-01-14",
    "TOX_BRAND": "ONA",
    "TOX_WHY": ["COSMETIC"],
    "TOX_WHO": "CLINIC",
    "TOX_PROBLEM": ["NONE"],
}


@pytest.fixture
def held(cleo: User) -> Intake:
    """Two months after toxin, on a blood thinner, with cold sores: one flag of each kind."""
    return an_intake(
        stage=REVIEW,
        GOAL_TEXT="Less shine by lunchtime.",
        MEDS=["THIN"],
        MEDS_TEXT="Apixaban twice a day",
        HSV="YES",
        **TOXIN,
    )


def test_the_patients_own_words_come_before_any_flag(desk: Client, held: Intake) -> None:
    page = read(desk, held)
    assert page.index("Less shine by lunchtime.") < page.index("Findings")
    assert page.index("Findings") < page.index("Signals")


def test_findings_stand_in_order_of_precedence(desk: Client, held: Intake) -> None:
    page = read(desk, held)
    titles = ["Last toxin under 3 months", "Blood thinner, or bleeds easily", "Cold sores"]
    places = [page.index(title) for title in titles]
    assert places == sorted(places)
    assert "1 stop, 1 look, 1 for information" in page


def test_a_finding_gives_answer_date_rule_source_and_how_far_it_was_checked(
    desk: Client, held: Intake
) -> None:
    page = read(desk, held)
    assert "Last toxin under 3 months before the visit, until 14 Apr 2026" in page
    assert "Last jab 14 Jan 2026" in page
    assert "Reported reason to wait. D-03, L-3MO (V, V2), L-DDI (V, V2). Product label." in page
    assert f"Rule D-03, rulebook {RULEBOOK.version}, protocol demonstration-1" in page
    assert "Fires if TOX_LAST + 3 months is after the visit." in page
    assert "Xeomin, Daxxify, Letybo, Jeuveau pages V/V2; BTC HCP site 90 days V" in page
    assert "verified; seen only in a secondary source" in page


def test_a_finding_says_what_would_change_it(desk: Client, held: Intake) -> None:
    page = read(desk, held)
    assert "Another answer to “Last jab”, or a visit on or after 14 Apr 2026." in page


def test_every_finding_is_marked_off_label_and_unvalidated(desk: Client, held: Intake) -> None:
    flags = desk.get(address(held)).content.decode().split("<article")[1:]
    assert len(flags) == 3
    assert all("Off-label use, unvalidated self-report." in flag for flag in flags)


def test_signals_are_on_hold_while_there_is_a_reason_to_wait(desk: Client, held: Intake) -> None:
    assert "On hold until 14 Apr 2026" in read(desk, held)


def test_signals_say_scale_grade_and_bother_and_no_total(desk: Client, cleo: User) -> None:
    page = read(desk, an_intake(stage=REVIEW))
    assert "Oil Very like 11 of 16 A lot B" in page
    assert "On hold" not in page
    assert "%" not in page


def test_medicines_allergies_and_past_toxin_stand_together(desk: Client, held: Intake) -> None:
    page = read(desk, held)
    assert "Blood thinners (like warfarin, apixaban, clopidogrel) Apixaban twice a day" in page
    assert "Allergies None told" in page
    assert "Past toxin 14 Jan 2026; Botox or Vistabel; Clinic or hospital" in page
    assert "nothing went wrong" in page


def test_a_clean_page_says_how_many_rules_kept_silent(desk: Client, cleo: User) -> None:
    page = read(desk, an_intake(stage=REVIEW))
    assert "Nothing fired" in page
    assert f"no ({len(RULEBOOK.rules)} rules did not fire)" in page


def test_missing_answers_are_named_and_what_they_leave_open(desk: Client, cleo: User) -> None:
    page = read(desk, an_intake(stage=REVIEW, HEART=...))
    assert "Answers missing: 1 Heart and diabetes" in page
    assert "RS-06, Heart problem Heart and diabetes" in page
    assert "Every other safety question: no" not in page


def test_brands_ruled_out_by_an_allergy_are_named(desk: Client, cleo: User) -> None:
    page = read(desk, an_intake(stage=REVIEW, ALLERGY=["MILK"]))
    assert "Brands ruled out by an allergy: Dysport, Azzalure or Alluzience." in page


def test_all_answers_stand_as_they_were_asked(desk: Client, held: Intake) -> None:
    page = read(desk, held)
    assert "When was your last wrinkle-relaxing jab? 14 Jan 2026" in page
    assert "Sent 2 Mar 2026, 09:30" in page
    assert "Has anyone said you have rosacea?" not in page
    assert "or has a doctor said so? None of these" in page  # one list, as the patient saw it


def test_agreements_are_shown_in_the_words_that_were_agreed_to(desk: Client, held: Intake) -> None:
    page = read(desk, held)
    assert "Agreements given (5)" in page
    for consent in held.revision.consents.all():
        assert " ".join(consent.text.split()) in page


def test_the_page_says_whom_it_does_not_cover_and_what_else_there_is(
    desk: Client, held: Intake
) -> None:
    page = read(desk, held)
    assert "No treatment" in page
    assert "children, other sites, wrinkles, heavy sweating" in page
    assert "Darker skin, men, people over 65" in page
    assert "The questions are not validated" in page


def test_no_page_says_eligible_or_approve(desk: Client, held: Intake) -> None:
    page = read(desk, held).lower()
    assert "eligible" not in page
    assert "approve " not in page


def test_old_answers_are_to_be_reconfirmed(desk: Client, cleo: User, clock: object) -> None:
    sent = an_intake(stage=REVIEW)
    assert "Reconfirm" not in read(desk, sent)
    with time_machine.travel(NOW + timedelta(days=31), tick=False):
        desk.force_login(cleo)
        assert "Reconfirm" in read(desk, sent)


def treated_when_day(desk: Client, cleo: User, days: int) -> str:
    """The page two months after answers that were used for a treatment some days after them."""
    when = NOW + timedelta(days=days)
    sent = an_intake(stage=REVIEW)
    made = a_treatment(examined(sent, at=when, by=cleo), by=cleo, at=when)
    with time_machine.travel(NOW + timedelta(days=60), tick=False):
        desk.force_login(cleo)
        return read(desk, made.intake)


def test_nothing_is_reconfirmed_once_the_patient_was_treated(desk: Client, cleo: User) -> None:
    page = treated_when_day(desk, cleo, 10)

    assert "Reconfirm" not in page
    assert "Older than the protocol allows" not in page


def test_answers_that_were_too_old_for_a_treatment_are_still_marked(
    desk: Client, cleo: User
) -> None:
    page = treated_when_day(desk, cleo, 40)

    assert "Reconfirm" not in page
    assert "Older than the protocol allows" in page


def test_a_treatment_that_was_taken_back_leaves_them_to_be_reconfirmed(
    desk: Client, cleo: User
) -> None:
    made = a_treatment(examined(an_intake(stage=REVIEW), by=cleo), by=cleo)
    kept = {name: getattr(made, name) for name in ("on", "brand", "lot", "concerns", "zones")}
    correct_treatment(made, **kept, given=False, why="Somebody else.", by=cleo, at=NOW)

    with time_machine.travel(NOW + timedelta(days=31), tick=False):
        desk.force_login(cleo)
        assert "Reconfirm" in read(desk, made.intake)


def beside_the_fold(page: str) -> str:
    """What stands on the page without opening a fold."""
    return page.partition("All answers, as they were asked")[0]


def test_the_screen_for_worry_about_looks_stands_on_the_page(desk: Client, cleo: User) -> None:
    """No rule fires for a little worry, and the clinician still sees what was answered."""
    page = beside_the_fold(read(desk, an_intake(stage=REVIEW, APP_WORRY=1)))

    assert "Worry about looks: A little" in page
    assert "Body dysmorphia or eating disorder: No" in page
    assert "Sad after a treatment: No" in page
    assert "Time on worry" not in page


def test_who_worries_was_asked_more_and_it_is_told(desk: Client, cleo: User) -> None:
    told = {"APP_WORRY": 2, "APP_TIME": "LT1", "APP_UPSET": 1, "APP_AVOID": 0}

    page = beside_the_fold(read(desk, an_intake(stage=REVIEW, **told)))

    assert "Time on worry: " in page
    assert "What it stops: Not at all" in page


def test_opening_the_page_is_a_review_and_an_event(desk: Client, held: Intake, cleo: User) -> None:
    read(desk, held)
    review = Review.objects.get()
    assert (review.by, review.assessment) == (cleo, held.latest_assessment())
    seen = Event.objects.of(held).last()
    assert seen is not None
    assert (seen.name, seen.actor, seen.detail) == ("viewed", cleo, {"what": "review page"})


def test_the_timeline_says_who_did_what_and_who_read(desk: Client, held: Intake) -> None:
    read(desk, held)
    page = read(desk, held)
    assert "Sent to a clinician , Rae Okoro" in page
    assert "Read the review page , Cleo Marsh" in page


def test_a_red_flag_asks_for_a_call_and_lists_those_made(
    desk: Client, cleo: User, clock: object
) -> None:
    red = an_intake(stage=REVIEW, SX_NOW=["BREATH"], SX_ONSET="NEW")
    assert "Nobody has phoned the patient yet" in read(desk, red)
    record_call(red, reached=False, note="No answer.", by=cleo, at=NOW)
    page = read(desk, red)
    assert "Not reached , 09:30, Cleo Marsh: No answer." in page
    assert "On hold" in page


def test_before_the_front_desk_sends_it_there_is_nothing_to_sign(desk: Client, cleo: User) -> None:
    response = desk.get(address(an_intake()))
    assert response.status_code == 200
    assert 'name="outcome"' not in response.content.decode()


def test_a_later_sending_says_what_changed(desk: Client, cleo: User) -> None:
    again = an_intake(stage=Stage.AWAITING_PATIENT)
    fill_in(again, answers(HSV="YES"))
    submit(again, submission_key=uuid4(), at=NOW)
    again.refresh_from_db()
    triage(again, outcome="to_clinician", version=again.version, by=cleo, at=NOW)
    page = read(desk, again)
    assert "Changed Cold sores: No → Yes" in page


def test_the_page_reads_no_more_than_there_is(
    desk, django_assert_max_num_queries, django_assert_num_queries
):
    """What is read more than once, or of a sending before the first, shows here."""
    intake = an_intake(stage=Stage.AWAITING_REVIEW)
    desk.get(address(intake))

    with django_assert_max_num_queries(14) as clean:
        desk.get(address(intake))
    tables = [
        query["sql"].split(" FROM ")[1].split()[0] for query in clean if " FROM " in query["sql"]
    ]
    twice = {table for table in tables if tables.count(table) > 1 and table != TOGETHER}
    assert twice <= {'"intake_event"', '"intake_intake"'}
