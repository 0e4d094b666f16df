"""Writing a letter, reading it over, issuing it; and opening those that were issued."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from clinic.desk.rows import person
from clinic.desk.undoing import offer_unsent, toast
from clinic.letters import services
from clinic.letters.draft import Draft
from clinic.letters.forms import LetterForm
from clinic.letters.services import Kind, NothingLocked, NotReadOver, TellsTooMuch
from clinic.review.services import locked_decision
from clinic.review.views.page import intake_of
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.models import Intake, Letter, Outbox
from intake.models.logo import logo_of
from intake.pdf import NoPdf
from intake.reach import reach
from intake.services import open_letter, record_view
from intake.services.letters import link_key
from intake.views.letters import as_file, logo_url

ISSUED = {
    True: "The letter is issued. A link to it leaves in three minutes.",
    False: "The letter is issued. There is no address for a link: hand over a printed copy.",
}
UNSENT = "The link to the letter has not left."
UNDONE = "Taken back: no link was sent. The letter stays issued; write another if it is wrong."


@may(Action.DECIDE)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: StaffRequest, code: UUID) -> HttpResponse:
    """Compose a letter, read it over, and issue what was read."""
    intake = intake_of(request, code)
    kind, decision = request.GET.get("to", ""), locked_decision(intake)
    if decision is None:
        messages.error(request, str(NothingLocked()))
        return redirect("review:intake", code=code)
    kind = kind if kind in Kind.values else Kind.PATIENT.value
    form = LetterForm(request.POST if request.method == "POST" else None, kind=kind)
    valid = form.is_valid()
    draft = Draft(decision, by=request.user, at=timezone.now(), **form.typed)
    if valid and request.POST.get("step") == "issue":
        return _issue(request, draft, kind, form)
    return _shown(request, draft, kind, form, status=422 if form.errors else 200)


@may(Action.REVIEW)
@require_safe
def letter(request: StaffRequest, code: UUID, letter: UUID) -> HttpResponse:
    """A letter as it was issued."""
    intake, one = _letter(request, code, letter)
    writing = open_letter(one, seen_as="page", by=request.user, at=timezone.now())
    return _page(request, intake, one, writing=writing)


@may(Action.REVIEW)
@require_safe
def letter_pdf(request: StaffRequest, code: UUID, letter: UUID) -> HttpResponse:
    """The same as a file."""
    intake, one = _letter(request, code, letter)
    writing = open_letter(one, seen_as="PDF", by=request.user, at=timezone.now())
    try:
        name = f"letter-{intake.revision.receipt}-{one.kind}.pdf"  # type: ignore[union-attr]
        return as_file(writing, one.logo, name=name)
    except NoPdf as problem:
        return _page(request, intake, one, status=503, writing=writing, problem=str(problem))


def _issue(request: StaffRequest, draft: Draft, kind: str, form: LetterForm) -> HttpResponse:
    try:
        made = services.issue(draft, kind, read_over=form.cleaned_data["digest"])
    except (NotReadOver, NothingLocked) as problem:
        form.add_error(None, str(problem))
        return _shown(request, draft, kind, form, status=409)
    except TellsTooMuch:
        return _shown(request, draft, kind, form, status=409)
    told = ISSUED[bool(reach(draft.intake.patient).best())] if kind == Kind.PATIENT else ""
    messages.success(request, told or "The letter is issued.")
    back = reverse("letters:letter", args=[draft.intake.code, made.code])
    unsent = list(Outbox.objects.waiting().filter(key=link_key(made)))
    offer_unsent(request, unsent, UNSENT, back=back, undone=UNDONE, at=draft.at)
    return redirect("letters:letter", code=draft.intake.code, letter=made.code)


def _shown(
    request: StaffRequest, draft: Draft, kind: str, form: LetterForm, *, status: int
) -> HttpResponse:
    """The form with the letter as it would be issued, as far as it can be composed."""
    record_view(draft.intake, what="letter to be issued", by=request.user, at=draft.at)
    try:
        writing = services.compose(draft, kind)
    except TellsTooMuch as problem:
        writing, status = None, 422
        form.add_error("paragraph" if form.is_bound else None, str(problem))
    context: dict[str, Any] = {
        "intake": draft.intake,
        "person": person(draft.intake.patient, today=draft.clinic.day_of(draft.at)),
        "kind": Kind(kind),
        "kinds": list(Kind),
        "form": form,
        "writing": writing,
        "logo_url": logo_url(logo_of(draft.clinic)),
        "ready": _ready(form, kind) and writing,
    }
    return render(request, "letters/write.html", context, status=status)


def _ready(form: LetterForm, kind: str) -> bool:
    """Whether nothing is left to type before the letter is issued."""
    left = form.errors.keys() - {"__all__"}
    return not left and (form.is_bound or kind != Kind.DOCTOR)


def _letter(request: StaffRequest, code: UUID, letter: UUID) -> tuple[Intake, Letter]:
    intake = intake_of(request, code)
    kept = Letter.objects.select_related("intake__patient", "by")
    return intake, get_object_or_404(kept, intake=intake, code=letter)


def _page(
    request: StaffRequest, intake: Intake, letter: Letter, *, status: int = 200, **more: Any
) -> HttpResponse:
    at = timezone.now()
    context = {
        "intake": intake,
        "letter": letter,
        "logo_url": logo_url(letter.logo),
        "person": person(intake.patient, today=intake.clinic.day_of(at)),
        "toast": toast(request, at=at),
    }
    return render(request, "letters/letter.html", context | more, status=status)
