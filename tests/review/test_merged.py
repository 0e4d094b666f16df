"""A clinician reads what the same person sent before in another record."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client

from clinic.duplicates.services import unmerge
from clinic.staff.models import User
from intake.events import verify
from intake.journey import Stage
from intake.models import Event, Intake
from intake.models.event import chain_of
from intake.services import erase_patient, submit
from tests.builders import NOW, TODAY, a_merge, a_patient, a_visit, an_intake, decided
from tests.review.pages import address, read, said

REVIEW = Stage.AWAITING_REVIEW
BEFORE = NOW - timedelta(days=90)
LISTED = "list of earlier answers"
HEADING = "Earlier, in a merged record"


@pytest.fixture
def earlier(cleo: User) -> Intake:
    """What Anna sent under her name of then."""
    patient = a_patient(cleo.clinic, given_name="Anna", family_name="Berg")
    visit = a_visit(patient, on=TODAY + timedelta(days=1))
    return an_intake(stage=REVIEW, visit=visit, at=BEFORE)


@pytest.fixture
def now(cleo: User) -> Intake:
    """What she sent today, married."""
    patient = a_patient(cleo.clinic, given_name="Anna", family_name="Holm")
    return an_intake(stage=REVIEW, visit=a_visit(patient))


def reads_of(intake: Intake) -> list[str]:
    return [e.detail["what"] for e in Event.objects.of(intake) if e.name == "viewed"]


def test_before_a_merge_nothing_is_named(desk: Client, earlier: Intake, now: Intake) -> None:
    assert HEADING not in read(desk, now)
    assert LISTED not in reads_of(earlier)


def test_after_it_what_was_sent_before_is_named_and_linked(
    desk: Client, earlier: Intake, now: Intake
) -> None:
    a_merge(now.patient, earlier.patient)

    page = desk.get(address(now))

    assert f"{HEADING} Anna Berg, visit of 3 Mar 2026" in said(page)
    assert f'href="{address(earlier)}"' in page.content.decode()
    assert desk.get(address(earlier)).status_code == 200


def test_naming_it_is_written_down_as_a_reading_of_it(
    desk: Client, earlier: Intake, now: Intake
) -> None:
    a_merge(now.patient, earlier.patient)

    read(desk, now)

    assert LISTED in reads_of(earlier)
    assert verify(chain_of(earlier))


def test_from_the_earlier_one_nothing_of_later_is_named(
    desk: Client, earlier: Intake, now: Intake
) -> None:
    a_merge(now.patient, earlier.patient)

    assert HEADING not in read(desk, earlier)


def test_what_was_never_sent_is_not_named(desk: Client, now: Intake) -> None:
    other = a_patient(now.clinic, given_name="Anna", family_name="Berg")
    an_intake(stage=Stage.STARTED, visit=a_visit(other), at=BEFORE)
    a_merge(now.patient, other)

    assert HEADING not in read(desk, now)


def test_the_page_of_a_decision_before_the_merge_names_nothing(
    desk: Client, earlier: Intake, now: Intake
) -> None:
    made = decided(now, outcome="refer", at=NOW - timedelta(minutes=5))
    a_merge(now.patient, earlier.patient)

    assert HEADING in read(desk, now)
    assert HEADING not in said(desk.get(f"{address(now)}decisions/{made.code}/"))


def test_taking_the_merge_back_takes_it_off_the_page(
    desk: Client, earlier: Intake, now: Intake, cleo: User
) -> None:
    made = a_merge(now.patient, earlier.patient)
    unmerge(made, by=cleo, at=NOW)

    assert HEADING not in read(desk, now)


def test_a_decision_made_meanwhile_shows_what_was_named_then(
    desk: Client, earlier: Intake, now: Intake, cleo: User
) -> None:
    merged = a_merge(now.patient, earlier.patient)
    made = decided(now, outcome="refer", at=NOW)
    unmerge(merged, by=cleo, at=NOW + timedelta(minutes=1))

    assert HEADING in said(desk.get(f"{address(now)}decisions/{made.code}/"))


def test_of_somebody_erased_nothing_is_named(
    desk: Client, earlier: Intake, now: Intake, cleo: User
) -> None:
    a_merge(now.patient, earlier.patient)
    erase_patient(earlier.patient, reason="asked", by=cleo, at=NOW)

    assert HEADING not in read(desk, now)


def test_what_was_sent_twice_is_named_once(desk: Client, earlier: Intake, now: Intake) -> None:
    decided(earlier, outcome="needs_information", at=BEFORE)
    submit(Intake.objects.get(pk=earlier.pk), submission_key=uuid4(), at=BEFORE)
    assert earlier.revisions.count() == 2
    a_merge(now.patient, earlier.patient)

    assert desk.get(address(now)).content.decode().count("Anna Berg, visit of") == 1
