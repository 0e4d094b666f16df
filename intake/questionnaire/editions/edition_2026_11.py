"""The first edition, as asked since November 2026. It never changes."""

from intake.questionnaire.edition import Edition, MergedList, Page
from intake.questionnaire.editions.parts import FIRST, HEALTH, LAST, SKIN, of
from intake.questionnaire.sections import (
    agreement,
    goals,
    health,
    hopes,
    safety,
    skin,
    surface,
    treatments,
    you,
)

EDITION_1 = Edition(
    name="2026-11",
    language="en",
    pages=(
        Page(
            "today", "How you are today", FIRST, of(safety, "SX_NOW", "SX_ONSET", "DOB", "FILLER")
        ),
        Page(
            "conditions",
            "Illness and allergies",
            FIRST,
            (
                MergedList(
                    code="LONG_TERM",
                    text="Do you have any of these, or has a doctor said you do?",
                    hint="Tick all that apply.",
                    label="Nerve, muscle, swallowing and breathing",
                    questions=(safety.NMD, safety.BSV),
                ),
                safety.ALLERGY,
            ),
        ),
        Page("pregnancy", "Pregnancy and feeding", FIRST, (safety.PREG,)),
        Page(
            "goals",
            "What you would like",
            SKIN,
            of(goals, "GOALS", "GOAL_TOP", "ZONES", "GOAL_TEXT"),
        ),
        Page(
            "oil",
            "Oily or shiny skin",
            SKIN,
            of(skin, "OIL_SHINE", "OIL_TOUCH", "OIL_FEEL", "OIL_BLOT")
            + of(skin, "OIL_CHANGE", "DRY_PATCH", "BOTHER_OIL"),
        ),
        Page("spots", "Spots", SKIN, of(skin, "ACNE_NOW", "ACNE_TRIED", "BOTHER_ACNE")),
        Page(
            "redness",
            "Redness and blushing",
            SKIN,
            of(skin, "RED_NOW", "RED_FLUSH", "RED_DX", "RED_SPOTS")
            + of(skin, "RED_EYES", "RED_THICK", "RED_BODY", "BOTHER_RED"),
        ),
        Page(
            "surface",
            "Pores, rough skin and marks",
            SKIN,
            of(surface, "PORE_NOW", "BOTHER_PORES", "TEX_NOW", "BOTHER_TEXTURE")
            + of(surface, "SCAR_NOW", "SCAR_TYPE", "BOTHER_SCARS"),
        ),
        Page(
            "neck",
            "Neck and jaw",
            SKIN,
            of(surface, "NECK_CREPE", "NECK_LINES", "NECK_BANDS", "NECK_JAW", "NECK_SAG")
            + of(surface, "BOTHER_NECK"),
        ),
        Page(
            "treatments",
            "Past treatments",
            HEALTH,
            of(treatments, "TOX_EVER", "TOX_LAST", "TOX_BRAND", "TOX_WHY", "TOX_WHO")
            + of(treatments, "TOX_PROBLEM", "PROCS", "ISO"),
        ),
        Page("skin", "Your skin and healing", HEALTH, of(health, "SKIN_NOW", "KELOID", "HSV")),
        Page(
            "health",
            "Your health",
            HEALTH,
            (
                MergedList(
                    code="CONDITIONS",
                    text="Do you have, or have you had, any of these?",
                    hint="Tick all that apply.",
                    label="Heart, immune system, eyes and face",
                    questions=(health.HEART, health.IMMUNE, health.EYEFACE),
                ),
                *of(health, "BLEED", "ILL_NOW", "VACC", "SURG_PLAN", "OTHER_DX"),
            ),
        ),
        Page(
            "medicines",
            "Your medicines",
            HEALTH,
            of(health, "MEDS", "AMINO_END", "MEDS_TEXT", "BLOODOK"),
        ),
        Page(
            "hopes",
            "Hopes and feelings",
            LAST,
            of(hopes, "EXP_RESULT", "EXP_LAST", "EXP_WHO", "APP_WORRY", "APP_TIME")
            + of(hopes, "APP_UPSET", "APP_AVOID", "APP_DX", "APP_UNHAPPY"),
            intro="How we feel about our looks matters. There are no wrong answers.",
            outro="If worries about your looks, or anything else, feel too much, you can call"
            " your doctor or a local helpline: {clinic_helplines}.",
        ),
        Page(
            "you",
            "You and your plans",
            LAST,
            of(you, "EVENT", "JOB", "FOLLOWUP", "CONTACT", "CONTACT_PRIV", "LANG_HELP")
            + of(you, "NAME_PREF", "PRONOUNS", "SKIN_TONE", "SUN_REACT"),
        ),
        Page(
            "agreement",
            "Your agreement",
            LAST,
            of(agreement, "CON_TRUTH", "CON_ROLE", "CON_OFFLABEL", "CON_CHANGE", "CON_DATA"),
            intro="This is not consent to treatment. A clinician asks you for that face to face."
            " “This medicine” means botulinum toxin, in tiny doses placed in the skin.",
        ),
    ),
)
