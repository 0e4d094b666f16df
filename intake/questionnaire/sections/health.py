"""The skin today, illness and medicines."""

from intake.questionnaire.kinds import (
    YES_NO,
    YES_NO_UNSURE,
    Choice,
    Day,
    MultiChoice,
    Words,
    options,
)

SKIN_NOW = MultiChoice(
    code="SKIN_NOW",
    text="Look at the skin you want treated. Is there any of this today?",
    label="Skin to be treated, today",
    why="Label: infection (contraindication) and inflamed skin",
    hint="Tick all that apply.",
    options=options(
        INFECT="A cold sore, boil, or weepy or crusty skin",
        OPEN="A cut or open sore",
        INFLAM="Eczema, psoriasis, sunburn or an itchy rash",
        MOLE="A new or changing mole, or a sore that does not heal",
        NONE="None of these",
        UNSURE="I am not sure",
    ),
)

KELOID = Choice(
    code="KELOID",
    text="Do your scars grow thick and raised?",
    label="Thick, raised scars",
    why="Many needle points; trials left these people out",
    options=YES_NO_UNSURE,
)

HSV = Choice(
    code="HSV",
    text="Do you get cold sores?",
    label="Cold sores",
    why="Needles can wake a cold sore",
    options=YES_NO,
)

HEART = MultiChoice(
    code="HEART",
    text="Do you have any of these?",
    label="Heart problem or diabetes",
    why="Label: heart; brand safety list: diabetes",
    options=options(
        HEART="A heart problem",
        DIAB="Diabetes",
        NONE="None of these",
    ),
)

IMMUNE = MultiChoice(
    code="IMMUNE",
    text="Do you have any of these?",
    label="Immune system",
    why="Infection and healing; little evidence",
    options=options(
        AUTO="My immune system attacks my body (such as lupus)",
        WEAK="A weak immune system, a transplant or cancer treatment",
        NONE="None of these",
    ),
)

EYEFACE = MultiChoice(
    code="EYEFACE",
    text="Have you had any of these?",
    label="Eyes and face",
    why="Label: dry eye, eyelid droop, weak or uneven face",
    options=options(
        DRYEYE="Dry eyes",
        DROOPLID="A droopy eyelid or brow",
        PALSY="One side of my face was weak",
        EYESURG="An eye or eyelid operation",
        GLAUCOMA="Glaucoma",
        NONE="None of these",
    ),
)

BLEED = Choice(
    code="BLEED",
    text="Do you bleed or bruise too easily?",
    label="Bleed or bruise easily",
    why="Bruising",
    options=YES_NO_UNSURE,
)

ILL_NOW = Choice(
    code="ILL_NOW",
    text="Are you ill today?",
    label="Ill today",
    why="Wait until well (clinic policy)",
    options=options(
        NO="No",
        FEVER="Yes, with a fever, flu, COVID or an infection",
        RECENT="I was ill in the last 3 weeks but I am better",
    ),
)

VACC = Choice(
    code="VACC",
    text="Have you had a vaccine in the last 2 weeks?",
    label="Vaccine in the last 2 weeks",
    why="Note only: no agreed waiting time",
    options=YES_NO,
)

SURG_PLAN = Choice(
    code="SURG_PLAN",
    text="Will you have an operation where you are put to sleep in the next 3 months?",
    label="Operation in the next 3 months",
    why="Label: muscle-relaxing drugs",
    options=YES_NO,
)

OTHER_DX = Words(
    code="OTHER_DX",
    text="Any other illness we should know about?",
    label="Other illness",
    why="Shown word for word; no rule reads it",
    long=True,
)

MEDS = MultiChoice(
    code="MEDS",
    text="Do you take or use any of these?",
    label="Medicines",
    why="Label section 7 interactions; bruising",
    hint="Tick all that apply.",
    options=options(
        AMINO="Strong antibiotics by drip or jab (such as gentamicin)",
        TETRA="Doxycycline, minocycline or lymecycline",
        CLINDA="Clindamycin tablets",
        RELAX="Muscle relaxants (such as baclofen)",
        SLEEP="Sleeping or calming tablets (such as diazepam)",
        ANTICHOL="Tablets for bladder, travel sickness, drowsy allergy or cold relief, or older"
        " mood tablets",
        THIN="Blood thinners (such as warfarin, apixaban, clopidogrel)",
        PAINTHIN="Aspirin, ibuprofen, fish oil or vitamin E",
        CHOLIN="Pyridostigmine, or memory tablets (such as donepezil)",
        QUIN="Hydroxychloroquine or malaria tablets",
        IMMSUP="Tablets or jabs that calm the immune system",
        MAG="Magnesium by drip, or quinidine",
        NONE="None of these",
        UNSURE="I am not sure",
    ),
)

AMINO_END = Day(
    code="AMINO_END",
    text="When will you finish the strong antibiotic?",
    label="Last day of the strong antibiotic",
    why="Defer until finished",
    hint="For example, 20 3 2026.",
    shown_if=MEDS.has("AMINO"),
    allow_unknown=True,
)

MEDS_TEXT = Words(
    code="MEDS_TEXT",
    text="Tell us all the pills, jabs, creams and herbs you use.",
    label="Your list",
    why="Medicines reconciliation by a person; no rule reads it",
    hint="Names are enough. Add the dose if you know it.",
    long=True,
)

BLOODOK = Choice(
    code="BLOODOK",
    text="Some brands have a protein from human blood. Is that OK with you?",
    label="A protein from human blood",
    why="Beliefs; brand choice",
    options=options(
        YES="Yes",
        NO="No",
        TALK="I want to talk about it",
    ),
)
