"""The plan that stood at a moment, as the page of an intake shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from clinic.planning.models import Plan
from clinic.planning.services import zones_of
from clinic.staff import wording
from intake.models import Intake
from intake.points import template_of


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan in words, and what is drawn of it."""

    made: Plan
    when: str
    words: tuple[str, ...]
    dots: tuple[tuple[float, float], ...]
    template: str


def plans_of(intake: Intake, *, at: datetime) -> QuerySet[Plan]:
    """The plans by then, the newest first."""
    return intake.plans.filter(at__lte=at).select_related("by").order_by("-pk")


def planned(intake: Intake, plans: Iterable[Plan], *, now: datetime) -> dict[str, Any]:
    """The first of some plans, the newest before others; `now` is on the clinic's clock."""
    made = next(iter(plans), None)
    return {"plan": None if made is None else _planned(made, intake, now=now)}


def _planned(made: Plan, intake: Intake, *, now: datetime) -> Planned:
    names = zones_of(intake)
    points = made.read()
    return Planned(
        made=made,
        when=wording.moment(made.at.astimezone(now.tzinfo), now=now),
        words=points.counted({zone: names.get(zone, zone) for zone in made.zones}),
        dots=tuple(points.on_drawing()),
        template=template_of(points.drawing),
    )
