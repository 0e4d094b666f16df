"""How the answers of a sending came to be, and which were told otherwise after a stop."""

from __future__ import annotations

import uuid

from django.db import models

from intake.models.clinic import Clinic
from intake.models.intake import Intake
from intake.models.revision import Revision
from intake.questionnaire.editions import EDITIONS
from intake.questionnaire.origins import Before, Origin, by_another, read_origins
from intake.questionnaire.shelf_life import Earlier


class Origins(models.Model):
    """How each answer of one revision came; kept for ever.

    `document` holds no answers. What an answer was before is read from `last_time`, the
    revision that the patient started from, where words are sealed as they were sent.
    """

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    revision = models.OneToOneField(Revision, models.PROTECT, related_name="origins")
    last_time = models.ForeignKey(Revision, models.PROTECT, null=True, related_name="+")
    document = models.JSONField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Origins of {self.revision}"

    def read(self) -> dict[str, Origin]:
        return read_origins(self.document)


class Retold(models.Model):
    """An answer that had stopped the form, and what was told instead later; kept for ever.

    For somebody under 18 it says no more than that the birth date was changed.
    """

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="+")
    intake = models.ForeignKey(Intake, models.PROTECT, related_name="retold")
    question = models.CharField(max_length=40)
    was = models.JSONField(null=True)
    now = models.JSONField(null=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["clinic", "at"], name="retold_by_time")]

    def __str__(self) -> str:
        return f"Retold {self.question}"


def origins_of(revision: Revision) -> dict[str, Origin]:
    """How the answers of a revision came; nothing for one from before this was kept."""
    found = Origins.objects.filter(revision=revision).first()
    return found.read() if found else {}


def before_of(revision: Revision) -> Before:
    """A sending as the next one looks back at it, or raise `vault.Erased`."""
    answers = revision.read_answers().document()
    return Before(answers, origins_of(revision), revision.submitted_on)


def earlier_of(revision: Revision, *, one_language: bool) -> Earlier:
    """What a patient told with a sending, with the day of each answer, or raise `vault.Erased`.

    `one_language` says that they read all of it in the language in which it was sent.
    """
    before, answers = before_of(revision), revision.read_answers()
    asked = answers.edition.arising.shown(answers.copy()) | answers.keys()
    themselves = one_language and not by_another(before.answers)
    read = {code: before.read_whole(code) for code in asked} if themselves else {}
    return Earlier(
        before.answers,
        {code: before.dated(code) for code in asked},
        {code: day for code, day in read.items() if day},
        EDITIONS[revision.edition],
    )
