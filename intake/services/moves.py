"""Moving an intake along its journey: the update is the lock."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F

from intake.events import record
from intake.journey import JOURNEY, Move
from intake.models import Event, Intake

DONE = {
    "viewed": "looked at this",
    "started": "started the answers",
    "submitted": "sent the answers",
    "visit moved": "moved the visit",
    "invited": "sent a link",
    "triaged": "triaged this",
    "request taken back": "took the question back",
    "triage undone": "took the triage back",
    "decided": "decided",
    "to be read again": "changed what the answers are read for",
    "asked patient": "asked the patient",
    "request lapsed": "took this back unanswered",
    "closed": "closed this",
    "called": "phoned the patient",
    "photo added": "added a photo",
    "photo retaken": "took a photo again",
    "photo removed": "removed a photo",
}
# What a page that was read before does not miss.
NO_CHANGE = (
    "viewed",
    "judged",
    "language changed",
    "photo opened",
    "photo refused",
    "reminder made",
    "message sent",
    "message failed",
    "message taken back",
    "noted",
    "assigned",
    "unassigned",
    "tagged",
    "untagged",
    "taken over",
    "letter issued",
    "letter opened",
)


class OutOfTurn(Exception):
    """The intake is at a stage from which this cannot be done."""

    def __init__(self, intake: Intake) -> None:
        super().__init__(f"This cannot be done now: the intake is “{intake.get_stage_display()}”.")
        self.intake = intake


class Outdated(Exception):
    """The intake has changed since it was read; says who changed what, and when."""

    def __init__(self, intake: Intake) -> None:
        self.intake = intake
        self.event: Event | None = _last_change(intake)
        super().__init__(f"{self._what()} Please look again.")

    def _what(self) -> str:
        if self.event is None:
            return "This intake has changed."
        event = self.event
        when = event.at.astimezone(self.intake.clinic.zone)
        did = DONE.get(event.name, "changed this")
        return f"{event.actor_name} {did} on {when:%-d %B at %H:%M}."


def move(
    intake: Intake,
    move: Move,
    *,
    name: str,
    by: Any,
    at: datetime,
    version: int | None = None,
    detail: dict[str, Any] | None = None,
    **changes: Any,
) -> Event:
    """Move the intake on and record it, or raise `Outdated` or `OutOfTurn`.

    `version` is what the mover read; without it only the stage is checked. The intake in hand
    is brought up to date.
    """
    origins, destination = JOURNEY[move]
    here = Intake.objects.filter(pk=intake.pk, stage__in=[stage.value for stage in origins])
    if version is not None:
        here = here.filter(version=version)
    moved = here.update(stage=destination.value, version=F("version") + 1, **changes)
    intake.refresh_from_db(fields=["stage", "version", *changes])
    if not moved:
        if version is not None and intake.version != version:
            raise Outdated(intake)
        raise OutOfTurn(intake)
    return record(intake, name, by=by, at=at, detail=detail)


def touch(intake: Intake, **changes: Any) -> None:
    """Change what staff rely on without moving, so that whoever read it before is told."""
    Intake.objects.filter(pk=intake.pk).update(version=F("version") + 1, **changes)
    intake.refresh_from_db(fields=["version", *changes])


def _last_change(intake: Intake) -> Event | None:
    changes = Event.objects.filter(intake=intake).exclude(name__in=NO_CHANGE)
    return changes.select_related("actor").order_by("-seq").first()
