"""A concern's own numbers as a line, drawn on the server; a table beside it says the same."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

LEFT, RIGHT, TOP, BOTTOM = 28, 312, 12, 112
LAST_DAY = 190
TICKS = ((0, "start"), (28, "week 4"), (56, "8"), (84, "12"), (122, "month 4"), (183, "6"))


def chart(points: Sequence[tuple[int, int]], *, most: int, words: str) -> SafeString:
    """A line through (day after the treatment, score), the first of which is the baseline."""
    places = [(_x(day), _y(score, most)) for day, score in points]
    dots = format_html_join("", "<circle cx='{}' cy='{}' r='4'/>", places)
    first = places[0][1]
    return format_html(
        "<svg class='course' viewBox='0 0 320 132' role='img' aria-label='{}'>"
        "<g class='grid'>{}{}</g>"
        "<path class='baseline' d='M{} {}H{}'/><polyline points='{}'/>{}</svg>",
        words,
        format_html_join("", _SIDE, ((_y(n, most), n) for n in (0, most // 2, most))),
        format_html_join("", _TICK, ((_x(day), label) for day, label in TICKS)),
        LEFT,
        first,
        RIGHT,
        " ".join(f"{x},{y}" for x, y in places),
        dots,
    )


_SIDE = (
    f"<path d='M{LEFT} {{0}}H{RIGHT}'/><text x='{LEFT - 6}' y='{{0}}' dy='4' class='n'>{{1}}</text>"
)
_TICK = f"<text x='{{}}' y='{BOTTOM + 16}'>{{}}</text>"


def _x(day: int) -> float:
    return round(LEFT + (RIGHT - LEFT) * min(max(day, 0), LAST_DAY) / LAST_DAY, 1)


def _y(score: int, most: int) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * score / most, 1)
