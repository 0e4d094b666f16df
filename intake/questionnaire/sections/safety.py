"""What stops a form at once: symptoms, age, nerve and muscle disease, allergies, pregnancy."""

from intake.questionnaire.kinds import Choice, Day, MultiChoice, is_not_none, options

SX_NOW = MultiChoice(
    code="SX_NOW",
    text="Do you have any of these today, or in the last few days?",
    label="Symptoms now",
    why="Red flags for toxin spread, anaphylaxis, deep skin infection",
    hint="Tick all that apply.",
    options=options(
        BREATH="Hard to breathe",
        SWALLOW="Hard to swallow",
        SPEECH="Slurred words or a weak voice",
        EYES="Seeing double, or droopy eyelids",
        WEAK="Weak muscles all over my body",
        ALLERGY="Swollen face, lips or throat, or itchy lumps all over",
        SPREAD="Hot, red skin on my face or neck that is spreading, and a fever",
        NONE="None of these",
    ),
)

SX_ONSET = Choice(
    code="SX_ONSET",
    text="Is this new?",
    label="Is it new",
    why="Separates an emergency from a known long-term problem",
    hint="If even one of them is new or worse, choose yes.",
    shown_if=is_not_none(SX_NOW),
    options=options(
        NEW="Yes. It is new or getting worse",
        OLD="No. I have had it a long time and my doctor knows",
        UNSURE="I am not sure",
    ),
)

DOB = Day(
    code="DOB",
    text="What is your date of birth?",
    label="Date of birth",
    why="Adults only; age is worked out on today's date and on the visit date",
    hint="For example, 27 3 1990.",
    past=True,
)

FILLER = Choice(
    code="FILLER",
    text="Who is filling in this form?",
    label="Who is filling in the form",
    why="Consent and capacity",
    options=options(
        SELF="Me",
        HELP="Me, and someone is helping me read or type",
        OTHER="Someone else is answering for me",
    ),
)

NMD = MultiChoice(
    code="NMD",
    text="Has a doctor said you have any of these?",
    label="Nerve or muscle disease",
    why="Label warning / EU contraindication",
    options=options(
        MG="Myasthenia gravis",
        LEMS="Lambert-Eaton syndrome",
        ALS="Motor neurone disease (ALS)",
        MUSCLE="A muscle-wasting disease",
        NERVE="Another nerve problem, such as MS, a stroke or numb, weak limbs",
        NONE="None of these",
        UNSURE="I am not sure",
    ),
)

BSV = MultiChoice(
    code="BSV",
    text="Do you have any of these long-term problems?",
    label="Swallowing, breathing or neck problems",
    why="Label: swallowing and breathing risk",
    options=options(
        SWALLOW="Trouble swallowing",
        LUNG="Asthma or another lung problem",
        LUNG_SEV="I need oxygen, or I get breathless sitting still",
        NECK_TX="Past neck surgery or neck radiation",
        NONE="None of these",
        UNSURE="I am not sure",
    ),
)

ALLERGY = MultiChoice(
    code="ALLERGY",
    text="Are you allergic to any of these?",
    label="Allergies",
    why="Label section 4; ingredients differ by brand",
    hint="Tick all that apply.",
    options=options(
        TOXIN="Any wrinkle-relaxing injection",
        ALBUMIN="Human albumin (from blood)",
        MILK="Cow's milk protein",
        LACTOSE="I am lactose intolerant only",
        LIDO="Numbing cream or numbing jabs",
        POLYSORB="Polysorbate",
        CLEANSER="Skin cleaner, latex or plasters",
        ANAPH="I have had a very bad allergic reaction to something else",
        NONE="None of these",
        UNSURE="I am not sure",
    ),
)

PREG = MultiChoice(
    code="PREG",
    text="We ask everyone. Is any of this true for you?",
    label="Pregnancy and feeding",
    why="Few data; elective treatment can wait",
    hint="Tick all that apply. Only the clinicians read this.",
    options=options(
        PREG="I am pregnant",
        MAYBE="I might be pregnant",
        TRYING="I am trying for a baby and could become pregnant",
        FEEDING="I breastfeed or chestfeed, or give my milk",
        NONE="None of these, or it cannot apply to me",
        PRIVATE="I want to talk about this in private",
    ),
)
