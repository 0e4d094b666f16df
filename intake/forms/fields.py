"""One field for each kind of question: how its answer is read from a page and drawn on it.

A field holds nothing of any one patient, so forms share it instead of copying it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property, singledispatch
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from intake.forms.days import BOXES, NotADay, read_typed, typed_in
from intake.forms.wording import MISSED, WHY
from intake.questionnaire.answers import LONGEST_WORDS
from intake.questionnaire.edition import AgreedTogether, MergedList
from intake.questionnaire.kinds import (
    NONE,
    READ,
    UNSURE,
    Choice,
    Day,
    MultiChoice,
    Number,
    Procedures,
    Question,
    Scale,
    TeachBack,
    Tick,
    Words,
)

UNANSWERED: Any = object()
NONE_OF_THESE = gettext_lazy("None of these")
MOST_DIGITS = 9  # that are read at all
SHORT_WORDS = 100  # characters of a one-line answer


class Typed(forms.Widget):
    """What the page sends for a field; the page itself is drawn by the template pack."""

    def __init__(self, field: AnswerField) -> None:
        super().__init__()
        self.field = field

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return self.field.typed(data, name)


class AnswerField(forms.Field):
    """A question as asked on a page."""

    kind = ""
    none_value = ""

    def __init__(self, question: Question | MergedList) -> None:
        self.question = question
        self.codes: tuple[str, ...] = (question.code,)
        self.choices = [(option.code, option.label) for option in question.options]
        self.optional = isinstance(question, Question) and not question.required
        self.shown_if_json = ""
        super().__init__(required=False, widget=Typed(self), label=question.text)

    @property
    def missed(self) -> str:
        """What to do where there is no answer."""
        if words := MISSED.get(self.question.code):
            return gettext(words)
        return gettext("Answer “%(question)s”") % {"question": self.question.text}

    @property
    def why(self) -> str:
        words = WHY.get(self.question.code)
        return gettext(words) if words else ""

    @cached_property
    def option_codes(self) -> frozenset[str]:
        return frozenset(code for code, _ in self.choices)

    def __deepcopy__(self, memo: dict[int, Any]) -> AnswerField:
        return self

    def typed(self, data: Any, name: str) -> Any:
        """What was typed or chosen, as it is shown again."""
        return data.get(name, "")

    def answers(self, typed: Any, *, today: date) -> dict[str, Any]:
        """Raw answers by question code, none if nothing was typed, or raise `ValidationError`."""
        return {self.question.code: typed} if typed else {}

    def offers(self, chosen: Iterable[str]) -> bool:
        """Whether all of these are options of the question."""
        return self.option_codes.issuperset(chosen)

    def drawn(self, draft: Mapping[str, Any]) -> Any:
        """The saved answer as the page shows it, or None."""
        return draft.get(self.question.code)

    def problem(self, phrase: str, *, of: str = "") -> ValidationError:
        """What to do about the question, or about one of its options."""
        return ValidationError(f"{of or self.question.label}: {phrase}")


class ChoiceField(AnswerField):
    """One option."""

    kind = "choice"

    def answers(self, typed: str, *, today: date) -> dict[str, Any]:
        if typed and not self.offers([typed]):
            raise ValidationError(self.missed)
        return super().answers(typed, today=today)


class TeachBackField(ChoiceField):
    """One option, until it is the right one; READ is offered once that was shown."""

    question: TeachBack

    def __init__(self, question: TeachBack) -> None:
        super().__init__(question)
        self.optional = False
        self.choices = [(code, label) for code, label in self.choices if code != READ]
        self.read_choices = [(READ, question.option_label(READ))]

    @cached_property
    def option_codes(self) -> frozenset[str]:
        return frozenset(self.question.option_codes)


class ScaleField(ChoiceField):
    """One of five steps."""

    kind = "scale"

    def answers(self, typed: str, *, today: date) -> dict[str, Any]:
        return {code: int(step) for code, step in super().answers(typed, today=today).items()}


class TickField(ChoiceField):
    """An agreement."""

    kind = "tick"


class MultiField(AnswerField):
    """Any number of options, or the one that excludes them."""

    kind = "multi"

    def __init__(self, question: MultiChoice | MergedList) -> None:
        super().__init__(question)
        labels = dict(self.choices)
        self.none_value = NONE if NONE in labels else ""
        self.none_label = labels.get(NONE, "")

    def typed(self, data: Any, name: str) -> list[str]:
        return list(dict.fromkeys(data.getlist(name)))

    def answers(self, typed: list[str], *, today: date) -> dict[str, Any]:
        self.check(typed)
        return {self.question.code: sorted(typed)} if typed else {}

    def check(self, ticked: list[str]) -> None:
        if not self.offers(ticked):
            raise ValidationError(self.missed)
        if self.none_value in ticked and len(ticked) > 1:
            raise self.problem(_not_beside(self.none_label))


class InShortField(MultiField):
    """Any number of options that are named first; the list stands behind a line."""

    def __init__(self, question: MultiChoice) -> None:
        super().__init__(question)
        assert question.in_short
        self.in_short, self.label = question.in_short, question.in_short.text
        self.none_label = self.in_short.none

    @property
    def missed(self) -> str:
        """What to do where there is no answer; its short question would not say of what."""
        what = gettext("tick what is so, or choose “%(none)s”") % {"none": self.none_label}
        return f"{self.question.label}: {what}"


class MergedField(MultiField):
    """Several questions as one list."""

    kind = "merged"
    question: MergedList

    def __init__(self, question: MergedList) -> None:
        super().__init__(question)
        self.codes = tuple(part.code for part in question.questions)

    def answers(self, typed: list[str], *, today: date) -> dict[str, Any]:
        self.check(typed)
        return dict(self.question.spread(frozenset(typed)))

    def drawn(self, draft: Mapping[str, Any]) -> list[str]:
        return self.question.gather(draft)


class AgreedField(MergedField):
    """Several agreements, read as a list and given with one tick."""

    kind = "agreed"


class DayField(AnswerField):
    """A day in three boxes."""

    kind = "day"
    question: Day

    def __init__(self, question: Day, *, birthday: bool = False) -> None:
        super().__init__(question)
        self.birthday = birthday
        self.allow_unknown = question.allow_unknown

    def typed(self, data: Any, name: str) -> dict[str, str]:
        return typed_boxes(data, name)

    def answers(self, typed: dict[str, str], *, today: date) -> dict[str, Any]:
        question = self.question
        given = typed_in(typed)
        if typed.get("unknown") and question.allow_unknown:
            if given:
                raise self.problem(gettext("enter a date or tick “I do not know”, not both"))
            return {question.code: None}
        if not given:
            return {}
        try:
            day = read_typed(
                typed, today=today, month_enough=question.month_enough, past=question.past
            )
        except NotADay as problem:
            told = self.problem(str(problem))
            told.code = problem.box  # where a link to the problem leads
            raise told from None
        return {question.code: day.isoformat()}

    def drawn(self, draft: Mapping[str, Any]) -> Any:
        answer = draft.get(self.question.code, "")
        return {"unknown": "YES"} if answer is None else answer


class ProceduresField(AnswerField):
    """Any number of procedures, each with its day."""

    kind = "procedures"
    none_value = NONE
    undated = frozenset({NONE, UNSURE})  # no procedures, so without a day

    def __init__(self, question: Procedures) -> None:
        super().__init__(question)
        self.choices = [*self.choices, (NONE, cast(str, NONE_OF_THESE))]

    def typed(self, data: Any, name: str) -> dict[str, Any]:
        """The day typed for each procedure; a day given counts as its tick."""
        ticked = data.getlist(name)
        days = {code: typed_boxes(data, f"{name}_{code}") for code, _ in self.choices}
        return {code: day for code, day in days.items() if code in ticked or any(day.values())}

    def answers(self, typed: dict[str, Any], *, today: date) -> dict[str, Any]:
        if NONE in typed and len(typed) > 1:
            raise self.problem(_not_beside(NONE_OF_THESE))
        if not typed:
            return {}
        labels, problems = dict(self.choices), []
        days: dict[str, str | None] = {code: None for code in typed if code == UNSURE}
        for code in typed.keys() - self.undated:
            try:
                days[code] = _procedure_day(typed[code], today=today)
            except NotADay as problem:
                problems.append((code, self.problem(str(problem), of=labels[code])))
        if problems:
            order = list(labels)
            raise ValidationError([p for _, p in sorted(problems, key=lambda p: order.index(p[0]))])
        return {self.question.code: days}

    def drawn(self, draft: Mapping[str, Any]) -> Any:
        answer = draft.get(self.question.code)
        return {NONE: None} if answer == {} else answer


class WordsField(AnswerField):
    """The patient's own words."""

    kind = "words"
    question: Words

    def __init__(self, question: Words) -> None:
        super().__init__(question)
        self.long = question.long
        self.max_length = LONGEST_WORDS if question.long else SHORT_WORDS

    def typed(self, data: Any, name: str) -> str:
        lines = data.get(name, "").replace("\r\n", "\n").replace("\r", "\n")
        return lines.replace("\x00", "").strip()

    def answers(self, typed: str, *, today: date) -> dict[str, Any]:
        if len(typed) > self.max_length:
            over = len(typed) - self.max_length
            raise self.problem(gettext("make it %(over)s characters shorter") % {"over": over})
        return super().answers(typed, today=today)


