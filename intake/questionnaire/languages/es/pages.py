"""Spanish: what stands above and below the questions of each page, and lists of them."""

from intake.questionnaire.languages.translation import Asked, Headed

PAGES = {
    "today": Headed(
        title="How you are today",
    ),
    "conditions": Headed(
        title="Illness and allergies",
    ),
    "pregnancy": Headed(
        title="Pregnancy and feeding",
    ),
    "goals": Headed(
        title="What you would like",
    ),
    "oil": Headed(
        title="Oil and spots",
    ),
    "redness": Headed(
        title="Redness and blushing",
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
        title="Your skin and healing",
    ),
    "health": Headed(
        title="Your health",
    ),
    "medicines": Headed(
        title="Your medicines",
    ),
    "hopes": Headed(
        title="Hopes and feelings",
        intro="How we feel about our looks matters. There are no wrong answers.",
        outro=(
            "If worries about your looks, or anything else, feel too much, you can"
            " call your doctor or a local helpline: {clinic_helplines}."
        ),
    ),
    "you": Headed(
        title="You and your plans",
    ),
    "understanding": Headed(
        title="Did we explain it well?",
        intro=(
            "A clinician sees you first. You decide together. This form decides"
            " nothing.\n“This medicine” means botulinum toxin, in tiny doses placed"
            " in the skin. Its label does not list these skin problems. That is"
            " called off-label use.\nIf it gets hard to swallow, speak or breathe"
            " after a treatment, call the emergency number at once. This can start"
            " hours or weeks later."
        ),
    ),
    "agreement": Headed(
        title="Your agreement",
        intro=(
            "This is not consent to treatment. A clinician asks you for that face to"
            " face. “This medicine” means botulinum toxin, in tiny doses placed in"
            " the skin."
        ),
    ),
}

LISTS = {
    "LONG_TERM": Asked(
        text="Do you have any of these, or has a doctor said you do?",
        label="Nerve, muscle, swallowing and breathing",
        hint="Tick all that apply.",
    ),
    "CONDITIONS": Asked(
        text="Do you have, or have you had, any of these?",
        label="Heart, immune system, eyes and face",
        hint="Tick all that apply.",
    ),
    "CON_ALL": Asked(
        text="I agree to all five",
        label="Five points to agree to",
    ),
}
