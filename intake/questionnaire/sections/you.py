"""Plans, contact and how the clinic should speak to the patient."""

from intake.questionnaire.kinds import YES_NO, Choice, Day, MultiChoice, Option, Words, options

EVENT = Day(
    code="EVENT",
    text="Do you have a big event soon? If so, when?",
    label="Big event",
    why="Bruises early; best effect at about 4 weeks",
    hint="For example, 12 12 2026.",
    required=False,
)

JOB = MultiChoice(
    code="JOB",
    text="Do you do any of these?",
    label="Voice or driving",
    why="Smile, lip or neck weakness matters more",
    hint="Tick all that apply.",
    options=options(
        VOICE="Sing, act, or play a wind instrument",
        DRIVE="Drive or work machines as my job",
        NONE="None of these",
    ),
)

FOLLOWUP = Choice(
    code="FOLLOWUP",
    text="Could you come back or send an update 2 and 4 weeks after?",
    label="Can come back or send an update",
    why="Safety net: side effects can start weeks later",
    options=options(
        YES="Yes",
        NO="No",
    ),
)

NAME_PREF = Words(
    code="NAME_PREF",
    text="What name should we call you?",
    label="Name to use",
    why="Respect; not used by any rule",
)

PRONOUNS = Words(
    code="PRONOUNS",
    text="What pronouns do you use?",
    label="Pronouns",
    why="Respect; not used by any rule",
)

CONTACT = MultiChoice(
    code="CONTACT",
    text="How can we contact you?",
    label="Ways to contact you",
    why="Safety call-backs and reminders",
    hint="Tick all that are fine.",
    options=options(
        SMS="Text",
        EMAIL="Email",
        PHONE="Phone call",
        POST="Letter",
    ),
)

CONTACT_PRIV = Choice(
    code="CONTACT_PRIV",
    text="Can our message say it is from a skin clinic?",
    label='May messages say "skin clinic"',
    why="Confidentiality",
    options=options(
        YES="Yes",
        NO="No. Please keep it private",
    ),
)

LANG_HELP = Choice(
    code="LANG_HELP",
    text="Would you like help with language, reading, hearing or seeing?",
    label="Help with language, reading, hearing or seeing",
    why="Accessible consent",
    options=YES_NO,
)

SKIN_TONE = Choice(
    code="SKIN_TONE",
    text="Which colour is closest to the skin on your inner arm?",
    label="Colour of inner arm",
    why="Redness and bruises look different on different skin. 10-swatch open scale",
    hint="1 is the lightest, 10 is the darkest.",
    required=False,
    options=(
        Option("1", "Swatch 1"),
        Option("2", "Swatch 2"),
        Option("3", "Swatch 3"),
        Option("4", "Swatch 4"),
        Option("5", "Swatch 5"),
        Option("6", "Swatch 6"),
        Option("7", "Swatch 7"),
        Option("8", "Swatch 8"),
        Option("9", "Swatch 9"),
        Option("10", "Swatch 10"),
    ),
)

SUN_REACT = Choice(
    code="SUN_REACT",
    text="With no sun cream, what does strong sun do to your skin?",
    label="What strong sun does",
    why="Sun-reaction type (Fitzpatrick construct); context only",
    required=False,
    options=(
        Option("1", "Always burns, never tans"),
        Option("2", "Burns easily, tans a little"),
        Option("3", "Sometimes burns, tans slowly"),
        Option("4", "Rarely burns, tans easily"),
        Option("5", "Very rarely burns"),
        Option("6", "Never burns"),
    ),
)
