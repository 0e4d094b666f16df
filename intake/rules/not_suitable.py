"""Contraindications and the legal limit, for a clinician to confirm."""

from intake.questionnaire.sections.safety import ALLERGY, NMD
from intake.questionnaire.sections.treatments import TOX_PROBLEM
from intake.rules.brands import NO_BRAND_LEFT
from intake.rules.levels import Level
from intake.rules.policy import ADULT
from intake.rules.rule import Basis, Rule
from intake.rules.shared import AGE_AT_SUBMISSION, AGE_AT_VISIT

RULES = (
    Rule(
        "N-01",
        Level.NOT_SUITABLE,
        "Under 18",
        (AGE_AT_SUBMISSION < ADULT) | (AGE_AT_VISIT < ADULT),
        patient_message="PM-AGE",
        explanation="Under 18. Cosmetic treatment and arranging it is an offence in England; US"
        " labels are adults only. Hard stop, no override in this product, health answers are not"
        " kept.",
        sources=("UKACT", "L-ADULT"),
        basis=Basis.LAW,
    ),
    Rule(
        "N-02",
        Level.NOT_SUITABLE,
        "Allergy to a toxin product",
        ALLERGY.has("TOXIN") | TOX_PROBLEM.has("ALLERGY"),
        patient_message="PM-NOT",
        explanation="Reported hypersensitivity to a botulinum toxin product: labelled"
        " contraindication for every brand. Take a full allergy history.",
        sources=("L-CON",),
        basis=Basis.LABEL,
    ),
    Rule(
        "N-03",
        Level.NOT_SUITABLE,
        "Muscle or motor nerve disease",
        NMD.has("MG", "LEMS", "ALS", "MUSCLE"),
        patient_message="PM-NOT",
        explanation="Neuromuscular junction, motor neurone or generalised muscle disease: EU"
        " contraindication (Bocouture), US warning of severe dysphagia / respiratory"
        " compromise. Elective benefit does not justify it by product policy.",
        sources=("L-NMD", "BOC-PIL", "DYS-NZ"),
        basis=Basis.LABEL,
    ),
    Rule(
        "N-04",
        Level.NOT_SUITABLE,
        "No stocked brand left",
        NO_BRAND_LEFT,
        patient_message="PM-NOT",
        explanation="Ingredient allergies leave no stocked brand: contraindicated with the products"
        " on hand.",
        sources=("L-CON",),
        basis=Basis.LABEL,
    ),
)
