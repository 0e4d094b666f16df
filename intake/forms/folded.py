"""Questions behind the line that names them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from intake.folding import line
from intake.forms.fields import AnswerField


def fold(fields: Sequence[BoundField], html: SafeString) -> SafeString:
    """The questions folded away; open where there is an answer or a problem."""
    is_open = any(bound.errors or bound.value() not in (None, "", []) for bound in fields)
    asked = [cast(AnswerField, bound.field) for bound in fields]
    return format_html(
        '<details class="why"{}>\n<summary>{}</summary>\n{}</details>\n',
        SafeString(" open") if is_open else "",
        line([field.question for field in asked], gettext("(optional)"), gettext(", ")),
        html,
    )
