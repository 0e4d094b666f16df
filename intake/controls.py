"""The controls of a question as HTML, drawn without a template for each: a page may have forty."""

from collections.abc import Mapping
from datetime import date
from html import escape
from typing import Any, Final, NamedTuple

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_lazy

PARTS_OF_A_DAY: Final = (
    ("day", gettext_lazy("Day"), 2),
    ("month", gettext_lazy("Month"), 12),
    ("year", gettext_lazy("Year"), 4),
)
BOX: Final = (
    "<div class='box-{part}'><label for='{id}_{part}'>{label}</label><input type='text' "
    "id='{id}_{part}' name='{name}_{part}' value='{typed}' maxlength='{size}' "
    "inputmode='{keyboard}' autocomplete='{remembered}'{wrong}></div>"
)
OPTION: Final = (
    "<div class='option option-{type}'><input type='{type}' id='{id}' name='{name}' value='{value}'"
    "{state}><label for='{id}'><span>{label}</span>{mark}</label></div>"
)
OR: Final = "<p class='or' aria-hidden='true'>{}</p>"


class Card(NamedTuple):
    """One answer to choose, and the day that may go with it; `alone`, with no other above it."""

    id: str
    value: str
    label: Any
    checked: bool
    mark: str = ""
    day: Any = None
    is_none: bool = False
    alone: bool = False

    def drawn(self, *, name: str, type: str, described_by: str = "") -> SafeString:
        """The card with its radio or box; "none of these" below others has an "or" before it."""
        checked = " checked" if self.checked else ""
        none = " data-none" if self.is_none else ""
        said = f" aria-describedby='{described_by}'" if described_by else ""
        option = OPTION.format(
            type=type,
            id=self.id,
            name=name,
            value=escaped(self.value),
            state=f"{checked}{none}{said}",
            label=escaped(self.label),
            mark=self.mark,
        )
        after_others = self.is_none and not self.alone
        return mark_safe(OR.format(gettext("or")) + option if after_others else option)


class DayBoxes:
    """Three boxes for a day as it was typed, and whether it was ticked as not known."""

    def __init__(
        self, name: str, id: str, value: Any, *, birthday: bool = False, wrong: bool = False
    ) -> None:
        self.name, self.id = name, id
        self.typed = _as_typed(value)
        self.unknown = bool(self.typed.get("unknown"))
        self.birthday = birthday
        self.wrong = " aria-invalid='true'" if wrong else ""

    @property
    def boxes(self) -> SafeString:
        return mark_safe("".join(self._box(*part) for part in PARTS_OF_A_DAY))

    def _box(self, part: str, label: Any, size: int) -> str:
        return BOX.format(
            part=part,
            id=self.id,
            name=self.name,
            label=label,
            size=size,
            typed=escaped(self.typed.get(part) or ""),
            keyboard="text" if part == "month" else "numeric",
            remembered=f"bday-{part}" if self.birthday else "off",
            wrong=self.wrong,
        )


def escaped(text: Any) -> str:
    """Text made safe for a page, at a third of the price of Django's own."""
    return text if isinstance(text, SafeString) else escape(str(text))


def _as_typed(value: Any) -> Mapping[str, Any]:
    """A day as its three parts, whether it comes from the page, from Python or from JSON."""
    if isinstance(value, Mapping):
        return value
    if isinstance(value, str) and value:
        value = date.fromisoformat(value)
    if isinstance(value, date):
        return {"day": value.day, "month": value.month, "year": value.year}
    return {}
