"""Spanish: lists in short, for who comes back."""

from intake.questionnaire.in_short import InShort, named

LISTS = {
    "SX_NOW": InShort(
        "¿Tiene algo de esto hoy, o lo ha tenido en los últimos días?",
        "No",
        (
            named("BREATH SWALLOW", "Me cuesta respirar o tragar"),
            named("SPEECH", "Habla poco clara, voz débil"),
            named("EYES", "Veo doble, párpado caído"),
            named("WEAK", "Músculos débiles"),
            named("ALLERGY", "Hinchazón de cara, labios o garganta, o ronchas que pican"),
            named("SPREAD", "Piel roja y caliente con fiebre"),
        ),
    ),
    "PREG": InShort(
        "Solo lo leen profesionales de la salud. ¿Es verdad algo de esto?",
        "No",
        (
            named("PREG MAYBE TRYING", "Estoy embarazada, puede ser, o busco un embarazo"),
            named("FEEDING", "Doy el pecho (amamanto) o doy mi leche"),
        ),
    ),
    "SKIN_NOW": InShort(
        "En la piel que quiere tratar, ¿hay hoy algo de esto?",
        "No",
        (
            named(
                "INFECT OPEN",
                "Herpes labial, grano con pus, corte, herida, piel que supura o con costras",
            ),
            named("INFLAM", "Eccema, psoriasis, quemadura de sol, sarpullido"),
            named("MOLE", "Lunar nuevo o que cambia, herida que no se cura"),
        ),
    ),
    "MEDS": InShort(
        "¿Toma o usa algo de esto?",
        "No",
        (
            named("AMINO TETRA CLINDA", "Antibióticos, también para la piel"),
            named("RELAX", "Relajantes musculares"),
            named(
                "SLEEP ANTICHOL",
                "Pastillas para dormir, los nervios, la vejiga, el mareo, la alergia, el resfriado"
                " o la depresión",
            ),
            named("THIN", "Anticoagulantes u otros medicamentos contra los coágulos, clopidogrel"),
            named("PAINTHIN", "Aspirina, ibuprofeno, aceite de pescado, vitamina E"),
            named("CHOLIN", "Piridostigmina, pastillas para la memoria"),
            named("QUIN", "Hidroxicloroquina, pastillas para la malaria (paludismo)"),
            named("IMMSUP", "Pastillas o inyecciones que calman las defensas"),
            named("MAG", "Magnesio por suero, quinidina"),
        ),
    ),
}
TEXTS = {
    "DOB": "Su fecha de nacimiento",
    "TOX_LAST": "¿Cuándo fue su última inyección para relajar las arrugas?",
    "MEDS_TEXT": "Escriba los nombres de sus pastillas, inyecciones, cremas y hierbas.",
}
