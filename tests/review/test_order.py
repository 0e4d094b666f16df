"""In which order a clinician reads, page by page, and that an erased patient is on no page."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from clinic.review import worklist
from intake.journey import Stage
from intake.models import Clinic, Intake
from tests.builders import NOW, TODAY, a_clinic, a_patient, a_visit, an_intake

LINK = r'href="(\?[^"]*)" rel="{}"'
NAME = re.compile(r'class="patient-name"[^>]*>(\w+) \w+<')
IN_ORDER = ["Rita", "Rosa", "Holly", "Clara", "Dora", "Eva"]


@pytest.fixture(autouse=True)
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worklist, "ON_A_PAGE", 2)


@pytest.fixture
def six(cleo: Any) -> None:
    """Six who wait, made in an order that is not the order of reading."""
    red = {"SX_NOW": ["BREATH"], "SX_ONSET": "NEW"}
    sent("Eva", days=14, minutes=9)
    sent("Clara", days=10, minutes=5)
    sent("Dora", days=14, minutes=2)
    sent("Rosa", days=60, **red)
    sent("Holly", days=90, PREG=["MAYBE"])
    sent("Rita", days=50, stage=Stage.AWAITING_TRIAGE, **red)


def sent(name: str, *, days: int, minutes: int = 0, **given: Any) -> Intake:
    visit = a_visit(a_patient(given_name=name), on=TODAY + timedelta(days=days))
    at = NOW + timedelta(minutes=minutes)
    return an_intake(visit=visit, at=at, **{"stage": Stage.AWAITING_REVIEW} | given)


def walk(desk: Client, page: str, way: str) -> list[str]:
    """The names on a page and on all that follow it."""
    shown = NAME.findall(page)
    found = re.search(LINK.format(way), page)
    if not found:
        return shown
    address = "/reviews/" + found[1].replace("&amp;", "&")
    rest = walk(desk, desk.get(address).content.decode(), way)
    return shown + rest if way == "next" else rest + shown


def test_risk_first_then_the_nearest_visit_then_the_longest_wait(desk: Client, six: None) -> None:
    page = desk.get("/reviews/").content.decode()

    assert walk(desk, page, "next") == IN_ORDER


def test_going_back_shows_the_same(desk: Client, six: None) -> None:
    page = desk.get("/reviews/").content.decode()
    while found := re.search(LINK.format("next"), page):
        page = desk.get("/reviews/" + found[1].replace("&amp;", "&")).content.decode()

    assert walk(desk, page, "prev") == IN_ORDER


def test_a_clinic_that_only_collects_answers_reads_by_visit(desk: Client, six: None) -> None:
    a_clinic()
    Clinic.objects.update(mode=Clinic.Mode.INTAKE_ONLY)
    page = desk.get("/reviews/").content.decode()

    assert walk(desk, page, "next") == ["Clara", "Dora", "Eva", "Rosa", "Holly"]


def test_an_erased_patient_is_on_no_page_and_in_no_number(desk: Client, six: None) -> None:
    patient = Intake.objects.earliest("pk").patient
    patient.erased_at, patient.wrapped_key, patient.identity = NOW, None, None
    patient.save()
    page = desk.get("/reviews/").content.decode()

    assert walk(desk, page, "next") == IN_ORDER[:-1]
    assert "<span>To review</span><span>5</span>" in page


def test_a_place_that_is_none_shows_the_first_page(desk: Client, six: None) -> None:
    for place in ("3~2026-03-01~9", "0~x~y~1", "99~2026-03-01~2026-03-01T10:00:00+00:00~1"):
        page = desk.get("/reviews/", {"after": place}).content.decode()

        assert NAME.findall(page) == IN_ORDER[:2]
