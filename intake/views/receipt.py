"""What a patient sees once the answers are sent: where things stand, and never the answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from intake import status
from intake.dates import spoken_day, spoken_when, whole_day
from intake.journey import Stage
from intake.models import AssessmentRecord, Clinic, Event, Intake, Revision
from intake.rules.messages import message_text
from intake.services import teaching_consent, treatment_of
from intake.services.invitations import has_letter
from intake.services.replies import NEUTRAL
from intake.views.offering import photos_card, week_4_card
from intake.views.places import place
from intake.views.shown import shown, visit_words
from intake.views.stopping import STOPS, stopped


def receipt(request: HttpRequest, intake: Intake, *, at: datetime, known: bool) -> HttpResponse:
    """The receipt, or the page that ended the form; the message only for who is `known`."""
    revision, assessment = intake.revision, intake.latest_assessment()
    assert revision and assessment, "Only what was sent has a receipt."
    code, hold_until = _message(intake.clinic, assessment)
    report_url = _report_url(intake) if known else ""
    if code in STOPS and not report_url:
        return stopped(request, intake, code, letter_url=_letter_url(intake), known=known)
    show_dates = intake.clinic.patient_dates
    said = message_text(
        code, hold_until=hold_until, show_dates=show_dates, said=gettext, day=whole_day
    )
    words = said if known else ""
    context = _what_happens_next(intake, revision, now=at.astimezone(intake.clinic.zone))
    if known:
        context |= {"report_url": report_url}
        context |= week_4_card(intake, at=at) if report_url else photos_card(intake)
        context |= {"teaching": teaching_consent(intake)}
        context |= _where_things_stand(intake, now=at.astimezone(intake.clinic.zone))
    return shown(request, "sent", intake, message=words, known=known, **context)


def ended(intake: Intake) -> bool:
    """Whether a red flag ended the form, which a link says without more proof.

    Once there is a letter to read, the link leads on to the proof as any other.
    """
    assessment = intake.latest_assessment()
    stops = assessment is not None and _message(intake.clinic, assessment)[0] in STOPS
    return stops and not _letter_url(intake)


def _message(clinic: Clinic, assessment: AssessmentRecord) -> tuple[str, date | None]:
    """The message and its date; a clinic that only collects answers says no more than stop."""
    code = assessment.document["message"]
    if clinic.mode == Clinic.Mode.INTAKE_ONLY and code not in STOPS:
        return "PM-OK", None
    held = assessment.hold_until
    return code, date.fromisoformat(held) if held[:1].isdigit() else None


def _what_happens_next(intake: Intake, revision: Revision, *, now: datetime) -> dict[str, Any]:
    """By when somebody looks, unless that time has passed, and the visit, unless it is over."""
    due = intake.due_at if intake.stage == Stage.AWAITING_TRIAGE else None
    return {
        "reference": revision.receipt,
        "received": spoken_when(revision.submitted_at.astimezone(now.tzinfo), now=now),
        "due": spoken_when(due.astimezone(now.tzinfo), now=now) if due and due > now else "",
        "visit": visit_words(intake) if intake.visit_on >= now.date() else "",
    }


def _where_things_stand(intake: Intake, *, now: datetime) -> dict[str, Any]:
    """How far it is, what was asked and answered, and who opened it."""
    zone = now.tzinfo
    events = list(Event.objects.of(intake))
    said = intake.replies.select_related("intake__patient").order_by("-pk")
    return {
        "steps": status.steps(intake),
        "exchanged": [
            (words, spoken_when(at.astimezone(zone), now=now))
            for words, at in status.exchanged(events)
        ],
        "replies": [
            (_in_language(one.read_words()), spoken_when(one.at.astimezone(zone), now=now))
            for one in said
        ],
        "openings": [(spoken_day(day), by) for day, by in status.openings(events, zone=zone)],
        "letter_url": _letter_url(intake),
        "copy_url": place(intake, "copy"),
        "data_url": place(intake, "own_data"),
    }


def _letter_url(intake: Intake) -> str:
    """Where the clinic's letter is opened, if there is one."""
    return place(intake, "letter") if has_letter(intake) else ""


def _report_url(intake: Intake) -> str:
    """Where a treated patient tells of something wrong."""
    return place(intake, "check_in") if treatment_of(intake) else ""


def _in_language(words: str) -> str:
    """The clinic's neutral words in the patient's language; a clinician's own stay as written."""
    return gettext(words) if words == NEUTRAL else words
