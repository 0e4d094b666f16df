"""The one page of an intake, as it is drawn before and after something was written on it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from clinic.asking.asked import told_of
from clinic.countersigning.forms import SecondForm
from clinic.countersigning.second import second
from clinic.desk.rows import row
from clinic.duplicates.earlier import in_other_records
from clinic.examining.examined import examined
from clinic.examining.examined import forms as examining_forms
from clinic.following.course import needed_on, treatments
from clinic.judging.judged import judged
from clinic.own_questions.asked import own_answers
from clinic.planning.planned import planned
from clinic.review import services
from clinic.review.complete import complete
from clinic.review.forms import AddendumForm, CallForm, DecisionForm
from clinic.review.kept import Kept, kept
from clinic.review.models import Addendum, Call, Decision
from clinic.review.reading import read
from clinic.review.retold import retold
from clinic.review.seen import seen
from clinic.review.shifted import shifted
from clinic.review.since import since
from clinic.review.told import Change, Told
from clinic.staff import timeline, wording
from clinic.staff.models import User
from clinic.staff.request import StaffRequest
from intake.journey import JOURNEY, Move, Stage
from intake.models import AssessmentRecord, Clinic, Intake, Letter, Revision
from intake.questionnaire.edition import Edition
from intake.rules.rule import OPEN
from intake.services import may_tell, record_view
from intake.services.replies import NEUTRAL
from intake.understanding import summary

POSITIVE = (Decision.Outcome.SUITABLE, Decision.Outcome.CONDITIONS)


def intake_of(request: StaffRequest, code: UUID) -> Intake:
    """An intake of the reader's own clinic that was sent; of any other there is no such page."""
    ours = Intake.objects.of_clinic(request.user.clinic).filter(
        patient__erased_at=None, revision__isnull=False
    )
    people = ours.select_related(
        "clinic", "patient", "visit__clinician", "revision__intake__patient"
    )
    return get_object_or_404(people, code=code)


def shown(
    request: StaffRequest, intake: Intake, *, status: int = 200, **forms: Any
) -> HttpResponse:
    """The page, with the forms as typed where something was not taken; the read is recorded."""
    at = timezone.now()
    stands: AssessmentRecord | None
    if intake.stage == Stage.AWAITING_REVIEW and request.method != "POST":
        stands = services.start_review(intake, by=request.user, at=at).assessment
    else:
        record_view(intake, what="review page", by=request.user, at=at)
        stands = intake.latest_assessment()
    context = page(intake, stands, request.user, at=at) | forms
    record_named(context, by=request.user, at=at)
    context["form"] = next(iter(forms.values()), None)
    return render(request, "review/intake.html", context, status=status)


def record_named(context: dict[str, Any], *, by: User, at: datetime) -> None:
    """Write down that the page named intakes of a merged record of the same person."""
    for one in context["elsewhere"]:
        record_view(one.intake, what="list of earlier answers", by=by, at=at)


def page(
    intake: Intake, assessment: AssessmentRecord | None, reader: User, *, at: datetime
) -> dict[str, Any]:
    """Everything on the page of an intake, and the forms to do more."""
    assert assessment is not None  # it was sent
    return {
        **as_it_stands(intake, assessment, reader, at=at),
        "writes": True,
        "decision_form": decision_form(intake, assessment),
        "call_form": CallForm(),
        "addendum_form": AddendumForm(),
        "second_form": SecondForm(),
        **examining_forms(now=at.astimezone(intake.clinic.zone)),
        "room_url": _room_url(intake, at=at),
    }


def as_it_stands(
    intake: Intake, assessment: AssessmentRecord, reader: User, *, at: datetime
) -> dict[str, Any]:
    """The page of an intake without any form: what there is to read now."""
    clinic = assessment.clinic = intake.clinic
    assessment.revision.intake = intake
    read_now = facts(assessment, clinic, reader, at=at)
    return {
        **read_now,
        "complete": complete(read_now),
        "row": row(intake, clinic, at=at),
        "reader": reader,
    }


def _room_url(intake: Intake, *, at: datetime) -> str:
    """Where the patient is asked again in the room, on the day of the visit."""
    here = may_tell(intake, at=at) and intake.stage in JOURNEY[Move.REOPEN][0]
    return reverse("consulting:room", kwargs={"code": intake.code}) if here else ""


def facts(
    assessment: AssessmentRecord, clinic: Clinic, reader: User, *, at: datetime
) -> dict[str, Any]:
    """What there was to read at a moment about what was sent, and what had been done about it.

    Nothing in it is of later, and nothing is of the newest sending unless that is the one.
    """
    revision = assessment.revision
    intake, now, rows = revision.intake, at.astimezone(clinic.zone), kept(assessment, at=at)
    told = Told(revision, origins=rows.origins, read_back=rows.read_back)
    fresh_on = needed_on(rows.treatments, today=now.date())
    reading = read(assessment.replay(), clinic, fresh_on=fresh_on)
    return {
        "intake": intake,
        "revision": revision,
        "record": assessment,
        "sent": wording.moment(revision.submitted_at.astimezone(clinic.zone), now=now),
        "reading": reading,
        **judged(reading.flags, rows.judgements, intake, reader, now=now),
        **own_answers(told, rows.wordings),
        **compared(told, rows, now=now),
        "shift": shifted(assessment, reading, now=now),
        **seen(revision, rows.photos, now=now),
        **agreements(revision, told.edition, rows, now=now),
        **told_of(intake, rows.requests, rows.reopened, reader, now=now),
        **done(assessment, intake, rows, now=now),
    }


