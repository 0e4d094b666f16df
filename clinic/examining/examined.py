"""What was examined and said by a moment, as the page of an intake shows it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from clinic.examining.forms import ExaminationForm, StatementForm
from clinic.examining.models import Examination
from clinic.staff import wording


def examined(made: Iterable[Examination], *, now: datetime) -> dict[str, Any]:
    """Examinations with what was said after each by then."""
    return {"examinations": [_examination(one, now=now) for one in made]}


def forms(*, now: datetime) -> dict[str, Any]:
    """The forms to record more."""
    return {
        "examination_form": ExaminationForm(initial={"on": now.date()}),
        "statement_form": StatementForm(),
    }


def _examination(made: Examination, *, now: datetime) -> dict[str, Any]:
    said = made.statements.filter(at__lte=now).select_related("by", "examination__intake__patient")
    zone = now.tzinfo
    return {
        "made": made,
        "on": wording.full_day(made.on),
        "when": wording.moment(made.at.astimezone(zone), now=now),
        "looked_at": made.read_looked_at(),
        "statements": [
            (one, one.read_words(), wording.moment(one.at.astimezone(zone), now=now))
            for one in said.order_by("pk")
        ],
    }
