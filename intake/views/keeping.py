"""Saving a page of questions, and how a script on it hears what became of what it sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext

from intake import services
from intake.forms import PageForm
from intake.models import Intake
from intake.refusing import Refused, sent_already
from intake.step import Step
from intake.views.shown import saved_at

JSON = "application/json"


def told_to_scripts(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Tell a script where to go on, or that there is a page to read, instead of sending either.

    The script then goes there, or sends the form anew as a browser does, to show that page.
    Where nothing was saved it hears why, and the page stays.
    """

    @wraps(view)
    def told(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if request.headers.get("Accept") != JSON or response.headers["Content-Type"] == JSON:
            return response
        if isinstance(response, Refused):
            return JsonResponse(response.said)
        if response.status_code in (302, 303):
            return JsonResponse({"to": response["Location"]})
        return response if response.status_code == 404 else JsonResponse({"page": True})

    return told


def kept_so_far(
    intake: Intake,
    keep: Callable[[], Intake],
    *,
    onward: Callable[[], str] = lambda: "",
    partly: bool = False,
) -> HttpResponse:
    """Keep what is on a page so far, and say when, or why not; `partly`, where it is not all.

    `onward` is the page that comes next if nothing more is changed on this one: a script may go
    there without sending again what is saved already.
    """
    try:
        saved = keep()
    except services.AlreadySent:
        return sent_already(intake)
    except services.SavedElsewhere as elsewhere:
        return JsonResponse({"problem": str(elsewhere)}, status=409)
    words = gettext("Saved at %(saved_at)s") % {"saved_at": saved_at(saved)}
    way = "" if partly else onward()
    told: dict[str, Any] = {"saved": words, "onward": way, "partly": partly}
    return JsonResponse({name: said for name, said in told.items() if said})


def save_form(
    request: HttpRequest,
    intake: Intake,
    form: PageForm,
    *,
    at: datetime,
    so_far: bool = False,
    **more: Any,
) -> Intake:
    """Save what could be read of a page that was sent, as `services.save_answers` does.

    `so_far` it is still being filled in, and what is half typed leaves the answer before it.
    """
    return services.save_answers(
        intake,
        form.codes,
        page=form.page.slug,
        answers=form.to_save(),
        step=Step.sent(request.POST),
        unreadable=form.unreadable if so_far else (),
        in_short=form.page.in_short,
        at=at,
        **more,
    )
