"""A warning sign after a treatment stands on top of the queue until a person closes it."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from clinic.examining.services import NotAClinician
from clinic.following.models import Closing
from clinic.following.services import ClosedAlready, SayWhy, close_task
from clinic.staff.models import User
from intake.following.schedule import REPORT, WEEK_4, WEEK_8
from intake.models import Event, Task, Treatment
from tests.builders import NOW, a_check_in, a_receptionist, a_treatment, an_examined_intake
from tests.following.conftest import at
from tests.review.pages import said

URGENT = "After treatment: a clinician phones now"


@pytest.fixture
def worried(treated: Treatment) -> Task:
    """Ada tells that she feels weak."""
    a_check_in(treated, REPORT, at=NOW, FU_WEAK="YES")
    return Task.objects.get()


def name_of(task: Task) -> str:
    return task.intake.patient.read_identity().name


@pytest.mark.parametrize("view", ["all", "new", "mine", "closed"])
def test_it_stands_on_top_of_every_view(front: Client, worried: Task, view: str) -> None:
    page = said(front.get(f"/queue/?view={view}"))

    assert URGENT in page
    assert name_of(worried) in page


def test_the_front_desk_reads_who_and_never_what(front: Client, worried: Task) -> None:
    page = said(front.get("/queue/"))

    for word in ("weak", "oil", "botox", "forehead"):
        assert word not in page.lower()


def test_a_clinician_is_led_to_what_was_told(desk: Client, worried: Task) -> None:
    url = reverse("following:course", kwargs={"code": worried.intake.code})

    assert url in desk.get("/queue/").content.decode()
    page = said(desk.get(url))
    assert "Phone the patient now" in page
    assert "Yes to: New weakness." in page


def test_with_nothing_to_phone_about_the_queue_asks_no_more(
    front: Client, treated: Treatment
) -> None:
    front.get("/queue/")
    with CaptureQueriesContext(connection) as quiet:
        front.get("/queue/")
    a_check_in(treated, REPORT, at=NOW, FU_WEAK="YES")
    with CaptureQueriesContext(connection) as loud:
        front.get("/queue/")

    assert len(loud) == len(quiet) + 1


def test_that_it_was_listed_is_written_down(front: Client, worried: Task) -> None:
    front.get("/queue/?view=new")

    listed = Event.objects.filter(name="listed").latest("pk")
    assert str(worried.intake.code) in listed.detail["intakes"]


def test_a_clinician_closes_it_with_words(desk: Client, worried: Task, cleo: User) -> None:
    url = reverse("following:close", kwargs={"code": worried.intake.code})

    empty = desk.post(url, {"task": worried.code, "words": " "})
    assert empty.status_code == 422
    assert "Say what you did" in said(empty)

    desk.post(url, {"task": worried.code, "words": "Phoned at noon. Sent to A&E, seen, well."})

    made = Closing.objects.get()
    assert (made.by, made.read_words()) == (cleo, "Phoned at noon. Sent to A&E, seen, well.")
    assert URGENT not in said(desk.get("/queue/"))
    assert "Closed by Cleo Marsh" in said(
        desk.get(reverse("following:course", kwargs={"code": worried.intake.code}))
    )


def test_it_is_closed_once_and_by_a_clinician(worried: Task, cleo: User) -> None:
    with pytest.raises(NotAClinician):
        close_task(worried, words="Done.", by=a_receptionist(cleo.clinic), at=NOW)
    with pytest.raises(SayWhy):
        close_task(worried, words="", by=cleo, at=NOW)
    close_task(worried, words="Done.", by=cleo, at=NOW)
    with pytest.raises(ClosedAlready):
        close_task(worried, words="Again.", by=cleo, at=NOW)


def test_another_clinics_task_is_not_to_be_closed_here(desk: Client, worried: Task) -> None:
    other = a_treatment(an_examined_intake(), at=NOW)
    a_check_in(other, REPORT, at=NOW, FU_RASH="YES")
    url = reverse("following:close", kwargs={"code": worried.intake.code})

    answer = desk.post(url, {"task": other.intake.tasks.get().code, "words": "Done."})

    assert answer.status_code == 404


def test_no_response_is_for_clinicians_and_not_on_the_queue(
    desk: Client, front: Client, treated: Treatment
) -> None:
    for moment in (WEEK_4, WEEK_8):
        a_check_in(treated, moment, at=at(moment.opens(treated.on)))

    assert URGENT not in said(front.get("/queue/"))
    listed = said(desk.get("/reviews/?view=after"))
    assert treated.intake.patient.read_identity().name in listed
