"""What colleagues tell each other about an intake: who is on it, whose it is, notes and tags."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from clinic.desk.models import Triage
from clinic.staff.roles import Role
from intake.models import Clinic, Intake
from intake.models.sealed import SealedField, unseal

PERSON = settings.AUTH_USER_MODEL


class Presence(models.Model):
    """Who has an intake open; it lapses by itself, and can be taken over."""

    intake = models.OneToOneField(Intake, models.PROTECT, related_name="presence")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    since = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.by} is here"


class TakeOver(models.Model):
    """Somebody took an intake over from a colleague, with a word to them; kept for ever."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="take_overs")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    from_whom = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    word = SealedField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["clinic", "at"], name="take_over_by_time")]

    def __str__(self) -> str:
        return f"{self.by} took over from {self.from_whom}"

    def read_word(self) -> str:
        return unseal(self, self.intake.patient.key(), "word") or ""


class Note(models.Model):
    """What staff write for each other about an intake; the patient never reads it."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="notes")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    text = SealedField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["clinic", "at"], name="note_by_time")]

    def __str__(self) -> str:
        return f"Note by {self.by}"

    def read_text(self) -> str:
        return unseal(self, self.intake.patient.key(), "text") or ""


class Assignment(models.Model):
    """Whose an intake is now, a person's or a role's; the events hold whose it was."""

    intake = models.OneToOneField(Intake, models.PROTECT, related_name="assignment")
    to = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="assignments")
    role = models.CharField(max_length=20, blank=True, choices=Role.choices)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["role"], name="assignment_by_role")]
        constraints = [
            models.CheckConstraint(
                condition=Q(to__isnull=False, role="")
                | Q(to__isnull=True, role__in=[Role.FRONT_DESK.value, Role.CLINICIAN.value]),
                name="assignment_to_one",
            ),
        ]

    def __str__(self) -> str:
        return str(self.to) if self.to else str(self.get_role_display())


class Tag(models.Model):
    """A word from a short list, so that no tag can name or describe anybody."""

    class Word(models.TextChoices):
        CALL_BACK = "call_back", "Call back"
        LETTER = "letter", "Waits for a letter"
        INTERPRETER = "interpreter", "Interpreter"
        PAYMENT = "payment", "About payment"
        MANAGER = "manager", "Ask the manager"

    intake = models.ForeignKey(Intake, models.PROTECT, related_name="tags")
    word = models.CharField(max_length=20, choices=Word.choices)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["intake", "word"], name="tag_once"),
            models.CheckConstraint(
                condition=Q(word__in=["call_back", "letter", "interpreter", "payment", "manager"]),
                name="tag_known",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_word_display())


class TakenBack(models.Model):
    """A triage that was undone before its message left; kept for ever."""

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    triage = models.OneToOneField(Triage, models.PROTECT, related_name="taken_back")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["clinic", "at"], name="taken_back_by_time")]

    def __str__(self) -> str:
        return f"{self.triage} taken back"
