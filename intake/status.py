"""Where things stand, as the patient reads it, and who opened what the patient sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext, gettext_noop

from intake.journey import Stage
from intake.models import Event, Intake

STEPS = (
    gettext_noop("Received"),
    gettext_noop("Being read by a clinician"),
    gettext_noop("Answered"),
)
STEP_OF = {Stage.AWAITING_TRIAGE: 0, Stage.AWAITING_REVIEW: 1, Stage.DECIDED: 2, Stage.CLOSED: 2}
ROLES = (gettext_noop("Front desk"), gettext_noop("Clinician"), gettext_noop("Manager"))
OTHER = gettext_noop("opened your record")
BACK = ("to_patient", "needs_information")  # outcomes that give the answers back
PHOTO_OPENED, LETTER_OPENED = "photo opened", "letter opened"
READS = ("viewed", PHOTO_OPENED, LETTER_OPENED)
OPENED = {
    PHOTO_OPENED: gettext_noop("looked at your photos"),
    LETTER_OPENED: gettext_noop("opened a letter about you"),
    "review page": gettext_noop("read your answers"),
    "course after a treatment": gettext_noop("read how you have been since your visit"),
    "photos after a treatment": gettext_noop("looked at your photos"),
    "front desk's page": gettext_noop("looked at your contact details and where things stand"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A part of the way, and whether it is over, now or still to come."""

    words: str
    done: bool
    now: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """Somebody at the clinic opened what the patient sent: at these times on one day."""

    who: str
    what: str
    times: tuple[str, ...]


def steps(intake: Intake) -> list[Step]:
    """The way from receipt to answer."""
    here = STEP_OF.get(Stage(intake.stage), 0)
    last = len(STEPS) - 1
    return [
        Step(gettext(words), done=number < here or number == here == last, now=number == here)
        for number, words in enumerate(STEPS)
    ]


def exchanged(events: list[Event]) -> list[tuple[str, datetime]]:
    """What was sent and what was asked back, oldest first; never why."""
    told = []
    for event in events:
        if event.name == "submitted":
            in_room = event.detail.get("place") == "room"
            words = gettext("You told us more") if in_room else gettext("You sent your answers")
            told.append((words, event.at))
        elif event.name == "asked patient" or event.detail.get("outcome") in BACK:
            told.append((gettext("We asked you to look at your answers again"), event.at))
    return told


def openings(events: list[Event], *, zone: Any) -> list[tuple[date, list[Opening]]]:
    """Who opened what was sent, by role, day by day, the newest day first.

    A role and no name: the patient learns that nobody else looked, and staff of a small
    clinic are not exposed to whoever is angry with a decision.
    """
    days: dict[date, dict[tuple[str, str], dict[str, None]]] = {}
    for event in events:
        if event.name not in READS or event.actor is None:
            continue
        at = event.at.astimezone(zone)
        seen = event.detail.get("what", event.name)
        what = gettext(OPENED.get(seen, OTHER))
        who = gettext(event.actor.get_role_display())
        times = days.setdefault(at.date(), {}).setdefault((who, what), {})
        times[f"{at:%H:%M}"] = None
    return [
        (day, [Opening(who, what, tuple(times)) for (who, what), times in by.items()])
        for day, by in sorted(days.items(), reverse=True)
    ]
