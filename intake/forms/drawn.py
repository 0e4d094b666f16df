"""A page's questions as HTML, drawn by the template pack once for each way to answer them.

What is remembered are cards and empty boxes, ticked or not. Words, days, errors and notes
beside a teach-back question are drawn anew every time: they are a patient's own.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from functools import partial
from itertools import groupby
from typing import Any, Final

from django.forms import BoundField
from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from intake.folding import stands_behind
from intake.forms.fields import AnswerField
from intake.forms.folded import fold
from intake.remembering import Remembered

FIELD: Final = "clinic/field.html"
CARDS: Final = frozenset({"agreed", "choice", "scale", "tick", "multi", "merged", "procedures"})
Key = tuple[AnswerField, Hashable]
_remembered: Remembered[SafeString] = Remembered(4096)  # fields; a few megabytes


def drawn(form: Any) -> SafeString:
    """All questions of a page's form; some stand behind a line that names them."""
    parts: list[SafeString] = []
    for is_folded, names in groupby(form.fields, partial(stands_behind, page=form.page)):
        fields = [form[name] for name in names]
        html = mark_safe("".join(map(drawn_field, fields)))
        parts.append(fold(fields, html) if is_folded else html)
    return mark_safe("".join(parts))


def drawn_field(bound: BoundField) -> SafeString:
    """One question, as it was drawn before where that can be."""
    explained = bound.name in getattr(bound.form, "explained", {})
    agreed_before = getattr(bound.form, "agreed_on", None)
    key = None if bound.errors or explained or agreed_before else _key(bound)
    if key is None:
        return _draw(bound)
    return _remembered.get(key, lambda: _draw(bound))


def _draw(bound: BoundField) -> SafeString:
    return mark_safe(get_template(FIELD).render({"field": bound}))


def _key(bound: BoundField) -> Key | None:
    """What the HTML depends on, or None where that is a patient's own."""
    field: Any = bound.field
    answer = bound.value()
    if answer is None or answer in ("", [], {}):
        return field, ""
    chosen: Iterable[str] | None
    if isinstance(answer, Mapping):
        chosen = None if any(answer.values()) or field.kind != "procedures" else answer
    else:
        chosen = answer if isinstance(answer, list) else [str(answer)]
    if chosen is None or field.kind not in CARDS or not field.offers(chosen):
        return None
    return field, tuple(sorted(chosen))
