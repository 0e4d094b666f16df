"""The fourth edition: the third, with "Not sure" at four more questions, and shorter.

Only what differs from the third is said here. An answer, what it is called and when it is asked
for stay.
"""

from dataclasses import replace

from intake.questionnaire.editions.edition_2027_01 import EDITION_3
from intake.questionnaire.editions.in_brief.shared import UNSURE
from intake.questionnaire.kinds import Option, Question
from intake.questionnaire.sections.unsure import LATER

NOT_SURE = tuple(Option(code, label) for code, label in UNSURE.items())
TEXTS = {
    "ISO": "Ever taken isotretinoin (Accutane, Roaccutane)?",
    "PHOTO": "Want to add photos?",
    "BLOODOK": "Some brands have human blood protein. Is that OK?",
    "LANG_HELP": "Need help with language, reading, hearing or sight?",
    "CON_ROLE": "A clinician and I decide, not this form.",
    "CON_OFFLABEL": "The label of botulinum toxin does not list these skin problems.",
    "CON_CHANGE": "I will report changes before my visit.",
    "CON_DATA": "I have read how my data is kept.",
}
LABELS = {
    "JOB": {"DRIVE": "Drive or use machines for work"},
    "IMMUNE": {"AUTO": "Autoimmune illness (like lupus)"},
    "MEDS": {
        "AMINO": "Antibiotics by drip or jab (like gentamicin)",
        "RELAX": "Muscle relaxants (like baclofen)",
        "SLEEP": "Sleeping or calming tablets (like diazepam)",
        "THIN": "Blood thinners (like warfarin, apixaban, clopidogrel)",
        "CHOLIN": "Pyridostigmine, or memory tablets (like donepezil)",
    },
}
NO_HINT = {"PROCS"}  # a treatment that is ticked asks for its month and year itself
UNDERSTANDING = (
    "You and a clinician decide together. This form decides nothing.\n"
    "This use of botulinum toxin is off-label: the label does not list these skin problems.\n"
    "If it gets hard to swallow, speak or breathe, even weeks later, call the emergency number at"
    " once."
)


def _changed(question: Question) -> Question:
    labels = LABELS.get(question.code, {})
    gained = NOT_SURE if question.code in LATER else ()
    return replace(
        question,
        text=TEXTS.get(question.code, question.text),
        hint="" if question.code in NO_HINT else question.hint,
        options=tuple(Option(o.code, labels.get(o.code, o.label)) for o in question.options)
        + gained,
    )


CODES = (*TEXTS, *LABELS, *NO_HINT, *LATER)
CHANGED = {code: _changed(EDITION_3.questions[code]) for code in CODES}

EDITION_4 = replace(
    EDITION_3,
    name="2027-02",
    pages=tuple(
        replace(page, intro=UNDERSTANDING) if page.slug == "understanding" else page
        for page in (page.with_questions(CHANGED) for page in EDITION_3.pages)
    ),
)
