"""For information."""

from intake.questionnaire.conditions import VISIT
from intake.questionnaire.sections.goals import GOALS
from intake.questionnaire.sections.health import HEART, HSV, ILL_NOW, MEDS, VACC
from intake.questionnaire.sections.safety import ALLERGY, FILLER
from intake.questionnaire.sections.skin import DRY_PATCH
from intake.questionnaire.sections.treatments import PROCS
from intake.questionnaire.sections.you import JOB, LANG_HELP
from intake.rules.levels import Level
from intake.rules.policy import LIGHT_WAIT
from intake.rules.rule import Basis, Rule

RULES = (
    Rule(
        "RN-01",
        Level.NOTE,
        "Pain tablets or supplements that thin blood",
        MEDS.has("PAINTHIN"),
        patient_message="PM-BRUISE",
        explanation="Bruise risk; ask why it is taken before any advice.",
        sources=("HAM13",),
        basis=Basis.POLICY,
    ),
    Rule(
        "RN-02",
        Level.NOTE,
        "Cold sores",
        HSV.is_("YES"),
        patient_message="",
        explanation="Past cold sores: check the site on the day; consider cover around the mouth.",
        sources=("EXP",),
        basis=Basis.POLICY,
    ),
    Rule(
        "RN-03",
        Level.NOTE,
        "Recent vaccine or illness",
        VACC.is_("YES") | ILL_NOW.is_("RECENT"),
        patient_message="",
        explanation="No label or consensus interval. Retrospective data conflict (interval 118.6 to"
        " 96.0 days in 45 people; no change in 71).",
        sources=("VACC22", "VACC21"),
        basis=Basis.POLICY,
    ),
    Rule(
        "RN-04",
        Level.NOTE,
        "Tetracycline, clindamycin or malaria tablets",
        MEDS.has("TETRA", "CLINDA", "QUIN"),
        patient_message="",
        explanation="Some non-US labels list tetracyclines and lincosamides (caution) or"
        " 4-aminoquinolines (may reduce effect).",
        sources=("NAB-DDI", "XEO-CH"),
        basis=Basis.LABEL,
    ),
    Rule(
        "RN-05",
        Level.NOTE,
        "Gentle laser, light peel or facial within 7 days",
        PROCS.day_of("LIGHT") + LIGHT_WAIT > VISIT,
        patient_message="",
        explanation="Check skin is calm. Same-day non-ablative laser plus toxin: 1 ptosis in 616"
        " treatments.",
        sources=("NAFL21",),
        basis=Basis.POLICY,
    ),
    Rule(
        "RN-06",
        Level.NOTE,
        "Diabetes",
        HEART.has("DIAB"),
        patient_message="",
        explanation="On the Dysport patient safety list.",
        sources=("DYS-ISI",),
        basis=Basis.LABEL,
    ),
    Rule(
        "RN-07",
        Level.NOTE,
        "Help with language or reading",
        LANG_HELP.is_("YES") | FILLER.is_("HELP"),
        patient_message="",
        explanation="Book time and an interpreter; check understanding.",
        sources=("EXP",),
        basis=Basis.POLICY,
    ),
    Rule(
        "RN-08",
        Level.NOTE,
        "Lactose intolerance only",
        ALLERGY.has("LACTOSE") & ~ALLERGY.has("MILK"),
        patient_message="",
        explanation="Lactose intolerance is not milk-protein allergy; confirm.",
        sources=("L-MILK",),
        basis=Basis.POLICY,
    ),
    Rule(
        "RN-09",
        Level.NOTE,
        "Dry patches too",
        DRY_PATCH.is_("YES"),
        patient_message="",
        explanation="Mixed or dry skin: oil reduction may not be welcome; sebum fell only in"
        " oily-skin volunteers.",
        sources=("LI13",),
        basis=Basis.POLICY,
    ),
    Rule(
        "RN-10",
        Level.NOTE,
        "Also wants something outside this tool",
        GOALS.has("LINES", "OTHER"),
        patient_message="",
        explanation="Outside the scope of this tool: clinician to discuss.",
        sources=("EXP",),
        basis=Basis.POLICY,
    ),
    Rule(
        "RN-11",
        Level.NOTE,
        "Skin cleaner, latex or plaster allergy",
        ALLERGY.has("CLEANSER"),
        patient_message="",
        explanation="Skin-prep, glove and plaster choice.",
        sources=("EXP",),
        basis=Basis.POLICY,
    ),
    Rule(
        "RN-12",
        Level.NOTE,
        "Drives or works machines",
        JOB.has("DRIVE"),
        patient_message="",
        explanation="Label: weakness, vision change or dizziness may affect driving.",
        sources=("L-DRIVE",),
        basis=Basis.LABEL,
    ),
)
