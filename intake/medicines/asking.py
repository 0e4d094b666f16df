"""What a patient is asked back about their typed list, before anything is made of it.

A reading decides nothing. Only the patient's "yes" ticks its group in MEDS, as an answer of
their own; what was typed, read and answered goes to the clinician word for word.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from intake.medicines.asked import BY_NAME
from intake.medicines.matching import Match, read
from intake.medicines.sounds import plain
from intake.questionnaire.edition import Edition, Page
from intake.questionnaire.kinds import NONE

LISTED, TICKED = "MEDS_TEXT", "MEDS"
YES, NO, UNSURE = "YES", "NO", "UNSURE"
CHOICES = {
    YES: "Yes, that is right",
    NO: "No, it is something else",
    UNSURE: "I am not sure",
}
QUESTION = "We read “{typed}” as {read_as}. Is that right?"
NAMED = "{name}, {kind}"
WAS = "was"  # in what was told: the answer to MEDS before a "yes" ticked a group there
KEY_LENGTH = 12  # hexadecimal digits, to tell the few readings of one text apart


@dataclass(frozen=True, slots=True)
class Reading:
    """Typed words, and the medicine of a group that they are likely to name."""

    typed: str
    name: str
    kind: str
    group: str

    @property
    def key(self) -> str:
        """The same for the same word read as the same medicine, however it is written."""
        return sha256(f"{plain(self.typed)}|{self.name}".encode()).hexdigest()[:KEY_LENGTH]

    @property
    def question(self) -> str:
        """What the patient is asked, in English."""
        return self.asked(QUESTION, NAMED, name=self.name, kind=self.kind)

    def asked(self, question: str, named: str, *, name: str, kind: str) -> str:
        """What is asked in these words; a name written as we know it is not repeated."""
        repeat = self.name != self.kind and plain(self.typed) != plain(name)
        read_as = named.format(name=name, kind=kind) if repeat else kind
        return question.format(typed=self.typed, read_as=read_as)

    def name_in(self, language: str) -> str:
        """The name in a language; in Latin letters where the patient typed in those."""
        medicine = BY_NAME.get(self.name)  # none, where the name is that of a whole kind
        name = medicine.name_in(language) if medicine else self.name
        foreign = plain(self.typed).isascii() and not plain(name).isascii()
        return self.name if foreign else name


def readings(edition: Edition, draft: Mapping[str, Any]) -> tuple[Reading, ...]:
    """All that the typed list is read as in groups that this edition asks about.

    Nothing is read before the list of groups itself was answered.
    """
    listed, asked = draft.get(LISTED), edition.questions.get(TICKED)
    if not listed or asked is None or TICKED not in draft:
        return ()
    found = (_reading(match) for match in read(listed))
    known = {one.key: one for one in found if one.group in asked.option_codes}
    return tuple(known.values())


def to_ask(
    edition: Edition, draft: Mapping[str, Any], told: Iterable[Mapping[str, Any]]
) -> tuple[Reading, ...]:
    """The readings to ask back now: of each group that is not ticked, the first not yet told."""
    keys = {said["key"] for said in told}
    open_groups: dict[str, Reading] = {}
    for one in readings(edition, draft):
        if one.group not in draft[TICKED] and one.key not in keys:
            open_groups.setdefault(one.group, one)
    return tuple(open_groups.values())


def told_of(reading: Reading, answer: str, draft: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, read and answered, as JSON; with what MEDS was, where a "yes" changes it."""
    told = asdict(reading) | {"key": reading.key, "answer": answer}
    changes = answer == YES and reading.group not in draft[TICKED]
    return told | ({WAS: draft[TICKED]} if changes else {})


def ticked(draft: Mapping[str, Any], groups: Iterable[str]) -> list[str]:
    """The answer to MEDS with these groups as well."""
    return sorted({*draft[TICKED], *groups} - {NONE})


def unticked(
    draft: Mapping[str, Any], said: Mapping[str, Mapping[str, Any]], back: Container[str]
) -> list[str]:
    """The answer to MEDS once each "yes" to these readings is taken back.

    `said` is what was told last, by the readings' keys. A group that another "yes" stands for
    stays, and so does a list that was changed since: that is the patient's own.
    """
    yes = {key: one for key, one in said.items() if one["answer"] == YES}
    made = {one["group"] for one in yes.values()}
    stays = {one["group"] for key, one in yes.items() if key not in back}
    taken = [
        one
        for key, one in yes.items()
        if key in back and WAS in one and sorted(draft[TICKED]) == ticked({TICKED: one[WAS]}, made)
    ]
    gone = {one["group"] for one in taken} - stays
    return sorted({*draft[TICKED]} - gone or {was for one in taken for was in one[WAS]} - gone)


def page_of(edition: Edition) -> Page:
    """The page on which medicines are ticked and typed."""
    return next(p for p in edition.pages if any(q.code == TICKED for q in p.questions))


def _reading(match: Match) -> Reading:
    medicine = match.medicine
    name = medicine.kind if medicine.kind_only else medicine.name
    return Reading(match.typed, name, medicine.kind, medicine.group)
