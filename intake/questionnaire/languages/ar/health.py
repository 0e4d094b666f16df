"""Arabic: questions about treatments, health, medicines and hopes."""

from intake.questionnaire.languages.ar.shared import NOT_SURE, YES_NO
from intake.questionnaire.languages.translation import Asked

QUESTIONS = {
    "TOX_EVER": Asked(
        text=(
            "Have you ever had wrinkle-relaxing (botulinum toxin) injections, for"
            " looks or for health?"
        ),
        label="Wrinkle-relaxing injections, ever",
        options=YES_NO | NOT_SURE,
    ),
    "TOX_LAST": Asked(
        text="When was the last one? A month and year is fine.",
        label="Last injection",
        hint="For example, 14 9 2026, or only the month and year.",
    ),
    "TOX_BRAND": Asked(
        text="Which brand was it?",
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
        label="What it was for",
        hint="Tick all that apply.",
        options={
            "COSMETIC": "How I look",
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
        label="Where you had it",
        options={
            "CLINIC": "A clinic or hospital",
            "HOME": "At a party, home or salon",
            "SELF": "I bought it and did it myself",
        }
        | NOT_SURE,
    ),
    "TOX_PROBLEM": Asked(
        text="Did anything go wrong after it?",
        label="What went wrong after it",
        hint="Tick all that apply.",
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
        text=("Have you had any of these on your face or neck in the last 6 months? Tell us when."),
        label="Treatments in the last 6 months",
        hint="Tick all that apply. A month and year is fine.",
        options={
            "FILLER": "Filler or skin booster",
            "THREADS": "Threads",
            "ABLATIVE": "Strong laser, deep peel or skin sanding",
            "NEEDLING": "Needling or medium peel",
            "LIGHT": "Gentle laser, light treatment, light peel or facial",
            "SURGERY": "An operation on my face, eyes or neck",
        }
        | NOT_SURE,
    ),
    "ISO": Asked(
        text="Have you taken isotretinoin (Accutane, Roaccutane) tablets for spots?",
        label="Isotretinoin tablets",
        options={
            "NO": "No",
            "NOW": "I take it now",
            "PAST6": "I stopped in the last 6 months",
            "PAST": "I stopped more than 6 months ago",
        }
        | NOT_SURE,
    ),
    "SKIN_NOW": Asked(
        text="Look at the skin you want treated. Is there any of this today?",
        label="Skin to be treated, today",
        hint="Tick all that apply.",
        options={
            "INFECT": "A cold sore, boil, or weepy or crusty skin",
            "OPEN": "A cut or open sore",
            "INFLAM": "Eczema, psoriasis, sunburn or an itchy rash",
            "MOLE": "A new or changing mole, or a sore that does not heal",
            "NONE": "None of these",
        }
        | NOT_SURE,
    ),
    "KELOID": Asked(
        text="Do your scars grow thick and raised?",
        label="Thick, raised scars",
        options=YES_NO | NOT_SURE,
    ),
    "HSV": Asked(
        text="Do you get cold sores?",
        label="Cold sores",
        options=YES_NO,
    ),
    "HEART": Asked(
        text="Do you have any of these?",
        label="Heart problem or diabetes",
        options={
            "HEART": "A heart problem",
            "DIAB": "Diabetes",
            "NONE": "None of these",
        }
        | NOT_SURE,
    ),
    "IMMUNE": Asked(
        text="Do you have any of these?",
        label="Immune system",
        options={
            "AUTO": "My immune system attacks my body (such as lupus)",
            "WEAK": "A weak immune system, a transplant or cancer treatment",
            "NONE": "None of these",
        }
        | NOT_SURE,
    ),
    "EYEFACE": Asked(
        text="Have you had any of these?",
        label="Eyes and face",
        options={
            "DRYEYE": "Dry eyes",
            "DROOPLID": "A droopy eyelid or brow",
            "PALSY": "One side of my face was weak",
            "EYESURG": "An eye or eyelid operation",
            "GLAUCOMA": "Glaucoma",
            "NONE": "None of these",
        }
        | NOT_SURE,
    ),
    "BLEED": Asked(
        text="Do you bleed or bruise too easily?",
        label="Bleed or bruise easily",
        options=YES_NO | NOT_SURE,
    ),
    "ILL_NOW": Asked(
        text="Are you ill today?",
        label="Ill today",
        options={
            "NO": "No",
            "FEVER": "Yes, with a fever, flu, COVID or an infection",
            "RECENT": "I was ill in the last 3 weeks but I am better",
        }
        | NOT_SURE,
    ),
    "VACC": Asked(
        text="Have you had a vaccine in the last 2 weeks?",
        label="Vaccine in the last 2 weeks",
        options=YES_NO,
    ),
    "SURG_PLAN": Asked(
        text="Will you have an operation where you are put to sleep in the next 3 months?",
        label="Operation in the next 3 months",
        options=YES_NO | NOT_SURE,
    ),
    "OTHER_DX": Asked(
        text="Any other illness we should know about?",
        label="Other illness",
    ),
    "MEDS": Asked(
        text="Do you take or use any of these?",
        label="Medicines",
        hint="Tick all that apply.",
        options={
            "AMINO": "Strong antibiotics by drip or jab (such as gentamicin)",
            "TETRA": "Doxycycline, minocycline or lymecycline",
            "CLINDA": "Clindamycin tablets",
            "RELAX": "Muscle relaxants (such as baclofen)",
            "SLEEP": "Sleeping or calming tablets (such as diazepam)",
            "ANTICHOL": (
                "Tablets for bladder, travel sickness, drowsy allergy or cold relief,"
                " or older mood tablets"
            ),
            "THIN": "Blood thinners (such as warfarin, apixaban, clopidogrel)",
            "PAINTHIN": "Aspirin, ibuprofen, fish oil or vitamin E",
            "CHOLIN": "Pyridostigmine, or memory tablets (such as donepezil)",
            "QUIN": "Hydroxychloroquine or malaria tablets",
            "IMMSUP": "Tablets or jabs that calm the immune system",
            "MAG": "Magnesium by drip, or quinidine",
            "NONE": "None of these",
        }
        | NOT_SURE,
    ),
    "AMINO_END": Asked(
        text="When will you finish the strong antibiotic?",
        label="Last day of the strong antibiotic",
        hint="For example, 20 3 2026.",
    ),
    "MEDS_TEXT": Asked(
        text="Tell us all the pills, jabs, creams and herbs you use.",
        label="Your list",
        hint="Names are enough. Add the dose if you know it.",
    ),
    "BLOODOK": Asked(
        text="Some brands have a protein from human blood. Is that OK with you?",
        label="A protein from human blood",
        options={
            "YES": "Yes",
            "NO": "No",
            "TALK": "I want to talk about it",
        },
    ),
}
