"""Three questions that show whether the clinic explained itself, before anything is agreed.

Another answer than the right one is a sign that the words were not clear, never a mistake.
"""

from intake.questionnaire.kinds import READ, Option, TeachBack, options

HAS_READ = Option(READ, "I have read this")

TB_WHO = TeachBack(
    code="TB_WHO",
    text="Who decides if you have a treatment?",
    label="Who decides",
    why="Teach-back: the form decides nothing",
    options=(
        *options(
            FORM="This form",
            DESK="The front desk",
            BOTH="A clinician and me, at my visit",
        ),
        HAS_READ,
    ),
    right="BOTH",
    explanations=(
        "The form only gathers your answers, and the front desk books your visit. A clinician"
        " sees you. Then you decide together.",
        "Nothing is decided today. You meet a clinician, you talk, and you both have to agree.",
    ),
)

TB_LABEL = TeachBack(
    code="TB_LABEL",
    text="Does the label of this medicine list your skin problem?",
    label="Off-label use",
    why="Teach-back: this use is off-label",
    options=(
        *options(
            LISTED="Yes, it is on the label",
            OFF="No, this use is off-label",
            FREE="It has no label",
        ),
        HAS_READ,
    ),
    right="OFF",
    explanations=(
        "The medicine has a label, for other uses. Oil, spots, redness, pores, scars and rough"
        " skin are not on it. Such a use is called off-label.",
        "Off-label means that the label does not name this use. That is so here.",
    ),
)

TB_SWALLOW = TeachBack(
    code="TB_SWALLOW",
    text="After a treatment, it gets hard to swallow or breathe. What do you do?",
    label="Trouble swallowing",
    why="Teach-back: the boxed warning, in plain words",
    options=(
        *options(
            WAIT="I wait to see if it goes away",
            EMAIL="I send the clinic an email",
            CALL="I call the emergency number at once",
        ),
        HAS_READ,
    ),
    right="CALL",
    explanations=(
        "It can mean that the medicine has spread. That can get worse fast. Do not wait, and do"
        " not email. Call the emergency number.",
        "If you cannot swallow or breathe well, you need help now. Phone the emergency number"
        " first. Tell the clinic later.",
    ),
)

QUESTIONS = (TB_WHO, TB_LABEL, TB_SWALLOW)
