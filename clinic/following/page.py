"""The page after a treatment, as it is drawn before and after something was written on it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from clinic.desk.rows import person
from clinic.following import course
from clinic.following.due import Followed, offer_from, spacing
from clinic.following.forms import ClosingForm, CorrectionForm, TreatmentForm, as_typed
from clinic.following.services import treatable
from clinic.staff import wording
from clinic.staff.models import User
from clinic.staff.request import StaffRequest
from intake.following.schedule import WEEK_4
from intake.models import Clinic, Intake, Photo, Treatment
from intake.services import record_view, treatment_of


def shown(
    request: StaffRequest, intake: Intake, *, status: int = 200, **forms: Any
) -> HttpResponse:
    """The page, with the forms as typed where something was not taken; the read is recorded."""
    at, clinic = timezone.now(), request.user.clinic
    record_view(intake, what="course after a treatment", by=request.user, at=at)
    context = page(intake, clinic, request.user) | forms
    context["form"] = next(iter(forms.values()), None)
    return render(request, "following/course.html", context, status=status)


def page(intake: Intake, clinic: Clinic, reader: User) -> dict[str, Any]:
    """What was done and told since, and the forms to write more."""
    now = timezone.now().astimezone(clinic.zone)
    treatment = treatment_of(intake)
    done = course.treatments(course.treatments_of(intake, at=now), now=now)
    told = _told(intake, treatment, clinic, now=now) if treatment else {}
    first = treatable(intake) and not done
    correctable = treatment or (done[0].made if done else None)
    return told | {
        "intake": intake,
        "person": person(intake.patient, today=now.date()),
        "treatment": treatment,
        "done": done,
        "tasks": course.tasks(intake, now=now),
        "treatment_form": first_form(intake, clinic) if first else None,
        "correction_form": correctable
        and CorrectionForm(initial=as_typed(correctable), clinic=clinic),
        "correctable": correctable,
        "closing_form": ClosingForm(),
    }


def first_form(intake: Intake, clinic: Clinic) -> TreatmentForm:
    """The form as it begins: today, and what the patient asked help with, where."""
    answers = intake.revision.answers if intake.revision else {}
    today = clinic.day_of(timezone.now())
    begins = {"on": today, "concerns": answers.get("GOALS"), "zones": answers.get("ZONES")}
    return TreatmentForm(initial=begins, clinic=clinic)


def _told(intake: Intake, treatment: Treatment, clinic: Clinic, *, now: Any) -> dict[str, Any]:
    treatment.intake = intake
    check_ins = list(intake.check_ins.select_related("treatment", "intake__patient").order_by("pk"))
    offer = offer_from(Followed(treatment, check_ins, set()), clinic)
    return {
        "courses": course.courses(treatment, check_ins, clinic),
        "told": course.told_since(check_ins, now=now),
        "photos": Photo.objects.of(treatment.intake, WEEK_4.key).there().count(),
        "missed": course.missed(treatment, check_ins, today=now.date()),
        "offer": offer and wording.full_day(offer),
        "spacing": spacing(clinic),
        "derives": clinic.mode != Clinic.Mode.INTAKE_ONLY,
    }
