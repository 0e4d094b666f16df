"""What a manager types of an own question: its words and answers in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from unicodedata import category

from django import forms
from django.core.exceptions import ValidationError

from clinic.names import BREAKING, TURNING
from clinic.owner.forms import sentences
from intake.proofreading import CHOOSING, MOST, Problem
from intake.questionnaire.languages import ENGLISH, IN_ENGLISH
from intake.questionnaire.languages.own import SHARED
from intake.questionnaire.own import FIRST, LAST, PREFIX, Kind, OwnQuestion, Wording, codes_of

LONGEST_TEXT = 200  # characters
LONGEST_ANSWER = 80
UNNUMBERED = f"{PREFIX}0"  # stands for the code of a question that is not added yet
KINDS = {
    Kind.YES_NO: ("Yes or no", "“I am not sure” is always offered too."),
    Kind.ONE: ("One of several", "Two to six answers, of which one is chosen."),
    Kind.SEVERAL: ("Any number of several", "Two to six answers, of which any number is ticked."),
    Kind.WORDS: ("Short words", "One line to write in. Patients may leave it empty."),
    Kind.NUMBER: ("A number", "A whole number up to 999. Patients may leave it empty."),
}


class WordingForm(forms.Form):
    """One wording. In a language without words the question is asked in English.

    `question` is what stands in it, or None where that cannot be read.
    """

    marks_optional = False  # most of it may be left empty, and says so once
    question: OwnQuestion | None = None

    def __init__(
        self,
        data: Any = None,
        *,
        kind: Kind,
        code: str = UNNUMBERED,
        earlier: Iterable[OwnQuestion] = (),
    ) -> None:
        self.kind, self.code, self.earlier = kind, code, list(earlier)
        newest = self.earlier[-1] if self.earlier else None
        super().__init__(data, initial=_typed(newest) if newest else {})
        self.question = None if self.is_bound else newest
        self.rows = range(1, MOST + 1) if kind in CHOOSING else range(0)
        self.always = (*FIRST.get(kind, ()), *LAST.get(kind, ()))
        for language in (ENGLISH, *IN_ENGLISH):
            self.fields |= self._fields_of(language)
        for place in [*self.rows, *self.always]:
            self.fields[f"tell_{place}"] = forms.BooleanField(
                label="Tell the clinician", required=False
            )

    def clean(self) -> None:
        """An answer without English words would be asked of nobody, and must not be lost."""
        for row in self.rows:
            beside = [f"answer_{language}_{row}" for language in IN_ENGLISH] + [f"tell_{row}"]
            english = f"answer_{ENGLISH}_{row}"
            if not self.cleaned_data.get(english) and any(map(self.cleaned_data.get, beside)):
                self.add_error(english, f"Write answer {row} in English too, or clear it below")
        self.question = None if self.errors else self._read()

    @property
    def typed(self) -> OwnQuestion:
        """The question of a form that could be read."""
        assert self.question is not None
        return self.question

    def _read(self) -> OwnQuestion:
        texts = self.cleaned_data
        written = [row for row in self.rows if texts[f"answer_{ENGLISH}_{row}"]]
        said = {language: self._wording(language, written) for language in (ENGLISH, *IN_ENGLISH)}
        wordings = {one: words for one, words in said.items() if one == ENGLISH or any_of(words)}
        options = codes_of(wordings[ENGLISH].options, self.earlier)
        told = [code for code, row in zip(options, written, strict=True) if texts[f"tell_{row}"]]
        told += [code for code in self.always if texts[f"tell_{code}"]]
        return OwnQuestion(
            code=self.code,
            kind=self.kind,
            wordings=wordings,
            options=options,
            tell_if=frozenset(told),
        )

    def show(self, problems: Iterable[Problem]) -> None:
        """Put each problem beside the words that it is about."""
        for problem in problems:
            self.add_error(f"text_{problem.language}", problem.words)

    @property
    def english(self) -> Part:
        return Part(self, ENGLISH)

    @property
    def others(self) -> list[Part]:
        return [Part(self, language) for language in IN_ENGLISH]

    @property
    def fixed(self) -> Iterator[tuple[str, Any]]:
        """The answers that are always offered, each with its box."""
        return ((SHARED[ENGLISH][code], self[f"tell_{code}"]) for code in self.always)

    def _wording(self, language: str, written: list[int]) -> Wording:
        answers = tuple(self.cleaned_data[f"answer_{language}_{row}"] for row in written)
        return Wording(self.cleaned_data[f"text_{language}"], answers)

    def _fields_of(self, language: str) -> dict[str, forms.CharField]:
        text = _line("Question", LONGEST_TEXT, language, needed=language == ENGLISH)
        return {f"text_{language}": text} | {
            f"answer_{language}_{row}": _line(f"Answer {row}", LONGEST_ANSWER, language)
            for row in self.rows
        }


class Part:
    """The fields of one language, as the page shows them together."""

    def __init__(self, form: WordingForm, language: str) -> None:
        self.language, self.name = language, IN_ENGLISH.get(language, "English")
        self.text = form[f"text_{language}"]
        self.rows = [(form[f"answer_{language}_{n}"], form[f"tell_{n}"]) for n in form.rows]
        fields = [self.text, *(answer for answer, _ in self.rows)]
        self.open = any(field.value() or field.errors for field in fields)


def on_one_line(text: str) -> None:
    """Refuse what breaks a line or turns the direction of what stands around it."""
    if TURNING.intersection(text) or BREAKING.intersection(map(category, text)):
        raise ValidationError("Write it on one line, without special signs")


def any_of(words: Wording) -> bool:
    return bool(words.text or any(words.options))


def _line(label: str, longest: int, language: str, *, needed: bool = False) -> forms.CharField:
    name = IN_ENGLISH.get(language, "")
    attrs = {"lang": language, "dir": "auto"} if name else {}
    what = f"{label.lower()} in {name}" if name else label.lower()
    return forms.CharField(
        label=f"{label} in {name}" if name else label,
        max_length=longest,
        required=needed,
        validators=[on_one_line],
        widget=forms.TextInput(attrs),
        error_messages=sentences(what, longest=longest, needed="Write the question"),
    )


def _typed(question: OwnQuestion) -> dict[str, Any]:
    """A wording as the form would hold it."""
    held: dict[str, Any] = {f"tell_{code}": True for code in question.tell_if}
    for language, words in question.wordings.items():
        held[f"text_{language}"] = words.text
        for row, answer in enumerate(words.options, 1):
            held[f"answer_{language}_{row}"] = answer
    for row, code in enumerate(question.options, 1):
        held[f"tell_{row}"] = code in question.tell_if
    return held
