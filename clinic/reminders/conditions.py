"""When a patient may be reminded, whoever asks for it: each condition with what is said without it.

The clock takes all who meet every one of them; a person who asks is told of the first that fails.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Value, When

from clinic.desk.models import Triage as Outcome
from clinic.duplicates.models import records_together
from clinic.review.models import Call
from intake.journey import WITH_PATIENT, Stage
from intake.models import Clinic, Intake, Invitation, Outbox, Patient
from intake.models.intake import IntakeQuerySet
from intake.models.visit import BIRTH_DATE_TRIES
from intake.reach import Reach
from intake.rules.levels import Triage

UNSETTLED = (Stage.AWAITING_TRIAGE, Stage.AWAITING_REVIEW, Stage.AWAITING_PATIENT)


@dataclass(frozen=True, slots=True)
class Condition:
    """What must hold of an intake, and what is said where it does not."""

    holds: Q
    otherwise: str


def conditions(clinic: Clinic, *, at: datetime) -> tuple[Condition, ...]:
    """All that must hold of an intake of this clinic at a moment."""
    asked = Q(stage__in=[stage.value for stage in WITH_PATIENT], visit__cancelled_at=None)
    to_phone = awaiting_call().filter(_same_person())
    missed = Outbox.objects.unreached().filter(_same_person())
    silent = Patient.objects.filter(_same_person("pk"), unreminded_since__isnull=False)
    links = held_links().filter(intake=OuterRef("pk"), revoked_at=None, expires_at__gt=at)
    guessed = links.filter(birth_date_failures__gte=BIRTH_DATE_TRIES)
    return (
        Condition(asked, "Nothing is asked of the patient now."),
        Condition(Q(patient__erased_at=None), "The patient's details were erased."),
        Condition(Q(visit_on__gt=clinic.day_of(at)), "The visit is today or past: phone instead."),
        Condition(~Q(Exists(silent)), "The patient asked for no reminders."),
        Condition(~Q(Exists(to_phone)), "A clinician phones first."),
        Condition(~Q(Exists(_opened_by_phone())), "It is to be filled in by phone."),
        Condition(~Q(Exists(missed)), "A message could not be sent: phone, or send another way."),
        # Staff closed the links, or somebody guessed: people look at that first.
        Condition(Q(Exists(links)) & ~Q(Exists(guessed)), "No link works: make a new one."),
    )


def _opened_by_phone() -> QuerySet[Outcome]:
    """When the form of the intake of the outer query was opened again without a link."""
    link = Invitation.objects.filter(intake=OuterRef("intake"), created_at=OuterRef("at"))
    back = Outcome.objects.filter(outcome=Outcome.Outcome.TO_PATIENT, taken_back=None)
    since = {"intake": OuterRef("pk"), "at__gte": OuterRef("revision__submitted_at")}
    return back.filter(**since).exclude(Exists(link))


def _same_person(field: str = "patient") -> Q:
    """Every record of the person that the intake of the outer query belongs to."""
    return Q(**{f"{field}__in": records_together(OuterRef(OuterRef("patient")))})


def to_remind(clinic: Clinic, *, at: datetime) -> IntakeQuerySet:
    """The clinic's intakes of which every condition holds."""
    intakes = Intake.objects.of_clinic(clinic)
    return intakes.filter(*(condition.holds for condition in conditions(clinic, at=at)))


def why_not(intake: Intake, *, at: datetime) -> str:
    """The first condition that fails, as a sentence, or "" where all hold."""
    fails = [
        When(~condition.holds, then=Value(condition.otherwise))
        for condition in conditions(intake.clinic, at=at)
    ]
    this = Intake.objects.filter(pk=intake.pk).order_by()
    said = this.annotate(why=Case(*fails, default=Value(""), output_field=CharField()))
    return said.values_list("why", flat=True).get()


def way(known: Reach, *, last: str) -> str:
    """By what a reminder goes: as the last link did, or else as the patient agreed to, or ""."""
    agreed = known.agreed()
    return last if last in agreed else next(iter(agreed), "")


def held_links() -> QuerySet[Invitation]:
    """The links that patients hold; nobody holds that of a tablet."""
    return Invitation.objects.exclude(channel=Invitation.Channel.TABLET)


def awaiting_call() -> QuerySet[Intake]:
    """Red flags about which no clinician has reached the patient since they were sent."""
    reached = Call.objects.filter(
        intake=OuterRef("pk"), reached=True, at__gte=OuterRef("revision__submitted_at")
    )
    red = Intake.objects.at_stage(*UNSETTLED).filter(triage=Triage.RED.value)
    return red.exclude(Exists(reached))
