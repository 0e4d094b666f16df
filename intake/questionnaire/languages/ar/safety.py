"""Arabic: questions about today, illness, allergies and pregnancy."""

from intake.questionnaire.languages.ar.shared import NONE, NOT_SURE, PRIVATE
from intake.questionnaire.languages.translation import Asked

QUESTIONS = {
    "SX_NOW": Asked(
        text="Any of these today, or in the last few days?",
        label="Symptoms now",
        hint="Tick all that apply.",
        options={
            "BREATH": "Hard to breathe",
            "SWALLOW": "Hard to swallow",
            "SPEECH": "Slurred words or weak voice",
            "EYES": "Seeing double or droopy eyelids",
            "WEAK": "Weak muscles all over",
            "ALLERGY": "Swollen face, lips or throat, or itchy lumps all over",
            "SPREAD": "Hot, red, spreading skin on face or neck, with fever",
        }
        | NONE
        | NOT_SURE,
    ),
    "SX_ONSET": Asked(
        text="Is this new?",
        label="New or not",
        hint="If even one is new or worse, choose yes.",
        options={
            "NEW": "Yes, new or getting worse",
            "OLD": "No, I have had it long and my doctor knows",
        }
        | NOT_SURE,
    ),
    "DOB": Asked(
        text="What is your date of birth?",
        label="Date of birth",
    ),
    "FILLER": Asked(
        text="Who is filling this in?",
        label="Filled in by",
        options={
            "SELF": "Me",
            "HELP": "Me, with help to read or type",
            "OTHER": "Someone else, for me",
        },
    ),
    "NMD": Asked(
        text="Has a doctor said you have any of these?",
        label="Nerves and muscles",
        options={
            "MG": "Myasthenia gravis",
            "LEMS": "Lambert-Eaton syndrome",
            "ALS": "Motor neurone disease (ALS)",
            "MUSCLE": "Muscle-wasting disease",
            "NERVE": "Other nerve problem (MS, stroke, numb or weak limbs)",
        }
        | NONE
        | NOT_SURE,
    ),
    "BSV": Asked(
        text="Do you have any of these long-term problems?",
        label="Swallowing and breathing",
        options={
            "SWALLOW": "Trouble swallowing",
            "LUNG": "Asthma or other lung problem",
            "LUNG_SEV": "On oxygen, or breathless at rest",
            "NECK_TX": "Past neck surgery or radiation",
        }
        | NONE
        | NOT_SURE,
    ),
    "ALLERGY": Asked(
        text="Are you allergic to any of these?",
        label="Allergies",
        options={
            "TOXIN": "Wrinkle-relaxing injections",
            "ALBUMIN": "Human albumin (from blood)",
            "MILK": "Cow's milk protein",
            "LACTOSE": "Lactose intolerant only",
            "LIDO": "Numbing cream or jabs",
            "POLYSORB": "Polysorbate",
            "CLEANSER": "Skin cleaner, latex or plasters",
            "ANAPH": "Very bad allergic reaction to something else",
        }
        | NONE
        | NOT_SURE,
    ),
    "PREG": Asked(
        text="We ask everyone. Is any of this true?",
        label="Pregnancy",
        hint="Only clinicians read this.",
        options={
            "PREG": "Pregnant",
            "MAYBE": "Might be pregnant",
            "TRYING": "Trying to get pregnant",
            "FEEDING": "Breastfeeding, chestfeeding or giving my milk",
            "NONE": "None of these, or cannot apply",
        }
        | PRIVATE,
    ),
}
