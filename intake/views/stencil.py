"""A patient's page that is drawn once, with holes for what is one patient's own.

Drawing is most of what a page costs, and nearly all of a page is the same for everybody. What
is remembered must therefore be so: anything of a patient, an address or a token goes in a hole.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import Any, Final
from uuid import uuid4, uuid5

from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

REMEMBERED: Final = 512  # pages; some 10 kB each
_OURS: Final = uuid4()  # so that nobody can write what stands for a hole


def filled(
    template: str, *, fixed: Mapping[str, Hashable], holes: Mapping[str, str | SafeString]
) -> SafeString:
    """The page, with the holes filled; what is not marked as safe is escaped.

    A dotted name such as "step.key" is an attribute as templates see it. To the template an
    empty hole is empty and a filled one is true, so it may ask whether there is anything.
    """
    dug = tuple([name for name, value in holes.items() if value])
    texts = _drawn(template, get_language() or "", tuple(sorted(fixed.items())), dug)
    return mark_safe(
        "".join([str(conditional_escape(holes[t])) if n % 2 else t for n, t in enumerate(texts)])
    )


def nested(named: Mapping[str, Any]) -> dict[str, Any]:
    """A template's context from dotted names."""
    context: dict[str, Any] = {}
    for name, value in named.items():
        *parents, last = name.split(".")
        here = context
        for parent in parents:
            here = here.setdefault(parent, {})
        here[last] = value
    return context


@lru_cache(maxsize=REMEMBERED)
def _drawn(
    template: str, language: str, fixed: tuple[tuple[str, Hashable], ...], dug: tuple[str, ...]
) -> tuple[str, ...]:
    """Texts and the names of holes, in turns."""
    # A hole looks like the code of an intake, so that it may stand in an address too.
    marks = {str(uuid5(_OURS, name)): name for name in dug}
    context = nested(dict(fixed) | {name: mark for mark, name in marks.items()})
    html = render_to_string(template, context)
    texts = re.split(f"({'|'.join(marks)})", html) if marks else [html]
    return tuple(marks.get(text, text) for text in texts)
