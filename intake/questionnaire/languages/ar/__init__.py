"""The questionnaire in Arabic. The translation is not clinically validated."""

from intake.questionnaire.languages.ar import health, pages, plans, safety, skin
from intake.questionnaire.languages.translation import Translation

WORDS = Translation(
    language="ar",
    of="2027-01",
    pages=pages.PAGES,
    lists=pages.LISTS,
    questions=safety.QUESTIONS | skin.QUESTIONS | health.QUESTIONS | plans.QUESTIONS,
)
