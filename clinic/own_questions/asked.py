"""The clinic's own questions as managers and clinicians read of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from clinic.own_questions.forms import KINDS
from clinic.review.told import Answered, Told
from clinic.staff import wording
from intake.models import Clinic, OwnWording
from intake.models.own_wording import in_order
from intake.questionnaire.languages import ENGLISH, IN_ENGLISH
from intake.questionnaire.own import SLUG, Kind


@dataclass(frozen=True, slots=True)
class Asked:
    """One wording: what it asks, how it is answered, and whose it is."""

    wording: OwnWording
    text: str
    kind: str
    answers: tuple[str, ...]
    tells: tuple[str, ...]
    languages: str
    source: str


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """An own question and what a patient said to it."""

    answered: Answered
    source: str
    tells: bool


def asked(one: OwnWording, *, clinic: Clinic) -> Asked:
    """A wording in words."""
    question = one.read()
    options = question.asked_in(ENGLISH).options
    missing = [name for code, name in IN_ENGLISH.items() if code not in question.wordings]
    return Asked(
        wording=one,
        text=question.wordings[ENGLISH].text,
        kind=KINDS[Kind(one.kind)][0],
        answers=tuple(option.label for option in options),
        tells=tuple(option.label for option in options if option.code in question.tell_if),
        languages=f"In English for who reads {' or '.join(missing)}" if missing else "",
        source=source(one, clinic=clinic),
    )


def source(one: OwnWording, *, clinic: Clinic) -> str:
    """Who added these words, and on which day."""
    did = "Retired" if one.retired else "Added" if one.number == 1 else "Reworded"
    return f"{did} by {one.by.name} on {wording.full_day(clinic.day_of(one.at))}"


def own_answers(told: Told, rows: Iterable[OwnWording]) -> dict[str, Any]:
    """What a sending says to the clinic's own questions, and what of it the clinician is told."""
    intake = told.revision.intake
    if not (codes := intake.asked_own):
        return {"own_answers": []}
    said = {one.code: one for page in told.pages if page.slug == SLUG for one in page.answers}
    found = []
    for one in in_order(rows, codes):
        if (answer := said.get(one.answered_as)) is not None:
            tells = one.read().tells(told.document.get(one.answered_as))
            found.append(OwnAnswer(answer, source(one, clinic=intake.clinic), tells))
    return {"own_answers": found, "own_tells": [one for one in found if one.tells]}
