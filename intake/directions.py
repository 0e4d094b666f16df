"""Which way words run. A page runs one way; a name, a number or a quoted line may run the other.

Browsers would find out by themselves, but what makes a PDF does not.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi

STRONG: Final = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def direction(words: str) -> str:
    """The way of the first letter; words without letters, such as numbers, run left to right."""
    ways = (STRONG.get(unicodedata.bidirectional(letter)) for letter in words)
    return next(filter(None, ways), "ltr")


def own_way(words: str, *, right_to_left: bool | None = None) -> SafeString:
    """Words as HTML, each line kept in its own direction where that is not the page's."""
    if right_to_left is None:
        right_to_left = get_language_bidi()
    usual = "rtl" if right_to_left else "ltr"
    return format_html_join(mark_safe("<br>"), "{}", ((_line(w, usual),) for w in lines(words)))


def lines(words: str) -> list[str]:
    return str(words).splitlines() or [""]


def _line(words: str, usual: str) -> str | SafeString:
    way = direction(words)
    return words if way == usual else format_html('<bdi dir="{}">{}</bdi>', way, words)
