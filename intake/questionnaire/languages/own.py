"""The words around the clinic's own questions, which the product says in every language."""

from intake.questionnaire.kinds import NOT_SURE, YES_NO
from intake.questionnaire.languages.ar import shared as ar
from intake.questionnaire.languages.es import shared as es

TITLE = {
    "en": "Questions from our clinic",
    "es": "Preguntas de nuestra clínica",
    "ar": "أسئلة من عيادتنا",
}
INTRO = {
    "en": "Only our clinic asks these.",
    "es": "Solo nuestra clínica pregunta esto.",
    "ar": "عيادتنا وحدها تطرح هذه الأسئلة.",
}
SHARED = {
    "en": {option.code: option.label for option in (*YES_NO, NOT_SURE)} | {"NONE": "None of these"},
    "es": es.YES_NO | es.NOT_SURE | es.NONE,
    "ar": ar.YES_NO | ar.NOT_SURE | ar.NONE,
}
