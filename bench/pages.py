"""What the patient's pages cost the server, beside a trivial view, and weigh over the wire."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from functools import partial
from statistics import median
from time import process_time
from uuid import uuid4

from django.utils import timezone

from bench.assessments import CLEAN, OIL
from bench.browser import Browser
from bench.clock import Work, beside
from bench.patient import fields_of
from intake.events import SYSTEM
from intake.models import Clinic, Intake, Invitation
from intake.questionnaire.editions import CURRENT
from intake.services import invite, plan_visit, register_patient
from tests.builders import BORN, a_receptionist

BIRTH_DATE = [("DOB_day", "15"), ("DOB_month", "6"), ("DOB_year", "1992")]
ANSWERS = {**CLEAN, **OIL}
ASSET = re.compile(rb'(?:href|src)="(/static/[^"#]+)')
# Of each page and the trivial view, in turns; short turns meet the same noise.
ROUNDS, TIMES = 121, 3
SUBMITS = 15


def opened(clinic: Clinic) -> tuple[Browser, Intake]:
    """A browser in which a new patient's link was opened and the birth date given."""
    now = timezone.now()
    name = {"given_name": "Ada", "family_name": f"L{uuid4().hex}", "birth_date": BORN}
    patient = register_patient(clinic, **name, email="a@patient.example", by=SYSTEM, at=now)
    on = clinic.day_of(now).replace(year=clinic.day_of(now).year + 1)
    visit = plan_visit(patient, on=on, by=SYSTEM, at=now)
    by = a_receptionist(clinic)
    invited = invite(visit, channel=Invitation.Channel.COPY, by=by, at=now)
    browser, link = Browser(), f"/i/{invited.token}/"
    browser.get(link)
    browser.post(link, BIRTH_DATE)
    return browser, invited.intake


def report(clinic: Clinic) -> Iterator[str]:
    browser, intake = opened(clinic)
    yield "patient page: GET, POST in ms of processor time (times a trivial view); wire bytes"
    for page in CURRENT.pages[:-1]:
        url = f"/intake/{intake.code}/{page.slug}/"
        fields = fields_of(page, ANSWERS)
        browser.get(url)
        if not browser.status.startswith("200"):
            continue  # a concern that this patient did not choose
        browser.post(url, fields)
        post = against_trivial(browser, partial(browser.post, url, fields))
        get = against_trivial(browser, partial(browser.get, url))
        weight = len(browser.get(url)) + browser.header_bytes
        yield f"  {page.slug:<12} {get}  {post}  {weight:6,}"
    check = against_trivial(browser, partial(browser.get, f"/intake/{intake.code}/check/"))
    yield f"  {'check':<12} {check}"
    send = submits(clinic)
    yield f"submit: {send * 1e3:.1f} ms"
    first, later = weights(clinic)
    yield f"first visit with everything: {first:,} bytes (goal 30,000)"
    yield f"heaviest later page: {later:,} bytes (goal 8,000)"


def against_trivial(browser: Browser, work: Work) -> str:
    taken = beside(work, lambda: browser.get("/trivial/"), rounds=ROUNDS, times=TIMES)
    return f"{taken.ours.median * 1e3:5.2f} ({taken.factor:.1f})"


def submits(clinic: Clinic) -> float:
    """Median processor seconds of the request that sends an intake."""
    took = []
    for _ in range(SUBMITS):
        browser, intake = opened(clinic)
        for page in CURRENT.pages[:-1]:
            browser.post(f"/intake/{intake.code}/{page.slug}/", fields_of(page, ANSWERS))
        agreed = fields_of(CURRENT.pages[-1], ANSWERS)
        url = f"/intake/{intake.code}/agreement/"
        start = process_time()
        browser.post(url, [*agreed, ("submission_key", str(uuid4()))])
        took.append(process_time() - start)
        intake.refresh_from_db()
        assert intake.revision_id, browser.status
    return median(took)


def weights(clinic: Clinic) -> tuple[int, int]:
    """Bytes of a first visit, page and all it asks for, and of the heaviest page after it."""
    browser, intake = opened(clinic)
    heaviest = first = 0
    for page in CURRENT.pages[:-1]:
        url = f"/intake/{intake.code}/{page.slug}/"
        html = browser.get(url)
        if browser.status.startswith("200"):
            weight = len(html) + browser.header_bytes
            heaviest = max(heaviest, weight)
            first = first or weight + sum(_weight(browser, asset) for asset in assets(html))
        browser.post(url, fields_of(page, ANSWERS))
    return first, heaviest


def assets(html: bytes) -> set[str]:
    """The addresses of the style sheets, scripts and pictures that a gzipped page asks for."""
    return {asset.decode() for asset in ASSET.findall(gzip.decompress(html))}


def _weight(browser: Browser, url: str) -> int:
    return len(browser.get(url)) + browser.header_bytes
