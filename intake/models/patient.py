"""A person who asks, known by a pseudonym; who that is, is sealed."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Self

from django.db import models

from intake import vault
from intake.models.clinic import Clinic
from intake.models.sealed import SealedField, seal, unseal
from intake.phones import calling_code, forms, national


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a patient is."""

    given_name: str
    family_name: str
    birth_date: date
    email: str = ""
    phone: str = ""

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"


def surname_and_day(family_name: str, birth_date: date) -> str:
    return f"{family_name}|{birth_date.isoformat()}"


class PatientQuerySet(models.QuerySet["Patient"]):
    def of_clinic(self, clinic: Clinic) -> Self:
        return self.filter(clinic=clinic)

    def with_email(self, clinic: Clinic, email: str) -> Self:
        return self.of_clinic(clinic).filter(email_index__in=vault.blinds(email, kind="email"))

    def with_phone(self, clinic: Clinic, phone: str) -> Self:
        """Patients of that number, with or without the country's code."""
        kept = forms(phone, code=calling_code(clinic))
        marks = [mark for digits in kept for mark in vault.blinds(digits, kind="phone")]
        return self.of_clinic(clinic).filter(phone_index__in=marks)

    def born(self, clinic: Clinic, family_name: str, birth_date: date) -> Self:
        """Patients of that surname and birth date."""
        text = surname_and_day(family_name, birth_date)
        return self.of_clinic(clinic).filter(birth_index__in=vault.blinds(text, kind="birth"))


class Patient(models.Model):
    """A pseudonym, a wrapped key, and an identity that only that key opens."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="patients")
    created_at = models.DateTimeField()
    wrapped_key = models.BinaryField(null=True, editable=False)
    identity = SealedField()
    email_index = models.CharField(max_length=64, blank=True)
    phone_index = models.CharField(max_length=64, blank=True)
    birth_index = models.CharField(max_length=64, blank=True)
    erased_at = models.DateTimeField(null=True, editable=False)
    unreminded_since = models.DateTimeField(null=True, editable=False)

    objects = PatientQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["clinic", "created_at"], name="patient_by_time"),
            models.Index(fields=["clinic", "email_index"], name="patient_by_email"),
            models.Index(fields=["clinic", "phone_index"], name="patient_by_phone"),
            models.Index(fields=["clinic", "birth_index"], name="patient_by_birth"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(erased_at__isnull=True, wrapped_key__isnull=False)
                | models.Q(erased_at__isnull=False, wrapped_key__isnull=True),
                name="patient_erased_without_key",
            ),
        ]

    def __str__(self) -> str:
        return f"Patient {self.code}"

    _opened: tuple[Any, vault.PatientKey] | None = None  # the key, and what it was wrapped as

    def key(self) -> vault.PatientKey:
        """The key to everything sealed about this patient, or raise `vault.Erased`."""
        if self._opened is None or self._opened[0] is not self.wrapped_key:
            self._opened = self.wrapped_key, vault.unwrap(self.wrapped_key, self.code)
        return self._opened[1]

    def read_identity(self) -> Identity:
        """Who this is, or raise `vault.Erased`."""
        held: dict[str, Any] = unseal(self, self.key(), "identity")
        return Identity(**held | {"birth_date": date.fromisoformat(held["birth_date"])})

    def write_identity(self, identity: Identity) -> None:
        """Seal the identity and set what it is found by, in memory."""
        held = asdict(identity) | {"birth_date": identity.birth_date.isoformat()}
        seal(self, self.key(), identity=held)
        self.index(identity)

    def index(self, identity: Identity) -> None:
        """Set what the patient is found by, in memory.

        Of a telephone that is the number as it is compared, so that people with one number have
        one value, however it was written.
        """
        email, digits = identity.email, national(identity.phone, code=calling_code(self.clinic))
        birth = surname_and_day(identity.family_name, identity.birth_date)
        self.email_index = vault.blind(email, kind="email") if email else ""
        self.phone_index = vault.blind(digits, kind="phone") if digits else ""
        self.birth_index = vault.blind(birth, kind="birth")
