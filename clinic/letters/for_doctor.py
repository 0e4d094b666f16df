"""The letter to another doctor: what was told, what was found, what was decided."""

from __future__ import annotations

from clinic.letters.draft import Draft, evidence, examined_rows, outcome_rows, title
from clinic.staff import wording
from intake.letter import Part, Writing
from intake.questionnaire.languages import ENGLISH

LIMITS = (
    "The answers are what the patient says, to questions that are not validated. Use of"
    " intradermal toxin for these concerns is off-label. This is not a prescription. A clinician"
    " examines the patient in person before anything is planned."
)
AGREED = "The patient agreed that we write to you."


def for_doctor(draft: Draft) -> Writing:
    """Clinical, in English, without the numbers of our rules."""
    return Writing(
        language=ENGLISH,
        head=draft.head,
        to=tuple(filter(None, (line.strip() for line in draft.to.splitlines()))),
        day=wording.full_day(draft.at.astimezone(draft.clinic.zone).date()),
        title=f"{draft.who.name}, born {draft.born}",
        parts=(_opening(draft), _decided(draft), *_found(draft), _told(draft), Part("", (LIMITS,))),
        signed=draft.signed,
    )


def _opening(draft: Draft) -> Part:
    about = (
        f"{draft.who.name} asked us for a consultation on intradermal toxin, and answered our"
        f" questions on {draft.sent} (reference {draft.decision.revision.receipt})."
    )
    return Part(
        paragraphs=tuple(filter(None, ["Dear colleague,", f"{about} {AGREED}", draft.paragraph]))
    )


def _told(draft: Draft) -> Part:
    told = draft.told
    rows = (
        ("Asks for", told.top_goal),
        ("Medicines", "\n".join(told.medicines)),
        ("Allergies", "\n".join(told.allergies)),
        ("Past toxin", told.toxin),
        ("Treatments in 6 months", told.procedures),
    )
    return Part("What the patient told us", rows=tuple(row for row in rows if row[1]))


def _found(draft: Draft) -> tuple[Part, ...]:
    """What a clinician was shown to look at; nothing where the clinic only collects answers."""
    told = [flag for flag in draft.reading.flags if flag.kind != "info"]
    rows = tuple((title(flag), evidence(flag)) for flag in told)
    return (Part("Points to consider", rows=rows),) if rows else ()


def _decided(draft: Draft) -> Part:
    return Part("Decision", rows=(*outcome_rows(draft), *examined_rows(draft)))
