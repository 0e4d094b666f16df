"""A list in short as the page shows it: what it names, "no" to all of it, and the list itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe

from intake.controls import Card
from intake.questionnaire.in_short import IN_SIGHT, InShort

Draw = Callable[[Card], SafeString]


class Listing:
    """The names and cards of a question that is asked in short."""

    def __init__(self, words: InShort, cards: Iterable[Card], draw: Draw, *, wrong: bool) -> None:
        self.words, self.cards, self.draw, self.wrong = words, list(cards), draw, wrong

    @property
    def none(self) -> Card:
        """The card that says "no" to all that is named."""
        card = next(card for card in self.cards if card.is_none)
        return card._replace(label=self.words.none, alone=True)

    @property
    def none_drawn(self) -> SafeString:
        return self.draw(self.none)

    @property
    def beside(self) -> SafeString:
        """ "Not sure", or "in private", where that is offered."""
        return self._drawn(c for c in self.cards if c.value in IN_SIGHT and not c.is_none)

    @cached_property
    def listed(self) -> list[Card]:
        return [card for card in self.cards if card.value not in IN_SIGHT]

    @property
    def list_drawn(self) -> SafeString:
        return self._drawn(self.listed)

    @property
    def is_open(self) -> bool:
        """Whether the list is open: where something on it is ticked, or is to be mended."""
        return self.wrong or any(card.checked for card in self.listed)

    def _drawn(self, cards: Iterable[Card]) -> SafeString:
        return mark_safe("\n".join(map(self.draw, cards)))
