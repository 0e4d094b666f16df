"""What a patient sent, and the agreements sent with it; kept as sent for ever."""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime
from typing import Any

from django.db import models

from intake.models.clinic import Clinic
from intake.models.concerns import GRADES, OILINESS, column_of, indexes, ranges
from intake.models.intake import Intake
from intake.models.own_wording import asked_with
from intake.models.sealed import SealedField, unseal
from intake.questionnaire.answers import Answers, join, read
from intake.questionnaire.edition import Edition
from intake.questionnaire.editions import EDITIONS, original
from intake.questionnaire.languages import IN_ENGLISH
from intake.questionnaire.own import published_only

RECEIPT_LETTERS = "ACDEFHJKMNPQRTUVWXY3479"  # none that looks or sounds like another
RECEIPT_LENGTH = 8


def new_receipt() -> str:
    """A short reference to read out on the telephone; it names an intake and opens nothing."""
    letters = "".join(secrets.choice(RECEIPT_LETTERS) for _ in range(RECEIPT_LENGTH))
    return f"{letters[:4]}-{letters[4:]}"


class Revision(models.Model):
    """One sending: coded answers in the clear, birth date and words sealed.

    The concern columns are derived from `answers` by the database, so they cannot differ.
    """

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    submission_key = models.UUIDField(unique=True)
    receipt = models.CharField(max_length=RECEIPT_LENGTH + 1, unique=True)

    edition = models.CharField(max_length=40)
    edition_fingerprint = models.CharField(max_length=64)
    answers = models.JSONField()
    words = SealedField()
    answers_fingerprint = models.CharField(max_length=64)
    ages = models.JSONField(null=True)
    complete = models.BooleanField()
    stopped = models.BooleanField(default=False)

    submitted_at = models.DateTimeField()
    submitted_on = models.DateField()
    visit_on = models.DateField()

    oiliness = column_of(*OILINESS)
    acne = column_of(GRADES["acne"])
    redness = column_of(GRADES["redness"])
    flushing = column_of(GRADES["flushing"])
    pores = column_of(GRADES["pores"])
    texture = column_of(GRADES["texture"])
    scars = column_of(GRADES["scars"])
    neck_crepe = column_of(GRADES["neck_crepe"])
    neck_lines = column_of(GRADES["neck_lines"])
    neck_bands = column_of(GRADES["neck_bands"])
    neck_jaw = column_of(GRADES["neck_jaw"])
    neck_sag = column_of(GRADES["neck_sag"])
    bother_oil = column_of(GRADES["bother_oil"])
    bother_acne = column_of(GRADES["bother_acne"])
    bother_red = column_of(GRADES["bother_red"])
    bother_texture = column_of(GRADES["bother_texture"])
    bother_scars = column_of(GRADES["bother_scars"])
    bother_pores = column_of(GRADES["bother_pores"])
    bother_neck = column_of(GRADES["bother_neck"])

    class Meta:
        indexes = [
            models.Index(fields=["clinic", "submitted_at"], name="revision_by_time"),
            *indexes("revision"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["intake", "number"], name="revision_number_once"),
            *ranges("revision"),
        ]

    def __str__(self) -> str:
        return f"Revision {self.receipt}"

    def read_coded(self) -> Answers:
        """The published edition's answers that name nobody; these outlast an erasure."""
        return read(self.read_edition(), published_only(self.answers))

    def read_edition(self) -> Edition:
        """The published edition that was answered, in English whatever language it was asked in."""
        return original(EDITIONS[self.edition])

    @property
    def answered_in(self) -> str:
        """The language of the questions, as staff call it; "" for English."""
        return IN_ENGLISH.get(EDITIONS[self.edition].language, "")

    def read_answers(self) -> Answers:
        """Every answer as it was sent, the clinic's own questions too, or raise `vault.Erased`."""
        sealed: dict[str, Any] = unseal(self, self.intake.patient.key(), "words") or {}
        asked = asked_with(self.read_edition(), self.intake.asked_own)
        return join(asked, self.answers, sealed, None)


class Consent(models.Model):
    """One agreement a patient gave, in the words they saw.

    `notice` is what it says was read: how the clinic keeps and uses data, as shown that day.
    `read_on` is the day on which the page was last shown whole, where it stood behind a line.
    """

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="consents")
    question = models.CharField(max_length=40)
    text = models.TextField()
    version = models.CharField(max_length=40)
    edition_fingerprint = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=10)
    notice = models.TextField(blank=True)
    notice_fingerprint = models.CharField(max_length=64, blank=True)
    read_on = models.DateField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["revision", "question"], name="consent_once"),
        ]

    def __str__(self) -> str:
        return f"Consent {self.question}"

    @property
    def withdrawn_at(self) -> datetime | None:
        """When it was taken back, if it was."""
        withdrawal = getattr(self, "withdrawal", None)
        return withdrawal.at if withdrawal else None
