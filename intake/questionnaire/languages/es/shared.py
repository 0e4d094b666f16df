"""Spanish: answers that many questions share."""

AMOUNT = {
    "0": "Nada",
    "1": "Un poco",
    "2": "Más o menos",
    "3": "Mucho",
    "4": "Muchísimo",
}
YES_NO = {
    "NO": "No",
    "YES": "Sí",
}
NOT_SURE = {"UNSURE": "No lo sé bien"}
NONE = {"NONE": "Nada de esto"}
PRIVATE = {"PRIVATE": "Prefiero hablarlo en privado"}
AGREE = {"YES": "Estoy de acuerdo"}
