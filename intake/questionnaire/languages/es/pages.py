"""Spanish: what stands above and below the questions of each page, and lists of them."""

from intake.questionnaire.languages.translation import Asked, Headed

PAGES = {
    "today": Headed(
        title="Hoy",
    ),
    "conditions": Headed(
        title="Enfermedades y alergias",
    ),
    "pregnancy": Headed(
        title="Embarazo y lactancia",
    ),
    "goals": Headed(
        title="Lo que usted desea",
    ),
    "oil": Headed(
        title="Grasa y granos",
    ),
    "redness": Headed(
        title="Enrojecimiento",
    ),
    "surface": Headed(
        title="Poros, piel áspera y marcas",
    ),
    "neck": Headed(
        title="Cuello y mandíbula",
    ),
    "treatments": Headed(
        title="Tratamientos anteriores",
    ),
    "skin": Headed(
        title="Piel y cicatrices",
    ),
    "health": Headed(
        title="Su salud",
    ),
    "medicines": Headed(
        title="Medicamentos",
    ),
    "hopes": Headed(
        title="Lo que espera y cómo se siente",
        intro="No hay respuestas malas.",
        outro=(
            "Si siente que las preocupaciones son demasiado, llame a su médico o a una línea de"
            " ayuda: {clinic_helplines}."
        ),
    ),
    "you": Headed(
        title="Usted y sus planes",
    ),
    "understanding": Headed(
        title="¿Lo explicamos bien?",
        intro=(
            "Un profesional de la salud le verá en persona, y decidirán juntos. Este formulario no"
            " decide nada.\nPoner dosis muy pequeñas de toxina botulínica en la piel es un uso"
            " “fuera de etiqueta” (off-label): la etiqueta del medicamento no menciona estos"
            " problemas de la piel.\nSi empieza a costarle tragar, hablar o respirar, aunque sea"
            " semanas después, llame enseguida al número de emergencias."
        ),
    ),
    "agreement": Headed(
        title="Su acuerdo",
        intro=("Esto no es el consentimiento para un tratamiento. Ese se da después, en persona."),
    ),
}

LISTS = {
    "LONG_TERM": Asked(
        text="¿Tiene algo de esto, o se lo ha dicho un médico?",
        label="Nervios, músculos, respiración",
    ),
    "CONDITIONS": Asked(
        text="¿Ha tenido alguna vez algo de esto?",
        label="Corazón, defensas, ojos, cara",
    ),
    "CON_ALL": Asked(
        text="Estoy de acuerdo con los cinco puntos",
        label="Cinco puntos",
    ),
}
