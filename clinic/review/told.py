"""The answers as they were given: every page, the medicines, and what changed since before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from clinic.review.typed import TypedMedicine, typed_medicines
from clinic.staff.models import User
from intake.models import Origins, ReadBack, Revision
from intake.questionnaire.answers import BIRTH_DATE, Answers
from intake.questionnaire.edition import Edition, MergedList
from intake.questionnaire.kinds import NONE, Question, Words
from intake.questionnaire.origins import Origin
from intake.questionnaire.spoken import spoken
from intake.services.in_room import ROOM
from intake.vault import Erased

NOT_ANSWERED = "Not answered"
NONE_TOLD = "None told"
LOOKS = "APP_"  # how the codes of that screen begin
TOXIN = ("TOX_LAST", "TOX_BRAND", "TOX_WHO", "TOX_WHY")


@dataclass(frozen=True, slots=True)
class Answered:
    """A question as it was asked, and the answer in words."""

    code: str
    text: str
    label: str
    words: str
    own_words: bool = False
    missing: bool = False
    told_to: str = ""


@dataclass(frozen=True, slots=True)
class AnsweredPage:
    """A page of questions with its answers."""

    title: str
    answers: tuple[Answered, ...]
    slug: str


@dataclass(frozen=True, slots=True)
class Change:
    """An answer that differs from the sending before."""

    kind: str  # added, changed, removed, or left open where it was asked anew
    label: str
    words: str


class Told:
    """All that a patient sent at one time."""

    def __init__(
        self,
        revision: Revision,
        *,
        origins: Iterable[Origins] | None = None,
        read_back: Iterable[ReadBack] | None = None,
    ) -> None:
        """What lies beside the sending is read when it is needed, unless it is at hand."""
        self.revision = revision
        self._origins = origins_of(revision) if origins is None else origins
        self._read_back = revision.read_back.order_by("pk") if read_back is None else read_back

    @cached_property
    def answers(self) -> Answers:
        return _answers(self.revision)

    @property
    def edition(self) -> Edition:
        return self.answers.edition

    @cached_property
    def document(self) -> Mapping[str, Any]:
        return self.answers.document()

    @cached_property
    def told_to(self) -> dict[str, str]:
        """The questions whose answers staff typed, each with the name of who did."""
        typed = {c: o for c, o in self.origins.items() if o.told_to}
        people = User.objects.filter(code__in={o.told_to for o in typed.values()})
        names = {str(person.code): person.name for person in people}
        room = {ROOM: " in the room"}
        return {c: names[o.told_to] + room.get(o.where, "") for c, o in typed.items()}

    @cached_property
    def came(self) -> Origins | None:
        """How the answers came, where that was kept, with the visit before they looked back at."""
        return next(iter(self._origins), None)

    @property
    def origins(self) -> Mapping[str, Origin]:
        return self.came.read() if self.came else {}

    @property
    def in_room(self) -> bool:
        """Whether this was told in the room, on the day of the visit."""
        day = self.revision.submitted_on
        return any(o.where == ROOM and o.on == day for o in self.origins.values())

    @property
    def heard(self) -> str:
        """Who answered and who typed, where that was not the patient alone."""
        filler = self.document.get("FILLER")
        told = [self.say("FILLER")] if filler not in (None, "SELF") else []
        names = sorted(set(self.told_to.values()))
        many = f"{len(self.told_to)} answer{'s' if len(self.told_to) > 1 else ''}"
        told += [f"{many} told by the patient to {name}" for name in names[:1]]
        told += [f"others to {', '.join(names[1:])}"] if names[1:] else []
        return "; ".join(told)

    @property
    def pages(self) -> list[AnsweredPage]:
        """Every question that was asked, page by page."""
        asked = self.edition.arising.shown(self.answers.copy())
        found = []
        for page in self.edition.pages:
            answers = (self._asked(item, asked) for item in page.items)
            if told := tuple(one for one in answers if one is not None):
                found.append(AnsweredPage(page.title, told, page.slug))
        return found

    @property
    def own_words(self) -> str:
        return self.document.get("GOAL_TEXT", "")

    @property
    def top_goal(self) -> str:
        """What matters most to the patient, or all that they chose."""
        return self.say("GOAL_TOP") or self.say("GOALS")

    @property
    def called(self) -> str:
        """The name and pronouns the patient asked for."""
        return ", ".join(filter(None, [self.say("NAME_PREF"), self.say("PRONOUNS")]))

    @property
    def medicines(self) -> list[str]:
        """The kinds of medicine ticked, and the patient's own list."""
        return self.listed("MEDS", "MEDS_TEXT")

    @cached_property
    def typed(self) -> list[TypedMedicine]:
        """What typed medicines were read as, and what the patient said to that."""
        return typed_medicines(self._read_back)

    @property
    def allergies(self) -> list[str]:
        return self.listed("ALLERGY")

    @property
    def toxin(self) -> str:
        """Past toxin in one line."""
        told = [words for words in map(self.say, TOXIN) if words]
        if problems := self.say("TOX_PROBLEM"):
            none = self.document["TOX_PROBLEM"] == [NONE]
            told.append("nothing went wrong" if none else f"went wrong: {problems}")
        return "; ".join(told) or self.say("TOX_EVER")

    @property
    def procedures(self) -> str:
        return self.say("PROCS") if self.document.get("PROCS") else ""

    @property
    def looks(self) -> str:
        """The screen for worry about looks in one line: each question and its answer."""
        asked = [code for code in self.edition.questions if code.startswith(LOOKS)]
        told = [(self.edition.questions[code].label, self.say(code)) for code in asked]
        return "; ".join(f"{label}: {words}" for label, words in told if words)

    def say(self, code: str) -> str:
        """An answer in words, or nothing if there is none."""
        if code not in self.document:
            return ""
        return spoken(self.edition.questions[code], self.document[code])

    def listed(self, *codes: str) -> list[str]:
        """The answers to some questions, one a line; "none of these" is no answer here."""
        told = [code for code in codes if self.document.get(code) not in (None, [NONE], "")]
        lines = [line for code in told for line in self.say(code).split("; ")]
        return lines or ([NONE_TOLD] if any(code in self.document for code in codes) else [])

    def changes(self, before: Told) -> list[Change]:
        """What is answered differently from an earlier sending."""
        codes = [code for code in self.edition.questions if code != BIRTH_DATE]
        return [change for code in codes if (change := self.change(code, before))]

    def change(self, code: str, before: Told) -> Change | None:
        """How one answer differs from an earlier sending, or None."""
        was, now = before.say(code), self.say(code)
        if was == now or code not in {*self.document, *before.document}:
            return None
        label = self.edition.questions[code].label
        if not was:
            return Change("added", label, now)
        if not now:
            return Change("removed", label, was)
        return Change("changed", label, f"{was} → {now}")

    def _asked(self, item: Question | MergedList, asked: frozenset[str]) -> Answered | None:
        if isinstance(item, MergedList):
            chosen = item.gather(self.document)
            words = "; ".join(option.label for option in item.options if option.code in chosen)
            missing = any(part.code not in self.document for part in item.questions)
            return Answered(
                item.code,
                item.text,
                item.label,
                words or NOT_ANSWERED,
                missing=missing,
                told_to=self.told_to.get(item.questions[0].code, ""),
            )
        return self._answered(item) if item.code in asked else None

    def _answered(self, question: Question) -> Answered | None:
        own = isinstance(question, Words)
        words, told_to = self.say(question.code), self.told_to.get(question.code, "")
        if words:
            return Answered(
                question.code, question.text, question.label, words, own, told_to=told_to
            )
        if not question.required:
            return None
        return Answered(question.code, question.text, question.label, NOT_ANSWERED, missing=True)


def origins_of(revision: Revision | int | None) -> QuerySet[Origins]:
    """How the answers of a sending came, with the visit before they looked back at."""
    rows = Origins.objects.select_related("last_time__intake__patient")
    return rows.filter(revision=revision)


def _answers(revision: Revision) -> Answers:
    try:
        return revision.read_answers()
    except Erased:
        return revision.read_coded()
