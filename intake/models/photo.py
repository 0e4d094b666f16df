"""A photo that a patient added: sealed while it is there, a bare fact once it is removed."""

from __future__ import annotations

import uuid
from datetime import datetime
from hashlib import sha256
from typing import Self

from django.db import models

from intake.following.schedule import WEEK_4
from intake.models.clinic import Clinic
from intake.models.intake import Intake
from intake.models.sealed import place
from intake.vault import PatientKey


class PhotoQuerySet(models.QuerySet["Photo"]):
    def of(self, intake: Intake, moment: str = "") -> Self:
        """Those added with the answers, or at the moment of a check-in."""
        return self.filter(intake=intake, moment=moment)

    def there(self) -> Self:
        """Not removed; without the pictures themselves, which are large."""
        return self.filter(removed_at=None).defer("large", "small")

    def there_at(self, at: datetime) -> Self:
        """Added by then and not yet removed; what was removed since has no picture any more."""
        kept = models.Q(removed_at=None) | models.Q(removed_at__gt=at)
        return self.filter(kept, added_at__lte=at).defer("large", "small")


class Photo(models.Model):
    """One photo, from one side, for one intake; `moment` names a check-in after a treatment.

    The database lets a row change once: when it is removed, and its pictures with it.
    """

    class Side(models.TextChoices):
        FRONT = "front", "Front"
        LEFT = "left", "Left side"
        RIGHT = "right", "Right side"
        NECK = "neck", "Neck"

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="photos")
    side = models.CharField(max_length=10, choices=Side.choices)
    moment = models.CharField(max_length=4, blank=True)
    large = models.BinaryField(null=True, editable=False)
    small = models.BinaryField(null=True, editable=False)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    size = models.PositiveIntegerField()  # bytes of the large picture, sealed
    fingerprint = models.CharField(max_length=64)  # of the same bytes
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, editable=False)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["intake", "side", "moment"],
                condition=models.Q(removed_at=None),
                name="photo_once_a_side",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    removed_at__isnull=True, large__isnull=False, small__isnull=False
                )
                | models.Q(removed_at__isnull=False, large__isnull=True, small__isnull=True),
                name="photo_removed_without_picture",
            ),
            models.CheckConstraint(
                condition=models.Q(side__in=["front", "left", "right", "neck"]),
                name="photo_side_known",
            ),
            models.CheckConstraint(
                condition=models.Q(moment__in=["", WEEK_4.key]), name="photo_moment_known"
            ),
        ]

    def __str__(self) -> str:
        return f"Photo {self.code}"

    def write(self, key: PatientKey, *, large: bytes, small: bytes) -> None:
        """Seal the pictures, in memory."""
        self.large = key.seal_bytes(large, place=place(self, "large"))
        self.small = key.seal_bytes(small, place=place(self, "small"))
        self.size, self.fingerprint = len(self.large), sha256(self.large).hexdigest()

    def read(self, key: PatientKey, *, small: bool = False) -> bytes:
        """A picture as JPEG, or raise `vault.Unreadable`."""
        column = "small" if small else "large"
        return key.open_bytes(getattr(self, column), place=place(self, column))
