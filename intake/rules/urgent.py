"""Red-flag answers: the form stops and a clinician phones now."""

from intake.questionnaire.sections.safety import SX_NOW, SX_ONSET
from intake.rules.levels import Level
from intake.rules.rule import Basis, Rule
from intake.rules.shared import BULBAR

RULES = (
    Rule(
        "U-01",
        Level.URGENT,
        "New trouble breathing, swallowing, speaking or seeing, or weakness",
        BULBAR & SX_ONSET.is_("NEW", "UNSURE"),
        patient_message="PM-URG",
        explanation="Possible spread of toxin / botulism, or an undiagnosed neuromuscular or airway"
        " emergency. Effects can start hours to weeks after any toxin. Phone the patient"
        " now; check TOX_LAST and TOX_WHO.",
        sources=("L-BOX", "UKHSA25"),
        basis=Basis.LABEL,
    ),
    Rule(
        "U-02",
        Level.URGENT,
        "Possible severe allergic reaction now",
        SX_NOW.has("ALLERGY"),
        patient_message="PM-URG",
        explanation="Possible anaphylaxis or angioedema.",
        sources=("L-HYP",),
        basis=Basis.LABEL,
    ),
    Rule(
        "U-03",
        Level.URGENT,
        "Spreading hot skin with fever",
        SX_NOW.has("SPREAD"),
        patient_message="PM-URG-DAY",
        explanation="Possible facial or neck cellulitis with fever. Same-day medical assessment.",
        sources=("EXP",),
        basis=Basis.POLICY,
    ),
)
