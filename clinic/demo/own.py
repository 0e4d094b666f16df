"""What the demonstration clinic asks besides the questionnaire, and what patients say to it."""

from __future__ import annotations

from datetime import datetime
from random import Random
from typing import Any

from clinic.own_questions.services import add_question
from clinic.staff.models import User
from intake.models import Clinic
from intake.questionnaire.own import Kind, OwnQuestion, Wording, codes_of

COMING = ("On foot or by bike", "By bus or train", "By car")
QUESTIONS = (
    OwnQuestion(
        code="OWN_1",
        kind=Kind.YES_NO,
        wordings={
            "en": Wording("Do you faint when you see a needle?"),
            "es": Wording("¿Se desmaya al ver una aguja?"),
            "ar": Wording("هل يُغمى عليك عند رؤية إبرة؟"),
        },
        tell_if=frozenset({"YES"}),
    ),
    OwnQuestion(
        code="OWN_2",
        kind=Kind.ONE,
        wordings={
            "en": Wording("How will you come to us?", COMING),
            "es": Wording(
                "¿Cómo vendrá a la clínica?",
                ("A pie o en bicicleta", "En autobús o tren", "En coche"),
            ),
            "ar": Wording(
                "كيف ستأتي إلى العيادة؟",
                ("سيرًا أو بالدراجة", "بالحافلة أو القطار", "بالسيارة"),
            ),
        },
        options=codes_of(COMING, ()),
    ),
)


def add_own_questions(clinic: Clinic, *, by: User, at: datetime) -> None:
    for question in QUESTIONS:
        add_question(clinic, question, by=by, at=at)


def said_to_own(rng: Random) -> dict[str, Any]:
    """A few faint; most come by bus or train."""
    return {
        "OWN_1": rng.choice(("NO", "NO", "NO", "NO", "NO", "YES", "UNSURE")),
        "OWN_2": rng.choice(("A1", "A2", "A2", "A3", "UNSURE")),
    }
