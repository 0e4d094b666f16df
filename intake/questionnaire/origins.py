"""How each answer of a sending came to be: given, confirmed, changed, kept, told to staff."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

IN_SHORT = "in short"  # the mark of a list that was put in short


class How(StrEnum):
    """How an answer came into a sending."""

    GIVEN = "given"  # asked and answered; not answered before
    AGAIN = "again"  # asked anew, and answered as before
    CHANGED = "changed"  # answered otherwise than before
    CONFIRMED = "confirmed"  # read again and found still right
    KEPT = "kept"  # told before and not asked again


@dataclass(frozen=True, slots=True)
class Origin:
    """How one answer came, the day it was last given or confirmed, and who typed it if staff.

    `where` says that it was told in the room, not on the telephone; `read_whole`, for a list
    that was put in short, when the patient had last read it whole.
    """

    how: How
    on: date
    told_to: str = ""
    where: str = ""
    read_whole: date | None = None

    def document(self) -> dict[str, str]:
        whole = self.read_whole.isoformat() if self.read_whole else ""
        told = {"told_to": self.told_to, "where": self.where, "read_whole": whole}
        more = {name: words for name, words in told.items() if words}
        return {"how": self.how.value, "on": self.on.isoformat()} | more


def read_origins(document: Mapping[str, Mapping[str, str]]) -> dict[str, Origin]:
    """The origins as they were written."""
    return {
        code: Origin(
            How(one["how"]),
            date.fromisoformat(one["on"]),
            one.get("told_to", ""),
            one.get("where", ""),
            date.fromisoformat(one["read_whole"]) if "read_whole" in one else None,
        )
        for code, one in document.items()
    }


def by_another(answers: Mapping[str, Any]) -> bool:
    """Whether somebody answers for the patient, so that it is not the patient who reads."""
    return answers.get("FILLER") == "OTHER"


@dataclass(frozen=True, slots=True)
class Before:
    """Answers sent earlier, with the day each was last given or confirmed."""

    answers: Mapping[str, Any]
    origins: Mapping[str, Origin]
    on: date

    def dated(self, code: str) -> date:
        origin = self.origins.get(code)
        return origin.on if origin else self.on

    def read_whole(self, code: str) -> date | None:
        """When the patient last read this question whole; None where nobody knows that they did."""
        origin = self.origins.get(code)
        if origin is None or origin.told_to:
            return None
        return origin.read_whole or origin.on


def origins(
    answers: Mapping[str, Any],
    marks: Mapping[str, Mapping[str, str]],
    *,
    last_time: Before | None,
    just_before: Before | None,
    on: date,
) -> dict[str, Origin]:
    """How each of these raw answers came.

    `marks` say what was confirmed, kept, told to staff or asked in short while answering;
    `last_time` is the last sending for another visit, `just_before` the last one for this visit.
    """
    return {
        code: _origin(code, answer, marks.get(code, {}), last_time, just_before, on)
        for code, answer in answers.items()
    }


def _origin(
    code: str,
    answer: Any,
    mark: Mapping[str, str],
    last_time: Before | None,
    just_before: Before | None,
    on: date,
) -> Origin:
    if just_before and not mark and just_before.answers.get(code) == answer:
        return just_before.origins.get(code, Origin(How.GIVEN, just_before.on))
    told = mark.get("told_to", ""), mark.get("where", ""), _whole(code, mark, last_time)
    base = just_before if just_before and code in just_before.answers else last_time
    if base is None or code not in base.answers:
        return Origin(How.GIVEN, on, *told)
    if base.answers[code] != answer:
        return Origin(How.CHANGED, on, *told)
    how = How(mark.get("how", How.AGAIN))
    return Origin(how, base.dated(code) if how is How.KEPT else on, *told)


def _whole(code: str, mark: Mapping[str, str], last_time: Before | None) -> date | None:
    return last_time.read_whole(code) if last_time and mark.get("asked") == IN_SHORT else None
