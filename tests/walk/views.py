"""Every page a patient may meet, one after another, in each of its states.

What looks at them (a camera, axe-core, a measuring tape) may resize a page, change its colours
and its letters' size, but answers nothing: the walk does that itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils import timezone
from playwright.sync_api import Locator, Page

from intake.models import Intake
from intake.services import hand_over
from tests.builders import BORN, a_link
from tests.support.pictures import a_picture, encoded
from tests.walk.answering import FORWARD, answer, forward, give_birth_date, slug_of
from tests.walk.patients import Cast, code_of

SHARED_BAR = ".shared .button"
ENDS = ("check", "agreement", "sent", "last-time")
WRONG = {"TB_WHO": ["FORM"], "TB_LABEL": ["LISTED"], "TB_SWALLOW": ["WAIT"]}


@dataclass(frozen=True)
class View:
    """A page in one of its states, under a name that is a file's too."""

    name: str
    page: Page


Views = Iterator[View]


@dataclass(frozen=True)
class Walk:
    """A browser in front of a clinic: `open_page` gives a page of a browser nobody used."""

    cast: Cast
    url: str
    open_page: Callable[[], Page]
    language: str = ""

    def every_view(self) -> Views:
        for leg in LEGS:
            yield from leg(self)

    def open(self, link: Any) -> Page:
        """The page behind a patient's link, in the language of the walk where it is offered."""
        page = self.open_page()
        page.goto(f"{self.url}/i/{link.token}/")
        choice = page.locator(f"[name=language][value='{self.language}']")
        if self.language and choice.count():
            forward(page, f"[name=language][value='{self.language}']")
        return page

    def begin(self, link: Any, born: Any = BORN) -> Page:
        """The page after link and birth date."""
        page = self.open(link)
        give_birth_date(page, born)
        return page

    def address(self, intake: Intake, end: str) -> str:
        return f"{self.url}/intake/{intake.code}/{end}"


def form(walk: Walk) -> Views:
    """From the link to the receipt and the copy, every page empty, wrong and filled in."""
    link = walk.cast.invited()
    page = walk.open(link)
    yield View("start", page)
    forward(page)
    yield View("birth-date-error", page)
    page.goto(walk.address(link.intake, "birth-date/"))
    yield View("birth-date", page)
    give_birth_date(page, BORN.replace(year=BORN.year - 1))
    yield View("birth-date-wrong", page)
    give_birth_date(page, BORN)
    yield from questions(page)
    yield View("check", page)
    forward(page, "main form .button.plain")
    yield View("later", page)
    forward(page, "main .alone")
    yield View("birth-date-again", page)
    page.goto(f"{walk.url}/i/{link.token}/")
    yield View("start-again", page)
    give_birth_date(page, BORN)
    page.goto(walk.address(link.intake, "photos/"))
    yield from photos(page)
    page.goto(walk.address(link.intake, "agreement/"))
    yield from agreement(page)
    yield from afterwards(walk, page, link)
    page.context.close()


def questions(page: Page) -> Views:
    """Each page of questions until the check or what stands in its place."""
    while (slug := slug_of(page)) not in ENDS:
        yield View(slug, page)
        forward(page)
        if slug_of(page) == slug:
            yield View(f"{slug}-error", page)
        else:  # nothing on it has to be answered
            page.go_back()
        page.goto(page.url)  # without the problems
        if slug == "understanding":
            answer(page, **WRONG)
            forward(page)
            yield View(f"{slug}-explained", page)
        answer(page)
        if (nose := page.locator("[data-zone=NOSE] .zone")).count():
            nose.click(position={"x": 20, "y": 30})
        yield View(f"{slug}-filled", page)
        forward(page)
        assert slug_of(page) != slug, page.locator("main").inner_text()


def photos(page: Page) -> Views:
    """The page for photos: none, one looked at, one refused, one saved."""
    card = page.locator("#photo-front")
    yield View("photos", page)
    choose(card, encoded(a_picture()))
    card.locator("canvas").wait_for()
    yield View("photos-chosen", page)
    card.locator(".buttons button").first.click()
    card.locator("img").wait_for()
    yield View("photos-saved", page)
    refused = page.locator("#photo-left")
    choose(refused, b"<svg/>")
    refused.locator(".buttons button:not(.quiet)").click()
    refused.locator(".said.failed").wait_for()
    yield View("photos-refused", page)


