"""What managers changed, who did, and how it was before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from clinic.forgetting.forms import LABELS as KEEPING
from clinic.opening import days_in_words, week_in_words
from clinic.owner.forms import BRAND_NAMES, SettingsForm
from clinic.owner.look import LABELS as LOOK
from clinic.owner.look import OURS
from clinic.owner.opening import LABELS as HOURS
from clinic.phrasing.shown import title
from clinic.staff.models import Role, User
from intake.models import Clinic, Event
from intake.questionnaire.languages import IN_ENGLISH
from intake.saying import Piece
from intake.speaking import LANGUAGES

WORDS = {
    "settings changed": "Settings changed",
    "message reworded": "Words of a message changed",
    "ready sentence changed": "Ready sentence changed",
    "tablet pin set": "PIN of the tablet set",
    "protocol approved": "Protocol approved",
    "forgotten by time": "Forgotten as the settings say",
    "own question added": "Own question added",
    "own question reworded": "Own question reworded",
    "own question retired": "Own question retired",
    "exported": "Rows of a figure exported",
    "imported": "Patients and visits imported",
    "person added": "Person added",
    "role changed": "Role changed",
    "person left": "Access ended",
    "person returned": "Access given again",
}
LABELS = HOURS | LOOK | KEEPING
LISTED = BRAND_NAMES | IN_ENGLISH
CHOICES: dict[str, str] = dict((*Clinic.Mode.choices, *Clinic.Jurisdiction.choices))


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that changed; an older event does not know from what to what."""

    what: str
    before: str = ""
    after: str = ""
    known: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """Something a manager did."""

    words: str
    who: str
    at: datetime
    about: str
    differences: tuple[Difference, ...]


def changes(clinic: Clinic) -> QuerySet[Event]:
    """The events in which managers changed something, newest first."""
    return Event.objects.of(clinic).filter(name__in=WORDS).order_by("-seq")


def told(events: Iterable[Event], clinic: Clinic) -> list[Change]:
    """The events in words, for the clinic's manager."""
    names = dict(User.objects.filter(clinic=clinic).values_list("pk", "name"))
    return [
        Change(
            WORDS[event.name],
            event.actor_name,
            event.at,
            _about(event.detail, names),
            _differences(event.detail.get("settings", ())),
        )
        for event in events
    ]


def _about(detail: dict[str, Any], names: dict[int, str]) -> str:
    if "message" in detail:
        piece = Piece(**detail["message"])
        return f"{title(piece)}, {LANGUAGES[piece.language]}"
    if "version" in detail:
        return str(detail["version"])
    if "question" in detail:
        return str(detail["question"])
    if "person" not in detail:
        return ""
    name = names.get(detail["person"], "Somebody")
    return f"{name}, {Role(detail['role']).label}" if "role" in detail else name


def _differences(settings: Any) -> tuple[Difference, ...]:
    if isinstance(settings, dict):
        return tuple(
            Difference(_label(name), _value(name, before), _value(name, after), known=True)
            for name, (before, after) in settings.items()
        )
    return tuple(Difference(_label(name)) for name in settings)


def _label(name: str) -> str:
    if name in LABELS:
        return LABELS[name]
    if name.removeprefix("in_") in LANGUAGES:
        return LANGUAGES[name.removeprefix("in_")]
    field = SettingsForm.base_fields.get(name)
    return str(field.label if field and field.label else name.replace("_", " ").capitalize())


def _value(name: str, value: Any) -> str:
    if name == "opening_hours":
        return week_in_words(value)
    if name == "closed_days":
        return ", ".join(days_in_words(value)) or "None"
    if name == "logo":
        return f"A picture ({value[:8]})" if value else "None"
    if name == "accent":
        return value or OURS
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return ", ".join(str(LISTED.get(code, code)) for code in value) or "None"
    return CHOICES.get(str(value), str(value)) or "Nothing"
