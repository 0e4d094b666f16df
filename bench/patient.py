"""A patient who fills in the form: what each page is sent, from raw answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from intake.questionnaire.edition import MergedList, Page
from intake.questionnaire.kinds import Day, MultiChoice, Procedures, Question, TeachBack

Fields = list[tuple[str, str]]


def fields_of(page: Page, answers: Mapping[str, Any]) -> Fields:
    """The form fields by which a page is answered, and signed where it ends."""
    signed = [("signature", "Ada Lovell")] if page.slug == "agreement" else []
    return signed + [
        pair
        for item in page.items
        for pair in (
            [(item.code, code) for code in item.gather(answers)]
            if isinstance(item, MergedList)
            else _fields(item, answers)
        )
    ]


def _fields(question: Question, answers: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    code = question.code
    if isinstance(question, TeachBack):
        yield code, str(answers.get(code, question.right))
        return
    if code not in answers:
        return
    answer = answers[code]
    match question:
        case MultiChoice():
            yield from ((code, ticked) for ticked in answer)
        case Procedures():
            yield from ((code, done) for done in answer or ["NONE"])
            for done, day in answer.items():
                yield from _boxes(f"{code}_{done}", day)
        case Day():
            yield from _boxes(code, answer)
        case _:
            yield code, str(answer)


def _boxes(name: str, day: str | None) -> Iterator[tuple[str, str]]:
    if day is None:
        yield f"{name}_unknown", "1"
    else:
        yield from zip(
            (f"{name}_year", f"{name}_month", f"{name}_day"), day.split("-"), strict=True
        )
