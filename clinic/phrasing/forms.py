"""What a manager types: the words of a message, and a sentence to keep ready."""

from __future__ import annotations

from typing import Any

from django import forms

from clinic.asking.forms import LONGEST_REASON
from clinic.review.services import visible
from intake.models import Clinic
from intake.notices import Said
from intake.questionnaire.languages import ENGLISH
from intake.saying import EMAIL, LONGEST_BODY, LONGEST_SUBJECT, Piece, problems
from intake.speaking import LANGUAGES

RIGHT_TO_LEFT = ("ar",)


def written_in(language: str) -> dict[str, str]:
    """What a field says of the language it is written in."""
    return {"lang": language, "dir": "rtl" if language in RIGHT_TO_LEFT else "ltr"}


class WordsForm(forms.Form):
    """The subject and the words of one kind of message."""

    subject = forms.CharField(
        label="Subject",
        max_length=LONGEST_SUBJECT,
        error_messages={
            "required": "Write a subject",
            "max_length": f"Write the subject in {LONGEST_SUBJECT} letters or fewer",
        },
    )
    body = forms.CharField(
        label="Words",
        max_length=LONGEST_BODY,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        error_messages={
            "required": "Write what the message says",
            "max_length": f"Write the message in {LONGEST_BODY} letters or fewer",
        },
    )

    def __init__(self, data: Any, *, clinic: Clinic, piece: Piece, now: Said) -> None:
        super().__init__(data, initial={"subject": now.subject, "body": now.body})
        self.clinic, self.piece = clinic, piece
        for field in self.fields.values():
            field.widget.attrs |= written_in(piece.language)
        if piece.channel != EMAIL:
            del self.fields["subject"]
            self.fields["body"].widget.attrs["rows"] = 4

    def clean_subject(self) -> str:
        return " ".join(visible(self.cleaned_data["subject"]).split())

    def clean_body(self) -> str:
        text: str = self.cleaned_data["body"].replace("\r\n", "\n").strip()
        if not text:
            self.add_error("body", self.fields["body"].error_messages["required"])
        # An e-mail ends with a line of its own, below which it is signed.
        return f"{text}\n" if self.piece.channel == EMAIL else " ".join(text.split())

    def clean(self) -> None:
        if not self.errors:
            for name, sentences in problems(self.clinic, self.piece, self.said).items():
                for sentence in sentences:
                    self.add_error(name, sentence)

    @property
    def said(self) -> Said:
        """What was typed."""
        return Said(self.cleaned_data.get("subject", ""), self.cleaned_data["body"])


class ReasonForm(forms.Form):
    """One sentence, in English and in the other languages of the clinic."""

    def __init__(self, data: Any, *, languages: tuple[str, ...], words: dict[str, str]) -> None:
        super().__init__(data, initial={f"in_{one}": said for one, said in words.items()})
        self.languages = languages
        for language in languages:
            field = forms.CharField(
                label=LANGUAGES[language],
                required=language == ENGLISH,
                max_length=LONGEST_REASON,
                widget=forms.Textarea(attrs={"rows": 2, **written_in(language)}),
                error_messages={
                    "required": "Write the sentence in English: colleagues choose it by that",
                    "max_length": f"Write it in {LONGEST_REASON} letters or fewer",
                },
            )
            self.fields[f"in_{language}"] = field
        others = [one for one in languages if one != ENGLISH]
        for language in others:
            self.fields[f"in_{language}"].help_text = "Without it these patients read English."

    @property
    def words(self) -> dict[str, str]:
        """The sentence by language, each on one line, without the languages left empty."""
        typed = {one: self.cleaned_data.get(f"in_{one}", "") for one in self.languages}
        lines = {one: " ".join(visible(text).split()) for one, text in typed.items()}
        return {one: line for one, line in lines.items() if line}
