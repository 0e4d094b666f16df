"""The third edition: the second in fewer words. It asks the same questions by the same codes.

What is optional about the person stands last on its page, so that it can be folded away.
"""

from dataclasses import replace

from intake.questionnaire.edition import Page
from intake.questionnaire.editions.edition_2026_12 import EDITION_2
from intake.questionnaire.editions.in_brief import health, last, safety, skin
from intake.questionnaire.rewording import PageWords, reworded

AROUND = {
    "today": PageWords("Today"),
    "conditions": PageWords("Illness and allergies"),
    "pregnancy": PageWords("Pregnancy and feeding"),
    "goals": PageWords("Your wishes"),
    "oil": PageWords("Oil and spots"),
    "redness": PageWords("Redness"),
    "surface": PageWords("Pores, rough skin and marks"),
    "neck": PageWords("Neck and jaw"),
    "treatments": PageWords("Past treatments"),
    "skin": PageWords("Skin and healing"),
    "health": PageWords("Your health"),
    "medicines": PageWords("Medicines"),
    "hopes": PageWords(
        "Hopes and feelings",
        intro="There are no wrong answers.",
        outro="If worries feel too much, call your doctor or a helpline: {clinic_helplines}.",
    ),
    "you": PageWords("You and your plans"),
    "understanding": PageWords(
        "Did we explain it well?",
        intro="A clinician sees you, and you decide together. This form decides nothing.\n"
        "Tiny doses of botulinum toxin in the skin are used off-label: the label does not list"
        " these skin problems.\n"
        "If it gets hard to swallow, speak or breathe, even weeks later, call the emergency"
        " number at once.",
    ),
    "agreement": PageWords(
        "Your agreement",
        intro="This is not consent to treatment. That comes face to face.",
    ),
}
WORDS = safety.WORDS | skin.WORDS | health.WORDS | last.WORDS
PERSONAL = ("NAME_PREF", "PRONOUNS", "SKIN_TONE", "SUN_REACT")


def _last(page: Page) -> Page:
    """The page with what is personal and optional at its end."""
    return replace(page, items=tuple(sorted(page.items, key=lambda item: item.code in PERSONAL)))


EDITION_3 = replace(
    EDITION_2,
    name="2027-01",
    pages=reworded(map(_last, EDITION_2.pages), WORDS, AROUND),
)
