"""The words of messages, and sentences that are ready: read, tried, changed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from clinic.owner.views.asked import form_page, posted, read_or_write
from clinic.phrasing import services
from clinic.phrasing.forms import ReasonForm, WordsForm, written_in
from clinic.phrasing.models import ReadyReason
from clinic.phrasing.shown import rows, title
from clinic.staff.access import Action, may
from clinic.staff.request import StaffRequest
from intake.models import MessageWords
from intake.notices import Said
from intake.saying import MEANINGS, Piece, pieces, sample
from intake.speaking import LANGUAGES

KEPT = "Saved. Messages say this from now on."
SAME = "Nothing was changed."
REFUSED = (services.TooManyReasons, services.ReasonGone)


@may(Action.MANAGE_SETTINGS)
@require_safe
def messages_list(request: StaffRequest) -> HttpResponse:
    """Every message that patients get, and whose words it has."""
    languages = _languages(request)
    context = {"rows": rows(request.user.clinic, languages), "place": "messages"}
    return render(request, "phrasing/messages.html", context)


@may(Action.MANAGE_SETTINGS)
@read_or_write
def message(request: StaffRequest, kind: str, channel: str, language: str) -> HttpResponse:
    """The words of one message: tried with a sample, or saved."""
    clinic, piece = request.user.clinic, _piece(request, kind, channel, language)
    now = services.words_now(clinic, piece)
    form = WordsForm(posted(request), clinic=clinic, piece=piece, now=now)
    if not form.is_valid() or request.POST.get("step") != "save":
        shown = form.said if form.is_bound and form.is_valid() else now
        return _message(request, piece, form, shown)
    new = services.reword(clinic, piece, form.said, by=request.user, at=timezone.now())
    messages.success(request, KEPT if new else SAME)
    return redirect("phrasing:message", kind=kind, channel=channel, language=language)


@may(Action.MANAGE_SETTINGS)
@require_POST
def standard(request: StaffRequest, kind: str, channel: str, language: str) -> HttpResponse:
    """Back to the standard words."""
    clinic, piece = request.user.clinic, _piece(request, kind, channel, language)
    new = services.put_back(clinic, piece, by=request.user, at=timezone.now())
    messages.success(request, "The standard words are back." if new else SAME)
    return redirect("phrasing:message", kind=kind, channel=channel, language=language)


@may(Action.MANAGE_SETTINGS)
@require_safe
def sentences(request: StaffRequest) -> HttpResponse:
    """The sentences that are ready for asking a patient again."""
    standing = ReadyReason.objects.standing(request.user.clinic)
    others = [one for one in _languages(request) if one != "en"]
    told = [(one, [LANGUAGES[o] for o in others if o not in one.words]) for one in standing]
    context = {"sentences": told, "place": "sentences", "most": services.MOST_REASONS}
    return render(request, "phrasing/sentences.html", context)


@may(Action.MANAGE_SETTINGS)
@read_or_write
def new_sentence(request: StaffRequest) -> HttpResponse:
    """Another sentence."""
    return _sentence(request, None, {})


@may(Action.MANAGE_SETTINGS)
@read_or_write
def sentence(request: StaffRequest, sentence: UUID) -> HttpResponse:
    """A sentence, worded anew."""
    return _sentence(request, sentence, _standing(request, sentence).words)


@may(Action.MANAGE_SETTINGS)
@require_POST
def away(request: StaffRequest, sentence: UUID) -> HttpResponse:
    """Offer a sentence no more."""
    _standing(request, sentence)
    try:
        services.take_away(request.user.clinic, sentence, by=request.user, at=timezone.now())
    except services.ReasonGone as problem:
        messages.warning(request, str(problem))
    else:
        messages.success(request, "It is not offered any more. What was sent stays as it was.")
    return redirect("phrasing:sentences")


def _sentence(request: StaffRequest, sentence: UUID | None, words: dict[str, str]) -> HttpResponse:
    languages, by, at = _languages(request), request.user, timezone.now()
    form = ReasonForm(posted(request), languages=languages, words=words)
    if form.is_valid():
        # What is written in a language that is not offered now may be wanted again.
        kept = {one: text for one, text in words.items() if one not in languages}
        try:
            if (new := kept | form.words) != words:
                services.ready(by.clinic, new, by=by, at=at, sentence=sentence)
        except REFUSED as problem:
            form.add_error(None, str(problem))
        else:
            messages.success(request, SAME if new == words else "Saved.")
            return redirect("phrasing:sentences")
    context: dict[str, Any] = {"sentence": sentence, "place": "sentences"}
    return form_page(request, "phrasing/sentence.html", form, **context)


def _message(request: StaffRequest, piece: Piece, form: WordsForm, said: Said) -> HttpResponse:
    """The page of one message, with the sample and what it was before."""
    where = {"kind": piece.kind, "channel": piece.channel, "language": piece.language}
    past = MessageWords.objects.of(request.user.clinic, **where).select_related("by")
    context: dict[str, Any] = {
        "piece": piece,
        "title": title(piece),
        "blanks": [(f"{{{name}}}", MEANINGS.get(name, name)) for name in piece.offered],
        "sample": sample(request.user.clinic, piece, said),
        "written": written_in(piece.language),
        "past": past,
        "own": past[:1] and not past[0].standard,
        "place": "messages",
    }
    return form_page(request, "phrasing/message.html", form, **context)


def _piece(request: StaffRequest, kind: str, channel: str, language: str) -> Piece:
    piece = Piece(kind, channel, language)
    if piece not in pieces(_languages(request)):
        raise Http404
    return piece


def _standing(request: StaffRequest, sentence: UUID) -> ReadyReason:
    for one in ReadyReason.objects.standing(request.user.clinic):
        if one.sentence == sentence:
            return one
    raise Http404


def _languages(request: StaffRequest) -> tuple[str, ...]:
    """The languages in which the clinic writes to patients."""
    spoken: tuple[str, ...] = request.user.clinic.spoken
    return spoken
