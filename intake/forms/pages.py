"""The form of one page of a questionnaire."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, cast

from django import forms
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from intake.forms.drawn import drawn
from intake.forms.fields import AnswerField, field_for, field_in_short
from intake.forms.signature import SignatureForm
from intake.keeping import Notice
from intake.picking import Item
from intake.questionnaire.answers import BIRTH_DATE
from intake.questionnaire.as_json import as_json
from intake.questionnaire.edition import Edition, Page
from intake.questionnaire.kinds import NONE, Choice, Question, Tick
from intake.questionnaire.origins import by_another
from intake.questionnaire.walking import questions_read
from intake.route import Route, asks_birth_date, items_of
from intake.understanding import Explained


class PageForm(forms.Form):
    """The questions of a page that arise, or would by an answer on the page itself.

    `answers` holds every answer that could be read, also when others could not; `unreadable` are
    the questions to which something was given that could not. Where answers are sent, `signature`
    is the form below them and `notice` the text above; `agreed_on` is the day on which all of it
    was agreed to before, if it was. `to_read_whole` says that what was put in short must be shown
    whole, and is taken as not answered.
    """

    page: Page
    to_read_whole = False
    signature: SignatureForm | None = None
    notice: Notice
    agreed_on: date | None = None

    def __init__(
        self,
        route: Route,
        *,
        today: date,
        data: Any = None,
        filled: Mapping[str, Any] | None = None,
        adds: bool = False,
    ) -> None:
        super().__init__(data)
        self.adds = adds
        self.route, self.today = route, today
        self.answers: dict[str, Any] = {}
        self.unreadable: set[str] = set()
        self.explained: dict[str, Explained] = {}
        arises = route.likely(self.page).arises
        for name, field in list(self.asked.items()):
            if not field.shown_if_json and not any(arises[c] for c in field.codes):
                del self.fields[name]
        if not self.is_bound and not isinstance(self.page.questions[-1], Tick):
            shown = route.draft if filled is None else filled
            self.initial = {name: f.drawn(shown) for name, f in self.asked.items()}

    def clean(self) -> None:
        for name, field in self.asked.items():
            try:
                self.answers |= field.answers(self.cleaned_data[name], today=self.today)
            except forms.ValidationError as problem:
                self.add_error(name, problem)
                self.unreadable.update(field.codes)
        self._settle()

    @property
    def asked(self) -> dict[str, AnswerField]:
        """The fields by name."""
        return cast(dict[str, AnswerField], self.fields)

    @property
    def codes(self) -> list[str]:
        """The questions whose answers this page holds."""
        return [question.code for question in self.page.questions]

    @property
    def drawn(self) -> SafeString:
        """The questions as HTML."""
        return drawn(self)

    def draft(self) -> dict[str, Any]:
        """The whole draft with this page's answers in place of its earlier ones."""
        codes = {question.code for question in self.page.questions} - {BIRTH_DATE}
        if self.adds:
            codes &= self.answers.keys()
        kept = {code: answer for code, answer in self.route.draft.items() if code not in codes}
        return kept | self.answers

    def to_save(self) -> dict[str, Any]:
        """What this page now holds: its answers, and the birth date where it belongs here."""
        if not asks_birth_date(self.page):
            return self.answers
        return self.answers | {BIRTH_DATE: self.route.draft[BIRTH_DATE]}

    def _settle(self) -> None:
        """Drop answers to what does not arise, and name what is missing."""
        self.after = self.route.answered(self.draft())
        if self.page.in_short and by_another(self.after.draft):
            self._take_back_what_was_in_short()
        likely = self.after.likely(self.page)
        arises, missing = likely.arises, likely.missing(self.page)
        for name, field in self.asked.items():
            if not any(arises[code] for code in field.codes):
                self.errors.pop(name, None)
            elif name not in self.errors and any(code in missing for code in field.codes):
                self.add_error(name, self._missing(field))
        self.unreadable = {code for code in self.unreadable if arises[code] is not False}
        moot = [code for code in self.answers if arises[code] is False]
        for code in moot:
            del self.answers[code]
        if moot:
            self.after = self.route.answered(self.draft())

    def _take_back_what_was_in_short(self) -> None:
        """Whoever fills in for the patient has read none of it whole, and is asked so.

        What they did tick stands: it may be a sign that stops the form.
        """
        none = [code for code in self.page.in_short if self.answers.get(code) == [NONE]]
        self.to_read_whole = bool(none)
        for code in none:
            del self.answers[code]
        self.after = self.route.answered(self.draft())

    def _missing(self, field: AnswerField) -> forms.ValidationError:
        question = field.question
        narrowed = isinstance(question, Choice) and question.options_from
        if narrowed and self.answers.pop(question.code, None):
            said = gettext("choose one of those you ticked under “%(question)s”")
            return field.problem(said % {"question": narrowed.text})
        return forms.ValidationError(field.missed)


def page_form(edition: Edition, page: Page) -> type[PageForm]:
    """The form of a page; those of an edition's own pages are built once."""
    return _remembered(edition, page) if page in edition.pages else _built(page)


def _built(page: Page) -> type[PageForm]:
    here = {question.code for question in page.questions}
    fields: dict[str, Any] = {}
    for item, _ in items_of(page):
        condition = getattr(item, "shown_if", None)
        follows = condition is not None and bool(questions_read(condition) & here)
        fields[item.code] = _field(item, follows, item.code in page.in_short)
    return type("PageForm", (PageForm,), fields | {"page": page})


@lru_cache(maxsize=1024)
def _remembered(edition: Edition, page: Page) -> type[PageForm]:
    return _built(page)


@lru_cache(maxsize=4096)
def _field(item: Item, follows: bool, in_short: bool) -> AnswerField:
    """The field of a question, shared by all pages that ask it in the same way."""
    field = field_in_short(item) if in_short else field_for(item)
    if follows and isinstance(item, Question):
        field.shown_if_json = json.dumps(as_json(item.shown_if), separators=(",", ":"))
    return field
