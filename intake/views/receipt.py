"""What a patient sees once the answers are sent: a receipt, and never the answers."""

from __future__ import annotations

from datetime import date, datetime

from django.http import HttpRequest, HttpResponse

from intake.journey import Stage
from intake.models import Clinic, Intake
from intake.rules.messages import message_text
from intake.views.shown import shown, spoken_when, visit_words
from intake.views.stopping import STOPS, stopped


def receipt(request: HttpRequest, intake: Intake, *, at: datetime, known: bool) -> HttpResponse:
    """The receipt, or the page that ended the form; the message only for who is `known`."""
    code, hold_until = _message(intake)
    if code in STOPS:
        return stopped(request, intake, code)
    zone, clinic = intake.clinic.zone, intake.clinic
    now, due = at.astimezone(zone), intake.due_at
    waiting = intake.stage == Stage.AWAITING_TRIAGE and due is not None and due > at
    words = message_text(code, hold_until=hold_until, show_dates=clinic.patient_dates)
    context = {
        "reference": intake.revision.receipt,
        "received": spoken_when(intake.revision.submitted_at.astimezone(zone), now=now),
        "message": words if known else "",
        "due": spoken_when(due.astimezone(zone), now=now) if waiting else "",
        "visit": visit_words(intake) if intake.visit_on >= now.date() else "",
    }
    return shown(request, "sent", intake, **context)


def _message(intake: Intake) -> tuple[str, date | None]:
    """The newest assessment's message; one that only collects answers says no more than stop."""
    assessment = intake.latest_assessment()
    code = assessment.document["message"]
    if intake.clinic.mode == Clinic.Mode.INTAKE_ONLY and code not in STOPS:
        return "PM-OK", None
    held = assessment.hold_until
    return code, date.fromisoformat(held) if held[:1].isdigit() else None
