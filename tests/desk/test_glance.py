"""What a line of the queue counts: flags, what is new, photos, and how sure it is who that is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from clinic.desk.glance import Glance, Known, at_a_glance
from clinic.duplicates.services import tell_apart
from clinic.review.since import since
from clinic.review.told import Told
from intake.journey import Stage
from intake.models import Clinic, Intake, Patient
from intake.services import TooManyTries, WrongBirthDate, confirm_birth_date, submit
from tests.builders import (
    BORN,
    NOW,
    a_clinic,
    a_link,
    a_merge,
    a_patient,
    a_photo,
    a_receptionist,
    a_return,
    a_visit,
    an_intake,
    answers,
    fill_in,
)

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=90)


def glance(intake: Intake, *, at: Any = NOW) -> Glance:
    (read,) = Intake.objects.with_people().filter(pk=intake.pk)
    ((_, seen),) = at_a_glance([read], intake.clinic, at=at)
    return seen


def a_vega(name: str) -> Patient:
    """Somebody of the same last name and birth date as the next, with an address of their own."""
    return a_patient(family_name="Vega", email=f"{name}@patient.example", phone="")


def test_flags_are_counted_by_how_serious_they_are():
    seen = glance(an_intake(NMD=["MG"], BSV=["SWALLOW"]))

    assert dict(seen.serious)["stop"] >= 1
    assert dict(seen.serious)["look"] >= 1


def test_a_note_is_no_flag_for_the_desk():
    assert "info" not in dict(glance(an_intake(NMD=["MG"])).serious)


def test_only_the_newest_assessment_counts():
    intake = an_intake(NMD=["MG"])
    before = glance(intake).flags
    newest = intake.latest_assessment()
    newest.pk, newest.code = None, uuid4()
    newest.save(force_insert=True)

    assert before
    assert glance(intake).flags == ()


def test_a_clinic_that_only_collects_answers_counts_no_flags():
    a_clinic(mode=Clinic.Mode.INTAKE_ONLY)

    assert glance(an_intake(NMD=["MG"])).flags == ()


def test_a_first_visit_says_so():
    assert glance(an_intake()).since == "First visit"


def test_who_has_not_come_back_to_the_form_yet_came_before_all_the_same():
    assert glance(a_return(told_at=NOW).intake).since == "Came before"


@pytest.mark.parametrize(
    "changes", [{}, {"HSV": "YES"}, {"HSV": "YES", "LANG_HELP": "YES", "KELOID": "YES"}]
)
def test_as_many_answers_changed_as_the_page_of_the_intake_says(changes):
    intake = a_return(told_at=NOW).intake
    fill_in(intake, answers(**changes), at=LATER)
    submit(intake, submission_key=uuid4(), at=LATER)
    intake.refresh_from_db()

    told = since(Told(intake.revision))
    assert told is not None
    number = len(told.changed) or "nothing"
    assert glance(intake, at=LATER).since == f"Came before, {number} changed"


def test_an_answer_that_went_away_is_a_change_too():
    intake = a_return(told_at=NOW, TOX_EVER="YES", TOX_LAST="2025-02-14").intake
    fill_in(intake, answers(), at=LATER)
    submit(intake, submission_key=uuid4(), at=LATER)
    intake.refresh_from_db()

    told = since(Told(intake.revision))
    assert told is not None
    assert "removed" in {change.kind for change in told.changed}
    assert glance(intake, at=LATER).since == f"Came before, {len(told.changed)} changed"


def test_photos_are_counted_against_those_that_are_asked():
    intake = an_intake(PHOTO="YES", PHOTO_USE="RECORD")
    a_photo(intake)

    assert glance(intake).photos == "1 of 4 photos"


def test_who_promised_photos_and_sent_none_has_none_of_four():
    assert glance(an_intake(PHOTO="YES", PHOTO_USE="RECORD")).photos == "0 of 4 photos"


def test_who_wants_no_photos_has_none():
    assert glance(an_intake(PHOTO="NO")).photos == "no photos"


def test_nothing_is_said_of_photos_before_anything_was_sent():
    assert glance(an_intake(stage=Stage.INVITED)).photos == ""


def test_a_confirmed_birth_date_verifies_who_it_is():
    link = a_link()
    assert glance(link.intake).known is Known.UNASKED

    confirm_birth_date(link.invitation, birth_date=BORN, at=NOW)

    assert glance(link.intake).known is Known.VERIFIED


def test_too_many_wrong_birth_dates_leave_it_unknown():
    link = a_link()
    confirm_birth_date(link.invitation, birth_date=BORN, at=NOW)
    for _ in range(10):
        with pytest.raises((WrongBirthDate, TooManyTries)):
            confirm_birth_date(link.invitation, birth_date=date(1950, 1, 1), at=NOW)

    assert glance(link.intake).known is Known.UNKNOWN


def test_another_record_of_that_name_and_birth_date_suggests_one_person():
    one, other = a_vega("one"), a_vega("other")

    assert glance(an_intake(visit=a_visit(one))).known is Known.SUGGESTED
    assert glance(an_intake(visit=a_visit(other))).known is Known.SUGGESTED


def test_two_people_or_one_once_that_is_settled_are_not_suggested():
    one, other = a_vega("one"), a_vega("other")
    intake = an_intake(visit=a_visit(one))
    rae = a_receptionist(one.clinic)
    tell_apart(one, other, by=rae, at=NOW)
    assert glance(intake).known is Known.UNASKED

    third = a_vega("third")
    assert glance(intake).known is Known.SUGGESTED
    a_merge(one, third)
    assert glance(intake).known is Known.UNASKED


def test_somebody_whose_records_were_merged_came_before_in_either():
    one, two = a_vega("one"), a_vega("two")
    earlier = an_intake(visit=a_visit(one))
    later = an_intake(visit=a_visit(two))
    assert glance(later).since == "First visit"

    a_merge(two, one)

    assert glance(later).since == "Came before"
    assert glance(earlier).since == "First visit"


def test_a_line_of_the_queue_shows_it_all_in_one_statement_more(
    desk, rae, django_assert_num_queries
):
    intake = an_intake(NMD=["MG"])
    page = desk.get("/queue/").content.decode()

    for words in ("1 Stop", "First visit", "no photos", "ID not asked"):
        assert words in page
    read = list(Intake.objects.with_people().filter(pk=intake.pk))
    with django_assert_num_queries(1):
        at_a_glance(read, rae.clinic, at=NOW)