def choose(card: Locator, sent: bytes) -> None:
    file = {"name": "me.jpg", "mimeType": "image/jpeg", "buffer": sent}
    card.locator("input[type=file]").set_input_files(file)


def agreement(page: Page) -> Views:
    """Agreeing and signing, up to the receipt."""
    yield View("agreement", page)
    forward(page)
    yield View("agreement-error", page)
    if (drawn := page.locator("#signature_drawn")).is_visible():
        drawn.check()
        yield View("agreement-drawing", page)
        page.locator("#signature_typed").check()
    answer(page)
    yield View("agreement-filled", page)
    forward(page)
    yield View("sent", page)


def afterwards(walk: Walk, page: Page, link: Any) -> Views:
    """After sending: in another browser a code first, then a copy, and the patient's own data."""
    other = walk.open(link)
    yield View("sent-unknown", other)
    other.context.close()
    page.goto(walk.address(link.intake, "photos/"))
    yield View("photos-sent", page)
    page.goto(walk.address(link.intake, "copy/"))
    yield View("code-to-read", page)
    forward(page)
    yield View("code-sent", page)
    type_code(page, "12")
    yield View("code-error", page)
    type_code(page, code_of(link.intake))
    yield View("copy", page)
    page.goto(walk.address(link.intake, "your-data/"))
    yield View("your-data", page)
    forward(page)
    yield View("your-data-error", page)
    page.locator("main [type=radio]").first.check()
    forward(page)
    yield View("your-data-asked", page)
    page.goto(walk.address(link.intake, "sent/"))
    forward(page, "#teaching .button")
    yield View("teaching-taken-back", page)


def type_code(page: Page, digits: str) -> None:
    box = page.locator("[autocomplete=one-time-code]")
    box.fill(digits)
    with page.expect_navigation():
        box.press("Enter")


def stops(walk: Walk) -> Views:
    """What ends the form: help now, help today, under 18, and a locked link."""
    for name, symptoms in (("stop-now", ["BREATH"]), ("stop-today", ["SPREAD"])):
        page = walk.begin(walk.cast.invited())
        answer(page, SX_NOW=symptoms, SX_ONSET=["NEW"])
        forward(page)
        yield View(name, page)
        page.context.close()
    link, born = walk.cast.underage()
    page = walk.begin(link, born)
    yield View("under-18", page)
    page.context.close()
    page = walk.open(walk.cast.invited())
    while page.locator("[name=DOB_day]").count():
        give_birth_date(page, BORN.replace(year=BORN.year - 1))
    yield View("locked", page)
    page.context.close()


def links(walk: Walk) -> Views:
    """Links that are old or unknown, reminders, and carrying on, on another device."""
    link = walk.cast.invited()
    page = walk.open(link)
    page.goto(f"{walk.url}/i/{link.token}/reminders/")
    yield View("reminders", page)
    forward(page)
    yield View("reminders-stopped", page)
    page.goto(f"{walk.url}/i/{link.token}/")
    give_birth_date(page, BORN)
    page.goto(walk.address(link.intake, "other-device/"))
    yield View("other-device", page)
    forward(page)
    yield View("other-device-picture", page)
    other = walk.begin(link)
    yield View("code-other-browser", other)
    other.goto(f"{walk.url}/i/{hand_over(link.invitation, at=link.invitation.created_at)}/here/")
    yield View("here", other)
    forward(other)
    other.goto(f"{walk.url}/i/{'a' * len(link.token)}/here/")
    yield View("here-past", other)
    other.context.close()
    a_link(link.intake.visit, by=walk.cast.rae, at=timezone.now())
    page.goto(walk.address(link.intake, "today/"))
    yield View("link-closed-here", page)
    forward(page)
    yield View("link-asked-again-here", page)
    page.goto(f"{walk.url}/nothing/here/")
    yield View("not-found", page)
    page.goto(f"{walk.url}/i/{'a' * len(link.token)}/")
    yield View("link-closed", page)
    forward(page)
    yield View("link-asked-again", page)
    page.context.close()


def failures(walk: Walk) -> Views:
    """What stands there when a request fails; a form that came without its cookies first."""
    page = walk.open(walk.cast.invited())
    page.context.clear_cookies()
    forward(page)
    yield View("failed-cookies", page)
    for name in ("400", "403", "500"):
        answer_with(page, f"{walk.url}/failed-{name}/", render_to_string(f"{name}.html"))
        yield View(f"failed-{name}", page)
    page.context.close()


