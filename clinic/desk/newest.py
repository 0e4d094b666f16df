"""A mark of what a page of the queue shows, found in two queries and the same while it stands.

Staff leave pages open all day, and each asks again three times a minute.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django.db.models import Count, Max

from clinic.desk.presence import LASTS
from clinic.desk.teamwork import Presence
from clinic.staff.models import User
from intake.events import READS
from intake.models import Event


def newest(reader: User, query: str, *, at: datetime) -> str:
    """What differs once something happened at the clinic or a colleague came or went.

    It differs each minute too, for that is how long what is told of time holds.
    """
    happened = Event.objects.filter(clinic=reader.clinic_id).exclude(name__in=READS)
    here = Presence.objects.filter(intake__clinic=reader.clinic_id, seen_at__gt=at - LASTS)
    said = (
        reader.pk,
        reader.role,
        query,
        f"{at:%Y%m%d%H%M}",
        happened.order_by("-pk").values_list("pk", flat=True).first(),
        here.aggregate(Count("pk"), Max("pk"), Max("since")),
    )
    return f'"{sha256(repr(said).encode()).hexdigest()}"'
