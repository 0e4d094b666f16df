"""What a clinic may write into its messages: which blanks there are, what is refused, a sample.

The words are the clinic's; what a message has to carry, and what it must never tell, is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from intake import notices
from intake.blanks import SHOWN, blanks
from intake.dates import day_and_month
from intake.discretion import sender, telling_word, unnamed
from intake.models import Clinic, Outbox
from intake.notices import OTHER_LETTERS, Said, as_mail, as_text
from intake.questionnaire.languages import ENGLISH
from intake.speaking import DJANGOS
from intake.texts.gsm import texts_for
from intake.vault import normal

EMAIL, TEXT = Outbox.Channel.EMAIL, Outbox.Channel.TEXT
LONGEST_SUBJECT, LONGEST_BODY = 100, 2000
ALWAYS = ("name", "date", "clinic", "emergency")
CARRIED = ("link", "code", "reference")  # without which such a message would be of no use
IN_SUBJECTS = ("date", "clinic")  # anybody reads a subject
MEANINGS = {
    "name": "the patient’s first name",
    "date": "the day of the visit",
    "clinic": "your name in messages, or “Your clinic” where that must not be told",
    "emergency": "your emergency number",
    "link": "the patient’s own link",
    "code": "the six digits",
    "reference": "the reference of the answers",
}
NAMES = {"en": "Maria", "es": "María", "ar": "مريم"}
A_DAY, A_TOKEN = date(2026, 9, 24), "x" * 43
PHONE_DIGITS = 7  # fewer could be anything


@dataclass(frozen=True, slots=True)
class Piece:
    """One kind of message, by one way of sending, in one language."""

    kind: str
    channel: str
    language: str

    @property
    def standard(self) -> Said:
        """The words that everybody has who wrote none."""
        with override(DJANGOS.get(self.language, self.language)):
            return notices.standard(self.kind, self.channel)

    @property
    def carried(self) -> tuple[str, ...]:
        """The blanks that these words must have."""
        there = blanks(self.standard.body)
        return tuple(name for name in CARRIED if name in there)

    @property
    def offered(self) -> tuple[str, ...]:
        """The blanks that these words may have, those of the standard ones first."""
        standard = self.standard
        return tuple(
            dict.fromkeys((*self.carried, *blanks(standard.subject + standard.body), *ALWAYS))
        )

    @property
    def in_english(self) -> bool:
        return self.language == ENGLISH


def pieces(languages: tuple[str, ...]) -> Iterator[Piece]:
    """Every kind of message that patients get, in these languages; staff's own mail is ours."""
    for kind in notices.BODIES:
        if kind == notices.TASK:
            continue
        for channel in (EMAIL, TEXT):
            if channel == EMAIL or kind in notices.TEXTS:
                for language in languages:
                    yield Piece(kind.value, channel.value, language)


def sample(clinic: Clinic, piece: Piece, said: Said) -> Said:
    """The message as somebody would get it, with what is put around it."""
    with override(DJANGOS.get(piece.language, piece.language)):
        signed = sender(clinic, private=False)
        filled = said.filled(
            {
                "name": NAMES.get(piece.language, NAMES[ENGLISH]),
                "on": day_and_month(A_DAY),
                "link": settings.PUBLIC_URL + reverse("intake:link", args=[A_TOKEN]),
                "receipt": "ABCD-1234",
                "digits": "123 456",
                "emergency": clinic.emergency_number,
                "sender": signed or unnamed(),
            }
        )
    if piece.channel == TEXT:
        return Said("", as_text(filled.body, sender=signed, language=piece.language))
    return Said(filled.subject, as_mail(filled.body, sender=signed, phone=clinic.phone))


def problems(clinic: Clinic, piece: Piece, said: Said) -> dict[str, list[str]]:
    """Why these words cannot be used, and what to do, for the subject and the body."""
    found = {"body": list(_wrong_body(clinic, piece, said))}
    if piece.channel == EMAIL:
        found["subject"] = list(_wrong_subject(clinic, piece, said))
    return {name: sentences for name, sentences in found.items() if sentences}


def _wrong_subject(clinic: Clinic, piece: Piece, said: Said) -> Iterator[str]:
    allowed = tuple(dict.fromkeys((*IN_SUBJECTS, *blanks(piece.standard.subject))))
    yield from _wrong_blanks(said.subject, allowed, "the subject")
    yield from _telling(clinic, said.subject)


def _wrong_body(clinic: Clinic, piece: Piece, said: Said) -> Iterator[str]:
    yield from _wrong_blanks(said.body, piece.offered, "this message")
    there = blanks(said.body)
    for name in piece.carried:
        if name not in there:
            yield f"Put {{{name}}} where {MEANINGS[name]} belongs. The message is of no use without"
    yield from _telling(clinic, said.body)
    if piece.channel == TEXT and not (set(there) - set(piece.offered)):
        yield from _too_long(clinic, piece, said)


def _wrong_blanks(text: str, allowed: tuple[str, ...], where: str) -> Iterator[str]:
    names = ", ".join(f"{{{name}}}" for name in allowed)
    for name in blanks(text):
        if name not in allowed:
            yield f"There is no {{{name}}} in {where}. What there is: {names}"
    rest = text
    for name in blanks(text):
        rest = rest.replace(f"{{{name}}}", "")
    if "{" in rest or "}" in rest:
        yield "Take out the curly bracket that stands alone, or complete it like {date}"


def _telling(clinic: Clinic, text: str) -> Iterator[str]:
    if word := telling_word(text):
        yield f"Leave out “{word}”. Whoever sees the message would know what the visit is for"
    for name in filter(None, (clinic.name, clinic.sender_name)):
        if normal(name) in normal(text):
            yield f"Write {{clinic}} instead of “{name}”. Some patients ask us not to name you"
            break
    digits = "".join(filter(str.isdigit, clinic.phone))[-PHONE_DIGITS:]
    if len(digits) == PHONE_DIGITS and digits in "".join(filter(str.isdigit, text)):
        yield "Leave out your telephone number. It is put below each e-mail where it may be told"


def _too_long(clinic: Clinic, piece: Piece, said: Said) -> Iterator[str]:
    takes = texts_for(sample(clinic, piece, said).body)
    # Arabic has 70 letters to a text, of which a link takes most.
    most = 3 if piece.language in OTHER_LETTERS else 1
    most = max(most, texts_for(sample(clinic, piece, piece.standard).body))
    if takes > most:
        yield (
            f"With a link and a date in it this takes {takes} text messages, and may take {most}."
            " Say it in fewer letters, without accents or emoji"
        )


assert set(SHOWN.values()) == set(MEANINGS)
