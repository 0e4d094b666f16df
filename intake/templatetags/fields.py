"""What the crispy pack needs to know to draw a field: its words, ids, cards and boxes."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple

from django import forms, template
from django.forms import BoundField
from django.utils.functional import cached_property

from intake.templatetags.look import SCALES

register = template.Library()

PARTS_OF_A_DAY: Final = (("day", "Day", 2), ("month", "Month", 12), ("year", "Year", 4))
PICTURES: Final = {"ZONES": "parts/zone_map.html"}
SHORT_LABEL, SHORT_LIST = 16, 6
PLAIN_KINDS: Final = (
    (forms.CheckboxSelectMultiple, "multi"),
    (forms.RadioSelect, "choice"),
    (forms.CheckboxInput, "tick"),
)
BOXES: Final = frozenset({"multi", "merged", "procedures", "tick"})
CONTROLS: Final = (("radio", "round"), ("checkbox", "box"))
FIRST_CARD: Final = BOXES | {"choice", "scale"}


class Box(NamedTuple):
    """One of the three text boxes of a day."""

    id: str
    name: str
    part: str
    label: str
    size: int
    value: Any


class Card(NamedTuple):
    """One answer to choose, and the day that may go with it."""

    id: str
    value: str
    label: str
    checked: bool
    mark: Any = ""
    day: Any = None
    is_none: bool = False


class DayBoxes:
    """Three boxes for a day as it was typed, and whether it was ticked as not known."""

    def __init__(self, name: str, id: str, value: Any) -> None:
        self.name, self.id = name, id
        typed = _as_typed(value)
        self.boxes = [
            Box(f"{id}_{part}", f"{name}_{part}", part, label, size, typed.get(part) or "")
            for part, label, size in PARTS_OF_A_DAY
        ]
        self.unknown = bool(typed.get("unknown"))


@dataclass
class Drawing:
    """A bound field as the page shows it."""

    bound: BoundField

    def __post_init__(self) -> None:
        field = self.field = self.bound.field
        self.question = getattr(field, "question", None)
        self.kind = getattr(field, "kind", "") or _plain_kind(field.widget)
        self.name = self.bound.html_name
        self.id = self.bound.auto_id
        self.code = self.question.code if self.question else self.bound.name
        self.legend = self.question.text if self.question else self.bound.label
        self.hint = self.bound.help_text or getattr(self.question, "hint", "")
        self.why = getattr(field, "why", getattr(self.question, "why", ""))
        self.shown_if = getattr(field, "shown_if_json", "")
        self.errors = self.bound.errors
        self.input_type, self.shape = CONTROLS[self.kind in BOXES]
        self.picture = PICTURES.get(self.code, "") if self.question else ""

    @property
    def optional(self) -> bool:
        if self.question:
            return bool(getattr(self.field, "optional", False))
        marks = getattr(self.bound.form, "marks_optional", True)
        return marks and not self.field.required and self.kind != "tick"

    @property
    def described_by(self) -> str:
        hint = f"{self.id}_helptext" if self.hint else ""
        error = f"{self.id}_error" if self.errors else ""
        return f"{hint} {error}".strip()

    @cached_property
    def value(self) -> Any:
        return self.bound.value()

    @property
    def words(self) -> str:
        return "" if self.value is None else str(self.value)

    @cached_property
    def cards(self) -> list[Card]:
        """The answers in the order drawn: "none" comes last."""
        return sorted(self._all_cards(), key=lambda card: card.is_none)

    @property
    def pairs(self) -> bool:
        """Whether the answers are so short that two fit beside each other."""
        labels = [card.label for card in self.cards]
        return len(labels) >= SHORT_LIST and max(map(len, labels)) <= SHORT_LABEL

    @property
    def none_value(self) -> str:
        return getattr(self.field, "none_value", "")

    @property
    def day(self) -> DayBoxes:
        return DayBoxes(self.name, self.id, self.value)

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
        if self.kind in FIRST_CARD:
            return self.cards[0].id if self.cards else self.id
        return f"{self.id}_day" if self.kind == "day" else self.bound.id_for_label or self.id

    @property
    def widget(self) -> str:
        """The plain field's own control, tied to its hint and its error."""
        attrs = {"aria-describedby": self.described_by} if self.described_by else {}
        return self.bound.as_widget(attrs=attrs)

    def _all_cards(self) -> Iterator[Card]:
        if self.kind == "tick":
            label = self.legend if self.question else self.bound.label
            yield Card(f"{self.id}_0", "YES" if self.question else "on", label, bool(self.value))
            return
        chosen = _chosen(self.value)
        for index, (value, label) in enumerate(_flat(self.field.choices)):
            yield Card(
                f"{self.id}_{index}",
                value,
                str(label),
                value in chosen,
                SCALES[int(value)] if self.kind == "scale" else "",
                self._day_of(value) if self.kind == "procedures" else None,
                self._is_none(value),
            )

    def _day_of(self, code: str) -> DayBoxes | None:
        if self._is_none(code):
            return None
        days = self.value if isinstance(self.value, Mapping) else {}
        day = days.get(code, {})
        typed = {"unknown": True} if day is None else day
        return DayBoxes(f"{self.name}_{code}", f"{self.id}_{code}", typed)

    def _is_none(self, value: str) -> bool:
        return bool(self.none_value) and value == self.none_value


@register.filter
def drawing(field: BoundField) -> Drawing:
    """The field as the pack draws it."""
    return Drawing(field)


@register.filter
def first_input(field: BoundField) -> str:
    """The id that a link to this field leads to."""
    return Drawing(field).first_input


def _plain_kind(widget: forms.Widget) -> str:
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


def _as_typed(value: Any) -> Mapping[str, Any]:
    """A day as its three parts, whether it comes from the page, from Python or from JSON."""
    if isinstance(value, Mapping):
        return value
    if isinstance(value, str) and value:
        value = date.fromisoformat(value)
    if isinstance(value, date):
        return {"day": value.day, "month": value.month, "year": value.year}
    return {}
