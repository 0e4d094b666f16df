"""That two records are one person, that this was undone, and that two records are two people.

Nothing of a merged record moves: each keeps its key and all that is sealed under it.
"""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from intake.models import Clinic, Patient
from intake.models.sealed import SealedField, unseal

PERSON = settings.AUTH_USER_MODEL


class MergeQuerySet(models.QuerySet["Merge"]):
    def standing(self) -> Self:
        """Those that nobody undid, of people who are not erased."""
        return self.filter(unmerge=None, kept__erased_at=None, other__erased_at=None)

    def standing_at(self, at: datetime) -> Self:
        """Those that stood at a moment, of people who are not erased."""
        there = Q(unmerge=None) | Q(unmerge__at__gt=at)
        return self.filter(there, at__lte=at, kept__erased_at=None, other__erased_at=None)


class Merge(models.Model):
    """Two records are the same person: one is kept, the other is read through it.

    `chosen` names the details that were taken from the other record; `before` holds what the
    kept one said of each until then, and a fingerprint of what was taken, under its own key.
    """

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    kept = models.ForeignKey(Patient, models.PROTECT, related_name="merges")
    other = models.ForeignKey(Patient, models.PROTECT, related_name="merged_away")
    chosen = models.JSONField(default=list)
    before = SealedField()
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = MergeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("other")), name="merge_of_two"),
        ]

    def __str__(self) -> str:
        return f"Merge {self.code}"

    def read_before(self) -> dict[str, Any]:
        """What the kept record said before, or raise `vault.Erased`."""
        return unseal(self, self.kept.key(), "before") or {}


class Unmerge(models.Model):
    """A merge was undone."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    merge = models.OneToOneField(Merge, models.PROTECT, related_name="unmerge")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Undoing of merge {self.merge_id}"


class TwoPeople(models.Model):
    """Somebody looked at two records and found two people; `one` is registered first."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    one = models.ForeignKey(Patient, models.PROTECT, related_name="+")
    other = models.ForeignKey(Patient, models.PROTECT, related_name="+")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="two_people_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="two_people_in_order"),
        ]

    def __str__(self) -> str:
        return f"Two people {self.code}"


def records_beside(patient: Any, merges: MergeQuerySet) -> models.QuerySet[Any]:
    """The other records of a person, of whom one is given: all of theirs, perhaps that one too.

    They are those merged into it, the one it was merged into, and those beside it. It is a union
    for a query to look in: among a million intakes, alternatives would look at each.
    """
    deeper: Any = (
        OuterRef(patient) if isinstance(patient, OuterRef) else patient
    )  # where a query names it
    into = merges.filter(other=deeper).values("kept")
    return (
        merges.filter(kept=patient)
        .values("other")
        .union(
            merges.filter(other=patient).values("kept"),
            merges.filter(kept__in=into).values("other"),
        )
    )


def records_together(patient: Any) -> models.QuerySet[Any]:
    """Every record of a person, of whom one is given, that one too: for a query to look in."""
    own = Patient.objects.filter(pk=patient).values("pk")
    return own.union(records_beside(patient, Merge.objects.standing()))


def merged_away(patient: str = "pk") -> Exists:
    """Whether the patient that a query names was merged into another record."""
    return Exists(Merge.objects.standing().filter(other=OuterRef(patient)))
