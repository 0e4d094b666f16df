"""The clinic's own questions as they were worded from a day on; added, never edited."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Self

from django.conf import settings
from django.db import models

from intake.models.clinic import Clinic
from intake.questionnaire.edition import Edition
from intake.questionnaire.editions import EDITIONS
from intake.questionnaire.own import PREFIX, Kind, OwnQuestion, Wording, with_own


class OwnWordingQuerySet(models.QuerySet["OwnWording"]):
    def of_clinic(self, clinic: Clinic) -> Self:
        return self.filter(clinic=clinic)

    def newest(self) -> Self:
        """The wording of each question that was added last, in the order of the questions."""
        later = OwnWording.objects.filter(
            clinic=models.OuterRef("clinic"),
            question=models.OuterRef("question"),
            number__gt=models.OuterRef("number"),
        )
        return self.filter(~models.Exists(later)).order_by("question")


class OwnWording(models.Model):
    """One of the clinic's own questions, from when it was written until it was changed.

    `question` numbers the clinic's questions and `number` the wordings of one. To reword and to
    retire is to add a wording. It says nothing of any patient, so nothing of it is sealed.
    """

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="own_wordings")
    question = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10)
    wordings = models.JSONField()
    options = models.JSONField(default=list)
    tell_if = models.JSONField(default=list)
    retired = models.BooleanField(default=False)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = OwnWordingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "question", "number"], name="own_wording_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Own question {self.question}, wording {self.number}"

    @property
    def answered_as(self) -> str:
        """The code that its answers stand under, in every wording the same."""
        return f"{PREFIX}{self.question}"

    def all_of_it(self) -> OwnWordingQuerySet:
        """Every wording of the same question, the first one first."""
        same = OwnWording.objects.filter(clinic=self.clinic_id, question=self.question)
        return same.order_by("number")

    def read(self) -> OwnQuestion:
        """The question as a patient is asked it."""
        return OwnQuestion(
            code=self.answered_as,
            kind=Kind(self.kind),
            wordings={
                language: Wording(words["text"], tuple(words["options"]))
                for language, words in self.wordings.items()
            },
            options=tuple(self.options),
            tell_if=frozenset(self.tell_if),
        )


def asked_with(edition: Edition, codes: Sequence[str]) -> Edition:
    """A published edition with the own questions of these wordings; itself without any."""
    return _asked_with(edition.name, tuple(codes)) if codes else edition


def wordings_of(codes: Sequence[str]) -> list[OwnWording]:
    """These wordings in this order, each with who added it."""
    return in_order(OwnWording.objects.filter(code__in=codes).select_related("by"), codes)


def in_order(rows: Iterable[OwnWording], codes: Sequence[str]) -> list[OwnWording]:
    """Rows in the order of these codes."""
    found = {str(one.code): one for one in rows}
    return [found[code] for code in codes]


# A wording never changes, so what was made of it may be kept for as long as there is room.
@lru_cache(maxsize=256)
def _asked_with(edition: str, codes: tuple[str, ...]) -> Edition:
    return with_own(EDITIONS[edition], [one.read() for one in wordings_of(codes)])
