"""All that was kept beside what was sent, as it stood at a moment, read in one statement.

Each kind is a query of its own, and the page's parts read them as such; what is not read here is
read where there is something of it, such as the letters of a decision.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime

from django.db.models import QuerySet

from clinic.asking.asked import requests_of
from clinic.desk.models import Triage
from clinic.desk.rounds import reopened
from clinic.examining.models import Examination
from clinic.following.course import treatments_of
from clinic.judging.models import Judgement
from clinic.planning.models import Plan
from clinic.planning.planned import plans_of
from clinic.review.models import Call, Decision
from clinic.review.told import origins_of
from intake.models import (
    AssessmentRecord,
    Consent,
    Event,
    InfoRequest,
    Origins,
    OwnWording,
    Photo,
    ReadBack,
    Retold,
    Signature,
    TeachBackTry,
    Treatment,
)
from intake.models.together import together


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows of each kind, in the order the page tells them."""

    origins: QuerySet[Origins]
    read_back: QuerySet[ReadBack]
    signatures: QuerySet[Signature]
    consents: QuerySet[Consent]
    tries: QuerySet[TeachBackTry]
    wordings: QuerySet[OwnWording]
    retold: QuerySet[Retold]
    photos: QuerySet[Photo]
    judgements: QuerySet[Judgement]
    requests: QuerySet[InfoRequest]
    reopened: QuerySet[Triage]
    calls: QuerySet[Call]
    decisions: QuerySet[Decision]
    examinations: QuerySet[Examination]
    plans: QuerySet[Plan]
    treatments: QuerySet[Treatment]
    events: QuerySet[Event]


def kept(assessment: AssessmentRecord, *, at: datetime) -> Kept:
    """What there was by then about one sending and its intake."""
    revision, intake = assessment.revision, assessment.revision.intake
    decided = Decision.objects.of(intake).select_related(
        "assessment", "triage_check", "held", "second_signature__by"
    )
    found = Kept(
        origins=origins_of(revision),
        read_back=revision.read_back.order_by("pk"),
        signatures=Signature.objects.filter(revision=revision),
        consents=revision.consents.select_related("withdrawal").order_by("pk"),
        tries=TeachBackTry.objects.filter(intake=intake).order_by("number"),
        wordings=OwnWording.objects.filter(code__in=intake.asked_own).select_related("by"),
        retold=intake.retold.filter(at__lte=at).order_by("pk"),
        photos=Photo.objects.of(intake).there_at(at),
        judgements=assessment.judgements.standing(at=at).select_related("by").order_by("pk"),
        requests=requests_of(intake, at=at),
        reopened=reopened(intake, at=at),
        calls=intake.calls.filter(at__lte=at).select_related("by").order_by("-pk"),
        decisions=decided.filter(at__lte=at),
        examinations=intake.examinations.filter(at__lte=at).select_related("by").order_by("-pk"),
        plans=plans_of(intake, at=at)[:1],
        treatments=treatments_of(intake, at=at),
        events=Event.objects.of(intake),
    )
    together(*(getattr(found, one.name) for one in fields(found)))
    for judgement in found.judgements:
        judgement.intake = intake  # its patient is at hand
    for decision in found.decisions:
        decision.intake = intake
    return found
