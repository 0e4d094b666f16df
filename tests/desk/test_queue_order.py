"""What comes first in the queue, and why; and that any page of it costs the same."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from clinic.desk import listing
from clinic.desk.services import close
from intake.events import SYSTEM
from intake.journey import Stage
from intake.models import Intake, Visit
from intake.models.visit import BIRTH_DATE_TRIES
from intake.services import cancel_visit, submit
from tests.builders import (
    NOW,
    TODAY,
    a_patient,
    a_receptionist,
    a_visit,
    an_intake,
    answers,
    fill_in,
)
from tests.desk.test_queue import names, words

pytestmark = pytest.mark.django_db

RED = {"SX_NOW": ["WEAK"], "SX_ONSET": "NEW"}
NEXT = re.compile(r'href="(\?[^"]*)" rel="next"')
PREVIOUS = re.compile(r'href="(\?[^"]*)" rel="prev"')


def somebody(name: str, *, days: int = 14, at=NOW, **given) -> Intake:
    patient = a_patient(given_name="Pat", family_name=name)
    return an_intake(visit=a_visit(patient, on=TODAY + timedelta(days=days)), at=at, **given)


def replied(name: str) -> Intake:
    intake = somebody(name, stage=Stage.AWAITING_PATIENT)
    fill_in(intake, answers(HSV="YES"), at=NOW)
    submit(intake, submission_key=uuid4(), at=NOW)
    return intake


def one_of_each() -> None:
    somebody("Unsent", stage=Stage.INVITED, days=9)
    somebody("Next", days=8)
    somebody("Near", days=2)
    somebody("Late", days=30, at=NOW - timedelta(days=4))
    replied("Replied")
    somebody("Red", days=60, **RED)


def follow(desk, page, pattern: re.Pattern[str]):
    found = pattern.search(page.content.decode())
    assert found, "There is no such page"
    return desk.get("/queue/" + found[1].replace("&amp;", "&"))


def test_red_comes_first_then_replies_then_late_then_near_visits_then_what_is_due_next(desk):
    one_of_each()

    assert names(desk.get("/queue/")) == [
        "Pat Red",
        "Pat Replied",
        "Pat Late",
        "Pat Near",
        "Pat Next",
        "Pat Unsent",
    ]


def test_the_page_says_why(desk):
    one_of_each()

    told = words(desk.get("/queue/"))

    assert "Red first, then replies, then what is late, then visits within two days" in told
    for reason in ("Red", "Patient replied", "Late", "Visit within two days", "Due next"):
        assert f'scope="rowgroup">{reason}</th>' in desk.get("/queue/").content.decode()


def test_what_is_late_for_longer_comes_first(desk):
    somebody("Shorter", at=NOW - timedelta(days=4))
    somebody("Longer", at=NOW - timedelta(days=5))

    assert names(desk.get("/queue/")) == ["Pat Longer", "Pat Shorter"]


@pytest.fixture
def five_on_a_page(monkeypatch):
    monkeypatch.setattr(listing, "ON_A_PAGE", 5)


def test_nobody_is_on_two_pages_or_on_none(desk, five_on_a_page):
    one_of_each()
    for number in range(6):
        somebody(f"N{number}", days=number % 5, stage=Stage.INVITED)

    pages = [desk.get("/queue/")]
    while NEXT.search(pages[-1].content.decode()):
        pages.append(follow(desk, pages[-1], NEXT))

    shown = [name for page in pages for name in names(page)]
    assert [len(names(page)) for page in pages] == [5, 5, 2]
    assert len(set(shown)) == 12


def test_the_page_before_is_the_page_one_came_from(desk, five_on_a_page):
    for number in range(12):
        somebody(f"N{number:02}", days=number % 7, stage=Stage.INVITED)
    first = desk.get("/queue/?view=unstarted")
    second = follow(desk, first, NEXT)
    third = follow(desk, second, NEXT)
    assert len(names(third)) == 2

    again = follow(desk, third, PREVIOUS)

    assert names(again) == names(second)
    assert names(follow(desk, again, PREVIOUS)) == names(first)


def test_what_has_ended_shows_the_newest_first(desk):
    for number in range(3):
        somebody(f"C{number}", stage=Stage.CLOSED, at=NOW - timedelta(hours=9 - number))

    assert names(desk.get("/queue/?view=closed")) == ["Pat C2", "Pat C1", "Pat C0"]


NO_PLACES = [
    "9~2026-03-02~1",
    "0~x~1",
    "0~2026-03-02~x",
    "~~",
    "-1~1~1",
    "-4~2026-03-02~1",
    "0~2026-03-02T09:00:00~1",  # no one knows where that hour is
    "0~0001-01-01T00:00:00+14:00~1",
    "0~2026-03-02T09:00:00+00:00~99999999999999999999",
    "0~2026-03-02T09:00:00+00:00~-1",
    "0~2026-03-02T09:00:00+00:00~" + "9" * 5000,
]


@pytest.mark.parametrize("way", ["after", "before"])
@pytest.mark.parametrize("place", NO_PLACES)
def test_a_place_that_is_none_is_the_first_page(desk, place, way):
    somebody("Maria")

    assert names(desk.get("/queue/", {way: place})) == ["Pat Maria"]


@pytest.mark.parametrize(
    "place", ["0~99999999999999999999~1", "1~-5~1", "1~99999999999999999999~1"]
)
def test_a_place_among_the_closed_that_is_none_is_the_first_page(desk, place):
    somebody("Maria", stage=Stage.CLOSED)

    assert names(desk.get("/queue/", {"view": "closed", "after": place})) == ["Pat Maria"]


@pytest.mark.parametrize(
    "place", ["after=6~2030-01-01~1", "before=0~2020-01-01T00:00:00%2B00:00~1"]
)
def test_past_either_end_is_the_first_page(desk, five_on_a_page, place):
    for number in range(7):
        somebody(f"N{number}")

    page = desk.get(f"/queue/?view=new&{place}")

    assert names(page) == names(desk.get("/queue/?view=new")) != []
    assert NEXT.search(page.content.decode()) and not PREVIOUS.search(page.content.decode())


def test_all_holds_every_intake_also_what_is_decided_closed_or_called_off(desk, five_on_a_page):
    for stage in Stage:
        somebody(stage.name.title(), stage=stage)
    cancel_visit(somebody("Off", stage=Stage.INVITED).visit, by=SYSTEM, at=NOW)
    given_up = somebody("Gone", stage=Stage.STARTED)
    close(given_up, version=given_up.version, by=a_receptionist(given_up.clinic), at=NOW)

    first = desk.get("/queue/?view=everything")
    second = follow(desk, first, NEXT)

    found, there = names(first) + names(second), [*Stage.__members__, "Off", "Gone"]
    assert sorted(found) == sorted(f"Pat {name.title()}" for name in there)
    assert found[-3:] == ["Pat Decided", "Pat Closed", "Pat Gone"]
    assert f"All {len(found)}" in words(first)
    assert "What is decided and closed comes last" in words(first)


def test_all_is_counted_no_further_than_any_view(desk, monkeypatch):
    monkeypatch.setattr("clinic.desk.shelves.MOST", 2)
    for number in range(3):
        somebody(f"N{number}")

    assert "All 2+" in words(desk.get("/queue/?view=everything"))


def test_a_locked_link_is_on_the_list_of_unknown_identity(desk):
    somebody("Known", stage=Stage.INVITED)
    locked = somebody("Locked", stage=Stage.INVITED)
    locked.invitations.update(birth_date_failures=BIRTH_DATE_TRIES)

    page = desk.get("/queue/?view=unknown")

    assert names(page) == ["Pat Locked"]
    assert "Unknown identity 1" in words(page)


def test_a_filter_is_in_the_address_and_kept_on_the_next_page(desk):
    somebody("Routine")
    somebody("Red", **RED)

    page = desk.get("/queue/?view=all&word=ROUTINE")

    assert names(page) == ["Pat Routine"]
    assert 'value="ROUTINE" selected' in page.content.decode()


def test_a_page_far_down_reads_no_more_of_the_database_than_the_first(desk, rae):
    """As many lines as a clinic never has, put straight into the database."""
    model = somebody("Model", stage=Stage.INVITED)
    _many(model, 1500)
    page = desk.get("/queue/?view=unstarted")
    for _ in range(10):
        place = NEXT.search(page.content.decode())[1].replace("&amp;", "&")
        page = desk.get("/queue/" + place)

    for address in ("/queue/?view=unstarted", "/queue/" + place):
        with CaptureQueriesContext(connection) as asked:
            desk.get(address)
        assert len(asked) <= 15
        assert not any("OFFSET" in query["sql"] for query in asked.captured_queries)
        _stays_on_the_index(asked)


def _stays_on_the_index(asked: CaptureQueriesContext) -> None:
    """The list of who is shown comes from an index in its order, and sorts no whole table."""
    (places,) = [one["sql"] for one in asked.captured_queries if "LIMIT 51" in one["sql"]]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {places}")
            plan = " ".join(row[3] for row in cursor.fetchall())
            assert "intake_lane_visit" in plan and "SCAN intake_intake" not in plan
        else:
            # So few lines are sorted sooner than looked up: ask whether the index can serve.
            cursor.execute("SET LOCAL enable_sort = off; SET LOCAL enable_bitmapscan = off")
            cursor.execute(f"EXPLAIN {places}")
            plan = " ".join(row[0] for row in cursor.fetchall())
            assert "intake_lane_visit" in plan


def _many(model: Intake, number: int) -> None:
    visits = [
        Visit(clinic=model.clinic, patient=model.patient, on=model.visit_on, created_at=NOW)
        for _ in range(number)
    ]
    Visit.objects.bulk_create(visits)
    Intake.objects.bulk_create(
        Intake(
            clinic=model.clinic,
            patient=model.patient,
            visit=visit,
            visit_on=visit.on + timedelta(days=number % 400),
            edition=model.edition,
            created_at=NOW,
        )
        for number, visit in enumerate(visits)
    )