class NumberField(AnswerField):
    """A whole number in one box."""

    kind = "number"
    question: Number

    def typed(self, data: Any, name: str) -> str:
        return str(data.get(name, "")).replace("\x00", "").strip()

    def answers(self, typed: str, *, today: date) -> dict[str, Any]:
        if not typed:
            return {}
        if not typed.isdecimal() or len(typed) > MOST_DIGITS or int(typed) > self.question.most:
            most = self.question.most
            raise self.problem(gettext("write a whole number from 0 to %(most)s") % {"most": most})
        return {self.question.code: int(typed)}


def field_in_short(item: Any) -> AnswerField:
    """The field that asks somebody who has read it before."""
    short = isinstance(item, MultiChoice) and item.in_short
    return InShortField(item) if short else field_for(item)


@singledispatch
def field_for(item: Any) -> AnswerField:
    """The field that asks a question or a merged list."""
    raise TypeError(f"No field for {item!r}")


for kind, field in {
    AgreedTogether: AgreedField,
    Choice: ChoiceField,
    Day: DayField,
    MergedList: MergedField,
    MultiChoice: MultiField,
    Number: NumberField,
    Procedures: ProceduresField,
    Scale: ScaleField,
    TeachBack: TeachBackField,
    Tick: TickField,
    Words: WordsField,
}.items():
    field_for.register(kind, field)


def typed_boxes(data: Any, name: str) -> dict[str, str]:
    """The three boxes of a day and its "I do not know", as typed."""
    return {box: data.get(f"{name}_{box}", "").strip() for box in (*BOXES, "unknown")}


def _not_beside(none: Any) -> str:
    return gettext("“%(none)s” cannot be ticked with another answer") % {"none": none}


def _procedure_day(typed: Mapping[str, str], *, today: date) -> str | None:
    given = typed_in(typed)
    if typed["unknown"]:
        if given:
            raise NotADay(gettext("enter a date or tick “I do not know when”, not both"))
        return None
    if not given:
        raise NotADay(gettext("enter the month and year, or tick “I do not know when”"))
    return read_typed(typed, today=today, month_enough=True, past=True).isoformat()
