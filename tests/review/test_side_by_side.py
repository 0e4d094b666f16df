"""A clinician sees a patient's photos of this time beside those of the time before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from clinic.staff.models import User
from intake.journey import Stage
from intake.models import Event, Intake
from intake.services import remove_photo
from tests.builders import NOW, TODAY, a_patient, a_photo, a_visit, an_intake
from tests.review.pages import address, said


@pytest.fixture
def returned(cleo: User) -> tuple[Intake, Intake]:
    """The intake of a first visit, and of a second one of the same patient."""
    patient = a_patient(cleo.clinic)
    first = an_intake(stage=Stage.AWAITING_REVIEW, visit=a_visit(patient))
    Intake.objects.filter(pk=first.pk).update(created_at=NOW - timedelta(days=90))
    visit = a_visit(patient, on=TODAY + timedelta(days=9))
    return first, an_intake(stage=Stage.AWAITING_REVIEW, visit=visit)


def photos(desk: Client, intake: Intake) -> str:
    return desk.get(address(intake, "photos")).content.decode()


def test_both_times_are_shown_side_by_side(desk: Client, returned: tuple[Intake, Intake]) -> None:
    first, second = returned
    before, now = a_photo(first), a_photo(second)

    page = photos(desk, second)

    assert page.index(f"{address(first)}photos/{before.code}/") < page.index(
        f"{address(second)}photos/{now.code}/"
    )
    assert 'alt="Front, last time"' in page
    assert 'alt="Front, now"' in page


def test_a_side_of_only_one_time_says_so(desk: Client, returned: tuple[Intake, Intake]) -> None:
    first, second = returned
    a_photo(first, side="neck")
    a_photo(second, side="left")

    page = said(desk.get(address(second, "photos")))

    assert page.index("Left side") < page.index("No photo of this side last time.")
    assert page.index("Neck") < page.index("No photo of this side now.")


def test_the_earlier_visit_does_not_show_what_came_after_it(
    desk: Client, returned: tuple[Intake, Intake]
) -> None:
    first, second = returned
    a_photo(first)
    later = a_photo(second)

    assert str(later.code) not in photos(desk, first)


def test_a_photo_that_was_removed_is_not_compared_with(
    desk: Client, returned: tuple[Intake, Intake]
) -> None:
    first, second = returned
    before = a_photo(first)
    a_photo(second)
    remove_photo(before, at=NOW)

    assert str(before.code) not in photos(desk, second)


def test_another_patients_photos_are_never_beside_them(
    desk: Client, cleo: User, returned: tuple[Intake, Intake]
) -> None:
    other = an_intake(stage=Stage.AWAITING_REVIEW, visit=a_visit(a_patient(cleo.clinic)))
    Intake.objects.filter(pk=other.pk).update(created_at=NOW - timedelta(days=90))
    theirs = a_photo(other)
    a_photo(returned[1])

    assert str(theirs.code) not in photos(desk, returned[1])


def test_without_photos_the_page_says_so_and_its_opening_is_written_down(
    desk: Client, cleo: User, returned: tuple[Intake, Intake]
) -> None:
    assert "There are no photos, now or from before." in said(
        desk.get(address(returned[1], "photos"))
    )
    assert Event.objects.filter(detail__what="photos side by side", actor=cleo).exists()


def test_the_review_leads_there(desk: Client, returned: tuple[Intake, Intake]) -> None:
    a_photo(returned[1])

    assert (
        f'href="{address(returned[1], "photos")}"'
        in desk.get(address(returned[1])).content.decode()
    )
