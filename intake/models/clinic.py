"""A clinic, and the protocols by which it assesses."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q

from intake.questionnaire.edition import Edition
from intake.questionnaire.editions import CURRENT
from intake.questionnaire.languages import ENGLISH, IN_ENGLISH
from intake.rules import protocol as core
from intake.rules.pairs import edition_for
from intake.rules.rulebook import RULEBOOKS
from intake.working_time import Hours, read_hours, usual_week


def other_languages() -> list[str]:
    """Every language there is besides English, which is always offered."""
    return list(IN_ENGLISH)


class NoProtocol(Exception):
    """The clinic has no approved protocol, so nothing can be assessed."""

    def __init__(self, clinic: Clinic) -> None:
        super().__init__(f"{clinic.name} has no approved protocol. A clinician must approve one.")


class RulebookChanged(Exception):
    """A stored protocol names a rulebook that this version of the product does not have."""


class Clinic(models.Model):
    """A place that sees patients, with the settings that are its own.

    `own_questions` are the codes of the wordings that it asks now, in order; it follows from
    them, and spares every page of a patient a query.
    """

    class Mode(models.TextChoices):
        CDS = "cds", "Flags and explains"
        INTAKE_ONLY = "intake_only", "Collects answers only"

    class Jurisdiction(models.TextChoices):
        US = "US", "United States"
        GB = "GB", "United Kingdom"
        EU = "EU", "European Union"
        AU = "AU", "Australia"

    class Overridable(models.TextChoices):
        """Against which open stops a clinician may go on; against the law on age nobody may."""

        EVERY = "every", "Every stop"
        NOT_RED = "not_red", "Every stop but a red-flag answer"
        WAITS = "waits", "Only a reason to wait"
        NONE = "none", "No stop"

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=120)
    address = models.TextField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    emergency_number = models.CharField(max_length=20, default="112")
    helplines = models.TextField(blank=True)
    timezone = models.CharField(max_length=60, default="UTC")
    jurisdiction = models.CharField(max_length=2, choices=Jurisdiction.choices)
    stocked_brands = models.JSONField(default=list, blank=True)
    mode = models.CharField(max_length=20, choices=Mode.choices, default=Mode.CDS)
    patient_dates = models.BooleanField(default=False)
    answers_valid_days = models.PositiveSmallIntegerField(default=30)
    second_signature = models.BooleanField(default=False)
    overridable = models.CharField(
        max_length=10, choices=Overridable.choices, default=Overridable.EVERY
    )
    sender_name = models.CharField(max_length=40, blank=True)
    calling_code = models.CharField(max_length=3, blank=True)
    remind_first_days = models.PositiveSmallIntegerField(default=3)
    remind_last_days = models.PositiveSmallIntegerField(default=1)
    remind_unopened_days = models.PositiveSmallIntegerField(default=2)
    opening_hours = models.JSONField(default=usual_week)
    closed_days = models.JSONField(default=list, blank=True)
    answer_within_hours = models.PositiveSmallIntegerField(default=8)
    languages = models.JSONField(default=other_languages, blank=True)
    accent = models.CharField(max_length=7, blank=True)
    logo = models.CharField(max_length=64, blank=True)  # the fingerprint of a `Logo`
    forget_unsent_days = models.PositiveSmallIntegerField(default=0)
    forget_after_years = models.PositiveSmallIntegerField(default=0)
    own_questions = models.JSONField(default=list, blank=True, editable=False)
    tablet_pin = models.CharField(max_length=128, blank=True, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(jurisdiction__in=["US", "GB", "EU", "AU"]),
                name="clinic_jurisdiction_known",
            ),
            models.CheckConstraint(
                condition=Q(mode__in=["cds", "intake_only"]), name="clinic_mode_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def spoken(self) -> tuple[str, ...]:
        """The languages in which patients are asked and written to."""
        return (ENGLISH, *(one for one in IN_ENGLISH if one in self.languages))

    @property
    def hours(self) -> Hours:
        """When the clinic is open."""
        return read_hours(self.opening_hours, self.closed_days, zone=self.zone)

    def day_of(self, at: datetime) -> date:
        """The calendar day of a moment, as the clinic counts it."""
        return at.astimezone(self.zone).date()

    def current_protocol(self) -> Protocol:
        """The protocol approved last, or raise `NoProtocol`."""
        newest = self.protocols.order_by("-approved_at", "-pk").first()
        if newest is None:
            raise NoProtocol(self)
        return newest

    def current_edition(self) -> Edition:
        """What new invitations ask: the edition that the approved rulebook is complete for.

        Before anything is approved it is the newest, which the newest rulebook reads.
        """
        newest = self.protocols.order_by("-approved_at", "-pk").values_list("rulebook").first()
        return edition_for(newest[0]) if newest else CURRENT


class Protocol(models.Model):
    """A rulebook and policy values that a named clinician approved; added, never edited."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="protocols")
    version = models.CharField(max_length=60)
    rulebook = models.CharField(max_length=40)
    policy = models.JSONField()
    fingerprint = models.CharField(max_length=64)
    approved_by_name = models.CharField(max_length=120)
    approved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clinic", "version"], name="protocol_version_once"),
        ]

    def __str__(self) -> str:
        return f"Protocol {self.version}"

    def read(self) -> core.Protocol:
        """The protocol to assess by, proved to be the one that was approved."""
        rulebook = RULEBOOKS.get(self.rulebook)
        if rulebook is None:
            raise RulebookChanged(f"There is no rulebook {self.rulebook}.")
        protocol = core.protocol_of(self.version, rulebook, self.policy)
        if protocol.fingerprint != self.fingerprint:
            raise RulebookChanged(f"{self} is not what {self.approved_by_name} approved.")
        return protocol
