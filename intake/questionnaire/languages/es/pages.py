"""Spanish: what stands above and below the questions of each page, and lists of them."""

from intake.questionnaire.languages.translation import Asked, Headed

PAGES = {
    "today": Headed(
        title="Today",
    ),
    "conditions": Headed(
        title="Illness and allergies",
    ),
    "pregnancy": Headed(
        title="Pregnancy and feeding",
    ),
    "goals": Headed(
        title="Your wishes",
    ),
    "oil": Headed(
        title="Oil and spots",
    ),
    "redness": Headed(
        title="Redness",
    ),
    "surface": Headed(
        title="Pores, rough skin and marks",
    ),
    "neck": Headed(
        title="Neck and jaw",
    ),
    "treatments": Headed(
        title="Past treatments",
    ),
    "skin": Headed(
        title="Skin and healing",
    ),
    "health": Headed(
        title="Your health",
    ),
    "medicines": Headed(
        title="Medicines",
    ),
    "hopes": Headed(
        title="Hopes and feelings",
        intro="There are no wrong answers.",
        outro=("If worries feel too much, call your doctor or a helpline: {clinic_helplines}."),
    ),
    "you": Headed(
        title="You and your plans",
    ),
    "understanding": Headed(
        title="Did we explain it well?",
        intro=(
            "A clinician sees you, and you decide together. This form decides"
            " nothing.\nTiny doses of botulinum toxin in the skin are used off-label:"
            " the label does not list these skin problems.\nIf it gets hard to"
            " swallow, speak or breathe, even weeks later, call the emergency number"
            " at once."
        ),
    ),
    "agreement": Headed(
        title="Your agreement",
        intro="This is not consent to treatment. That comes face to face.",
    ),
}

LISTS = {
    "LONG_TERM": Asked(
        text="Do you have any of these, or has a doctor said so?",
        label="Nerves, muscles, breathing",
    ),
    "CONDITIONS": Asked(
        text="Have you ever had any of these?",
        label="Heart, immunity, eyes, face",
    ),
    "CON_ALL": Asked(
        text="I agree to all five",
        label="Five points",
    ),
}
