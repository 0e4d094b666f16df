"""Where a patient is offered to add photos: before sending, until the clinic has decided,
and four weeks after a treatment.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from intake.journey import WITH_PATIENT
from intake.models import Intake, Photo
from intake.models.prepared import Prepared
from intake.services.photos import OPEN, WANTED, taken_now
from intake.views.albums import AT_WEEK_4
from intake.views.places import place

THERE = Prepared(lambda: Photo.objects.filter(removed_at=None, moment="").only("pk"), by="intake")


def photos_card(intake: Intake) -> dict[str, Any]:
    """What the card about photos shows; nothing once decided, or after a "no thanks"."""
    if intake.stage not in OPEN:
        return {}
    there = len(THERE.all(intake.pk))
    if not there and intake.stage in WITH_PATIENT and intake.draft.get(WANTED) == "NO":
        return {}
    return {"photos_url": place(intake, "photos"), "photos": there}


def photos_wanted(intake: Intake) -> dict[str, Any]:
    """The card, for who said yes to photos."""
    return photos_card(intake) if intake.draft.get(WANTED) == "YES" else {}


def week_4_card(intake: Intake, *, at: datetime) -> dict[str, Any]:
    """The card about photos four weeks after a treatment, for as long as they can be added."""
    if not taken_now(intake, AT_WEEK_4.moment, at=at):
        return {}
    there = Photo.objects.of(intake, AT_WEEK_4.moment).there().count()
    return {"photos_url": place(intake, AT_WEEK_4.page), "photos": there}
