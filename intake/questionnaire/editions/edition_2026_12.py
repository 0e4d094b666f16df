"""The second edition: the first, with "I am not sure", photos, and understanding before agreeing.

Only what differs from the first is said here. "Spots" share the page of oil, whose questions
they open anyway, so that there is still room for a page on understanding.
"""

from dataclasses import replace

from intake.questionnaire.edition import AgreedTogether, Edition, Page
from intake.questionnaire.editions.edition_2026_11 import EDITION_1
from intake.questionnaire.editions.parts import LAST, of
from intake.questionnaire.sections import agreement, photos, understanding, unsure

CHANGED = unsure.GAINED | {unsure.SX_ONSET.code: unsure.SX_ONSET}
PAGES = {page.slug: page.with_questions(CHANGED) for page in EDITION_1.pages}

EDITION_2 = Edition(
    name="2026-12",
    language="en",
    pages=(
        *of(PAGES, "today", "conditions", "pregnancy", "goals"),
        replace(
            PAGES["oil"],
            title="Oil and spots",
            items=PAGES["oil"].items + PAGES["spots"].items,
        ),
        *of(PAGES, "redness", "surface", "neck", "treatments", "skin", "health"),
        *of(PAGES, "medicines", "hopes"),
        replace(PAGES["you"], items=(*PAGES["you"].items, photos.PHOTO, photos.PHOTO_USE)),
        Page(
            "understanding",
            "Did we explain it well?",
            LAST,
            understanding.QUESTIONS,
            intro="A clinician sees you first. You decide together. This form decides nothing.\n"
            "“This medicine” means botulinum toxin, in tiny doses placed in the skin. Its label"
            " does not list these skin problems. That is called off-label use.\n"
            "If it gets hard to swallow, speak or breathe after a treatment, call the emergency"
            " number at once. This can start hours or weeks later.",
        ),
        replace(
            PAGES["agreement"],
            items=(
                AgreedTogether(
                    code="CON_ALL",
                    text="I agree to all five",
                    label="Five points to agree to",
                    questions=of(
                        agreement, "CON_TRUTH", "CON_ROLE", "CON_OFFLABEL", "CON_CHANGE", "CON_DATA"
                    ),
                ),
            ),
        ),
    ),
    signed=True,
)
