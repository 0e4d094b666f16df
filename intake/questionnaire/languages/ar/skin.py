"""Arabic: questions about what the patient would like, and the skin."""

from intake.questionnaire.languages.ar.shared import AMOUNT, NOT_SURE, YES_NO
from intake.questionnaire.languages.translation import Asked

QUESTIONS = {
    "GOALS": Asked(
        text="What would you like help with?",
        label="Help with",
        hint="Tick all that you would like help with.",
        options={
            "OIL": "Oily or shiny skin",
            "ACNE": "Spots now",
            "RED": "Redness or blushing",
            "TEXTURE": "Rough skin",
            "SCARS": "Marks or dents from old spots",
            "PORES": "Big pores",
            "NECK": "Neck or jaw skin",
            "LINES": "Lines that show when I move my face",
            "OTHER": "Something else",
        },
    ),
    "GOAL_TOP": Asked(
        text="Which one matters most to you?",
        label="Matters most",
    ),
    "ZONES": Asked(
        text="Tap the parts of your face or neck that bother you.",
        label="Parts of the face or neck",
        hint="Left and right are your own left and right.",
        options={
            "FOREHEAD": "Forehead",
            "NOSE": "Nose",
            "CHEEK_L": "Left cheek",
            "CHEEK_R": "Right cheek",
            "CHIN": "Chin",
            "MOUTH": "Around my mouth",
            "EYES": "Around my eyes",
            "JAW": "Jaw",
            "NECK": "Neck",
        },
    ),
    "GOAL_TEXT": Asked(
        text=(
            "Is there anything else you want to say? Please do not write about an emergency here."
        ),
        label="In your words",
        hint="A few words are enough.",
    ),
    "OIL_SHINE": Asked(
        text="By the middle of the day, how shiny does your face look?",
        label="How shiny, by midday",
        hint="Think of a usual day, with no make-up.",
        options={
            "0": "Not shiny",
            "1": "A little",
            "2": "Quite shiny",
            "3": "Very shiny",
            "4": "Wet-looking",
        },
    ),
    "OIL_TOUCH": Asked(
        text="When you touch your face, how greasy is it?",
        label="How greasy to touch",
        options={
            "0": "Not greasy",
            "1": "A little",
            "2": "Quite greasy",
            "3": "Very greasy",
            "4": "It leaves oil on my hand",
        },
    ),
    "OIL_FEEL": Asked(
        text="With no touching, can you feel oil on your face?",
        label="Feeling oil without touching",
        options={
            "0": "Never",
            "1": "Now and then",
            "2": "Some of the day",
            "3": "Most of the day",
            "4": "All day",
        },
    ),
    "OIL_BLOT": Asked(
        text="How often do you wipe, blot or powder away oil?",
        label="Wiping, blotting or powdering",
        options={
            "0": "Never",
            "1": "Less than once a day",
            "2": "Once a day",
            "3": "2 or 3 times a day",
            "4": "4 or more times a day",
        },
    ),
    "OIL_CHANGE": Asked(
        text="Did your skin get oily very fast in the last year?",
        label="Got oily very fast in the last year",
        options=YES_NO | NOT_SURE,
    ),
    "DRY_PATCH": Asked(
        text="Do you also get dry, flaky or tight skin?",
        label="Dry, flaky or tight skin too",
        options=YES_NO,
    ),
    "BOTHER_OIL": Asked(
        text="How much does the oil or shine bother you?",
        label="How much the oil or shine bothers you",
        options=AMOUNT,
    ),
    "ACNE_NOW": Asked(
        text="Which is most like your spots today?",
        label="Spots today",
        options={
            "0": "No spots, or hardly any",
            "1": "A few blackheads or small spots",
            "2": "Some red spots",
            "3": "Many red or yellow-topped spots",
            "4": "Big, deep, painful lumps",
        },
    ),
    "ACNE_TRIED": Asked(
        text="What have you tried for spots?",
        label="Tried for spots",
        hint="Choose the strongest you have tried.",
        options={
            "NONE": "Nothing yet",
            "SHOP": "Creams or washes from a shop",
            "RX": "Medicine from a doctor or nurse",
        },
    ),
    "BOTHER_ACNE": Asked(
        text="How much do your spots bother you?",
        label="How much your spots bother you",
        options=AMOUNT,
    ),
    "RED_NOW": Asked(
        text=(
            "How red is your face right now? On darker skin, think of purple, dark or warm patches."
        ),
        label="Redness now",
        options={
            "0": "Not red",
            "1": "Almost not red",
            "2": "A bit red",
            "3": "Quite red",
            "4": "Very red",
        },
    ),
    "RED_FLUSH": Asked(
        text="In the last 7 days, how bad was hot blushing or flushing?",
        label="Blushing or flushing, last 7 days",
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
        label="Told it is rosacea",
        options={
            "CLIN": "Yes, a doctor or nurse",
            "SELF": "No, but I think I have it",
            "NO": "No",
        },
    ),
    "RED_SPOTS": Asked(
        text="With the redness, do you get bumps or spots?",
        label="Bumps or spots with the redness",
        options={
            "NO": "No",
            "FEW": "A few",
            "MANY": "Many",
        }
        | NOT_SURE,
    ),
    "RED_EYES": Asked(
        text="Are your eyes sore, gritty or red?",
        label="Sore, gritty or red eyes",
        options=YES_NO | NOT_SURE,
    ),
    "RED_THICK": Asked(
        text="Is the skin on your nose or cheeks thick or lumpy?",
        label="Thick or lumpy skin on nose or cheeks",
        options=YES_NO | NOT_SURE,
    ),
    "RED_BODY": Asked(
        text="When you flush, do you also get any of these?",
        label="When flushing, also",
        hint="Tick all that apply.",
        options={
            "GUT": "Runny poo",
            "WHEEZE": "Wheezing",
            "HEART": "A racing heart",
            "FAINT": "Feeling faint",
            "NEWMED": "It began after a new medicine",
            "HOTFLUSH": "Night sweats or period changes",
            "NONE": "None of these",
        }
        | NOT_SURE,
    ),
    "BOTHER_RED": Asked(
        text="How much does the redness bother you?",
        label="How much the redness bothers you",
        options=AMOUNT,
    ),
    "PORE_NOW": Asked(
        text="How big do your pores look, an arm's length from a mirror?",
        label="Size of pores",
        options={
            "0": "I cannot see them",
            "1": "Just see them",
            "2": "Easy to see",
            "3": "Big",
            "4": "Very big",
        },
    ),
    "BOTHER_PORES": Asked(
        text="How much does the size of your pores bother you?",
        label="How much your pores bother you",
        options=AMOUNT,
    ),
    "TEX_NOW": Asked(
        text="How rough or uneven does your skin feel?",
        label="Rough or uneven skin",
        options={
            "0": "Smooth",
            "1": "A little",
            "2": "Some",
            "3": "Quite rough",
            "4": "Very rough",
        },
    ),
    "BOTHER_TEXTURE": Asked(
        text="How much does the rough skin bother you?",
        label="How much the rough skin bothers you",
        options=AMOUNT,
    ),
    "SCAR_NOW": Asked(
        text="How easy is it to see your old spot marks?",
        label="How easily marks are seen",
        options={
            "0": "No marks",
            "1": "Colour only, flat",
            "2": "Only seen close up, or make-up hides it",
            "3": "Seen from arm's length. Smooths out if I stretch the skin",
            "4": "Deep. Does not smooth out if I stretch the skin",
        },
    ),
    "SCAR_TYPE": Asked(
        text="What do the marks look like?",
        label="What the marks look like",
        hint="Tick all that come close.",
        options={
            "SHALLOW": "Wide, soft dips",
            "ICEPICK": "Small, deep holes",
            "RAISED": "Raised lumps",
            "COLOUR": "Dark or red, but flat",
        },
    ),
    "BOTHER_SCARS": Asked(
        text="How much do the marks or dents bother you?",
        label="How much the marks or dents bother you",
        options=AMOUNT,
    ),
    "NECK_CREPE": Asked(
        text="How crinkly is the skin on your neck, like thin paper?",
        label="Crinkly neck skin",
        options=AMOUNT,
    ),
    "NECK_LINES": Asked(
        text="How deep are the lines that go across your neck?",
        label="Lines across the neck",
        options=AMOUNT,
    ),
    "NECK_BANDS": Asked(
        text="When you clench your teeth, how much do cords stand out on your neck?",
        label="Cords on the neck",
        options=AMOUNT,
    ),
    "NECK_JAW": Asked(
        text="How soft or blurred is your jaw line?",
        label="Soft or blurred jaw line",
        options=AMOUNT,
    ),
    "NECK_SAG": Asked(
        text="How much loose skin or fullness hangs under your chin?",
        label="Loose skin under the chin",
        options=AMOUNT,
    ),
    "BOTHER_NECK": Asked(
        text="How much does your neck or jaw skin bother you?",
        label="How much your neck or jaw skin bothers you",
        options=AMOUNT,
    ),
}
