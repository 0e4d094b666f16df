"""An own question as patients will see it: their own page, drawn for a frame as wide as a phone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext

from intake.forms import page_form
from intake.models import Clinic
from intake.questionnaire.edition import Edition
from intake.questionnaire.editions import by_language
from intake.questionnaire.languages import IN_ENGLISH
from intake.questionnaire.own import SLUG, OwnQuestion, with_own
from intake.route import Route
from intake.speaking import DJANGOS
from intake.views.shown import part_of

# A preview runs nothing and leads nowhere.
SCRIPT = re.compile(r"<script\b[^>]*></script>\s*")
LINK = re.compile(r"(<a\b[^>]*?) href=\"[^\"]*\"")
NOBODY = "00000000-0000-0000-0000-000000000000"  # stands for the code of an intake


@dataclass(frozen=True, slots=True)
class Preview:
    """The page in one language, as a document of its own."""

    language: str
    html: str


def previews(clinic: Clinic, questions: Iterable[OwnQuestion], *, today: date) -> list[Preview]:
    """The page of these questions in every language that patients of the clinic can choose."""
    asked = list(questions)
    editions = by_language(clinic.current_edition())
    return [
        Preview(IN_ENGLISH.get(language, "English"), _drawn(clinic, edition, asked, today=today))
        for language, edition in editions.items()
    ]


def _drawn(clinic: Clinic, edition: Edition, asked: list[OwnQuestion], *, today: date) -> str:
    whole = with_own(edition, asked)
    page = whole.page(SLUG)
    # The page alone, so that nothing of a preview is kept among the ways of real patients.
    route = Route(Edition("preview", edition.language, (page, edition.pages[-1])), {})
    form = page_form(edition, page)(route, today=today)
    parts = list(dict.fromkeys(one.part for one in whole.pages))
    place = parts.index(page.part) + 1
    with translation.override(DJANGOS.get(edition.language, edition.language)):
        context: dict[str, Any] = {
            "title": page.title,
            "page": page,
            "form": {"drawn": form.drawn},
            "clinic": clinic,
            "intake": SimpleNamespace(edition=edition.name, code=NOBODY),
            "progress": part_of(place, len(parts), gettext("about a minute left")),
        }
        drawn = render_to_string("intake/page.html", context)
    return LINK.sub(r"\1", SCRIPT.sub("", drawn))


def with_typed(asked: Iterable[OwnQuestion], typed: OwnQuestion) -> Iterator[OwnQuestion]:
    """The questions asked now, with the typed one in its place, or last where it is new."""
    found = False
    for question in asked:
        same = question.code == typed.code
        found |= same
        yield typed if same else question
    if not found:
        yield typed
