"""A patient's way through the pages: what comes next, what is missing, how long it takes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, lru_cache
from math import ceil
from typing import Any

from intake.picking import Item, codes_of
from intake.questionnaire.answers import BIRTH_DATE
from intake.questionnaire.arising import ANY_DAY
from intake.questionnaire.compiled import compile_conditions
from intake.questionnaire.conditions import Always, Condition
from intake.questionnaire.edition import AgreedTogether, Edition, MergedList, Page
from intake.questionnaire.evaluate import MISSING, Facts, Truth, evaluate
from intake.questionnaire.kinds import TeachBack, Tick
from intake.rules.urgent import RULES as RED_FLAGS

SECONDS_EACH = 10.5  # one question, with its share of checking and agreeing, as measured
TYPICAL_CONCERN = 7  # questions still to come while the patient has not said what bothers them
CONCERNS = "GOALS"


class Plan:
    """What an edition asks and when, worked out once for all patients.

    The birth date was given with the link and is not asked again.
    """

    def __init__(self, edition: Edition) -> None:
        self.pages = edition.pages
        self.items = {page: items_of(page) for page in edition.pages}
        self.codes = {page: asked_on(items) for page, items in self.items.items()}
        self.taught = frozenset(
            code for code, q in edition.questions.items() if isinstance(q, TeachBack)
        )
        self.parts = list(dict.fromkeys(page.part for page in edition.pages))
        self.place = {page: place for place, page in enumerate(edition.pages)}
        conditional: dict[Any, list[str]] = {}
        for code, question in edition.questions.items():
            if not isinstance(question.shown_if, Always):
                conditional.setdefault(question.shown_if, []).append(code)
        self._always: dict[str, Truth] = dict.fromkeys(edition.questions, True)
        self._groups = list(conditional.values())
        self._truths = compile_conditions(list(conditional), {})
        self._flags = compile_conditions([rule.condition for rule in RED_FLAGS], {})

    def arises(self, facts: Facts) -> dict[str, Truth]:
        """Of every question, whether it arises, or None where that is not settled."""
        arises = self._always.copy()
        for truth, codes in zip(self._truths(facts), self._groups, strict=True):
            for code in codes:
                arises[code] = truth
        return arises

    def red_flag(self, facts: Facts) -> tuple[str, ...]:
        truths = zip(self._flags(facts), RED_FLAGS, strict=True)
        fired = (evaluate(rule.condition, facts) for truth, rule in truths if truth)
        return tuple(code for verdict in fired for code in verdict.decided_by)


plan_of = lru_cache(maxsize=256)(Plan)  # an edition with own questions is one more


def items_of(page: Page) -> tuple[tuple[Item, tuple[str, ...]], ...]:
    """What a page asks, with the codes of its questions."""
    return tuple((item, codes_of(item)) for item in page.items if item.code != BIRTH_DATE)


def asked_on(items: tuple[tuple[Item, tuple[str, ...]], ...]) -> tuple[str, ...]:
    """The codes of all questions of a page."""
    return tuple([code for _, codes in items for code in codes])


def takes_time(item: Item) -> bool:
    """Whether a patient must stop and think; what is optional or an agreement is quick."""
    if isinstance(item, MergedList | TeachBack):
        return not isinstance(item, AgreedTogether)
    return item.required and not isinstance(item, Tick)


def teaches_back(page: Page) -> bool:
    """Whether the page shows if the clinic explained itself."""
    return any(isinstance(question, TeachBack) for question in page.questions)


def asks_birth_date(page: Page) -> bool:
    """Whether the birth date belongs to this page's answers."""
    return any(question.code == BIRTH_DATE for question in page.questions)


