"""What a clinic was like at a moment that is past."""

from __future__ import annotations

from copy import copy
from datetime import datetime

from intake.models import Clinic, Event


def clinic_at(clinic: Clinic, at: datetime) -> Clinic:
    """The clinic with the settings it had: the next change of each says what it was before."""
    then = copy(clinic)
    later = Event.objects.of(clinic).filter(name="settings changed", at__gt=at)
    for event in later.order_by("-seq"):
        for name, (before, _) in event.detail["settings"].items():
            setattr(then, name, before)
    return then
