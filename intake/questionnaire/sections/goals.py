"""What the patient would like help with, and where."""

from intake.questionnaire.kinds import Choice, MultiChoice, Words, options

GOALS = MultiChoice(
    code="GOALS",
    text="What would you like help with?",
    label="Help with",
    why="Opens the right questions",
    hint="Tick all that you would like help with.",
    options=options(
        OIL="Oily or shiny skin",
        ACNE="Spots now",
        RED="Redness or blushing",
        TEXTURE="Rough skin",
        SCARS="Marks or dents from old spots",
        PORES="Big pores",
        NECK="Neck or jaw skin",
        LINES="Lines that show when I move my face",
        OTHER="Something else",
    ),
)

GOAL_TOP = Choice(
    code="GOAL_TOP",
    text="Which one matters most to you?",
    label="Matters most",
    why="Shared decision-making",
    shown_if=GOALS.count >= 2,
    options_from=GOALS,
    options=GOALS.options,
)

ZONES = MultiChoice(
    code="ZONES",
    text="Tap the parts of your face or neck that bother you.",
    label="Parts of the face or neck",
    why="Zone-specific risk; follow-up",
    hint="Left and right are your own left and right.",
    options=options(
        FOREHEAD="Forehead",
        NOSE="Nose",
        CHEEK_L="Left cheek",
        CHEEK_R="Right cheek",
        CHIN="Chin",
        MOUTH="Around my mouth",
        EYES="Around my eyes",
        JAW="Jaw",
        NECK="Neck",
    ),
)

GOAL_TEXT = Words(
    code="GOAL_TEXT",
    text="Is there anything else you want to say? Please do not write about an emergency here.",
    label="In your words",
    why="Shown to the clinician word for word; no rule reads it",
    hint="A few words are enough.",
    long=True,
)
