"""The questionnaire in Spanish. The translation is not clinically validated."""

from intake.questionnaire.languages.es import health, in_short, pages, plans, safety, skin
from intake.questionnaire.languages.es.shared import NOT_SURE
from intake.questionnaire.languages.translation import Translation
from intake.questionnaire.sections import unsure

WORDS = Translation(
    language="es",
    of="2027-01",
    pages=pages.PAGES,
    lists=pages.LISTS,
    questions=safety.QUESTIONS | skin.QUESTIONS | health.QUESTIONS | plans.QUESTIONS,
)
LATER = WORDS.for_the_next("2027-02", not_sure=NOT_SURE, at=unsure.LATER, no_hint=("PROCS",))
SHORTER = LATER.in_short(
    "2027-03", lists=in_short.LISTS, texts=in_short.TEXTS, no_hint=("MEDS_TEXT",)
)
