"""How a patient can be reached: what they told us for that, and no other answer."""

from __future__ import annotations

from dataclasses import dataclass

from intake.models import Intake
from intake.questionnaire.spoken import spoken

FOR_CONTACT = ("CONTACT", "CONTACT_PRIV", "LANG_HELP")


@dataclass(frozen=True, slots=True)
class Contact:
    """A patient's addresses, and how they wish to be contacted, as questions with answers."""

    email: str
    phone: str
    wishes: list[tuple[str, str]]


def contact(intake: Intake) -> Contact:
    """How to reach the patient of an intake."""
    who = intake.patient.read_identity()
    return Contact(who.email, who.phone, wishes(intake))


def wishes(intake: Intake) -> list[tuple[str, str]]:
    """The answers about contact from the newest sending."""
    if intake.revision is None:
        return []
    answers, questions = intake.revision.answers, intake.read_original().questions
    asked = [code for code in FOR_CONTACT if code in answers]
    return [(questions[code].label, spoken(questions[code], answers[code])) for code in asked]
