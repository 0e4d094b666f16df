"""An edition in another language: the same codes, kinds and skip logic under other words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from intake.questionnaire.edition import Edition, MergedList, Page
from intake.questionnaire.in_short import InShort
from intake.questionnaire.kinds import Choice, MultiChoice, Option, Question, TeachBack

PLACE = re.compile(r"{\w*}")


class BadTranslation(ValueError):
    """Words that are missing, or that belong to nothing in the edition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question or a list of them in another language; its options by their codes.

    A question that offers what was ticked in another one takes its options from there.
    """

    text: str
    label: str
    hint: str = ""
    options: Mapping[str, str] = field(default_factory=dict)
    explanations: tuple[str, ...] = ()
    in_short: InShort | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Headed:
    """What stands above and below the questions of a page, in another language."""

    title: str
    intro: str = ""
    outro: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """All words of one edition in one language: its pages by slug, the rest by code."""

    language: str
    of: str
    pages: Mapping[str, Headed]
    lists: Mapping[str, Asked]
    questions: Mapping[str, Asked]

    def for_the_next(
        self, of: str, *, not_sure: Mapping[str, str], at: Iterable[str], no_hint: Iterable[str]
    ) -> Translation:
        """The words for an edition that says the same, with "not sure" and without hints there."""
        told = dict(self.questions)
        told |= {code: replace(told[code], hint="") for code in no_hint}
        told |= {
            code: replace(told[code], options={**told[code].options, **not_sure}) for code in at
        }
        return replace(self, of=of, questions=told)

    def in_short(
        self,
        of: str,
        *,
        lists: Mapping[str, InShort],
        texts: Mapping[str, str],
        no_hint: Iterable[str],
    ) -> Translation:
        """The words for an edition that has lists in short too, and asks in other words there."""
        told = dict(self.questions)
        told |= {code: replace(told[code], in_short=words) for code, words in lists.items()}
        told |= {code: replace(told[code], text=text) for code, text in texts.items()}
        told |= {code: replace(told[code], hint="") for code in no_hint}
        return replace(self, of=of, questions=told)


def translated(edition: Edition, words: Translation) -> Edition:
    """The edition in the words of another language, or raise `BadTranslation`."""
    if problems := tuple(_problems(edition, words)):
        raise BadTranslation(f"{edition.name} in {words.language}: {'; '.join(problems)}.")
    told: dict[str, Question] = {}
    for code, question in edition.questions.items():
        told[code] = _question(question, words.questions[code], told)
    pages = tuple(_page(page, words, told) for page in edition.pages)
    name = f"{edition.name}-{words.language}"
    return replace(edition, name=name, language=words.language, pages=pages)


def _page(page: Page, words: Translation, told: Mapping[str, Question]) -> Page:
    headed = words.pages[page.slug]
    items = tuple(
        _list(item, words.lists[item.code], told)
        if isinstance(item, MergedList)
        else told[item.code]
        for item in page.items
    )
    return replace(page, items=items, title=headed.title, intro=headed.intro, outro=headed.outro)


def _list(item: MergedList, words: Asked, told: Mapping[str, Question]) -> MergedList:
    said: dict[str, Any] = {"text": words.text, "label": words.label, "hint": words.hint}
    return replace(item.with_questions(told), **said)


def _question(question: Question, words: Asked, told: Mapping[str, Question]) -> Question:
    changes: dict[str, Any] = {
        "text": words.text,
        "label": words.label,
        "hint": words.hint,
    }
    if isinstance(question, TeachBack):
        changes["explanations"] = words.explanations
    if isinstance(question, MultiChoice):
        changes["in_short"] = words.in_short
    if source := _source(question):
        changes |= {"options_from": told[source.code], "options": told[source.code].options}
    else:
        changes["options"] = tuple(
            Option(code, words.options[code]) for code in question.option_codes
        )
    return replace(question, **changes)


def _source(question: Question) -> MultiChoice | None:
    return question.options_from if isinstance(question, Choice) else None


def _problems(edition: Edition, words: Translation) -> Iterator[str]:
    """What is missing or too much, each in a phrase that names it."""
    if words.of != edition.name:
        yield f"the words are those of {words.of}"
    pages = {page.slug: page for page in edition.pages}
    lists = {i.code: i for p in edition.pages for i in p.items if isinstance(i, MergedList)}
    yield from _keys("page", pages, words.pages)
    yield from _keys("list", lists, words.lists)
    yield from _keys("question", edition.questions, words.questions)
    for slug in pages.keys() & words.pages.keys():
        yield from _alike(slug, pages[slug], words.pages[slug], ("title", "intro", "outro"))
    for code in lists.keys() & words.lists.keys():
        shown = ("text", "label", "hint")
        yield from _alike(code, lists[code], words.lists[code], shown)
        yield from _keys(f"option of {code}", (), words.lists[code].options)
    for code in edition.questions.keys() & words.questions.keys():
        yield from _unlike(edition.questions[code], words.questions[code])


def _unlike(question: Question, words: Asked) -> Iterator[str]:
    code = question.code
    yield from _alike(code, question, words, ("text", "label", "hint"))
    own = () if _source(question) else question.option_codes
    yield from _keys(f"option of {code}", own, words.options)
    yield from (f"{code} has an option without words" for w in words.options.values() if not w)
    yield from _unlike_in_short(question, words)
    needed = len(question.explanations) if isinstance(question, TeachBack) else 0
    if len(words.explanations) != needed or not all(words.explanations):
        yield f"{code} needs {needed} explanations"


def _unlike_in_short(question: Question, words: Asked) -> Iterator[str]:
    """Whether it is in short in both languages, and names every option in both."""
    english = getattr(question, "in_short", None)
    if bool(english) != bool(words.in_short):
        yield f"{question.code} has {'no' if english else 'a surplus'} list in short"
    elif english and words.in_short:
        yield from _alike(question.code, english, words.in_short, ("text", "none"))
        unlike = words.in_short.unlike(question.option_codes)
        yield from (f"{question.code} in short has no words for {code}" for code in sorted(unlike))


def _keys(kind: str, known: Any, given: Any) -> Iterator[str]:
    yield from (f"{kind} {key} has no words" for key in sorted(set(known) - set(given)))
    yield from (f"there is no {kind} {key}" for key in sorted(set(given) - set(known)))


def _alike(name: str, english: Any, words: Any, parts: tuple[str, ...]) -> Iterator[str]:
    """Every part has words exactly where the English has, with the same places to fill in."""
    for part in parts:
        there, here = getattr(english, part), getattr(words, part)
        if bool(there) != bool(here):
            yield f"{name} has {'no' if there else 'a surplus'} {part}"
        elif sorted(PLACE.findall(there)) != sorted(PLACE.findall(here)):
            yield f"{name} fills in something else in its {part}"
