"""Spanish: questions about today, illness, allergies and pregnancy."""

from intake.questionnaire.languages.es.shared import NOT_SURE
from intake.questionnaire.languages.translation import Asked

QUESTIONS = {
    "SX_NOW": Asked(
        text="Do you have any of these today, or in the last few days?",
        label="Symptoms now",
        hint="Tick all that apply.",
        options={
            "BREATH": "Hard to breathe",
            "SWALLOW": "Hard to swallow",
            "SPEECH": "Slurred words or a weak voice",
            "EYES": "Seeing double, or droopy eyelids",
            "WEAK": "Weak muscles all over my body",
            "ALLERGY": "Swollen face, lips or throat, or itchy lumps all over",
            "SPREAD": "Hot, red skin on my face or neck that is spreading, and a fever",
            "NONE": "None of these",
        }
        | NOT_SURE,
    ),
    "SX_ONSET": Asked(
        text="Is this new?",
        label="Is it new",
        hint="If even one of them is new or worse, choose yes.",
        options={
            "NEW": "Yes. It is new or getting worse",
            "OLD": "No. I have had it a long time and my doctor knows",
        }
        | NOT_SURE,
    ),
    "DOB": Asked(
        text="What is your date of birth?",
        label="Date of birth",
        hint="For example, 27 3 1990.",
    ),
    "FILLER": Asked(
        text="Who is filling in this form?",
        label="Who is filling in the form",
        options={
            "SELF": "Me",
            "HELP": "Me, and someone is helping me read or type",
            "OTHER": "Someone else is answering for me",
        },
    ),
    "NMD": Asked(
        text="Has a doctor said you have any of these?",
        label="Nerve or muscle disease",
        options={
            "MG": "Myasthenia gravis",
            "LEMS": "Lambert-Eaton syndrome",
            "ALS": "Motor neurone disease (ALS)",
            "MUSCLE": "A muscle-wasting disease",
            "NERVE": "Another nerve problem, such as MS, a stroke or numb, weak limbs",
            "NONE": "None of these",
        }
        | NOT_SURE,
    ),
    "BSV": Asked(
        text="Do you have any of these long-term problems?",
        label="Swallowing, breathing or neck problems",
        options={
            "SWALLOW": "Trouble swallowing",
            "LUNG": "Asthma or another lung problem",
            "LUNG_SEV": "I need oxygen, or I get breathless sitting still",
            "NECK_TX": "Past neck surgery or neck radiation",
            "NONE": "None of these",
        }
        | NOT_SURE,
    ),
    "ALLERGY": Asked(
        text="Are you allergic to any of these?",
        label="Allergies",
        hint="Tick all that apply.",
        options={
            "TOXIN": "Any wrinkle-relaxing injection",
            "ALBUMIN": "Human albumin (from blood)",
            "MILK": "Cow's milk protein",
            "LACTOSE": "I am lactose intolerant only",
            "LIDO": "Numbing cream or numbing jabs",
            "POLYSORB": "Polysorbate",
            "CLEANSER": "Skin cleaner, latex or plasters",
            "ANAPH": "I have had a very bad allergic reaction to something else",
            "NONE": "None of these",
        }
        | NOT_SURE,
    ),
    "PREG": Asked(
        text="We ask everyone. Is any of this true for you?",
        label="Pregnancy and feeding",
        hint="Tick all that apply. Only the clinicians read this.",
        options={
            "PREG": "I am pregnant",
            "MAYBE": "I might be pregnant",
            "TRYING": "I am trying for a baby and could become pregnant",
            "FEEDING": "I breastfeed or chestfeed, or give my milk",
            "NONE": "None of these, or it cannot apply to me",
            "PRIVATE": "I want to talk about this in private",
        },
    ),
}
