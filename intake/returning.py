"""A returning patient's way: safety first, then what was told before, then what is stale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from math import ceil
from typing import Any

from intake.picking import codes_of, part_of, picked
from intake.questionnaire.edition import Edition, Page
from intake.questionnaire.kinds import NONE
from intake.questionnaire.origins import by_another
from intake.questionnaire.shelf_life import SAFETY_SINCE, SAFETY_TODAY, Due, Earlier, readable
from intake.route import SECONDS_EACH, Item, Route, takes_time

LAST_TIME = "last-time"
TODAY, SINCE = "Today", "Medicines and jabs"
CARDS = "Still right?"
MEDICINES = ("MEDS", "MEDS_TEXT")
SECONDS_IN_SHORT, SECONDS_A_PAGE = 8, 20  # of the keystroke-level model, see intake/effort.py
NOT_OF_EDITION = frozenset({"now", "since", LAST_TIME})  # pages whose titles are those above


@lru_cache(maxsize=256)  # most who come back are asked the same
def offered(edition: Edition, due: Due) -> tuple[Page, ...]:
    """The pages in order; the cards of what was told before have one without questions."""
    first = [
        replace(picked(edition, asked, slug=slug, title=title), in_short=frozenset(due.in_short))
        for slug, title, asked in (
            ("now", TODAY, [code for code in SAFETY_TODAY if code in due.asked]),
            ("since", SINCE, [code for code in SAFETY_SINCE if code in due.asked]),
        )
    ]
    settled = {*due.confirm, *due.kept}
    settled.update(question.code for page in first for question in page.questions)
    rest = [
        part_of(page, {question.code for question in page.questions} - settled)
        for page in edition.pages[:-1]
    ]
    cards = Page(LAST_TIME, CARDS, "", ())
    return (*first, cards, *filter(None, rest), edition.pages[-1])


@lru_cache(maxsize=256)
def card_pages(edition: Edition, due: Due) -> tuple[Page, ...]:
    """What is to be confirmed, by topic: a part of each page of the edition."""
    found = (part_of(page, due.confirm) for page in edition.pages)
    return tuple(page for page in found if page is not None)


class ReturningRoute(Route):
    """The pages for somebody who answered before, and the cards of what they told."""

    ends_at = "send"

    def __init__(
        self, edition: Edition, draft: Mapping[str, Any], *, due: Due, last_time: Earlier
    ) -> None:
        if by_another(draft):
            due = replace(due, in_short=())
        self.due, self.last_time = due, last_time
        super().__init__(edition, draft, offered(edition, due))

    def answered(self, draft: Mapping[str, Any]) -> Route:
        return ReturningRoute(self.edition, draft, due=self.due, last_time=self.last_time)

    def likely(self, page: Page) -> Route:
        """All that is brought up, also by what may still be right on other pages than this one."""
        here = {question.code for question in page.questions}
        others = {code: answer for code, answer in self.recalled.items() if code not in here}
        return Route(self.edition, others | {**self.draft})

    @cached_property
    def whole(self) -> Route:
        return Route(self.edition, self.draft)

    @cached_property
    def recalled(self) -> dict[str, Any]:
        """The earlier answers that may still be right."""
        told = readable(self.edition, self.last_time.answers)
        return {code: told[code] for code in self.due.confirm if code in told}

    @cached_property
    def filled(self) -> dict[str, Any]:
        """All answers so far, and the earlier ones where there are none yet."""
        return {**self.recalled, **self.draft}

    def told_before(self, page: Page) -> tuple[Item, ...]:
        """The medicines of last time, where they are asked for anew and nothing is told yet."""
        told = self.last_time.answers
        return tuple(
            item
            for item in self.items(page)
            if item.code in MEDICINES and page.slug == "since" and item.code not in self.draft
            if told.get(item.code) not in (None, [NONE])
        )

    def filled_on(self, page: Page) -> Mapping[str, Any]:
        """What a page is filled in with: a whole one shows what is changed as it is by now."""
        return self.draft if page in self.edition.pages else self.filled

    @property
    def cards_page(self) -> Page:
        return next(page for page in self.offered if page.slug == LAST_TIME)

    @cached_property
    def cards(self) -> tuple[Page, ...]:
        """The topics to confirm that arise by what was told before and since."""
        likely = Route(self.edition, self.filled)
        return tuple(p for p in card_pages(self.edition, self.due) if likely.asks(p))

    @cached_property
    def open_cards(self) -> tuple[Page, ...]:
        """The topics that are neither confirmed nor changed yet."""
        likely = Route(self.edition, self.filled)
        return tuple(page for page in self.cards if self._unsettled(page, likely))

    def page_at(self, slug: str, *, to: str = "", whole: bool = False) -> Page | None:
        """Never by what is answered so far: a page is read as it was shown, also half changed."""
        if to == LAST_TIME:
            return next((page for page in self.cards if page.slug == slug), None)
        on_the_way = None if whole else super().page_at(slug)
        return on_the_way or self.whole.page_at(slug)

    def takes(self, page: Page) -> bool:
        return page in self.cards or super().takes(page) or self.whole.takes(page)

    def reaches(self, page: Page) -> bool:
        if page in self.cards:
            return super().reaches(self.cards_page)
        return super().reaches(page) or self._opens_whole(page)

    def asks(self, page: Page) -> bool:
        return bool(self.cards) if page.slug == LAST_TIME else super().asks(page)

    def missing(self, page: Page) -> tuple[str, ...]:
        if page.slug != LAST_TIME:
            return super().missing(page)
        return tuple(question.code for page in self.open_cards for question in page.questions)

    def after(self, page: Page) -> Page:
        return super().after(page) if page in self.place else self.first_open

    def before(self, page: Page) -> Page | None:
        return super().before(self._along(page))

    def part(self, page: Page) -> tuple[int, int]:
        """Each page is a part: there are few."""
        return self.pages.index(self._along(page)) + 1, len(self.pages)

    def minutes_from(self, page: Page) -> int:
        """About how long the rest takes; held to what is measured for who comes back."""
        rest = self.pages[self.pages.index(self._along(page)) :]
        return ceil(sum(map(self._seconds, rest)) / 60)

    def _seconds(self, page: Page) -> float:
        if page in (self.cards_page, self.agreement):
            return SECONDS_A_PAGE
        each = SECONDS_IN_SHORT if page.in_short else SECONDS_EACH
        return each * sum(takes_time(item) for item in self.items(page))

    def _along(self, page: Page) -> Page:
        """The page itself, or where the patient was when opening it from there."""
        if page in self.pages:
            return page
        return self.cards_page if page in self.cards else self.agreement

    def _opens_whole(self, page: Page) -> bool:
        """Whether a page of the edition may be opened: from the check, or while it is changed."""
        return self.whole.takes(page) and (self.complete or self.whole.reaches(page))

    def _unsettled(self, page: Page, likely: Route) -> bool:
        needed = [code for item in likely.items(page) for code in codes_of(item)]
        questions = self.edition.questions
        return any(questions[code].required and code not in self.draft for code in needed)
