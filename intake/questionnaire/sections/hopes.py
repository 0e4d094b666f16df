"""What the patient hopes for, and how much the look of the skin weighs on them."""

from intake.questionnaire.kinds import AMOUNT, Choice, Scale, options, scale

EXP_RESULT = Choice(
    code="EXP_RESULT",
    text="What change would make you happy?",
    label="Change hoped for",
    why="Realistic hopes",
    options=options(
        LITTLE="A small change",
        CLEAR="A clear change",
        PERFECT="Perfect skin",
    ),
)

EXP_LAST = Choice(
    code="EXP_LAST",
    text="How long do you think it lasts?",
    label="How long it lasts",
    why="Realistic hopes",
    options=options(
        MONTHS="Some months",
        FOREVER="Years or for ever",
        UNSURE="I am not sure",
    ),
)

EXP_WHO = Choice(
    code="EXP_WHO",
    text="Whose idea is this?",
    label="Whose idea",
    why="Free choice",
    options=options(
        ME="Mine",
        PRESSURE="Someone is pushing me, or I feel I have to",
    ),
)

APP_WORRY = Scale(
    code="APP_WORRY",
    text="How much do you worry about how this part looks?",
    label="Worry about how it looks",
    why="Appearance-worry screen, own wording",
    options=scale(
        "Not at all",
        "A little",
        "Some",
        "A lot",
        "It is always on my mind",
    ),
)

WORRIED = APP_WORRY >= 2

APP_TIME = Choice(
    code="APP_TIME",
    text="On most days, how long do you think about it in total?",
    label="Time spent thinking about it",
    why="Preoccupation",
    shown_if=WORRIED,
    options=options(
        LT1="Less than 1 hour",
        H1_3="1 to 3 hours",
        GT3="More than 3 hours",
    ),
)

APP_UPSET = Scale(
    code="APP_UPSET",
    text="How much does it upset you?",
    label="How much it upsets you",
    why="Distress",
    shown_if=WORRIED,
    options=AMOUNT,
)

APP_AVOID = Scale(
    code="APP_AVOID",
    text="How much does it stop you seeing people, working, studying or dating?",
    label="How much it stops you",
    why="Impairment",
    shown_if=WORRIED,
    options=AMOUNT,
)

APP_DX = Choice(
    code="APP_DX",
    text="Has anyone in health care said you have body dysmorphia or an eating disorder?",
    label="Told of body dysmorphia or an eating disorder",
    why="Known condition changes the plan",
    options=options(
        NO="No",
        YES="Yes",
        PRIVATE="I want to talk about this in private",
    ),
)

APP_UNHAPPY = Choice(
    code="APP_UNHAPPY",
    text="Has a past beauty treatment made you very sad, even when others said it looked good?",
    label="Very sad after a past treatment",
    why="Predicts unhappiness",
    options=options(
        NO="No, or I have had none",
        YES="Yes",
    ),
)
