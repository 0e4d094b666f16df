"""The fifth edition: the fourth, with its longest lists also in short, for who comes back.

A list in short names every option of it, and opens in full where anything is so. The date of birth
and one's own list of medicines are asked for in fewer words, and when the last jab was, in words
that can stand alone.
"""

from dataclasses import replace
from typing import Final

from intake.questionnaire.editions.edition_2027_02 import EDITION_4
from intake.questionnaire.in_short import InShort, named
from intake.questionnaire.kinds import MultiChoice, Question

IN_SHORT: Final = {
    "SX_NOW": InShort(
        "Any of these today, or in the last few days?",
        "No",
        (
            named("BREATH SWALLOW", "Hard to breathe or swallow"),
            named("SPEECH", "Slurred words, weak voice"),
            named("EYES", "Double vision, droopy eyelid"),
            named("WEAK", "Weak muscles"),
            named("ALLERGY", "Swollen face, lips or throat, itchy lumps"),
            named("SPREAD", "Hot, red skin with fever"),
        ),
    ),
    "PREG": InShort(
        "Only clinicians read this. Are you:",
        "No",
        (
            named("PREG MAYBE TRYING", "Pregnant, might be, or trying"),
            named("FEEDING", "Breastfeeding, chestfeeding, giving milk"),
        ),
    ),
    "SKIN_NOW": InShort(
        "Skin to treat: any of these today?",
        "No",
        (
            named("INFECT OPEN", "Cold sore, boil, cut, sore, weepy, crusty skin"),
            named("INFLAM", "Eczema, psoriasis, sunburn, rash"),
            named("MOLE", "New or changing mole, unhealed sore"),
        ),
    ),
    "MEDS": InShort(
        "Do you take any of these?",
        "No",
        (
            named("AMINO TETRA CLINDA", "Antibiotics, also for skin"),
            named("RELAX", "Muscle relaxants"),
            named(
                "SLEEP ANTICHOL",
                "Sleeping, calming, bladder, travel-sickness, allergy, cold or mood tablets",
            ),
            named("THIN", "Blood thinners, clopidogrel"),
            named("PAINTHIN", "Aspirin, ibuprofen, fish oil, vitamin E"),
            named("CHOLIN", "Pyridostigmine, memory tablets"),
            named("QUIN", "Hydroxychloroquine, malaria tablets"),
            named("IMMSUP", "Immune-calming tablets or jabs"),
            named("MAG", "Magnesium drip, quinidine"),
        ),
    ),
}
TEXTS: Final = {
    "DOB": "Your date of birth",
    "TOX_LAST": "When was your last wrinkle-relaxing jab?",
    "MEDS_TEXT": "List your pills, jabs, creams and herbs.",
}
NO_HINT: Final = "MEDS_TEXT"


def _said(question: Question) -> Question:
    hint = "" if question.code == NO_HINT else question.hint
    return replace(question, text=TEXTS[question.code], hint=hint)


def _put_in_short(question: Question) -> Question:
    assert isinstance(question, MultiChoice)
    return replace(question, in_short=IN_SHORT[question.code])


CHANGED = {
    **{code: _said(EDITION_4.questions[code]) for code in TEXTS},
    **{code: _put_in_short(EDITION_4.questions[code]) for code in IN_SHORT},
}

EDITION_5 = replace(
    EDITION_4,
    name="2027-03",
    pages=tuple(page.with_questions(CHANGED) for page in EDITION_4.pages),
)
