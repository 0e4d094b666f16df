"""What a returning patient told anew, changed or confirmed since the visit before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from clinic.review.told import Change, Told
from intake.models import InfoRequest, Intake, Origins
from intake.questionnaire.answers import BIRTH_DATE
from intake.questionnaire.kinds import Tick
from intake.questionnaire.origins import How
from intake.questionnaire.shelf_life import shelf_life


@dataclass(frozen=True, slots=True)
class Since:
    """How a sending compares with the patient's last one for another visit; labels by kind.

    `in_short` are lists that were only named, changed or not, with the day on which they were last
    read whole; `kept` was neither asked nor need have been looked at.
    """

    on: date
    changed: tuple[Change, ...]
    confirmed: tuple[str, ...]
    again: tuple[str, ...]
    in_short: tuple[tuple[str, date], ...]
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
            f"{len(self.in_short)} asked in short",
        ]
        return ", ".join(words for words in told if not words.startswith("0 "))


def since(now: Told) -> Since | None:
    """The comparison for somebody who came back; None for a first visit."""
    if now.came is None or now.came.last_time is None:
        return None
    last = now.came.last_time
    before, came = Told(last), now.origins
    asked_before = before.edition.arising.shown(before.answers.copy())
    questions = {
        code: question
        for code, question in now.edition.questions.items()
        if code != BIRTH_DATE and not isinstance(question, Tick)
    }
    read = {code: came[code].read_whole for code in questions if code in came}
    same = [c for c in questions if c in now.document and now.document[c] == before.document.get(c)]
    new = [c for c in questions if c in now.document and c not in asked_before]

    def labels(*wanted: How) -> tuple[str, ...]:
        told = [c for c in same if c in came and came[c].how in wanted and not read[c]]
        return tuple(questions[code].label for code in told)

    def change(code: str) -> Change | None:
        found = now.change(code, before)
        if found is None or found.kind != "removed":
            return found
        if now.revision.stopped:  # the rest was not asked any more
            return None
        open_anew = shelf_life(code).months == 0 and not questions[code].required
        return replace(found, kind="left") if open_anew else found

    return Since(
        on=last.submitted_on,
        changed=tuple(found for c in questions if c not in new and (found := change(c))),
        confirmed=labels(How.CONFIRMED),
        again=labels(How.AGAIN, How.GIVEN, How.CHANGED),
        in_short=tuple((questions[code].label, day) for code, day in read.items() if day),
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
