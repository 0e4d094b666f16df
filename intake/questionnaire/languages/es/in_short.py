"""Spanish: lists in short, for who comes back."""

from intake.questionnaire.in_short import InShort, named

LISTS = {
    "SX_NOW": InShort(
        "¿Tiene algo de esto ahora, o en los últimos días?",
        "No",
        (
            named("BREATH SWALLOW", "Me cuesta respirar o tragar"),
            named("SPEECH", "Hablo mal o tengo la voz débil"),
            named("EYES", "Veo doble o tengo los párpados caídos"),
            named("WEAK", "Músculos débiles"),
            named("ALLERGY", "Hinchazón de cara, labios o garganta, o ronchas que pican"),
            named("SPREAD", "Piel roja y caliente con fiebre"),
        ),
    ),
    "PREG": InShort(
        "Se lo preguntamos a todo el mundo. ¿Es así en su caso?",
        "No, o no es posible en mi caso",
        (
            named("PREG MAYBE", "Estoy o puede que esté embarazada"),
            named("TRYING", "Busco un embarazo"),
            named("FEEDING", "Doy el pecho (amamanto) o doy mi leche"),
        ),
    ),
    "SKIN_NOW": InShort(
        "¿Hoy, en la piel que quiere tratar?",
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
            named("AMINO TETRA CLINDA", "Antibióticos, también para el acné"),
            named("RELAX", "Relajantes musculares"),
            named(
                "SLEEP ANTICHOL",
                "Pastillas para dormir, los nervios, la vejiga, el mareo, la alergia, el resfriado"
                " o el ánimo",
            ),
            named("THIN", "Anticoagulantes u otros medicamentos contra los coágulos"),
            named("PAINTHIN", "Aspirina, ibuprofeno, aceite de pescado, vitamina E"),
            named("CHOLIN", "Piridostigmina, pastillas para la memoria"),
            named("QUIN", "Hidroxicloroquina, pastillas para la malaria"),
            named("IMMSUP", "Pastillas o inyecciones que calman las defensas"),
            named("MAG", "Magnesio por suero, quinidina"),
        ),
    ),
}
TEXTS = {
    "DOB": "Su fecha de nacimiento",
    "MEDS_TEXT": "Escriba los nombres de sus pastillas, inyecciones, cremas y hierbas.",
}
