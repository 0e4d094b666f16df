"""One thing done to many lines, and a page of the queue that keeps itself up to date."""

from __future__ import annotations

import pytest

from clinic.desk.presence import arrive
from clinic.desk.services import UNDO_FOR
from clinic.desk.teamwork import Assignment, Tag
from intake.journey import Stage
from intake.models import Event, Intake, Outbox
from intake.services import stop_reminders
from tests.builders import (
    NOW,
    a_clinic,
    a_patient,
    a_receptionist,
    a_visit,
    an_intake,
)
from tests.desk.test_queue import words

pytestmark = pytest.mark.django_db


def somebody(name: str, **given) -> Intake:
    return an_intake(visit=a_visit(a_patient(given_name="Pat", family_name=name)), **given)


def do(desk, what: str, *intakes: Intake, **more):
    picked = [str(intake.code) for intake in intakes]
    return desk.post("/queue/bulk/?view=all", {"do": what, "intake": picked} | more, follow=True)


def reminders():
    return Outbox.objects.filter(kind=Outbox.Kind.REMINDER)


def test_those_who_have_not_sent_are_reminded_and_the_rest_is_skipped_with_the_reason(desk, rae):
    waiting = somebody("Waiting", stage=Stage.INVITED)
    sent = somebody("Sent")
    quiet = somebody("Quiet", stage=Stage.STARTED)
    stop_reminders(quiet.patient, by=rae, at=NOW)

    said = words(do(desk, "remind", waiting, sent, quiet))

    assert "Reminders made" in said and "1 done, 2 skipped. They leave in three minutes." in said
    assert "Pat Sent Nothing is asked of the patient now." in said
    assert "Pat Quiet The patient asked for no reminders." in said
    (message,) = reminders()
    assert message.intake == waiting
    assert message.due_at == NOW + UNDO_FOR


def test_nobody_is_reminded_twice_a_day(desk):
    waiting = somebody("Waiting", stage=Stage.INVITED)
    do(desk, "remind", waiting)

    said = words(do(desk, "remind", waiting))

    assert "A reminder went today." in said
    assert reminders().count() == 1


def test_many_are_assigned_at_once(desk, rae):
    first, second = somebody("One"), somebody("Two")

    said = words(do(desk, "assign", first, second, to=str(rae.code)))

    assert "Assigned" in said and "2 done" in said
    assert Assignment.objects.filter(to=rae).count() == 2
    assert "It was so already." in words(do(desk, "assign", first, to=str(rae.code)))


def test_many_are_tagged_at_once(desk):
    do(desk, "tag", somebody("One"), somebody("Two"), word="letter")

    assert Tag.objects.filter(word="letter").count() == 2


def test_picked_lines_are_printed_as_a_list_and_the_reading_is_recorded(desk, rae):
    one = somebody("One")
    somebody("Two")

    page = words(do(desk, "print", one))

    assert "Pat One" in page and "Pat Two" not in page
    assert Event.objects.filter(name="listed", detail__what="picked lines", actor=rae).exists()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"do": "remind"}, "Pick at least one line"),
        ({"do": "tag", "intake": ["x"]}, "Pick at least one line"),
        ({"do": "decide"}, "Pick at least one line"),
    ],
)
def test_what_cannot_be_done_is_said(desk, sent, said):
    assert said in words(desk.post("/queue/bulk/?view=new", sent, follow=True))


@pytest.mark.parametrize("deed", ["decide", "to_clinician", "close"])
def test_nothing_is_triaged_or_decided_in_bulk(desk, deed):
    intake = somebody("One")

    said = words(do(desk, deed, intake))

    assert "Choose what to do" in said
    intake.refresh_from_db()
    assert intake.stage == Stage.AWAITING_TRIAGE


def test_a_tag_has_to_be_chosen_first(desk):
    assert "Choose a tag first." in words(do(desk, "tag", somebody("One"), word=""))


def test_another_clinics_lines_are_not_touched(desk):
    theirs = a_patient(a_clinic(name="Theirs"))
    intake = an_intake(visit=a_visit(theirs))

    do(desk, "tag", intake, word="letter")

    assert not Tag.objects.exists()


def test_the_page_is_told_what_has_changed_without_a_name(desk, rae):
    one = somebody("One")
    arrive(one, by=a_receptionist(rae.clinic, name="Jo Bell"), at=NOW)

    told = desk.get("/queue/pulse/?view=new")

    assert told.json()["lines"] == [
        [str(one.code), "due Tue 09:30", "Jo Bell is here", one.version]
    ]
    assert told.json()["counts"]["new"] == "1"
    assert "Pat" not in told.content.decode()
    assert not Event.objects.filter(name="listed").exists()


def test_asking_what_has_changed_costs_few_queries(desk, django_assert_max_num_queries):
    for number in range(4):
        somebody(f"N{number}")
    desk.get("/queue/pulse/")

    with django_assert_max_num_queries(9):
        desk.get("/queue/pulse/")
