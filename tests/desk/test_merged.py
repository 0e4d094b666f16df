"""How the front desk goes on with two records that were merged."""

from datetime import date

import pytest

from clinic.attending.services import mark_attendance
from clinic.duplicates.likeness import alike, waiting
from clinic.duplicates.models import Merge
from clinic.reminders.conditions import to_remind
from clinic.reminders.services import hold_back
from intake.events import verify
from intake.journey import Stage
from intake.models import Event, Outbox
from intake.models.event import chain_of
from tests.builders import (
    NOW,
    TODAY,
    a_merge,
    a_patient,
    a_visit,
    an_intake,
)
from tests.desk.annas import ANNA, a_reminder, address, anna, married, text

pytestmark = pytest.mark.django_db


def test_the_other_leaves_the_list_and_its_address_leads_to_the_kept(desk):
    one, other = anna(), married()
    a_merge(one, other)

    assert other.read_identity().name not in text(desk.get("/patients/"))
    for page in ("", "correct/", "visit/"):
        assert desk.get(f"/patients/{other.code}/{page}").status_code in (200, 302)
    assert desk.get(f"/patients/{other.code}/")["Location"] == f"/patients/{one.code}/"
    assert alike(one) == [] == waiting(one.clinic)


@pytest.mark.parametrize("words", ["07700 900002", "Holm", "Holm 15 June 1992"])
def test_a_search_by_the_other_details_finds_the_kept_record_and_all_intakes(desk, words):
    one, other = anna(), married()
    mine, theirs = an_intake(visit=a_visit(one)), an_intake(visit=a_visit(other))
    a_merge(one, other)

    page = text(desk.get("/queue/", {"q": words}))

    assert str(mine.code) in page and str(theirs.code) in page


def test_a_search_without_merges_reads_no_more_than_one_table_more(django_assert_max_num_queries):
    from clinic.desk.search import find  # noqa: PLC0415

    one = anna()

    with django_assert_max_num_queries(3):
        assert list(find(one.clinic, ANNA["email"], today=TODAY).people) == [one]


def test_visits_of_both_are_on_one_page_and_new_ones_are_the_kept_records(desk):
    one, other = anna(), married()
    theirs = an_intake(visit=a_visit(other))
    a_merge(one, other)

    desk.post(
        f"/patients/{other.code}/visit/",
        {"on": "2026-03-20", "at_time": "11:00", "channel": "later"},
    )

    page = text(desk.get(f"/patients/{one.code}/"))
    assert str(theirs.code) in page and f"/visits/{theirs.visit.code}/move/" in page
    assert one.visits.get().on == date(2026, 3, 20)


def test_an_intake_of_the_other_stays_in_the_queue(desk):
    one, other = anna(), married()
    theirs = an_intake(visit=a_visit(other), PREG=["MAYBE"])
    a_merge(one, other)

    assert str(theirs.code) in text(desk.get("/queue/"))


def test_a_red_flag_in_either_record_holds_reminders_back_until_somebody_phoned():
    one, other = anna(), married()
    mine = an_intake(stage=Stage.INVITED, visit=a_visit(one))
    an_intake(visit=a_visit(other), SX_NOW=["WEAK"], SX_ONSET="NEW")
    assert mine in to_remind(one.clinic, at=NOW)

    a_merge(one, other)

    assert mine not in to_remind(one.clinic, at=NOW)


def test_a_red_flag_in_the_other_record_holds_back_what_waits_to_be_sent():
    one, other = anna(), married()
    mine = an_intake(stage=Stage.INVITED, visit=a_visit(one))
    message = a_reminder(mine)
    a_merge(one, other)

    an_intake(visit=a_visit(other), SX_NOW=["WEAK"], SX_ONSET="NEW")
    hold_back(at=NOW)

    assert message not in Outbox.objects.waiting()


def test_registering_somebody_merged_offers_the_kept_record(desk):
    one, other = anna(), married()
    a_merge(one, other)
    told = {"given_name": "Anna", "family_name": "Holm", "email": ANNA["email"]}
    born = {"birth_date_day": "15", "birth_date_month": "6", "birth_date_year": "1992"}

    answer = desk.post(
        "/patients/new/", told | born | {"on": "2026-03-20", "channel": "later", "phone": ""}
    )

    assert answer.status_code == 409
    assert str(one.code) in text(answer) and str(other.code) not in text(answer)


def test_nothing_sealed_moves():
    one, other = anna(), married()
    theirs = an_intake(visit=a_visit(other), GOAL_TEXT="Smoother, please")
    key, held = bytes(other.wrapped_key), bytes(other.identity)

    a_merge(one, other, "phone")

    other.refresh_from_db()
    theirs.refresh_from_db()
    assert (bytes(other.wrapped_key), bytes(other.identity)) == (key, held)
    assert theirs.patient == other and theirs.revision.read_answers().document()["GOAL_TEXT"]


def test_a_merge_names_nobody_in_the_clear():
    one, other = anna(), married()
    a_merge(one, other, "family_name", "phone")

    for event in Event.objects.all():
        assert "Holm" not in str(event.detail) and "900002" not in str(event.detail)
    made = Merge.objects.get()
    assert b"Berg" not in bytes(made.before)
    for patient in (one, other):
        assert verify(chain_of(patient))


def test_a_patient_is_not_told_that_there_is_another_record(client):
    one, other = anna(), married()
    a_merge(one, other)

    assert client.get(address(one, other)).status_code == 302


def test_a_missed_visit_of_a_merged_record_is_planned_anew_on_the_kept_one(desk, rae):
    kept = a_patient(given_name="Ada", family_name="Byron")
    other = a_patient(given_name="Ada", family_name="Byron-King")
    visit = a_visit(other, on=TODAY)
    mark_attendance(visit, came=False, by=rae, at=NOW)
    a_merge(kept, other)

    page = desk.get(f"/patients/{kept.code}/").content.decode()

    assert f'href="/patients/{kept.code}/visit/">Plan another visit' in page
    assert f"/visits/{visit.code}/move/" not in page
