"""What a returning patient told before: finding it, confirming it, and keeping where it is from."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from intake.models import Event, Intake, Origins, Revision
from intake.models.origins import before_of, earlier_of
from intake.questionnaire.answers import Answers
from intake.questionnaire.origins import How, origins
from intake.questionnaire.shelf_life import due, readable
from intake.quiet import quiet_among
from intake.returning import ReturningRoute
from intake.services.writing import with_patient, write_draft

Marks = dict[str, dict[str, str]]


def last_sending(intake: Intake) -> Revision | None:
    """What the patient sent last for another visit."""
    return sent_elsewhere(intake).order_by("-submitted_at", "-pk").first()


def sent_elsewhere(intake: Intake) -> QuerySet[Revision]:
    """What the patient sent for other visits; a form that was stopped tells too little."""
    sent = Revision.objects.filter(intake__patient=intake.patient_id, stopped=False)
    return sent.exclude(intake=intake)


def kept_from(intake: Intake, last: Revision, *, on: date) -> tuple[dict[str, Any], Marks]:
    """The answers that are not asked again, and marks that say so."""
    earlier, edition = earlier_of(last, one_language=False), intake.read_edition()
    told = readable(edition, earlier.answers)
    kept = [code for code in due(edition, earlier, on=on).kept if code in told]
    return {code: told[code] for code in kept}, {code: {"how": How.KEPT} for code in kept}


def returning_route(intake: Intake, *, on: date) -> ReturningRoute | None:
    """The pages of an intake that starts from an earlier sending; None for a first one."""
    if intake.starts_from_id is None:
        return None
    switched = Event.objects.filter(
        intake=OuterRef("intake"), name="language changed", at__gte=OuterRef("intake__started_at")
    )
    told = Revision.objects.select_related("intake__patient").annotate(switched=Exists(switched))
    last = told.get(pk=intake.starts_from_id)
    earlier, edition = earlier_of(last, one_language=not last.switched), intake.read_edition()
    asked = due(edition, earlier, on=on)
    return ReturningRoute(edition, intake.read_draft(), due=asked, last_time=earlier)


@transaction.atomic
def confirm(intake: Intake, *, topics: Collection[str], at: datetime) -> Intake:
    """Take over the earlier answers of these topics, as the patient says they are still right.

    A topic that was confirmed or changed already stays as it is. Raises `AlreadySent`.
    """
    intake = with_patient(intake)
    route = returning_route(intake, on=intake.clinic.day_of(at))
    if route is None:
        return intake
    pages = [page for page in route.open_cards if page.slug in topics]
    codes = [question.code for page in pages for question in page.questions]
    told = {code: route.recalled[code] for code in codes if code in route.recalled}
    quiet = quiet_among(route.filled)  # which nobody need have looked at
    marks = {code: {"how": How.KEPT if code in quiet else How.CONFIRMED} for code in told}
    intake.draft_marks = intake.draft_marks | marks
    write_draft(intake, intake.read_draft() | told, page=intake.page, at=at)
    return intake


def keep_origins(revision: Revision, answers: Answers, *, at: datetime) -> Origins:
    """Write down how each answer of a new revision came."""
    intake = revision.intake
    just_before = intake.revisions.filter(number__lt=revision.number).order_by("-number").first()
    last = intake.starts_from
    came = origins(
        answers.document(),
        intake.draft_marks,
        last_time=before_of(last) if last else None,
        just_before=before_of(just_before) if just_before else None,
        on=revision.submitted_on,
    )
    return Origins.objects.create(
        clinic=revision.clinic,
        revision=revision,
        last_time=last,
        document={code: origin.document() for code, origin in came.items()},
        at=at,
    )
