"""Whether a patient came, as the front desk saw it; kept for ever, the newest counts."""

from __future__ import annotations

import uuid
from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Subquery

from intake.models import Clinic, Intake, Patient, Visit
from intake.models.intake import IntakeQuerySet


class Attendance(models.Model):
    """Somebody came to a visit, or did not; what was marked by mistake is marked again."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, models.PROTECT, related_name="attendances")
    came = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return "Came" if self.came else "Did not come"


def marked(visits: Iterable[Visit]) -> dict[int, bool]:
    """By visit whether the patient came, of those visits that were marked."""
    marks = Attendance.objects.filter(visit__in=list(visits)).order_by("pk")
    return dict(marks.values_list("visit", "came"))


def missed(visit: Visit) -> bool:
    """Whether the patient did not come, as it was marked last."""
    return marked([visit]).get(visit.pk) is False


def attended(patient: Patient) -> Iterable[tuple[int, bool]]:
    """By visit whether the patient came, as it was marked; the last of a visit counts."""
    marks = Attendance.objects.filter(visit__patient=patient).order_by("pk")
    return marks.values_list("visit", "came")


def with_attendance(intakes: IntakeQuerySet) -> IntakeQuerySet:
    """With all that `came_to` needs of each, in no further query."""
    newest = Attendance.objects.filter(visit=OuterRef("visit")).order_by("-pk").values("came")
    return intakes.annotate(came=Subquery(newest[:1]))


def came_to(intake: Intake) -> bool | None:
    """Whether the patient came, of an intake that was read `with_attendance`; else None."""
    return getattr(intake, "came", None)
