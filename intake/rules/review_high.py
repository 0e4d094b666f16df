"""What a clinician reads before the visit is confirmed."""

from intake.questionnaire.conditions import VISIT
from intake.questionnaire.sections.health import MEDS, SKIN_NOW
from intake.questionnaire.sections.hopes import EXP_WHO
from intake.questionnaire.sections.safety import ALLERGY, BSV, FILLER, NMD, SX_ONSET
from intake.questionnaire.sections.skin import RED_BODY
from intake.questionnaire.sections.treatments import TOX_LAST, TOX_PROBLEM, TOX_WHO, TOX_WHY
from intake.rules.brands import EXCLUDED_BY
from intake.rules.levels import Level
from intake.rules.policy import TOXIN_HOLD, TOXIN_REVIEW
from intake.rules.rule import Basis, Rule
from intake.rules.shared import APPEARANCE_WORRY, BULBAR

RULES = (
    Rule(
        "RH-01",
        Level.REVIEW_HIGH,
        "Long-standing swallowing, breathing, eye or weakness trouble",
        BULBAR & SX_ONSET.is_("OLD"),
        holds_neck=True,
        patient_message="PM-TALK",
        explanation="Known long-standing bulbar, breathing, eye or weakness symptom: highest"
        " labelled risk group. Neck and lower face on hold.",
        sources=("L-DYSPH",),
        basis=Basis.LABEL,
    ),
    Rule(
        "RH-02",
        Level.REVIEW_HIGH,
        "Swallowing, severe lung or neck problem",
        BSV.has("SWALLOW", "LUNG_SEV", "NECK_TX"),
        holds_neck=True,
        patient_message="PM-TALK",
        explanation="Pre-existing dysphagia, compromised breathing or altered neck anatomy. Neck"
        " and lower face on hold.",
        sources=("L-DYSPH",),
        basis=Basis.LABEL,
    ),
    Rule(
        "RH-03",
        Level.REVIEW_HIGH,
        "Other or unclear nerve disease",
        NMD.has("NERVE", "UNSURE"),
        patient_message="PM-TALK",
        explanation="Other or unclear nerve disease: confirm the diagnosis before any plan.",
        sources=("L-NMD",),
        basis=Basis.LABEL,
    ),
    Rule(
        "RH-04",
        Level.REVIEW_HIGH,
        "Takes pyridostigmine or a memory tablet",
        MEDS.has("CHOLIN"),
        patient_message="PM-TALK",
        explanation="Pyridostigmine may mean unrecorded myasthenia gravis; other cholinesterase"
        " inhibitors act at the same junction.",
        sources=("MEM-MG",),
        basis=Basis.POLICY,
    ),
    Rule(
        "RH-05",
        Level.REVIEW_HIGH,
        "Swallowing or breathing trouble after toxin",
        TOX_PROBLEM.has("SWALLOW"),
        holds_neck=True,
        patient_message="PM-TALK",
        explanation="Earlier swallowing, speech or breathing trouble after toxin. Neck and lower"
        " face on hold.",
        sources=("L-DYSPH",),
        basis=Basis.LABEL,
    ),
    Rule(
        "RH-06",
        Level.REVIEW_HIGH,
        "Recent toxin from an unknown source",
        TOX_WHO.is_("HOME", "SELF") & (TOX_LAST + TOXIN_HOLD > VISIT),
        patient_message="PM-TALK",
        explanation="Recent product of unknown source. 41 confirmed iatrogenic botulism cases in"
        " England in summer 2025, mostly unlicensed product; onset up to 4 weeks.",
        sources=("UKHSA25",),
        basis=Basis.POLICY,
    ),
    Rule(
        "RH-07",
        Level.REVIEW_HIGH,
        "New, changing or non-healing lesion",
        SKIN_NOW.has("MOLE"),
        patient_message="PM-TALK",
        explanation="New, changing or non-healing lesion: examine, do not inject through it, refer"
        " as needed.",
        sources=("EXP",),
        basis=Basis.POLICY,
    ),
    Rule(
        "RH-08",
        Level.REVIEW_HIGH,
        "Appearance-worry screen positive",
        APPEARANCE_WORRY,
        patient_message="PM-TALK",
        explanation="Appearance-worry screen positive or known BDD / eating disorder. Screen, not"
        " diagnosis; people with visible acne or rosacea can score high. Talk, use a"
        " validated tool, consider psychological referral. Not by itself a"
        " contraindication.",
        sources=("BDDQ-AS", "DECLAU24", "BDDDERM"),
        basis=Basis.POLICY,
    ),
    Rule(
        "RH-09",
        Level.REVIEW_HIGH,
        "Pressure from others",
        EXP_WHO.is_("PRESSURE"),
        patient_message="PM-TALK",
        explanation="Consent may not be free. See alone; safeguarding if needed.",
        sources=("EXP",),
        basis=Basis.POLICY,
    ),
    Rule(
        "RH-10",
        Level.REVIEW_HIGH,
        "Flushing with whole-body symptoms",
        RED_BODY.has("GUT", "WHEEZE", "HEART", "FAINT"),
        patient_message="PM-TALK",
        explanation="Flushing with systemic features: look for another cause first (trials excluded"
        " flushing from other disease).",
        sources=("TRIALX", "YEH25"),
        basis=Basis.POLICY,
    ),
    Rule(
        "RH-11",
        Level.REVIEW_HIGH,
        "Answered by someone else",
        FILLER.is_("OTHER"),
        patient_message="PM-TALK",
        explanation="Answered by a third party: capacity, consent and accuracy to be checked with"
        " the patient.",
        sources=("EXP",),
        basis=Basis.POLICY,
    ),
    Rule(
        "RH-12",
        Level.REVIEW_HIGH,
        "Allergy to human albumin",
        ALLERGY.has("ALBUMIN"),
        excludes=EXCLUDED_BY["ALBUMIN"],
        patient_message="PM-TALK",
        explanation="Albumin is an ingredient of most brands: contraindicated for those.",
        sources=("L-CON", "L-ALB"),
        basis=Basis.LABEL,
    ),
    Rule(
        "RH-13",
        Level.REVIEW_HIGH,
        "Allergy to numbing medicine, or past anaphylaxis",
        ALLERGY.has("LIDO", "ANAPH"),
        patient_message="PM-TALK",
        explanation="Local anaesthetic is often mixed in (Wu) or used as cream; a fatal anaphylaxis"
        " with lidocaine diluent is in the label. Use plain saline or do not treat.",
        sources=("L-LIDO", "WU15"),
        basis=Basis.LABEL,
    ),
    Rule(
        "RH-14",
        Level.REVIEW_HIGH,
        "Magnesium by drip, or quinidine",
        MEDS.has("MAG"),
        patient_message="PM-TALK",
        explanation="Other agent that interferes with neuromuscular transmission.",
        sources=("L-DDI",),
        basis=Basis.LABEL,
    ),
    Rule(
        "RH-15",
        Level.REVIEW_HIGH,
        "Medical toxin within 4 months",
        TOX_WHY.has_any_but("COSMETIC") & (TOX_LAST + TOXIN_REVIEW > VISIT),
        patient_message="PM-TALK",
        explanation="Medical toxin doses can be large: check cumulative dose (Botox + Botox"
        " Cosmetic: not above 400 Units in 3 months) and agree timing with the treating team.",
        sources=("L-400",),
        basis=Basis.LABEL,
    ),
)
