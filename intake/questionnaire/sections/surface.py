"""The skin's surface, scars and the neck, each asked only of those who chose it."""

from intake.questionnaire.kinds import AMOUNT, MultiChoice, Scale, options, scale
from intake.questionnaire.sections.goals import GOALS

WANTS_TEXTURE = GOALS.has("TEXTURE")
WANTS_SCARS = GOALS.has("SCARS")
WANTS_PORES = GOALS.has("PORES")
WANTS_NECK = GOALS.has("NECK")

PORE_NOW = Scale(
    code="PORE_NOW",
    text="How big do your pores look, an arm's length from a mirror?",
    label="Size of pores",
    why="Own 0-4 item; no validated free self-scale found",
    shown_if=WANTS_PORES,
    options=scale(
        "I cannot see them",
        "Just see them",
        "Easy to see",
        "Big",
        "Very big",
    ),
)

BOTHER_PORES = Scale(
    code="BOTHER_PORES",
    text="How much does the size of your pores bother you?",
    label="How much your pores bother you",
    why="No bother means no reason to treat; tracks benefit",
    shown_if=WANTS_PORES,
    options=AMOUNT,
)

TEX_NOW = Scale(
    code="TEX_NOW",
    text="How rough or uneven does your skin feel?",
    label="Rough or uneven skin",
    why="Own 0-4 item",
    shown_if=WANTS_TEXTURE,
    options=scale(
        "Smooth",
        "A little",
        "Some",
        "Quite rough",
        "Very rough",
    ),
)

BOTHER_TEXTURE = Scale(
    code="BOTHER_TEXTURE",
    text="How much does the rough skin bother you?",
    label="How much the rough skin bothers you",
    why="No bother means no reason to treat; tracks benefit",
    shown_if=WANTS_TEXTURE,
    options=AMOUNT,
)

SCAR_NOW = Scale(
    code="SCAR_NOW",
    text="How easy is it to see your old spot marks?",
    label="How easily marks are seen",
    why="Own wording of the four-grade scar construct (Goodman-Baron)",
    shown_if=WANTS_SCARS,
    options=scale(
        "No marks",
        "Colour only, flat",
        "Only seen close up, or make-up hides it",
        "Seen from arm's length. Smooths out if I stretch the skin",
        "Deep. Does not smooth out if I stretch the skin",
    ),
)

SCAR_TYPE = MultiChoice(
    code="SCAR_TYPE",
    text="What do the marks look like?",
    label="What the marks look like",
    why="Raised, deep or flat colour marks are different problems",
    hint="Tick all that come close.",
    shown_if=WANTS_SCARS,
    options=options(
        SHALLOW="Wide, soft dips",
        ICEPICK="Small, deep holes",
        RAISED="Raised lumps",
        COLOUR="Dark or red, but flat",
    ),
)

BOTHER_SCARS = Scale(
    code="BOTHER_SCARS",
    text="How much do the marks or dents bother you?",
    label="How much the marks or dents bother you",
    why="No bother means no reason to treat; tracks benefit",
    shown_if=WANTS_SCARS,
    options=AMOUNT,
)

NECK_CREPE = Scale(
    code="NECK_CREPE",
    text="How crinkly is the skin on your neck, like thin paper?",
    label="Crinkly neck skin",
    why="Separates fine crinkle, lines, bands and jaw (studied) from heavy sag (not helped)",
    shown_if=WANTS_NECK,
    options=AMOUNT,
)

NECK_LINES = Scale(
    code="NECK_LINES",
    text="How deep are the lines that go across your neck?",
    label="Lines across the neck",
    why="Separates fine crinkle, lines, bands and jaw (studied) from heavy sag (not helped)",
    shown_if=WANTS_NECK,
    options=AMOUNT,
)

NECK_BANDS = Scale(
    code="NECK_BANDS",
    text="When you clench your teeth, how much do cords stand out on your neck?",
    label="Cords on the neck",
    why="Separates fine crinkle, lines, bands and jaw (studied) from heavy sag (not helped)",
    shown_if=WANTS_NECK,
    options=AMOUNT,
)

NECK_JAW = Scale(
    code="NECK_JAW",
    text="How soft or blurred is your jaw line?",
    label="Soft or blurred jaw line",
    why="Separates fine crinkle, lines, bands and jaw (studied) from heavy sag (not helped)",
    shown_if=WANTS_NECK,
    options=AMOUNT,
)

NECK_SAG = Scale(
    code="NECK_SAG",
    text="How much loose skin or fullness hangs under your chin?",
    label="Loose skin under the chin",
    why="Separates fine crinkle, lines, bands and jaw (studied) from heavy sag (not helped)",
    shown_if=WANTS_NECK,
    options=AMOUNT,
)

BOTHER_NECK = Scale(
    code="BOTHER_NECK",
    text="How much does your neck or jaw skin bother you?",
    label="How much your neck or jaw skin bothers you",
    why="No bother means no reason to treat; tracks benefit",
    shown_if=WANTS_NECK,
    options=AMOUNT,
)