def done(
    assessment: AssessmentRecord, intake: Intake, rows: Kept, *, now: datetime
) -> dict[str, Any]:
    """What had been done about it by then."""
    happened = timeline.told(rows.events, now=now, reads=True)
    return {
        "stops": services.open_stops(assessment),
        "calls": calls(rows.calls, now=now),
        "decisions": decisions(rows.decisions, now=now),
        "timeline": [moment for moment in happened if moment.at <= now],
        **examined(rows.examinations, now=now),
        **planned(intake, rows.plans, now=now),
        "treatments": treatments(rows.treatments, now=now),
    }


def agreements(
    revision: Revision, edition: Edition, rows: Kept, *, now: datetime
) -> dict[str, Any]:
    """What was agreed and taken back by then, the name under it, and how it was understood."""
    signature = next(iter(rows.signatures), None)
    if signature is not None:
        signature.revision = revision  # its patient is at hand
    ends = [(one, one.withdrawn_at) for one in rows.consents]
    return {
        "consents": [(one, end if end and end <= now else None) for one, end in ends],
        "signature": signature and signature.read(),
        "understood": summary(rows.tries, edition, at=now),
    }


def decision_form(intake: Intake, assessment: AssessmentRecord) -> DecisionForm | None:
    """The form to decide with, while it is the clinician's turn."""
    if intake.stage != Stage.AWAITING_REVIEW:
        return None
    about = {"version": intake.version, "assessment": assessment.code}
    return DecisionForm(initial=about | {"defer_until": _hold_day(intake, assessment)})


def _hold_day(intake: Intake, assessment: AssessmentRecord) -> str:
    """The day to suggest for a deferral: the end of a dated reason to wait."""
    explains = intake.clinic.mode != Clinic.Mode.INTAKE_ONLY
    dated = assessment.hold_until not in ("", OPEN)
    return assessment.hold_until if explains and dated else ""


def compared(told: Told, rows: Kept, *, now: datetime) -> dict[str, Any]:
    """What was told, and what of it differs from before, from last time, from what stopped it; and
    what was sent in another record of the same person.
    """
    return {
        "told": told,
        "elsewhere": in_other_records(told.revision, now=now),
        "changes": changes(told),
        "since": since(told),
        "retold": retold(told.revision.intake, rows.retold, now=now),
    }


def changes(told: Told) -> tuple[Revision, list[Change]] | None:
    """What differs from the sending before, where there was one."""
    sent = told.revision
    if sent.number == 1:
        return None
    before = sent.intake.revisions.filter(number__lt=sent.number).order_by("-number").first()
    return (before, told.changes(Told(before))) if before else None


def calls(made: Iterable[Call], *, now: datetime) -> list[tuple[Call, str, str]]:
    zone = now.tzinfo
    return [(c, c.read_note(), wording.moment(c.at.astimezone(zone), now=now)) for c in made]


def decisions(made: Iterable[Decision], *, now: datetime) -> list[dict[str, Any]]:
    """Every decision with its words and what was added by then."""
    return [_decision(decision, now=now) for decision in made]


def _decision(decision: Decision, *, now: datetime) -> dict[str, Any]:
    zone = now.tzinfo
    return {
        "made": decision,
        "when": wording.moment(decision.at.astimezone(zone), now=now),
        "reason": decision.read_reason(),
        "conditions": decision.read_conditions(),
        "for_patient": _for_patient(decision),
        **second(decision, now=now),
        "positive": decision.outcome in POSITIVE,
        "letters": letters(decision, now=now),
        "addenda": [_addendum(one, now=now) for one in _addenda(decision) if one.at <= now],
    }


def letters(decision: Decision, *, now: datetime) -> list[tuple[Letter, str]]:
    """The letters that were made from it by then, the newest first."""
    made = Letter.objects.filter(decision=decision.code, at__lte=now).select_related("by")
    zone = now.tzinfo
    return [(one, wording.moment(one.at.astimezone(zone), now=now)) for one in made.order_by("-pk")]


def _for_patient(decision: Decision) -> str:
    """What the patient reads about it, written in the same moment, or will read once signed."""
    if hasattr(decision, "held"):
        return decision.held.read_for_patient() or NEUTRAL
    said = decision.intake.replies.filter(by=decision.by, at=decision.at).first()
    return said.read_words() if said else ""


def _addenda(decision: Decision) -> list[Addendum]:
    return list(decision.addenda.select_related("by", "decision__intake__patient").order_by("pk"))


def _addendum(addendum: Addendum, *, now: datetime) -> tuple[Addendum, str, str]:
    when = wording.moment(addendum.at.astimezone(now.tzinfo), now=now)
    return addendum, addendum.read_text(), when
