"""Spanish: questions about today, illness, allergies and pregnancy."""

from intake.questionnaire.languages.es.shared import NONE, NOT_SURE, PRIVATE
from intake.questionnaire.languages.translation import Asked

QUESTIONS = {
    "SX_NOW": Asked(
        text="¿Tiene algo de esto hoy, o lo ha tenido en los últimos días?",
        label="Síntomas ahora",
        hint="Marque todo lo que tenga.",
        options={
            "BREATH": "Me cuesta respirar",
            "SWALLOW": "Me cuesta tragar",
            "SPEECH": "Me cuesta hablar claro o tengo la voz débil",
            "EYES": "Veo doble o tengo los párpados caídos",
            "WEAK": "Debilidad en los músculos de todo el cuerpo",
            "ALLERGY": (
                "Hinchazón de la cara, los labios o la garganta, o ronchas que pican por todo el"
                " cuerpo"
            ),
            "SPREAD": (
                "Piel roja y caliente en la cara o el cuello, que se va extendiendo, y fiebre"
            ),
        }
        | NONE
        | NOT_SURE,
    ),
    "SX_ONSET": Asked(
        text="¿Es algo nuevo?",
        label="Nuevo o no",
        hint="Si hay algo nuevo o peor, aunque sea una sola cosa, elija “Sí”.",
        options={
            "NEW": "Sí, es nuevo o está empeorando",
            "OLD": "No, lo tengo desde hace mucho y mi médico lo sabe",
        }
        | NOT_SURE,
    ),
    "DOB": Asked(
        text="¿Cuál es su fecha de nacimiento?",
        label="Fecha de nacimiento",
    ),
    "FILLER": Asked(
        text="¿Quién contesta estas preguntas?",
        label="Quién contesta",
        options={
            "SELF": "Yo",
            "HELP": "Yo, con ayuda para leer o escribir",
            "OTHER": "Otra persona, por mí",
        },
    ),
    "NMD": Asked(
        text="¿Le ha dicho un médico que tiene algo de esto?",
        label="Nervios y músculos",
        options={
            "MG": "Miastenia gravis",
            "LEMS": "Síndrome de Lambert-Eaton",
            "ALS": "ELA u otra enfermedad de la neurona motora",
            "MUSCLE": "Enfermedad que desgasta los músculos (como la distrofia)",
            "NERVE": (
                "Otra enfermedad de los nervios o del cerebro (esclerosis múltiple, derrame o"
                " infarto cerebral, brazos o piernas dormidos o débiles)"
            ),
        }
        | NONE
        | NOT_SURE,
    ),
    "BSV": Asked(
        text="¿Tiene desde hace tiempo alguno de estos problemas?",
        label="Tragar y respirar",
        options={
            "SWALLOW": "Problemas para tragar",
            "LUNG": "Asma u otro problema de los pulmones",
            "LUNG_SEV": "Uso oxígeno, o me falta el aire en reposo",
            "NECK_TX": "Antes me operaron el cuello o me dieron radioterapia en el cuello",
        }
        | NONE
        | NOT_SURE,
    ),
    "ALLERGY": Asked(
        text="¿Tiene alergia a algo de esto?",
        label="Alergias",
        options={
            "TOXIN": "Inyecciones para relajar arrugas",
            "ALBUMIN": "Albúmina humana (de la sangre)",
            "MILK": "Proteína de la leche de vaca",
            "LACTOSE": "Solo intolerancia a la lactosa",
            "LIDO": "Crema o inyección para adormecer (anestesia local)",
            "POLYSORB": "Polisorbato",
            "CLEANSER": "Producto para limpiar la piel, látex, o curitas (tiritas)",
            "ANAPH": "Reacción alérgica muy grave a otra cosa",
        }
        | NONE
        | NOT_SURE,
    ),
    "PREG": Asked(
        text="Se lo preguntamos a todo el mundo. ¿Es verdad algo de esto en su caso?",
        label="Embarazo",
        hint="Solo lo leen profesionales de la salud.",
        options={
            "PREG": "Estoy embarazada",
            "MAYBE": "Puede que esté embarazada",
            "TRYING": "Estoy buscando un embarazo",
            "FEEDING": "Doy el pecho (amamanto) o doy mi leche",
            "NONE": "Nada de esto, o no es posible en mi caso",
        }
        | PRIVATE,
    ),
}
