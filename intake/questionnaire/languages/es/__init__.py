"""The questionnaire in Spanish. The translation is not clinically validated."""

from intake.questionnaire.languages.es import health, pages, plans, safety, skin
from intake.questionnaire.languages.translation import Translation

WORDS = Translation(
    language="es",
    of="2027-01",
    pages=pages.PAGES,
    lists=pages.LISTS,
    questions=safety.QUESTIONS | skin.QUESTIONS | health.QUESTIONS | plans.QUESTIONS,
)
