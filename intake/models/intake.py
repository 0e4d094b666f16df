"""What one patient tells us for one visit: where it stands, and the draft."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import ExpressionWrapper, OuterRef, Q, Subquery

from intake.journey import Stage
from intake.models.clinic import Clinic
from intake.models.lanes import LANE
from intake.models.own_wording import asked_with
from intake.models.patient import Patient
from intake.models.sealed import SealedField, unseal
from intake.models.visit import Visit
from intake.questionnaire.edition import Edition
from intake.questionnaire.editions import EDITIONS, original
from intake.questionnaire.languages import IN_ENGLISH

if TYPE_CHECKING:
    from intake.models.assessment import AssessmentRecord
    from intake.models.request import InfoRequest

UNRANKED = 99  # after every triage word


class IntakeQuerySet(models.QuerySet["Intake"]):
    def of_clinic(self, clinic: Clinic) -> Self:
        return self.filter(clinic=clinic)

    def not_erased(self) -> Self:
        """Whose patient is known, looked up for each that is read.

        A join would let PostgreSQL begin with the patients, and walk them all to find a page.
        """
        known = ExpressionWrapper(Q(erased_at=None), models.BooleanField())
        patient = Patient.objects.filter(pk=OuterRef("patient"))
        return self.filter(Subquery(patient.values_list(known)))

    def at_stage(self, *stages: Stage) -> Self:
        return self.filter(stage__in=[stage.value for stage in stages])

    def unfinished(self) -> Self:
        """Invited or started, and never sent."""
        return self.at_stage(Stage.INVITED, Stage.STARTED)

    def awaiting_triage(self) -> Self:
        return self.at_stage(Stage.AWAITING_TRIAGE)

    def awaiting_patient(self) -> Self:
        return self.at_stage(Stage.AWAITING_PATIENT)

    def awaiting_review(self) -> Self:
        return self.at_stage(Stage.AWAITING_REVIEW)

    def overdue(self, at: datetime) -> Self:
        return self.at_stage(Stage.AWAITING_TRIAGE, Stage.AWAITING_REVIEW).filter(due_at__lt=at)

    def visiting(self, day: date) -> Self:
        return self.filter(visit_on=day, visit__cancelled_at__isnull=True)

    def with_receipt(self, text: str) -> Self:
        """Intakes of which any revision has this reference, however it was typed."""
        letters = "".join(filter(str.isalnum, text.upper()))
        receipt = f"{letters[:4]}-{letters[4:]}"
        return self.filter(revisions__receipt=receipt).distinct()

    def with_people(self) -> Self:
        """With all that a list shows of each, and none of the answers."""
        related = self.select_related("patient", "visit", "visit__clinician", "revision")
        return related.defer(
            *("draft", "draft_words", "draft_told", "draft_pace"),
            *("revision__answers", "revision__words"),
        )


class Intake(models.Model):
    """One patient's answers for one visit, on their way from invitation to decision.

    `triage`, `hold_until`, `risk_rank`, `replied` and `visit_on` repeat the newest assessment,
    sending and visit, so that the queue is one index; they change in the transaction that
    changes those. `lane` follows from them in the database.

    `starts_from` is what a returning patient sent last, for another visit; `draft_marks` say
    of each answer in the draft how it came, where it was not simply given by the patient.

    `draft_steps` and `draft_pace` say what each page and question took (`step`, `pacing`); both
    stay when the answers are sent, for the clinic's figures.

    `own_questions` are the wordings of the clinic's own questions that this patient is asked,
    by their codes: those that the clinic asked when the patient began. They stay.
    """

    code = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    clinic = models.ForeignKey(Clinic, models.PROTECT, related_name="intakes")
    patient = models.ForeignKey(Patient, models.PROTECT, related_name="intakes")
    visit = models.OneToOneField(Visit, models.PROTECT, related_name="intake")
    edition = models.CharField(max_length=40)
    own_questions = models.JSONField(null=True, blank=True, editable=False)
    stage = models.CharField(
        max_length=20,
        default=Stage.INVITED.value,
        choices=[(stage.value, stage.words) for stage in Stage],
    )
    version = models.PositiveIntegerField(default=0)
    revision = models.ForeignKey(
        "Revision", models.PROTECT, null=True, blank=True, related_name="+"
    )

    starts_from = models.ForeignKey(
        "Revision", models.PROTECT, null=True, blank=True, related_name="+"
    )

    draft = models.JSONField(default=dict, blank=True)
    draft_steps = models.JSONField(default=dict, blank=True)
    draft_pace = models.JSONField(default=dict, blank=True)
    draft_words = SealedField()
    draft_told = SealedField()
    draft_marks = models.JSONField(default=dict, blank=True)
    draft_points = models.JSONField(null=True, blank=True)
    draft_saved_at = models.DateTimeField(null=True, blank=True)
    page = models.CharField(max_length=40, blank=True)

    created_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    link_asked_at = models.DateTimeField(null=True, blank=True)

    visit_on = models.DateField()
    triage = models.CharField(max_length=20, blank=True)
    hold_until = models.CharField(max_length=10, blank=True)
    risk_rank = models.PositiveSmallIntegerField(default=UNRANKED)
    replied = models.BooleanField(default=False)
    lane = models.GeneratedField(
        expression=LANE, output_field=models.SmallIntegerField(), db_persist=True
    )

    objects = IntakeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["clinic", "stage", "risk_rank", "visit_on", "submitted_at"],
                name="intake_queue",
            ),
            models.Index(fields=["clinic", "lane", "due_at", "id"], name="intake_lane_due"),
            models.Index(fields=["clinic", "lane", "visit_on", "id"], name="intake_lane_visit"),
            models.Index(fields=["clinic", "lane", "submitted_at", "id"], name="intake_lane_sent"),
            models.Index(
                fields=["clinic", "lane", "visit_on", "id"],
                condition=models.Q(due_at__isnull=True),
                name="intake_lane_undated",
            ),
            models.Index(
                fields=["clinic", "lane"],
                condition=models.Q(replied=True, stage=Stage.AWAITING_TRIAGE.value),
                name="intake_replied",
            ),
            models.Index(fields=["clinic", "visit_on"], name="intake_by_visit"),
            models.Index(fields=["clinic", "created_at"], name="intake_by_time"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stage__in=[stage.value for stage in Stage]),
                name="intake_stage_known",
            ),
            models.CheckConstraint(
                condition=models.Q(revision__isnull=False)
                | ~models.Q(
                    stage__in=[
                        Stage.AWAITING_TRIAGE.value,
                        Stage.AWAITING_REVIEW.value,
                        Stage.AWAITING_PATIENT.value,
                        Stage.DECIDED.value,
                    ]
                ),
                name="intake_sent_has_revision",
            ),
        ]

    def __str__(self) -> str:
        return f"Intake {self.code}"

    def read_edition(self) -> Edition:
        """The questionnaire as this patient is asked it, with the clinic's own questions."""
        return asked_with(EDITIONS[self.edition], self.asked_own)

    def read_original(self) -> Edition:
        """The same in English, as staff read it."""
        return asked_with(original(EDITIONS[self.edition]), self.asked_own)

    @property
    def asked_own(self) -> tuple[str, ...]:
        """The codes of the clinic's own questions in it; before it is begun, those of now."""
        begun = self.stage != Stage.INVITED
        return tuple((self.own_questions if begun else self.clinic.own_questions) or ())

    @property
    def language(self) -> str:
        """The language that the patient reads and is written to in."""
        return EDITIONS[self.edition].language

    @property
    def asked_in(self) -> str:
        """The language of the questions, as staff call it; "" for English."""
        return IN_ENGLISH.get(self.language, "")

    def read_draft(self) -> dict[str, Any]:
        """All answers given so far as raw JSON, or raise `vault.Erased`."""
        return self.draft | (unseal(self, self.patient.key(), "draft_words") or {})

    def read_told(self) -> list[dict[str, Any]]:
        """What the patient said to readings of typed words so far, or raise `vault.Erased`."""
        return [one for one in self._told_and_chosen() if not one.get("chosen")]

    def read_chosen(self) -> dict[str, str]:
        """What is chosen on that page and was not said yet, by the readings' keys."""
        return {one["key"]: one["answer"] for one in self._told_and_chosen() if one.get("chosen")}

    def _told_and_chosen(self) -> list[dict[str, Any]]:
        if self.draft_told is None:
            return []
        told: list[dict[str, Any]] = unseal(self, self.patient.key(), "draft_told")
        return told

    def open_request(self) -> InfoRequest | None:
        """The question that the clinic waits to have answered, or None."""
        if self.stage != Stage.AWAITING_PATIENT:
            return None
        return self.requests.open().order_by("-pk").first()

    def latest_assessment(self) -> AssessmentRecord | None:
        """The newest assessment of the current revision, or None."""
        if self.revision is None:
            return None
        newest = self.revision.assessments.select_related("revision", "protocol")
        return newest.order_by("-pk").first()
