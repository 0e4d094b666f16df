"""Where a patient is offered to add photos: before sending, and until the clinic has decided."""

from __future__ import annotations

from typing import Any

from intake.journey import WITH_PATIENT
from intake.models import Intake, Photo
from intake.models.prepared import Prepared
from intake.services.photos import OPEN
from intake.views.places import place

THERE = Prepared(lambda: Photo.objects.filter(removed_at=None).only("pk"), by="intake")
ASKED = "PHOTO"  # the question whether the patient would like to add photos


def photos_card(intake: Intake) -> dict[str, Any]:
    """What the card about photos shows; nothing once decided, or after a "no thanks"."""
    if intake.stage not in OPEN:
        return {}
    there = len(THERE.all(intake.pk))
    if not there and intake.stage in WITH_PATIENT and intake.draft.get(ASKED) == "NO":
        return {}
    return {"photos_url": place(intake, "photos"), "photos": there}


def photos_wanted(intake: Intake) -> dict[str, Any]:
    """The card, for who said yes to photos."""
    return photos_card(intake) if intake.draft.get(ASKED) == "YES" else {}
