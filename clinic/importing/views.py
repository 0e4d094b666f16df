"""Choosing a file, seeing what it would make, and making it."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clinic.importing import services
from clinic.importing.forms import FileForm, ShownForm
from clinic.importing.planning import Plan
from clinic.importing.reading import COLUMNS, MOST_LINES, BadFile, as_text
from clinic.importing.services import NotAsShown
from clinic.insights.files import MARK
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest


@may(Action.IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: StaffRequest) -> HttpResponse:
    """Choose a file, and see what it would make before anything is made."""
    if request.method != "POST":
        return _page(request, FileForm())
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        text = as_text(form.cleaned_data["file"].read())
        plan = services.try_import(request.user.clinic, text, by=request.user, at=timezone.now())
    except BadFile as problem:
        form.add_error("file", str(problem))
        return _page(request, form, status=422)
    return _shown(request, plan, text)


@may(Action.IMPORT)
@require_POST
def make(request: StaffRequest) -> HttpResponse:
    """Make all of what was shown, or nothing."""
    form = ShownForm(request.POST)
    if not form.is_valid():
        return redirect("importing:choose")
    try:
        made = services.make_import(
            request.user.clinic, **form.cleaned_data, by=request.user, at=timezone.now()
        )
    except BadFile:
        return redirect("importing:choose")
    except NotAsShown as problem:
        return _shown(request, problem.now, form.cleaned_data["text"], problem=str(problem))
    messages.success(request, f"Imported: {_counted(made)}. No link was sent.")
    return redirect("desk:patients" if request.user.can(Action.INVITE) else "importing:choose")


@may(Action.IMPORT)
@require_safe
def template(request: StaffRequest) -> HttpResponse:
    """A file with the headings alone."""
    file = StringIO()
    csv.writer(file).writerow(COLUMNS)
    headers = {"Content-Disposition": 'attachment; filename="patients.csv"'}
    content = MARK + file.getvalue()
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


def _page(request: StaffRequest, form: FileForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "most": MOST_LINES, "place": "import"}
    return render(request, "importing/choose.html", context, status=status)


def _shown(request: StaffRequest, plan: Plan, text: str, *, problem: str = "") -> HttpResponse:
    """What would be made, with every bad line first."""
    context: dict[str, Any] = {"plan": plan, "counted": _counted(plan), "problem": problem}
    if not plan.bad:
        context["form"] = ShownForm(initial={"text": text, "shown": plan.seal})
    context["new_file"] = FileForm()
    status = 409 if problem else 422 if plan.bad else 200
    return render(request, "importing/shown.html", context, status=status)


def _counted(plan: Plan) -> str:
    """How much it is, such as 1 new patient and 2 visits."""
    people = "1 new patient" if plan.patients == 1 else f"{plan.patients} new patients"
    return f"{people} and {plan.visits} visit{'' if plan.visits == 1 else 's'}"
