"""Two records side by side: one person, or two."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from clinic.duplicates import services
from clinic.duplicates.forms import MergeForm
from clinic.duplicates.likeness import FAMILY, Pair, waiting
from clinic.duplicates.models import Merge
from clinic.duplicates.records import present
from clinic.duplicates.services import HoldsOthers, MergedAlready, UndoneAlready
from clinic.duplicates.shown import suggested
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.events import record, record_view
from intake.vault import Erased

ON_A_PAGE = 25


@may(Action.INVITE)
@require_safe
def duplicates(request: StaffRequest) -> HttpResponse:
    """The pairs that nobody has settled, the likeliest first."""
    at, clinic = timezone.now(), request.user.clinic
    page = Paginator(waiting(clinic), ON_A_PAGE).get_page(request.GET.get("page"))
    codes = sorted({str(one.code) for pair in page for one in (pair.kept, pair.other)})
    detail = {"what": "possible duplicates", "patients": codes}
    record(clinic, "listed", by=request.user, at=at, detail=detail)
    pairs = [suggested(pair, at=at) for pair in page]
    context = {"page": page, "pairs": pairs, "family": FAMILY}
    return render(request, "duplicates/list.html", context)


@may(Action.INVITE)
@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: StaffRequest, code: UUID, other: UUID) -> HttpResponse:
    """Both records, detail by detail; sent, they are one person."""
    at, pair = timezone.now(), _pair(request, code, other)
    form = MergeForm(request.POST or None, pair=pair)
    if request.method == "POST" and form.is_valid():
        try:
            services.merge(pair.kept, pair.other, chosen=form.chosen, by=request.user, at=at)
        except (MergedAlready, HoldsOthers, Erased) as problem:
            messages.error(request, str(problem))
        else:
            messages.success(request, "Merged. It can be undone on this page.")
        return redirect("desk:patient", code=pair.kept.code)
    for one in (pair.kept, pair.other):
        record_view(one, what="record beside another", by=request.user, at=at)
    context = {"form": form, "pair": pair, "told": suggested(pair, at=at)}
    return render(request, "duplicates/compare.html", context, status=422 if form.errors else 200)


@may(Action.INVITE)
@require_POST
def two_people(request: StaffRequest, code: UUID, other: UUID) -> HttpResponse:
    """Remember that these are two people."""
    pair = _pair(request, code, other)
    try:
        services.tell_apart(pair.kept, pair.other, by=request.user, at=timezone.now())
    except (MergedAlready, Erased) as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Two people. They are not suggested again.")
    return redirect("desk:patient", code=code)


@may(Action.INVITE)
@require_POST
def undo(request: StaffRequest, code: UUID) -> HttpResponse:
    """Make two records of one again."""
    ours = Merge.objects.filter(clinic=request.user.clinic, kept__erased_at=None)
    made = get_object_or_404(ours.select_related("kept__clinic", "other"), code=code)
    try:
        services.unmerge(made, by=request.user, at=timezone.now())
    except (UndoneAlready, Erased) as problem:
        messages.error(request, str(problem))
    else:
        messages.success(request, "Undone. These are two records again.")
    return redirect("desk:patient", code=made.kept.code)


def _pair(request: StaffRequest, code: UUID, other: UUID) -> Pair:
    """Two records of the reader's own clinic, neither erased nor merged away."""
    ours = present(request.user.clinic).select_related("clinic")
    found = list(ours.filter(code__in={code, other}))
    if len(found) != 2:  # noqa: PLR2004
        raise Http404
    return services.pair_of(*found)
