"""Teach-back: what the patient took from the explanation, each try kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from intake.events import PATIENT, record
from intake.models import Intake, TeachBackTry
from intake.models.prepared import Prepared
from intake.questionnaire.edition import Page
from intake.questionnaire.kinds import READ, TeachBack
from intake.services.answering import codes_of, keep, since_last_saving
from intake.services.writing import on_newest
from intake.step import Step

TRIES = Prepared(lambda: TeachBackTry.objects.order_by("number"), by="intake")


@transaction.atomic
def answer_teach_back(
    intake: Intake,
    *,
    page: Page,
    answers: Mapping[str, str],
    at: datetime,
    by: Any = PATIENT,
    step: Step | None = None,
) -> Intake:
    """Keep every new try at the page's questions, and as answers those that are right.

    READ counts once the right answer was shown. What comes a second time from the same showing
    of the page is no try: nothing was explained in between. Raises `BadAnswers` or
    `AlreadySent`.
    """
    told: dict[str, Any] = {"at": at, "by": by, "step": step}
    return on_newest(
        intake, lambda newest, after: _answer(newest, page, answers, after=after, **told)
    )


def _answer(
    intake: Intake,
    page: Page,
    answers: Mapping[str, str],
    *,
    at: datetime,
    by: Any,
    step: Step | None,
    after: Mapping[str, Any] | None,
) -> Intake:
    tries, before = tries_of(intake), intake.draft
    known = {code: answer for code, answer in before.items() if code in answers}
    if step and step.is_noted(intake.draft_steps, page.slug):
        known |= {code: tries[code][-1].answer for code in answers if tries[code]}
    right = {
        question.code: answers[question.code]
        for question in _asked(page)
        if question.code in answers
        and is_settled(question, answers[question.code], tries[question.code])
    }
    if step:
        seconds, back = since_last_saving(intake, page.slug, at=at)
        intake.draft_steps = step.noted(intake.draft_steps, page.slug, seconds=seconds, back=back)
    codes = codes_of(intake, page.slug)
    saved = keep(intake, codes, page=page.slug, answers=right, at=at, by=by, after=after)
    new = [code for code in answers if known.get(code) != answers[code]]
    if new:
        TeachBackTry.objects.bulk_create(
            TeachBackTry(
                clinic=saved.clinic,
                intake=saved,
                question=code,
                number=len(tries[code]) + 1,
                answer=answers[code],
                right=code in right and answers[code] != READ,
                at=at,
            )
            for code in new
        )
        told = {"asked": len(new), "right": sum(code in right for code in new)}
        record(saved, "understanding checked", by=by, at=at, detail=told)
    return saved


def tries_of(intake: Intake) -> defaultdict[str, list[TeachBackTry]]:
    """Every try of an intake by its question, the first first."""
    return by_question(TRIES.all(intake.pk))


def by_question(tries: Iterable[TeachBackTry]) -> defaultdict[str, list[TeachBackTry]]:
    found: defaultdict[str, list[TeachBackTry]] = defaultdict(list)
    for one in tries:
        found[one.question].append(one)
    return found


def is_settled(question: TeachBack, answer: str, tries: list[TeachBackTry]) -> bool:
    """Whether the answer is the right one, or says that the right one, once shown, was read."""
    if answer == READ:
        return wrong(tries) > len(question.explanations)
    return answer == question.right


def wrong(tries: list[TeachBackTry]) -> int:
    """How many of the tries showed that more had to be explained."""
    return sum(not one.right and one.answer != READ for one in tries)


def _asked(page: Page) -> list[TeachBack]:
    return [question for question in page.questions if isinstance(question, TeachBack)]
