"""Photos, and whether they may be used for teaching. Marketing use is never asked about."""

from intake.questionnaire.kinds import Choice, options

PHOTO = Choice(
    code="PHOTO",
    text="Would you like to add photos? (front, left, right; neck if you chose it). You can say"
    " no.",
    label="Add photos",
    why="Compare before and after. A person looks at them; the software does not read them",
    required=False,
    options=options(
        YES="Add photos",
        NO="No thanks",
    ),
)

PHOTO_USE = Choice(
    code="PHOTO_USE",
    text="Your photos stay in your record. Can we also use them for teaching?",
    label="Photos for teaching",
    why="Separate, optional, off by default",
    hint="You can take this back at any time.",
    shown_if=PHOTO.is_("YES"),
    options=options(
        RECORD="No, record only",
        TEACH="Yes, teaching too",
    ),
)
