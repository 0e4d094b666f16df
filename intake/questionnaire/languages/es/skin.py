"""Spanish: questions about what the patient would like, and the skin."""

from intake.questionnaire.languages.es.shared import AMOUNT, NONE, NOT_SURE, YES_NO
from intake.questionnaire.languages.translation import Asked

QUESTIONS = {
    "GOALS": Asked(
        text="What would you like help with?",
        label="Help with",
        hint="Tick all that apply.",
        options={
            "OIL": "Oily or shiny skin",
            "ACNE": "Spots now",
            "RED": "Redness or blushing",
            "TEXTURE": "Rough skin",
            "SCARS": "Marks or dents from spots",
            "PORES": "Big pores",
            "NECK": "Neck or jaw skin",
            "LINES": "Lines when I move my face",
            "OTHER": "Something else",
        },
    ),
    "GOAL_TOP": Asked(
        text="Which matters most?",
        label="Matters most",
    ),
    "ZONES": Asked(
        text="Which parts bother you?",
        label="Face and neck parts",
        hint="Left and right are your own.",
        options={
            "FOREHEAD": "Forehead",
            "NOSE": "Nose",
            "CHEEK_L": "Left cheek",
            "CHEEK_R": "Right cheek",
            "CHIN": "Chin",
            "MOUTH": "Around mouth",
            "EYES": "Around eyes",
            "JAW": "Jaw",
            "NECK": "Neck",
        },
    ),
    "GOAL_TEXT": Asked(
        text="Anything else to say? Not for emergencies.",
        label="In your words",
    ),
    "OIL_SHINE": Asked(
        text="By midday, how shiny is your face?",
        label="Shine by midday",
        hint="On a usual day, no make-up.",
        options={
            "0": "Not shiny",
            "1": "A little",
            "2": "Quite",
            "3": "Very",
            "4": "Wet-looking",
        },
    ),
    "OIL_TOUCH": Asked(
        text="How greasy to the touch?",
        label="Greasy to touch",
        options={
            "0": "Not greasy",
            "1": "A little",
            "2": "Quite",
            "3": "Very",
            "4": "Oil comes off on my hand",
        },
    ),
    "OIL_FEEL": Asked(
        text="Can you feel oil without touching?",
        label="Feeling oil",
        options={
            "0": "Never",
            "1": "Now and then",
            "2": "Part of the day",
            "3": "Most of the day",
            "4": "All day",
        },
    ),
    "OIL_BLOT": Asked(
        text="How often do you wipe, blot or powder?",
        label="Wiping or blotting",
        options={
            "0": "Never",
            "1": "Less than daily",
            "2": "Once a day",
            "3": "2 or 3 times a day",
            "4": "4 or more times a day",
        },
    ),
    "OIL_CHANGE": Asked(
        text="Got oily very fast in the last year?",
        label="Came on fast",
        options=YES_NO | NOT_SURE,
    ),
    "DRY_PATCH": Asked(
        text="Dry, flaky or tight skin too?",
        label="Dry or flaky too",
        options=YES_NO,
    ),
    "BOTHER_OIL": Asked(
        text="Does the oil bother you?",
        label="Oil bothers you",
        options=AMOUNT,
    ),
    "ACNE_NOW": Asked(
        text="Your spots today?",
        label="Spots today",
        options={
            "0": "None, or hardly any",
            "1": "A few blackheads or small spots",
            "2": "Some red spots",
            "3": "Many red or yellow-topped spots",
            "4": "Big, deep, painful lumps",
        },
    ),
    "ACNE_TRIED": Asked(
        text="What have you tried?",
        label="Tried for spots",
        hint="Choose the strongest.",
        options={
            "NONE": "Nothing yet",
            "SHOP": "Shop creams or washes",
            "RX": "Medicine from a doctor or nurse",
        },
    ),
    "BOTHER_ACNE": Asked(
        text="Do the spots bother you?",
        label="Spots bother you",
        options=AMOUNT,
    ),
    "RED_NOW": Asked(
        text="How red is your face now?",
        label="Redness now",
        hint="On darker skin: purple, dark or warm patches.",
        options={
            "0": "Not red",
            "1": "Almost not red",
            "2": "A bit red",
            "3": "Quite red",
            "4": "Very red",
        },
    ),
    "RED_FLUSH": Asked(
        text="Hot blushing or flushing in the last 7 days?",
        label="Flushing, last 7 days",
        options={
            "0": "None",
            "1": "Mild",
            "2": "Medium",
            "3": "Bad",
            "4": "Very bad",
        },
    ),
    "RED_DX": Asked(
        text="Has anyone said you have rosacea?",
        label="Rosacea",
        options={
            "CLIN": "Yes, a doctor or nurse",
            "SELF": "No, but I think so",
            "NO": "No",
        },
    ),
    "RED_SPOTS": Asked(
        text="Any bumps or spots with it?",
        label="Bumps with redness",
        options={
            "NO": "No",
            "FEW": "A few",
            "MANY": "Many",
        }
        | NOT_SURE,
    ),
    "RED_EYES": Asked(
        text="Sore, gritty or red eyes?",
        label="Sore eyes",
        options=YES_NO | NOT_SURE,
    ),
    "RED_THICK": Asked(
        text="Thick or lumpy skin on nose or cheeks?",
        label="Thick skin",
        options=YES_NO | NOT_SURE,
    ),
    "RED_BODY": Asked(
        text="Any of these when you flush?",
        label="When flushing",
        options={
            "GUT": "Runny poo",
            "WHEEZE": "Wheezing",
            "HEART": "Racing heart",
            "FAINT": "Feeling faint",
            "NEWMED": "It began after a new medicine",
            "HOTFLUSH": "Night sweats or period changes",
        }
        | NONE
        | NOT_SURE,
    ),
    "BOTHER_RED": Asked(
        text="Does the redness bother you?",
        label="Redness bothers you",
        options=AMOUNT,
    ),
    "PORE_NOW": Asked(
        text="How big are your pores, an arm's length from a mirror?",
        label="Size of pores",
        options={
            "0": "I cannot see them",
            "1": "Just seen",
            "2": "Easy to see",
            "3": "Big",
            "4": "Very big",
        },
    ),
    "BOTHER_PORES": Asked(
        text="Do the pores bother you?",
        label="Pores bother you",
        options=AMOUNT,
    ),
    "TEX_NOW": Asked(
        text="How rough or uneven is your skin?",
        label="Roughness",
        options={
            "0": "Smooth",
            "1": "A little",
            "2": "Some",
            "3": "Quite rough",
            "4": "Very rough",
        },
    ),
    "BOTHER_TEXTURE": Asked(
        text="Does the rough skin bother you?",
        label="Roughness bothers you",
        options=AMOUNT,
    ),
    "SCAR_NOW": Asked(
        text="How easy are your old marks to see?",
        label="Marks seen",
        options={
            "0": "No marks",
            "1": "Colour only, flat",
            "2": "Only close up, or make-up hides it",
            "3": "At arm's length. Smooth when I stretch the skin",
            "4": "Deep. Still there when I stretch the skin",
        },
    ),
    "SCAR_TYPE": Asked(
        text="What do they look like?",
        label="Kind of marks",
        options={
            "SHALLOW": "Wide, soft dips",
            "ICEPICK": "Small, deep holes",
            "RAISED": "Raised lumps",
            "COLOUR": "Dark or red, but flat",
        },
    ),
    "BOTHER_SCARS": Asked(
        text="Do the marks bother you?",
        label="Marks bother you",
        options=AMOUNT,
    ),
    "NECK_CREPE": Asked(
        text="How crinkly is your neck skin, like thin paper?",
        label="Crinkly neck",
        options=AMOUNT,
    ),
    "NECK_LINES": Asked(
        text="How deep are the lines across your neck?",
        label="Neck lines",
        options=AMOUNT,
    ),
    "NECK_BANDS": Asked(
        text="When you clench your teeth, how much do neck cords stand out?",
        label="Neck cords",
        options=AMOUNT,
    ),
    "NECK_JAW": Asked(
        text="How soft or blurred is your jaw line?",
        label="Soft jaw line",
        options=AMOUNT,
    ),
    "NECK_SAG": Asked(
        text="How much loose skin hangs under your chin?",
        label="Loose skin",
        options=AMOUNT,
    ),
    "BOTHER_NECK": Asked(
        text="Does your neck or jaw bother you?",
        label="Neck bothers you",
        options=AMOUNT,
    ),
}
