"""A clinic's logo: pixels that were made anew, and nothing that came with them."""

from __future__ import annotations

import uuid
from base64 import b64encode
from hashlib import sha256

from django.conf import settings
from django.db import models

from intake.models.clinic import Clinic


class Logo(models.Model):
    """A picture as it was uploaded once; kept, so that an address never changes what it shows."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    fingerprint = models.CharField(max_length=64)
    picture = models.BinaryField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clinic", "fingerprint"], name="logo_once"),
        ]

    def __str__(self) -> str:
        return f"Logo {self.fingerprint[:8]}"

    @property
    def in_page(self) -> str:
        """The picture as an address that holds it whole, for a page that fetches nothing."""
        return f"data:image/png;base64,{b64encode(self.picture).decode()}"


def logo_of(clinic: Clinic) -> Logo | None:
    """The logo that the clinic has now."""
    return Logo.objects.filter(clinic=clinic, fingerprint=clinic.logo).first()


def fingerprint_of(picture: bytes) -> str:
    """SHA-256 of the picture, in hexadecimal."""
    return sha256(picture).hexdigest()
