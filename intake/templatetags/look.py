"""The marks that every page draws the same way: icons, the scale, triage chips, flags."""

from functools import cache
from typing import Final

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from intake.icons import ICONS, SCALES

register = template.Library()

TRIAGE: Final[dict[str, tuple[str, str]]] = {
    "RED": ("Red", "phone"),
    "BLOCK": ("Block", "barred"),
    "HOLD": ("Hold", "pause"),
    "REVIEW-FIRST": ("Review first", "eye"),
    "REVIEW": ("Review", "speech"),
    "ROUTINE": ("Routine", "tick"),
    "INCOMPLETE": ("Incomplete", "broken"),
}

TITLES: Final = frozenset({"Dr", "Mr", "Mrs", "Ms", "Mx", "Prof"})

FLAGS: Final[dict[str, tuple[str, str]]] = {
    "stop": ("Stop", "stop"),
    "look": ("Look", "warning"),
    "info": ("For information", "info"),
}


@register.simple_tag
@cache
def asset(path: str) -> str:
    """The address of a file that never changes while the server runs."""
    return static(path)


@register.simple_tag
def icon(name: str) -> SafeString:
    """An outline that says nothing to a screen reader, so words stand beside it."""
    return ICONS[name]


@register.simple_tag
def scale(level: int | str) -> SafeString:
    """Four small circles, filled up to the level; a word stands beside them."""
    return SCALES[int(level)]


@register.simple_tag
def chip(triage: str) -> SafeString:
    """A triage word with its icon, or nothing before there is one."""
    if not triage:
        return mark_safe("")
    word, name = TRIAGE[str(triage)]
    kind = str(triage).lower()
    return format_html("<span class='chip chip-{}'>{}{}</span>", kind, ICONS[name], word)


@register.simple_tag
def flag(level: str, count: int | None = None) -> SafeString:
    """A flag level with its icon, and how many there are where that is given."""
    word, name = FLAGS[level]
    words = word if count is None else f"{count} {word}"
    return format_html("<span class='flag flag-{}'>{}{}</span>", level, ICONS[name], words)


@register.simple_tag
def bar(part: float, whole: float) -> SafeString:
    """A bar for a number that stands beside it."""
    share = 100 * part / whole if whole else 0
    return format_html(
        "<svg class='bar' aria-hidden='true' focusable='false'>"
        "<rect width='{}%' height='100%'/></svg>",
        round(min(max(share, 0), 100), 1),
    )


@register.filter
def tel(number: str) -> str:
    """A telephone number as a link needs it: no spaces, brackets or dashes."""
    return "".join(sign for sign in str(number) if sign.isdigit() or sign == "+")


@register.filter
def one_line(text: str) -> str:
    """The lines of an address, beside each other."""
    lines = (line.strip(" ,") for line in str(text).splitlines())
    return ", ".join(filter(None, lines))


@register.filter
def initials(name: str) -> str:
    """The first letters of the first and the last word of a name, without its title."""
    words = [word for word in str(name).split() if word.rstrip(".") not in TITLES]
    return "".join(word[0] for word in dict.fromkeys((*words[:1], *words[-1:]))).upper()
