"""What the same person sent before in another record, for the page of a clinician."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F

from clinic.duplicates.models import Merge, records_beside
from clinic.staff import wording
from intake.models import Intake, Revision


@dataclass(frozen=True, slots=True)
class Earlier:
    """An intake of another record: whose name stands there, for which visit, and when it came."""

    intake: Intake
    name: str
    visit: str
    sent: str


def in_other_records(revision: Revision, *, now: datetime) -> list[Earlier]:
    """What was sent before this in records that were merged by then, the newest first."""
    patient = revision.intake.patient
    sent = Intake.objects.filter(
        patient__in=records_beside(patient.pk, Merge.objects.standing_at(now)),
        revisions__number=1,
        revisions__submitted_at__lt=revision.submitted_at,
    )
    found = sent.exclude(patient=patient).select_related("patient", "visit")
    return [
        _earlier(one, now=now)
        for one in found.annotate(sent=F("revisions__submitted_at")).order_by("-sent", "-pk")
    ]


def _earlier(intake: Intake, *, now: datetime) -> Earlier:
    sent = intake.sent.astimezone(now.tzinfo)  # type: ignore[attr-defined]
    return Earlier(
        intake=intake,
        name=intake.patient.read_identity().name,
        visit=wording.full_day(intake.visit.on),
        sent=wording.moment(sent, now=now),
    )
