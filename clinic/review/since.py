"""What a returning patient told anew, changed or confirmed since the visit before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from clinic.review.told import Change, Told
from intake.models import InfoRequest, Intake, Origins
from intake.questionnaire.answers import BIRTH_DATE
from intake.questionnaire.kinds import Tick
from intake.questionnaire.origins import How


@dataclass(frozen=True, slots=True)
class Since:
    """How a sending compares with the patient's last one for another visit; labels by kind."""

    on: date
    changed: tuple[Change, ...]
    confirmed: tuple[str, ...]
    again: tuple[str, ...]
    new: tuple[str, ...]
    kept: tuple[str, ...]

    @property
    def counts(self) -> str:
        """How much there is of each, which names no question."""
        changes = len(self.changed)
        told = [
            f"{changes} changed" if changes else "nothing changed",
            f"{len(self.confirmed)} confirmed",
            f"{len(self.again)} asked anew and the same",
            f"{len(self.new)} not asked last time",
        ]
        return ", ".join(words for words in told if not words.startswith("0 "))


def since(now: Told) -> Since | None:
    """The comparison for somebody who came back; None for a first visit."""
    if now.came is None or now.came.last_time is None:
        return None
    last = now.came.last_time
    before, hows = Told(last), {code: origin.how for code, origin in now.origins.items()}
    asked_before = before.edition.arising.shown(before.answers.copy())
    questions = {
        code: question
        for code, question in now.edition.questions.items()
        if code != BIRTH_DATE and not isinstance(question, Tick)
    }
    same = [c for c in questions if c in now.document and now.document[c] == before.document.get(c)]
    new = [c for c in questions if c in now.document and c not in asked_before]

    def labels(*wanted: How) -> tuple[str, ...]:
        return tuple(questions[code].label for code in same if hows.get(code) in wanted)

    return Since(
        on=last.submitted_on,
        changed=tuple(
            change for c in questions if c not in new and (change := now.change(c, before))
        ),
        confirmed=labels(How.CONFIRMED),
        again=labels(How.AGAIN, How.GIVEN, How.CHANGED),
        new=tuple(questions[code].label for code in new),
        kept=labels(How.KEPT),
    )


def came_back(intake: Intake, origins: Iterable[Origins], requests: Iterable[InfoRequest]) -> str:
    """What the front desk reads about what a patient told again: counts, and no question."""
    parts = []
    if intake.revision is not None:
        sent = Told(intake.revision, origins=origins)
        if (told := since(sent)) is not None:
            parts.append(f"Came before: {told.counts}.")
        reply = next((one for one in requests if one.reply_id == intake.revision_id), None)
        if reply is not None:
            changed = len(sent.changes(Told(reply.revision)))
            answers = "answer" if changed == 1 else "answers"
            parts.append(f"Reply: {changed or 'no'} {answers} changed.")
    return " ".join(parts)