class Route:
    """The pages of an edition that these answers bring up, in order.

    The last page of an edition is the agreement; it opens when all others are answered.
    `offered` are the pages to go through where they are not simply those of the edition.
    """

    ends_at = "check"  # where a patient goes when every question is answered

    def __init__(
        self, edition: Edition, draft: Mapping[str, Any], offered: tuple[Page, ...] = ()
    ) -> None:
        self.edition, self.draft = edition, draft
        self.plan = plan_of(edition)
        self.offered = offered or self.plan.pages
        self.place = {p: n for n, p in enumerate(offered)} if offered else self.plan.place
        # Skip logic looks at what was chosen and never at days, so days may stay as they are.
        self.values = {c: frozenset(a) if isinstance(a, list) else a for c, a in draft.items()}
        edition.arising.settle(self.values)
        self._facts = Facts(self.values, ANY_DAY, ANY_DAY)
        self.arises = self.plan.arises(self._facts)
        self.certain = {code for code, arises in self.arises.items() if arises}
        self.pages = tuple(page for page in self.offered if self.asks(page))

    def answered(self, draft: Mapping[str, Any]) -> Route:
        """The same way with other answers."""
        return Route(self.edition, draft, self.offered)

    def likely(self, page: Page) -> Route:
        """The same with the answers that are likely to come on other pages than this one."""
        return self

    @property
    def whole(self) -> Route:
        """The way through all that the answers bring up, whatever need not be gone through."""
        return self

    def page_at(self, slug: str, *, to: str = "", whole: bool = False) -> Page | None:
        """The page of questions at an address; `to` says where the patient comes from.

        `whole` is the page as the edition has it, where the way may have only a part of it.
        """
        return next((page for page in self.offered[:-1] if page.slug == slug), None)

    def takes(self, page: Page) -> bool:
        """Whether answers to the page are taken."""
        return page in self.pages

    @property
    def agreement(self) -> Page:
        return self.offered[-1]

    def asks(self, page: Page) -> bool:
        """Whether these answers bring up anything on the page."""
        return not self.certain.isdisjoint(self._codes(page))

    def items(self, page: Page) -> tuple[Item, ...]:
        """What these answers bring up on the page for certain."""
        certain = self.certain
        return tuple([item for item, codes in self._items(page) if not certain.isdisjoint(codes)])

    def missing(self, page: Page) -> tuple[str, ...]:
        """The questions of the page that need an answer and have none."""
        values, certain, taught = self.values, self.certain, self.plan.taught
        return tuple(
            [
                code
                for code in self._codes(page)
                if (code in certain and values.get(code) is MISSING)
                or (code in taught and code not in values)
            ]
        )

    @cached_property
    def red_flag(self) -> tuple[str, ...]:
        """The questions whose answers are a reason to stop here and call for help now."""
        return self.plan.red_flag(self._facts)

    def holds(self, condition: Condition) -> bool:
        """Whether a condition on these answers holds for certain."""
        return evaluate(condition, self._facts).truth is True

    @cached_property
    def first_open(self) -> Page:
        """The first page that still needs the patient; the agreement when none does."""
        for page in self.pages:
            if self.missing(page) or any(q.code in self.red_flag for q in page.questions):
                return page
        return self.agreement

    @property
    def complete(self) -> bool:
        """Whether only the agreement is left."""
        return self.first_open is self.agreement

    def reaches(self, page: Page) -> bool:
        """Whether the page may be opened: none before it is waiting."""
        place = self.place
        return page in self.pages and place[page] <= place[self.first_open]

    def after(self, page: Page) -> Page:
        """The next page that asks something."""
        later = self.offered[self.place[page] + 1 :]
        return next(page for page in later if page in self.pages)

    def before(self, page: Page) -> Page | None:
        """The page that was asked before this one, if any."""
        earlier = self.offered[: self.place[page]]
        return next((page for page in reversed(earlier) if page in self.pages), None)

    def part(self, page: Page) -> tuple[int, int]:
        """Which part of the questionnaire a page belongs to, and how many there are."""
        return self.plan.parts.index(page.part) + 1, len(self.plan.parts)

    def minutes_from(self, page: Page) -> int:
        """About how long the rest takes, this page included: what must be read and chosen."""
        rest = (p for p in self.pages if self.place[p] >= self.place[page])
        count = sum(takes_time(item) for page in rest for item in self.items(page))
        if self.values.get(CONCERNS) is MISSING:
            count += TYPICAL_CONCERN
        return ceil(count * SECONDS_EACH / 60)

    def _items(self, page: Page) -> tuple[tuple[Item, tuple[str, ...]], ...]:
        return self.plan.items.get(page) or items_of(page)

    def _codes(self, page: Page) -> tuple[str, ...]:
        codes = self.plan.codes.get(page)
        return asked_on(items_of(page)) if codes is None else codes