def answer_with(page: Page, address: str, html: str) -> None:
    """Open an address that this page answers."""
    page.route(address, lambda route: route.fulfill(body=html, content_type="text/html"))
    page.goto(address)


def network(walk: Walk) -> Views:
    """A page that could not be saved, and one that was changed in another window."""
    page = walk.begin(walk.cast.invited())
    answer(page)
    page.context.set_offline(True)
    page.locator(FORWARD).first.click()
    page.locator("#unsaved .notice").wait_for()
    yield View("not-saved", page)
    page.context.set_offline(False)
    page.wait_for_url("**/conditions/")
    other = page.context.new_page()
    for window in (page, other):
        window.goto(page.url.replace("conditions", "today"))
    page.locator("#q-FILLER input").nth(1).check()
    forward(page)
    other.locator("#q-FILLER input").nth(2).check()
    forward(other)
    yield View("changed-elsewhere", other)
    page.context.close()


def tablet(walk: Walk) -> Views:
    """The clinic's tablet: lent, filled in, given back, and taken back under a PIN."""
    link = walk.cast.invited()
    page = walk.open_page()
    walk.cast.sign_in(page.context, walk.url)
    page.goto(f"{walk.url}/queue/{link.intake.code}/")
    forward(page, f"form[action*='{link.intake.code}/tablet'] button")
    give_birth_date(page, BORN)
    yield View("tablet-page", page)
    forward(page, SHARED_BAR)
    yield View("tablet-given-back", page)
    page.locator("[name=pin]").fill("0000")
    forward(page)
    yield View("tablet-error", page)
    page.context.close()


def returning(walk: Walk) -> Views:
    """Somebody who comes back: what is asked anew, and cards of what still stands."""
    link = walk.cast.returning()
    page = walk.open(link)
    yield View("returning-start", page)
    give_birth_date(page, BORN)
    while slug_of(page) not in ENDS:
        answer(page, MEDS=["NONE"], MEDS_TEXT="", TOX_EVER=["NO"], PROCS=["NONE"])
        yield View(f"returning-{slug_of(page)}", page)
        forward(page)
    yield View("last-time", page)
    if (card := page.locator(".recalled button[name=right]")).count():
        with page.expect_navigation():
            card.first.click()
        yield View("last-time-one-done", page)
    page.context.close()


def replying(walk: Walk) -> Views:
    """One question back: its start, the question, and what follows."""
    link = walk.cast.asked()
    page = walk.open(link)
    yield View("reply-start", page)
    give_birth_date(page, BORN)
    yield View("reply", page)
    other = page.context.new_page()
    other.goto(page.url)
    page.locator("#q-MEDS input").first.check()
    page.locator("#saved:not([hidden])").wait_for()
    yield View("reply-saved", page)
    forward(other)
    yield View("reply-changed-elsewhere", other)
    other.close()
    ticked = page.locator("#q-MEDS input:checked")
    while ticked.count():
        ticked.first.uncheck()
    forward(page)
    yield View("reply-error", page)
    answer(page)
    forward(page)
    yield View("reply-sent", page)
    page.context.close()


def following(walk: Walk) -> Views:
    """After a treatment: the link, a check-in, its errors, thanks, and a warning sign."""
    page = walk.open(walk.cast.treated(28))
    yield View("check-in-start", page)
    forward(page)
    give_birth_date(page, BORN)
    yield View("check-in", page)
    forward(page)
    yield View("check-in-error", page)
    for number in range(page.locator(".question:has(input[type=radio])").count()):
        page.locator(".question:has(input[type=radio])").nth(number).locator("input").first.check()
    forward(page)
    yield View("checked-in", page)
    page.locator("a[href*='about=ANY']").click()
    yield View("check-in-report", page)
    for number in range(4):
        page.locator(".question:has(input[type=radio])").nth(number).locator("input").last.check()
    forward(page)
    yield View("check-in-stopped", page)
    page.context.close()
    page = walk.open(walk.cast.treated(44))
    yield View("after-visit", page)
    page.context.close()


LEGS = (form, stops, links, failures, network, tablet, returning, replying, following)
