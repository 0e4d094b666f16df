"""What the demonstration clinic says in its own words, and how long it keeps what."""

from __future__ import annotations

from datetime import datetime

from clinic.owner.services import change_settings
from clinic.phrasing.services import ready, reword
from clinic.staff.models import User
from intake.models import Clinic
from intake.notices import Said
from intake.saying import Piece

INVITING = Said(
    "Before we see you on {date}",
    """Dear {name},

We look forward to seeing you on {date}. Please answer these questions before you come:

{link}

The link is yours alone, so please keep it to yourself. It works until the day after your visit.
""",
)
SENTENCES = (
    {
        "en": "The photo is too dark to see anything. Please take it again by a window.",
        "es": "La foto es demasiado oscura. Tómela otra vez junto a una ventana, por favor.",
        "ar": "الصورة مظلمة جدا. يرجى التقاطها مرة أخرى بجانب نافذة.",
    },
    {"en": "The dates of your last visits elsewhere would help us. A month and a year will do."},
)
FORGET_UNSENT_DAYS = 90


def word(clinic: Clinic, *, by: User, at: datetime) -> None:
    """Word a message, keep two sentences ready, and say how long drafts are kept."""
    reword(clinic, Piece("invitation", "email", "en"), INVITING, by=by, at=at)
    for words in SENTENCES:
        ready(clinic, words, by=by, at=at)
    change_settings(clinic, forget_unsent_days=FORGET_UNSENT_DAYS, by=by, at=at)
