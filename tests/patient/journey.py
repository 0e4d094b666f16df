"""A patient with a phone: opens a link, gives a birth date, and answers page after page."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.test import Client

from intake.models import Intake
from intake.questionnaire.edition import Edition, MergedList, Page
from intake.questionnaire.editions import CURRENT
from intake.questionnaire.kinds import Day, Procedures, TeachBack
from tests.builders import BORN, a_link

SIGNED = "Ada Lovell"
PATIENTS = json.loads((Path(__file__).parents[1] / "data" / "patients.json").read_text())


def typed_day(name: str, answer: str | None) -> dict[str, str]:
    """A day as three boxes, or "I do not know"."""
    if answer is None:
        return {f"{name}_unknown": "YES"}
    day = date.fromisoformat(answer)
    boxes = {"day": f"{day.day}", "month": f"{day:%B}", "year": f"{day.year}"}
    return {f"{name}_{box}": text for box, text in boxes.items()}


def typed(page: Page, answers: dict[str, Any]) -> dict[str, Any]:
    """What a browser sends for a page that is answered like this, and signed where it ends."""
    data: dict[str, Any] = {"signature": SIGNED} if page.slug == "agreement" else {}
    for item in page.items:
        if isinstance(item, MergedList):
            data[item.code] = item.gather(answers)
        elif isinstance(item, TeachBack):
            data[item.code] = answers.get(item.code, item.right)
        elif item.code not in answers or item.code == "DOB":
            continue
        elif isinstance(item, Procedures):
            given = answers[item.code]
            data[item.code] = list(given) or ["NONE"]
            for code, day in given.items():
                data |= typed_day(f"{item.code}_{code}", day)
        elif isinstance(item, Day):
            data |= typed_day(item.code, answers[item.code])
        else:
            data[item.code] = answers[item.code]
    return data


class Phone:
    """One browser in which a link is opened."""

    def __init__(self, link: Any = None, *, client: Client | None = None) -> None:
        self.link = link or a_link()
        self.client = client or Client()

    @property
    def intake(self) -> Intake:
        return Intake.objects.get(pk=self.link.intake.pk)

    def url(self, slug: str) -> str:
        return f"/intake/{self.link.intake.code}/{slug}/"

    def look(self) -> HttpResponse:
        """What the link shows before anything is pressed."""
        return self.client.get(f"/i/{self.link.token}/")

    def press_start(self, typed: dict[str, str] | None = None) -> HttpResponse:
        """Without anything typed, as a page without boxes sends it."""
        return self.client.post(f"/i/{self.link.token}/", typed or {})

    def give_birth_date(self, born: date = BORN, then: str = "") -> HttpResponse:
        url = self.url("birth-date") + (f"?then={then}" if then else "")
        return self.client.post(url, typed_day("DOB", born.isoformat()))

    def open(self, born: date = BORN) -> HttpResponse:
        """The birth date on the start page; returns where that leads."""
        return self.press_start(typed_day("DOB", born.isoformat()))

    def get(self, slug: str) -> HttpResponse:
        return self.client.get(self.url(slug))

    def post(self, slug: str, data: dict[str, Any] | None = None, query: str = "") -> HttpResponse:
        return self.client.post(self.url(slug) + query, data or {})

    def answer(
        self, slug: str, answers: dict[str, Any], *, edition: Edition = CURRENT
    ) -> HttpResponse:
        """Answer one page."""
        return self.post(slug, typed(edition.page(slug), answers))

    def walk(
        self, answers: dict[str, Any], *, until: str = "check", edition: Edition = CURRENT
    ) -> HttpResponse:
        """Answer every page as it comes, until there are no more questions."""
        response = self.client.get(self.url("today"))
        url = self.url("today")
        for _ in edition.pages:
            slug = url.rstrip("/").rsplit("/", 1)[-1]
            if slug in (until, "check", "sent", "under-18"):
                break
            response = self.answer(slug, answers, edition=edition)
            assert response.status_code == 302, response.content.decode()
            url = response["Location"]
        return self.client.get(url)

    def send(self, answers: dict[str, Any], *, key: str = "") -> HttpResponse:
        """Agree and send, with what the page sends by itself; without a key, the one on it."""
        page = self.get("agreement") if not key else None
        data = typed(CURRENT.page("agreement"), answers)
        before = page.context["form"].agreed_on if page else None
        shown = {"agreed_on": before.isoformat()} if before else {}
        return self.post(
            "agreement", data | shown | {"submission_key": key or submission_key(page)}
        )


def submission_key(response: HttpResponse) -> str:
    """The key that a sending page was given."""
    return str(response.context["key"])


class _Inputs(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []
        self.labelled: set[str | None] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("input", "textarea"):
            self.found.append(dict(attrs))
        elif tag == "label":
            self.labelled.add(dict(attrs).get("for"))


def inputs(response: HttpResponse) -> list[dict[str, str | None]]:
    """Every input of a page that a person can use, as its attributes."""
    parser = _Inputs()
    parser.feed(response.content.decode())
    found = [one for one in parser.found if one.get("type") != "hidden"]
    return [one | {"labelled": "yes" if one["id"] in parser.labelled else None} for one in found]


def checked(response: HttpResponse) -> list[str]:
    """What is chosen on a page, as NAME=VALUE."""
    return [f"{one['name']}={one['value']}" for one in inputs(response) if "checked" in one]


def value_of(response: HttpResponse, name: str) -> str:
    """What stands in a text box."""
    return next(one["value"] or "" for one in inputs(response) if one["name"] == name)


def hidden(response: HttpResponse, name: str) -> str:
    """What a page sends along by itself."""
    parser = _Inputs()
    parser.feed(response.content.decode())
    return next(one["value"] or "" for one in parser.found if one.get("name") == name)


def back(response: HttpResponse) -> str:
    """Where a page's way back leads."""
    found = re.search(r'class="back" href="([^"]+)"', response.content.decode())
    assert found, "The page has no way back."
    return found[1]


def words(response: HttpResponse) -> str:
    """The page's text, with every run of blanks as one."""
    return " ".join(response.content.decode().split())
