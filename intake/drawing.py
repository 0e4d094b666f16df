"""A bound field as the page shows it: its words, ids, cards and boxes."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from django import forms
from django.forms import BoundField
from django.utils.functional import cached_property
from django.utils.safestring import SafeString, mark_safe

from intake.controls import Card, DayBoxes, escaped
from intake.forms.days import BOXES as DAY
from intake.icons import SCALES, SWATCHES
from intake.listing import Listing

PICTURES: Final = {"ZONES": "parts/zone_map.html"}
REMEMBERED: Final = {"NAME_PREF": "nickname"}  # words that a phone may fill in by itself
SHORT_LABEL, SHORT_LIST = 16, 6  # characters and answers that allow two columns
PLAIN_KINDS: Final = (
    (forms.CheckboxSelectMultiple, "multi"),
    (forms.RadioSelect, "choice"),
    (forms.CheckboxInput, "tick"),
)
BOXES: Final = frozenset({"agreed", "multi", "merged", "procedures", "tick"})
CARDS: Final = BOXES | {"choice", "scale"}
UNGROUPED: Final = frozenset({"tick", "words", "number", "plain"})


class Drawing:
    """A bound field as the page shows it."""

    def __init__(self, bound: BoundField) -> None:
        self.bound = bound
        field: Any = bound.field
        self.field = field
        self.question: Any = getattr(field, "question", None)
        self.kind = getattr(field, "kind", "") or _plain_kind(field.widget)
        self.name = escaped(self.bound.html_name)
        self.id = escaped(self.bound.auto_id)
        if self.kind == "agreed" and getattr(bound.form, "agreed_on", None):
            self.kind = "tick"  # the list stands above, where it can be read again
        self.code = self.question.code if self.question else self.bound.name
        self.legend = self.question.text if self.question else self.bound.label
        if self.question and self.kind == "agreed":
            self.legend = self.question.label  # its text stands beside the tick
        self.hint = self.bound.help_text or getattr(self.question, "hint", "")
        self.in_short: Any = getattr(field, "in_short", None)
        if self.in_short:
            self.legend, self.hint = self.in_short.text, ""
        self.why = getattr(field, "why", getattr(self.question, "why", ""))
        self.shown_if = getattr(field, "shown_if_json", "")
        self.errors = self.bound.errors
        self.explained = getattr(bound.form, "explained", {}).get(bound.name)
        self.input_type = "checkbox" if self.kind in BOXES else "radio"
        self.picture = PICTURES.get(self.code, "") if self.question else ""

    def __getitem__(self, name: str) -> Any:
        """What templates look up first: without it each look-up costs an exception."""
        return getattr(self, name)

    @property
    def optional(self) -> bool:
        if self.question:
            return bool(getattr(self.field, "optional", False))
        marks = getattr(self.bound.form, "marks_optional", True)
        return marks and not self.field.required and self.kind != "tick"

    @property
    def described_by(self) -> str:
        hint = f"{self.id}_helptext" if self.hint else ""
        named = f"{self.id}_named" if self.in_short else ""
        note = f"{self.id}_note" if self.explained else ""
        error = f"{self.id}_error" if self.errors else ""
        return " ".join(filter(None, (hint, named, note, error)))

    @cached_property
    def value(self) -> Any:
        return self.bound.value()

    @property
    def words(self) -> str:
        return "" if self.value is None else str(self.value)

    @property
    def remembered(self) -> str:
        """What a phone may fill in; what is told about health it must not keep."""
        return REMEMBERED.get(self.code, "off")

    @cached_property
    def cards(self) -> list[Card]:
        """The answers in the order drawn: "none" comes last."""
        return sorted(self._all_cards(), key=lambda card: card.is_none)

    @property
    def pairs(self) -> bool:
        """Whether the answers are so short that two fit beside each other."""
        if len(self.cards) < SHORT_LIST:
            return False
        return all(len(str(card.label)) <= SHORT_LABEL and not card.mark for card in self.cards)

    @property
    def none_value(self) -> str:
        return getattr(self.field, "none_value", "")

    @property
    def options(self) -> SafeString:
        """All the cards."""
        return mark_safe("\n".join(map(self.option, self.cards)))

    @cached_property
    def listing(self) -> Listing:
        """The list of a question that is asked in short."""
        return Listing(self.in_short, self.cards, self.option, wrong=bool(self.errors))

    def option(self, card: Card) -> SafeString:
        alone = "" if self.grouped else self.described_by
        return card.drawn(name=self.name, type=self.input_type, described_by=alone)

    @property
    def grouped(self) -> bool:
        return self.kind not in UNGROUPED

    @property
    def day(self) -> DayBoxes:
        birthday = bool(getattr(self.field, "birthday", False))
        wrong = bool(self.errors)
        return DayBoxes(self.name, self.id, self.value, birthday=birthday, wrong=wrong)

    @property
    def procedures(self) -> Iterator[tuple[SafeString, Card]]:
        return ((self.option(card), card) for card in self.cards)

    @property
    def fills(self) -> str:
        """The questions that a merged list answers, with their options, for the script."""
        if self.kind != "merged":
            return ""
        return json.dumps({q.code: list(q.option_codes) for q in self.question.questions})

    @property
    def options_from(self) -> str:
        """The question whose ticked answers are the only ones on offer here."""
        source = getattr(self.question, "options_from", None)
        return source.code if source else ""

    @property
    def first_input(self) -> str:
        """Where a link from the error summary leads."""
        if self.kind in CARDS:
            return self.cards[0].id if self.cards else self.id
        if self.kind != "day":
            return self.bound.id_for_label or self.id
        wrong = [one.code for one in self.bound.form.errors.as_data().get(self.bound.name, [])]
        return f"{self.id}_{next((box for box in wrong if box in DAY), DAY[0])}"

    @property
    def widget(self) -> str:
        """The plain field's own control, tied to its hint and its error."""
        attrs: dict[str, Any] = {"aria-describedby": self.described_by} if self.described_by else {}
        return self.bound.as_widget(attrs=attrs)

    def _all_cards(self) -> Iterator[Card]:
        if self.kind == "tick":
            label = self.legend if self.question else self.bound.label
            yield Card(f"{self.id}_0", "YES" if self.question else "on", label, bool(self.value))
            return
        chosen = _chosen(self.value)
        shown = self.explained and self.explained.shown
        choices = self.field.read_choices if shown else self.field.choices
        for index, (value, label) in enumerate(_flat(choices)):
            yield Card(
                f"{self.id}_{index}",
                value,
                label,
                value in chosen,
                self._mark_of(value),
                self._day_of(value) if self.kind == "procedures" else None,
                self._is_none(value),
            )

    def _mark_of(self, value: str) -> str:
        if self.kind == "scale":
            return SCALES[int(value)]
        return SWATCHES[value] if self.code == "SKIN_TONE" and self.question else ""

    def _day_of(self, code: str) -> DayBoxes | None:
        if code in self.field.undated:
            return None
        days = self.value if isinstance(self.value, Mapping) else {}
        day = days.get(code, {})
        typed = {"unknown": True} if day is None else day
        return DayBoxes(f"{self.name}_{code}", f"{self.id}_{code}", typed)

    def _is_none(self, value: str) -> bool:
        return bool(self.none_value) and value == self.none_value


def _plain_kind(widget: Any) -> str:
    for widget_class, kind in PLAIN_KINDS:
        if isinstance(widget, widget_class):
            return kind
    return "group" if widget.use_fieldset else "plain"


def _flat(choices: Any) -> Iterator[tuple[str, Any]]:
    for value, label in choices:
        if isinstance(label, (list, tuple)):
            yield from _flat(label)
        elif str(value) or not str(label).startswith("---"):
            yield str(value), label


def _chosen(value: Any) -> frozenset[str]:
    if value is None:
        return frozenset()
    if isinstance(value, (str, int)):
        return frozenset({str(value)})
    return frozenset(map(str, value))
