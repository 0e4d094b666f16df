"""Spanish: questions about treatments, health, medicines and hopes."""

from intake.questionnaire.languages.es.shared import NONE, NOT_SURE, YES_NO
from intake.questionnaire.languages.translation import Asked

QUESTIONS = {
    "TOX_EVER": Asked(
        text="Ever had botulinum toxin (wrinkle) jabs, for looks or health?",
        label="Wrinkle-relaxing jabs",
        options=YES_NO | NOT_SURE,
    ),
    "TOX_LAST": Asked(
        text="When was the last one?",
        label="Last jab",
        hint="Month and year is enough.",
    ),
    "TOX_BRAND": Asked(
        text="Which brand?",
        label="Brand",
        options={
            "ONA": "Botox or Vistabel",
            "ABO": "Dysport, Azzalure or Alluzience",
            "INCO": "Xeomin or Bocouture",
            "PRABO": "Jeuveau or Nuceiva",
            "DAXI": "Daxxify",
            "LETI": "Letybo",
            "RELA": "Relfydess",
            "OTHER": "Another",
            "UNKNOWN": "I do not know",
        },
    ),
    "TOX_WHY": Asked(
        text="What was it for?",
        label="Jabs were for",
        options={
            "COSMETIC": "My looks",
            "MIGRAINE": "Migraine",
            "SPASM": "Stiff or twisting muscles",
            "BLADDER": "Bladder",
            "SWEAT": "Sweating",
            "OTHERMED": "Another health reason",
        }
        | NOT_SURE,
    ),
    "TOX_WHO": Asked(
        text="Where did you have it?",
        label="Jabs given",
        options={
            "CLINIC": "Clinic or hospital",
            "HOME": "Party, home or salon",
            "SELF": "I bought and did it myself",
        }
        | NOT_SURE,
    ),
    "TOX_PROBLEM": Asked(
        text="Did anything go wrong?",
        label="Problem after jabs",
        options={
            "NONE": "No",
            "ALLERGY": "Allergic reaction",
            "SWALLOW": "Hard to swallow, speak or breathe",
            "DROOP": "Droopy eye or brow",
            "SMILE": "Uneven or weak smile",
            "NOEFFECT": "It did not work",
            "OTHER": "Something else",
        }
        | NOT_SURE,
    ),
    "PROCS": Asked(
        text="Any of these on your face or neck in the last 6 months?",
        label="Past treatments",
        hint="Month and year is enough.",
        options={
            "FILLER": "Filler or skin booster",
            "THREADS": "Threads",
            "ABLATIVE": "Strong laser, deep peel or skin sanding",
            "NEEDLING": "Needling or medium peel",
            "LIGHT": "Gentle laser, light treatment, light peel or facial",
            "SURGERY": "Face, eye or neck surgery",
        }
        | NOT_SURE,
    ),
    "ISO": Asked(
        text="Have you taken isotretinoin (Accutane, Roaccutane)?",
        label="Isotretinoin",
        options={
            "NO": "No",
            "NOW": "I take it now",
            "PAST6": "Stopped in the last 6 months",
            "PAST": "Stopped over 6 months ago",
        }
        | NOT_SURE,
    ),
    "SKIN_NOW": Asked(
        text="Any of these today on the skin to be treated?",
        label="Skin today",
        options={
            "INFECT": "Cold sore, boil, weepy or crusty skin",
            "OPEN": "Cut or open sore",
            "INFLAM": "Eczema, psoriasis, sunburn or itchy rash",
            "MOLE": "New or changing mole, or a sore that does not heal",
        }
        | NONE
        | NOT_SURE,
    ),
    "KELOID": Asked(
        text="Do your scars grow thick and raised?",
        label="Thick scars",
        options=YES_NO | NOT_SURE,
    ),
    "HSV": Asked(
        text="Do you get cold sores?",
        label="Cold sores",
        options=YES_NO,
    ),
    "HEART": Asked(
        text="Do you have any of these?",
        label="Heart and diabetes",
        options={
            "HEART": "Heart problem",
            "DIAB": "Diabetes",
        }
        | NONE
        | NOT_SURE,
    ),
    "IMMUNE": Asked(
        text="Do you have any of these?",
        label="Immune system",
        options={
            "AUTO": "Autoimmune illness (such as lupus)",
            "WEAK": "Weak immune system, transplant or cancer treatment",
        }
        | NONE
        | NOT_SURE,
    ),
    "EYEFACE": Asked(
        text="Have you had any of these?",
        label="Eyes and face",
        options={
            "DRYEYE": "Dry eyes",
            "DROOPLID": "Droopy eyelid or brow",
            "PALSY": "Face weak on one side",
            "EYESURG": "Eye or eyelid operation",
            "GLAUCOMA": "Glaucoma",
        }
        | NONE
        | NOT_SURE,
    ),
    "BLEED": Asked(
        text="Do you bleed or bruise too easily?",
        label="Easy bruising",
        options=YES_NO | NOT_SURE,
    ),
    "ILL_NOW": Asked(
        text="Are you ill today?",
        label="Ill today",
        options={
            "NO": "No",
            "FEVER": "Yes: fever, flu, COVID or an infection",
            "RECENT": "Better now, but ill in the last 3 weeks",
        }
        | NOT_SURE,
    ),
    "VACC": Asked(
        text="Any vaccine in the last 2 weeks?",
        label="Recent vaccine",
        options=YES_NO,
    ),
    "SURG_PLAN": Asked(
        text="Being put to sleep for an operation within 3 months?",
        label="Operation planned",
        options=YES_NO | NOT_SURE,
    ),
    "OTHER_DX": Asked(
        text="Any other illness?",
        label="Other illness",
    ),
    "MEDS": Asked(
        text="Do you take or use any of these?",
        label="Medicines",
        options={
            "AMINO": "Antibiotics by drip or jab (such as gentamicin)",
            "TETRA": "Doxycycline, minocycline or lymecycline",
            "CLINDA": "Clindamycin tablets",
            "RELAX": "Muscle relaxants (such as baclofen)",
            "SLEEP": "Sleeping or calming tablets (such as diazepam)",
            "ANTICHOL": "Bladder, travel-sickness, drowsy allergy or cold, or older mood tablets",
            "THIN": "Blood thinners (such as warfarin, apixaban, clopidogrel)",
            "PAINTHIN": "Aspirin, ibuprofen, fish oil or vitamin E",
            "CHOLIN": "Pyridostigmine, or memory tablets (such as donepezil)",
            "QUIN": "Hydroxychloroquine or malaria tablets",
            "IMMSUP": "Immune-calming tablets or jabs",
            "MAG": "Magnesium by drip, or quinidine",
        }
        | NONE
        | NOT_SURE,
    ),
    "AMINO_END": Asked(
        text="When will you finish the antibiotic by drip or jab?",
        label="Antibiotic ends",
    ),
    "MEDS_TEXT": Asked(
        text="List your pills, jabs, creams and herbs.",
        label="Your list",
        hint="Names are enough.",
    ),
    "BLOODOK": Asked(
        text="Is a protein from human blood OK? Some brands have it.",
        label="Blood protein",
        options={
            "YES": "Yes",
            "NO": "No",
            "TALK": "I want to talk about it",
        },
    ),
}
