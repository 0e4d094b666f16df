"""Oil, acne and redness, each asked only of those who chose it."""

from intake.questionnaire.conditions import Sum
from intake.questionnaire.kinds import AMOUNT, YES_NO, Choice, MultiChoice, Scale, options, scale
from intake.questionnaire.sections.goals import GOALS

OILY = GOALS.has("OIL", "PORES", "ACNE")
WANTS_OIL = GOALS.has("OIL")
WANTS_ACNE = GOALS.has("ACNE")
WANTS_RED = GOALS.has("RED")

OIL_SHINE = Scale(
    code="OIL_SHINE",
    text="By the middle of the day, how shiny does your face look?",
    label="How shiny, by midday",
    why="Own-worded oil score (visual, touch, feel, blotting). OIL_SCORE = sum, 0-16",
    hint="Think of a usual day, with no make-up.",
    shown_if=OILY,
    options=scale(
        "Not shiny",
        "A little",
        "Quite shiny",
        "Very shiny",
        "Wet-looking",
    ),
)

OIL_TOUCH = Scale(
    code="OIL_TOUCH",
    text="When you touch your face, how greasy is it?",
    label="How greasy to touch",
    why="Own-worded oil score (visual, touch, feel, blotting). OIL_SCORE = sum, 0-16",
    shown_if=OILY,
    options=scale(
        "Not greasy",
        "A little",
        "Quite greasy",
        "Very greasy",
        "It leaves oil on my hand",
    ),
)

OIL_FEEL = Scale(
    code="OIL_FEEL",
    text="With no touching, can you feel oil on your face?",
    label="Feeling oil without touching",
    why="Own-worded oil score (visual, touch, feel, blotting). OIL_SCORE = sum, 0-16",
    shown_if=OILY,
    options=scale(
        "Never",
        "Now and then",
        "Some of the day",
        "Most of the day",
        "All day",
    ),
)

OIL_BLOT = Scale(
    code="OIL_BLOT",
    text="How often do you wipe, blot or powder away oil?",
    label="Wiping, blotting or powdering",
    why="Own-worded oil score (visual, touch, feel, blotting). OIL_SCORE = sum, 0-16",
    shown_if=OILY,
    options=scale(
        "Never",
        "Less than once a day",
        "Once a day",
        "2 or 3 times a day",
        "4 or more times a day",
    ),
)

OIL_SCORE = Sum((OIL_SHINE, OIL_TOUCH, OIL_FEEL, OIL_BLOT), "OIL_SCORE")

OIL_CHANGE = Choice(
    code="OIL_CHANGE",
    text="Did your skin get oily very fast in the last year?",
    label="Got oily very fast in the last year",
    why="A hormone or medicine cause may need checks first",
    shown_if=WANTS_OIL,
    options=YES_NO,
)

DRY_PATCH = Choice(
    code="DRY_PATCH",
    text="Do you also get dry, flaky or tight skin?",
    label="Dry, flaky or tight skin too",
    why="Drying it more may not help",
    shown_if=WANTS_OIL,
    options=YES_NO,
)

BOTHER_OIL = Scale(
    code="BOTHER_OIL",
    text="How much does the oil or shine bother you?",
    label="How much the oil or shine bothers you",
    why="No bother means no reason to treat; tracks benefit",
    shown_if=WANTS_OIL,
    options=AMOUNT,
)

ACNE_NOW = Scale(
    code="ACNE_NOW",
    text="Which is most like your spots today?",
    label="Spots today",
    why="Own-worded 0-4 global grade (IGA construct)",
    shown_if=WANTS_ACNE,
    options=scale(
        "No spots, or hardly any",
        "A few blackheads or small spots",
        "Some red spots",
        "Many red or yellow-topped spots",
        "Big, deep, painful lumps",
    ),
)

ACNE_TRIED = Choice(
    code="ACNE_TRIED",
    text="What have you tried for spots?",
    label="Tried for spots",
    why="Standard care comes first",
    hint="Choose the strongest you have tried.",
    shown_if=WANTS_ACNE,
    options=options(
        NONE="Nothing yet",
        SHOP="Creams or washes from a shop",
        RX="Medicine from a doctor or nurse",
    ),
)

BOTHER_ACNE = Scale(
    code="BOTHER_ACNE",
    text="How much do your spots bother you?",
    label="How much your spots bother you",
    why="No bother means no reason to treat; tracks benefit",
    shown_if=WANTS_ACNE,
    options=AMOUNT,
)

RED_DX = Choice(
    code="RED_DX",
    text="Has anyone said you have rosacea?",
    label="Told it is rosacea",
    why="Trials enrolled people with diagnosed rosacea",
    shown_if=WANTS_RED,
    options=options(
        CLIN="Yes, a doctor or nurse",
        SELF="No, but I think I have it",
        NO="No",
    ),
)

RED_NOW = Scale(
    code="RED_NOW",
    text="How red is your face right now? On darker skin, think of purple, dark or warm patches.",
    label="Redness now",
    why="Own-worded 0-4 redness grade (PSA construct)",
    shown_if=WANTS_RED,
    options=scale(
        "Not red",
        "Almost not red",
        "A bit red",
        "Quite red",
        "Very red",
    ),
)

RED_FLUSH = Scale(
    code="RED_FLUSH",
    text="In the last 7 days, how bad was hot blushing or flushing?",
    label="Blushing or flushing, last 7 days",
    why="Flushing responds in trials",
    shown_if=WANTS_RED,
    options=scale(
        "None",
        "Mild",
        "Medium",
        "Bad",
        "Very bad",
    ),
)

RED_SPOTS = Choice(
    code="RED_SPOTS",
    text="With the redness, do you get bumps or spots?",
    label="Bumps or spots with the redness",
    why="Studies were mostly of redness without many spots",
    shown_if=WANTS_RED,
    options=options(
        NO="No",
        FEW="A few",
        MANY="Many",
    ),
)

RED_EYES = Choice(
    code="RED_EYES",
    text="Are your eyes sore, gritty or red?",
    label="Sore, gritty or red eyes",
    why="Eye rosacea needs its own care",
    shown_if=WANTS_RED,
    options=YES_NO,
)

RED_THICK = Choice(
    code="RED_THICK",
    text="Is the skin on your nose or cheeks thick or lumpy?",
    label="Thick or lumpy skin on nose or cheeks",
    why="Thickened skin is not helped",
    shown_if=WANTS_RED,
    options=YES_NO,
)

RED_BODY = MultiChoice(
    code="RED_BODY",
    text="When you flush, do you also get any of these?",
    label="When flushing, also",
    why="Other causes of flushing",
    hint="Tick all that apply.",
    shown_if=WANTS_RED,
    options=options(
        GUT="Runny poo",
        WHEEZE="Wheezing",
        HEART="A racing heart",
        FAINT="Feeling faint",
        NEWMED="It began after a new medicine",
        HOTFLUSH="Night sweats or period changes",
        NONE="None of these",
    ),
)

BOTHER_RED = Scale(
    code="BOTHER_RED",
    text="How much does the redness bother you?",
    label="How much the redness bothers you",
    why="No bother means no reason to treat; tracks benefit",
    shown_if=WANTS_RED,
    options=AMOUNT,
)
