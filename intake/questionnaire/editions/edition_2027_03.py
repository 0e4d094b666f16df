"""The fifth edition: the fourth, with its longest lists also in short, for who comes back.

A list in short names every option of it, and opens in full where anything is so. Only such words
are new; the date of birth and one's own list of medicines are asked for in fewer.
"""

from dataclasses import replace
from typing import Final

from intake.questionnaire.editions.edition_2027_02 import EDITION_4
from intake.questionnaire.in_short import InShort, named
from intake.questionnaire.kinds import Question

IN_SHORT: Final = {
    "SX_NOW": InShort(
        "Any of these now, or in the last few days?",
        "No",
        (
            named("BREATH SWALLOW", "Hard to breathe or swallow"),
            named("SPEECH", "Slurred, weak voice"),
            named("EYES", "Double vision, droopy eyelids"),
            named("WEAK", "Weak muscles"),
            named("ALLERGY", "Swollen face, lips or throat, itchy lumps"),
            named("SPREAD", "Hot, red skin with fever"),
        ),
    ),
    "PREG": InShort(
        "We ask everyone. Are you any of these?",
        "No, or cannot apply",
        (
            named("PREG MAYBE", "Pregnant, or might be"),
            named("TRYING", "Trying"),
            named("FEEDING", "Breastfeeding or giving milk"),
        ),
    ),
    "SKIN_NOW": InShort(
        "Today, on the skin to be treated?",
        "No",
        (
            named("INFECT OPEN", "Cold sore, boil, cut, open sore, weeping, crusts"),
            named("INFLAM", "Eczema, psoriasis, sunburn, rash"),
            named("MOLE", "New or changing mole, lasting sore"),
        ),
    ),
    "MEDS": InShort(
        "Do you take or use these?",
        "No",
        (
            named("AMINO TETRA CLINDA", "Antibiotics, also for acne"),
            named("RELAX", "Muscle relaxants"),
            named(
                "SLEEP ANTICHOL",
                "Sleeping, calming, bladder, travel-sickness, allergy, cold or mood tablets",
            ),
            named("THIN", "Blood thinners"),
            named("PAINTHIN", "Aspirin, ibuprofen, fish oil, vitamin E"),
            named("CHOLIN", "Pyridostigmine, memory tablets"),
            named("QUIN", "Hydroxychloroquine, malaria tablets"),
            named("IMMSUP", "Immune tablets or jabs"),
            named("MAG", "Magnesium by drip, quinidine"),
        ),
    ),
}
TEXTS: Final = {
    "DOB": "Your date of birth",
    "MEDS_TEXT": "Name your pills, jabs, creams and herbs.",
}


def _changed(question: Question) -> Question:
    if text := TEXTS.get(question.code):
        return replace(question, text=text, hint="")
    return replace(question, in_short=IN_SHORT[question.code])  # type: ignore[call-arg]


CHANGED = {code: _changed(EDITION_4.questions[code]) for code in (*IN_SHORT, *TEXTS)}

EDITION_5 = replace(
    EDITION_4,
    name="2027-03",
    pages=tuple(page.with_questions(CHANGED) for page in EDITION_4.pages),
)
