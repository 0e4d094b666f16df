"""Reasons to wait, until a day or until something has settled."""

from intake.questionnaire.conditions import VISIT, AnswerTo, InJurisdiction, any_of
from intake.questionnaire.sections.health import AMINO_END, ILL_NOW, MEDS, SKIN_NOW
from intake.questionnaire.sections.safety import PREG
from intake.questionnaire.sections.treatments import PROCS, TOX_LAST
from intake.rules.levels import Level
from intake.rules.policy import ABLATIVE_WAIT, LOCAL_WAIT, TOXIN_HOLD
from intake.rules.rule import OPEN, Basis, Rule
from intake.rules.shared import APPEARANCE_WORRY

LOCAL = tuple(PROCS.day_of(code) for code in ("FILLER", "THREADS", "NEEDLING"))

RULES = (
    Rule(
        "D-01",
        Level.DEFER,
        "Pregnant, or may be",
        PREG.has("PREG", "MAYBE"),
        until=OPEN,
        patient_message="PM-WAIT",
        explanation="Pregnant or possibly pregnant. Not a US contraindication but no adequate data;"
        " elective. Wait until pregnancy is excluded or over.",
        sources=("L-PREG", "DYS-ISI", "DYS-NZ", "BRIN16"),
        basis=Basis.POLICY,
    ),
    Rule(
        "D-02",
        Level.DEFER,
        "Breast or chest feeding",
        PREG.has("FEEDING"),
        until=OPEN,
        patient_message="PM-WAIT",
        explanation="Human-milk feeding. Toxin was measurable in half of 16 samples from 4 women in"
        " a pilot (none on day 5); Swiss Dysport text says not recommended. Default wait;"
        " clinician may change after discussion.",
        sources=("LACT24", "DYS-CH", "L-PREG"),
        basis=Basis.POLICY,
    ),
    Rule(
        "D-03",
        Level.DEFER,
        "Last toxin under 3 months before the visit",
        TOX_LAST + TOXIN_HOLD > VISIT,
        until=(TOX_LAST + TOXIN_HOLD,),
        patient_message="PM-DATE",
        explanation="Less than 3 months since the last toxin (any brand, any reason). Labels: no"
        " more often than every 3 months; weakness may add up.",
        sources=("L-3MO", "L-DDI"),
        basis=Basis.LABEL,
    ),
    Rule(
        "D-04",
        Level.DEFER,
        "Infection or open skin",
        SKIN_NOW.has("INFECT", "OPEN"),
        until=OPEN,
        patient_message="PM-HEAL",
        explanation="Infection at the planned site is a labelled contraindication while present;"
        " open skin likewise by policy. Wait until healed and seen by the clinician.",
        sources=("L-CON",),
        basis=Basis.LABEL,
    ),
    Rule(
        "D-05",
        Level.DEFER,
        "Inflamed skin",
        SKIN_NOW.has("INFLAM"),
        until=OPEN,
        patient_message="PM-HEAL",
        explanation="Inflamed skin at the site: label caution (Dysport, Daxxify) and EU"
        " contraindication (Bocouture). Wait until settled. Does not fire for the acne or"
        " rosacea being treated.",
        sources=("L-SITE", "BOC-PIL"),
        basis=Basis.LABEL,
    ),
    Rule(
        "D-06",
        Level.DEFER,
        "On a strong antibiotic",
        MEDS.has("AMINO") & (AMINO_END.not_known() | (AMINO_END > VISIT)),
        until=(AnswerTo(AMINO_END),),
        patient_message="PM-DATE",
        explanation="Aminoglycosides can potentiate toxin effect. Wait until the course ends. No"
        " label gives a wash-out.",
        sources=("L-DDI", "NAB-DDI"),
        basis=Basis.LABEL,
    ),
    Rule(
        "D-07",
        Level.DEFER,
        "Strong laser or deep peel, too recent",
        PROCS.day_of("ABLATIVE") + ABLATIVE_WAIT > VISIT,
        until=(PROCS.day_of("ABLATIVE") + ABLATIVE_WAIT,),
        patient_message="PM-DATE",
        explanation="Strong resurfacing; skin barrier may not be whole. 28 days is a clinic"
        " default, not evidence.",
        sources=("EXP",),
        basis=Basis.POLICY,
    ),
    Rule(
        "D-08",
        Level.DEFER,
        "Filler, threads or needling, too recent",
        any_of(*(day + LOCAL_WAIT > VISIT for day in LOCAL)),
        until=tuple(day + LOCAL_WAIT for day in LOCAL),
        patient_message="PM-DATE",
        explanation="Recent swelling or punctures in the area. 14 days is a clinic default, not"
        " evidence.",
        sources=("EXP", "AAD24"),
        basis=Basis.POLICY,
    ),
    Rule(
        "D-09",
        Level.DEFER,
        "Ill with fever or infection",
        ILL_NOW.is_("FEVER"),
        until=OPEN,
        patient_message="PM-HEAL",
        explanation="Acute illness. Wait until well (policy; one survey found less injection pain"
        " from 22 days after COVID-19).",
        sources=("COV-PAIN", "EXP"),
        basis=Basis.POLICY,
    ),
    Rule(
        "D-10",
        Level.DEFER,
        "Appearance worry, assessment asked for in Australia",
        InJurisdiction(("AU",)) & APPEARANCE_WORRY,
        until=OPEN,
        patient_message="PM-TALK",
        explanation="Australian guidance: refer for independent psychological evaluation before the"
        " procedure when screening suggests unsuitability.",
        sources=("AHPRA",),
        basis=Basis.LAW,
    ),
)
