"""A device that is not the patient's own: given back, cleared, and taken back under a PIN."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from intake import access, services
from intake.access import open_to_all
from intake.forms import PinForm
from intake.models import Sitting
from intake.speaking import LANGUAGES, speak
from intake.tablet import KEY, cleared


def leave(request: HttpRequest, code: UUID) -> HttpResponse:
    """End the patient's time with a shared device and clear it, whatever became of the link."""
    visitor = access.visitor_of(request, code)
    if request.method != "POST":
        return redirect("intake:birth_date", code=visitor.intake.code)
    lent = request.session.get(KEY)
    for sitting in Sitting.objects.filter(code=lent).select_related("intake") if lent else ():
        services.give_back(sitting, at=timezone.now())
    request.session.flush()
    return cleared(redirect("intake:tablet", code=lent) if lent else _left(visitor.intake.language))


leave.access = "patients"  # type: ignore[attr-defined]


@open_to_all
@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """What is shown where a shared device was cleared, which forgot its language too."""
    if (language := request.GET.get("in", "")) in LANGUAGES:
        speak(language)
    return render(request, "intake/cleared.html", {"clinic": access.only_clinic()})


def _left(language: str) -> HttpResponse:
    return redirect(reverse("intake:cleared") + f"?in={language}")


def tablet(request: HttpRequest, code: UUID) -> HttpResponse:
    """The waiting tablet: it asks staff for the PIN and shows nothing of the patient."""
    sitting = get_object_or_404(Sitting.objects.select_related("clinic", "intake"), code=code)
    speak(sitting.intake.language)
    form = PinForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.take_back(sitting, pin=form.cleaned_data["pin"], at=timezone.now())
        except services.WrongPin as problem:
            form.add_error("pin", str(problem))
        except services.PinLocked as problem:
            request.session.flush()
            return _wait(request, sitting, form, locked=str(problem))
        else:
            request.session.flush()
            return cleared(redirect(resolve_url(settings.LOGIN_URL)))
    # The cookies were cleared on the way here, so the lock is put back.
    if not request.user.is_authenticated and request.session.get(KEY) != str(code):
        request.session[KEY] = str(code)
    return _wait(request, sitting, form)


tablet.access = "patients"  # type: ignore[attr-defined]


def _wait(
    request: HttpRequest, sitting: Sitting, form: PinForm, *, locked: str = ""
) -> HttpResponse:
    context = {"clinic": sitting.clinic, "form": form, "locked": locked}
    context["sign_in_url"] = resolve_url(settings.LOGIN_URL)
    status = 403 if locked else 422 if form.errors else 200
    return render(request, "intake/tablet.html", context, status=status)
