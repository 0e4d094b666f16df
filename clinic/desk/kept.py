"""All that the front desk's page of one intake tells beside the intake, read in one statement."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from clinic.asking.asked import requests_of
from clinic.desk.models import Triage
from clinic.desk.rounds import reopened
from clinic.desk.sieve import working
from clinic.desk.teamwork import Note
from clinic.desk.undelivered import failed_of
from clinic.examining.models import Examination
from clinic.review.models import Call
from clinic.review.told import origins_of
from intake.models import (
    AssessmentRecord,
    Browser,
    DataRequest,
    Event,
    InfoRequest,
    Intake,
    Origins,
    Outbox,
    Photo,
)
from intake.models.together import together


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows of each kind, in the order the page tells them."""

    assessments: QuerySet[AssessmentRecord]
    calls: QuerySet[Call]
    examinations: QuerySet[Examination]
    failed: QuerySet[Outbox]
    browsers: QuerySet[Browser]
    data_requests: QuerySet[DataRequest]
    origins: QuerySet[Origins]
    requests: QuerySet[InfoRequest]
    reopened: QuerySet[Triage]
    photos: QuerySet[Photo]
    notes: QuerySet[Note]
    triages: QuerySet[Triage]
    colleagues: QuerySet[Any, Any]
    events: QuerySet[Event]


def kept(intake: Intake, *, at: datetime) -> Kept:
    """What there is of one intake; what was sent is at hand in it from then on."""
    sent = AssessmentRecord.objects.filter(revision=intake.revision_id).select_related("revision")
    found = Kept(
        assessments=sent.order_by("-pk")[:1],
        calls=intake.calls.order_by("pk"),
        examinations=intake.examinations.order_by("pk"),
        failed=failed_of(intake),
        browsers=intake.browsers.order_by("pk"),
        data_requests=intake.data_requests.waiting(),
        origins=origins_of(intake.revision_id),
        requests=requests_of(intake, at=at).select_related("asked_by", "revision"),
        reopened=reopened(intake, at=at),
        photos=intake.photos.filter(removed_at=None).only("pk"),
        notes=Note.objects.filter(intake=intake).select_related("by"),
        triages=Triage.objects.filter(intake=intake).select_related("by", "taken_back"),
        colleagues=working(intake.clinic),
        events=Event.objects.of(intake),
    )
    together(*(getattr(found, one.name) for one in fields(found)))
    for assessment in found.assessments:
        intake.revision = assessment.revision
        assessment.revision.intake = intake  # its patient is at hand
    for request in found.requests:
        request.revision.intake = intake
    for note in found.notes:
        note.intake = intake
    for triage in found.triages:
        triage.intake = intake
    return found
