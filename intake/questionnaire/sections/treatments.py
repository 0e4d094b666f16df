"""Earlier toxin and other treatments of the face or neck."""

from intake.questionnaire.kinds import YES_NO_UNSURE, Choice, Day, MultiChoice, Procedures, options

TOX_EVER = Choice(
    code="TOX_EVER",
    text="Have you ever had wrinkle-relaxing (botulinum toxin) injections, for looks or for"
    " health?",
    label="Wrinkle-relaxing injections, ever",
    why="Label: dose spacing",
    options=YES_NO_UNSURE,
)

HAD_TOXIN = TOX_EVER.is_("YES")

TOX_LAST = Day(
    code="TOX_LAST",
    text="When was the last one? A month and year is fine.",
    label="Last injection",
    why="Spacing. Month-only answers use the LAST day of that month",
    hint="For example, 14 9 2026, or only the month and year.",
    shown_if=HAD_TOXIN,
    allow_unknown=True,
    month_enough=True,
    past=True,
)

TOX_BRAND = Choice(
    code="TOX_BRAND",
    text="Which brand was it?",
    label="Brand",
    why="Units are not the same between brands",
    shown_if=HAD_TOXIN,
    options=options(
        ONA="Botox or Vistabel",
        ABO="Dysport, Azzalure or Alluzience",
        INCO="Xeomin or Bocouture",
        PRABO="Jeuveau or Nuceiva",
        DAXI="Daxxify",
        LETI="Letybo",
        RELA="Relfydess",
        OTHER="Another",
        UNKNOWN="I do not know",
    ),
)

TOX_WHY = MultiChoice(
    code="TOX_WHY",
    text="What was it for?",
    label="What it was for",
    why="Total dose over 3 months",
    hint="Tick all that apply.",
    shown_if=HAD_TOXIN,
    options=options(
        COSMETIC="How I look",
        MIGRAINE="Migraine",
        SPASM="Stiff or twisting muscles",
        BLADDER="Bladder",
        SWEAT="Sweating",
        OTHERMED="Another health reason",
    ),
)

TOX_WHO = Choice(
    code="TOX_WHO",
    text="Where did you have it?",
    label="Where you had it",
    why="Unlicensed product risk",
    shown_if=HAD_TOXIN,
    options=options(
        CLINIC="A clinic or hospital",
        HOME="At a party, home or salon",
        SELF="I bought it and did it myself",
        UNSURE="I am not sure",
    ),
)

TOX_PROBLEM = MultiChoice(
    code="TOX_PROBLEM",
    text="Did anything go wrong after it?",
    label="What went wrong after it",
    why="Predicts repeat problems",
    hint="Tick all that apply.",
    shown_if=HAD_TOXIN,
    options=options(
        NONE="No",
        ALLERGY="Allergic reaction",
        SWALLOW="Hard to swallow, speak or breathe",
        DROOP="Droopy eye or brow",
        SMILE="Uneven or weak smile",
        NOEFFECT="It did not work",
        OTHER="Something else",
    ),
)

PROCS = Procedures(
    code="PROCS",
    text="Have you had any of these on your face or neck in the last 6 months? Tell us when.",
    label="Treatments in the last 6 months",
    why="Skin must be healed; changed anatomy",
    hint="Tick all that apply. A month and year is fine.",
    options=options(
        FILLER="Filler or skin booster",
        THREADS="Threads",
        ABLATIVE="Strong laser, deep peel or skin sanding",
        NEEDLING="Needling or medium peel",
        LIGHT="Gentle laser, light treatment, light peel or facial",
        SURGERY="An operation on my face, eyes or neck",
    ),
)

ISO = Choice(
    code="ISO",
    text="Have you taken isotretinoin (Accutane, Roaccutane) tablets for spots?",
    label="Isotretinoin tablets",
    why="It cuts oil by itself, so scores mislead",
    options=options(
        NO="No",
        NOW="I take it now",
        PAST6="I stopped in the last 6 months",
        PAST="I stopped more than 6 months ago",
    ),
)
