"""Spanish: questions about plans, photos, understanding and agreement."""

from intake.questionnaire.languages.es.shared import AGREE, AMOUNT, NONE, NOT_SURE, PRIVATE, YES_NO
from intake.questionnaire.languages.translation import Asked

QUESTIONS = {
    "EXP_RESULT": Asked(
        text="¿Qué cambio le haría feliz?",
        label="Cambio que espera",
        options={
            "LITTLE": "Un cambio pequeño",
            "CLEAR": "Un cambio que se note bien",
            "PERFECT": "Una piel perfecta",
        },
    ),
    "EXP_LAST": Asked(
        text="¿Cuánto tiempo cree que dura?",
        label="Cuánto dura",
        options={
            "MONTHS": "Meses",
            "FOREVER": "Años o para siempre",
        }
        | NOT_SURE,
    ),
    "EXP_WHO": Asked(
        text="¿De quién es la idea?",
        label="De quién es la idea",
        options={
            "ME": "Mía",
            "PRESSURE": "Me presionan, o siento que tengo que hacerlo",
        },
    ),
    "APP_WORRY": Asked(
        text="¿Cuánto le preocupa cómo se ve esa parte de su cara o cuello?",
        label="Preocupación por cómo se ve",
        options={
            "0": "Nada",
            "1": "Un poco",
            "2": "Más o menos",
            "3": "Mucho",
            "4": "Lo tengo siempre en la cabeza",
        },
    ),
    "APP_TIME": Asked(
        text="La mayoría de los días, ¿cuánto tiempo piensa en eso?",
        label="Tiempo que lo piensa",
        options={
            "LT1": "Menos de 1 hora",
            "H1_3": "De 1 a 3 horas",
            "GT3": "Más de 3 horas",
        },
    ),
    "APP_UPSET": Asked(
        text="¿Cuánto le hace sufrir?",
        label="Cuánto le afecta",
        options=AMOUNT,
    ),
    "APP_AVOID": Asked(
        text="¿Cuánto le impide ver a sus amistades, trabajar, estudiar o salir con alguien?",
        label="Lo que le impide",
        options=AMOUNT,
    ),
    "APP_DX": Asked(
        text=(
            "¿Le han dicho alguna vez que tiene dismorfia corporal o un trastorno de la"
            " alimentación?"
        ),
        label="Dismorfia o trastorno alimentario",
        options=YES_NO | PRIVATE,
    ),
    "APP_UNHAPPY": Asked(
        text=(
            "¿Alguna vez un tratamiento de belleza le dio mucha tristeza, aunque a otras personas"
            " les gustó?"
        ),
        label="Tristeza tras un tratamiento",
        options=YES_NO,
    ),
    "EVENT": Asked(
        text="¿Tiene pronto un evento importante? ¿Cuándo?",
        label="Evento importante",
    ),
    "JOB": Asked(
        text="¿Hace algo de esto?",
        label="Voz o conducción",
        options={
            "VOICE": "Cantar, actuar o tocar un instrumento de viento",
            "DRIVE": "Conducir o usar máquinas en mi trabajo",
        }
        | NONE,
    ),
    "FOLLOWUP": Asked(
        text="¿Puede venir o escribirnos 2 y 4 semanas después?",
        label="Seguimiento",
        options={
            "YES": "Sí",
            "NO": "No",
        }
        | NOT_SURE,
    ),
    "CONTACT": Asked(
        text="¿Cómo podemos comunicarnos con usted?",
        label="Contacto por",
        options={
            "SMS": "Mensaje de texto",
            "EMAIL": "Correo electrónico",
            "PHONE": "Teléfono",
            "POST": "Carta",
        },
    ),
    "CONTACT_PRIV": Asked(
        text="¿Los mensajes pueden decir “clínica de la piel”?",
        label="Pueden decir “clínica de la piel”",
        options={
            "YES": "Sí",
            "NO": "No, que sea privado",
        },
    ),
    "LANG_HELP": Asked(
        text="¿Necesita ayuda con el idioma, o para leer, oír o ver?",
        label="Ayuda con idioma o lectura",
        options=YES_NO,
    ),
    "PHOTO": Asked(
        text="¿Quiere añadir fotos?",
        label="Fotos",
        options={
            "YES": "Añadir fotos",
            "NO": "No, gracias",
        },
    ),
    "PHOTO_USE": Asked(
        text="Las fotos quedan en su historia clínica. ¿Podemos usarlas también para dar clases?",
        label="Fotos para dar clases",
        hint="Puede retirar este permiso cuando quiera.",
        options={
            "RECORD": "No, solo en mi historia clínica",
            "TEACH": "Sí, también para dar clases",
        },
    ),
    "NAME_PREF": Asked(
        text="¿Con qué nombre quiere que le llamemos?",
        label="Nombre que usa",
    ),
    "PRONOUNS": Asked(
        text="¿Qué pronombres usa (ella, él u otro)?",
        label="Pronombres",
    ),
    "SKIN_TONE": Asked(
        text="¿Cuál se parece más a la piel de la parte de adentro de su brazo?",
        label="Color de piel",
        hint="1 es el más claro, 10 es el más oscuro.",
        options={
            "1": "1",
            "2": "2",
            "3": "3",
            "4": "4",
            "5": "5",
            "6": "6",
            "7": "7",
            "8": "8",
            "9": "9",
            "10": "10",
        },
    ),
    "SUN_REACT": Asked(
        text="Sin crema para el sol, ¿qué le hace el sol fuerte a su piel?",
        label="Efecto del sol",
        options={
            "1": "Siempre me quemo, nunca me bronceo",
            "2": "Me quemo con facilidad, me bronceo un poco",
            "3": "A veces me quemo, me bronceo despacio",
            "4": "Pocas veces me quemo, me bronceo con facilidad",
            "5": "Muy pocas veces me quemo",
            "6": "Nunca me quemo",
        },
    ),
    "TB_WHO": Asked(
        text="¿Quién decide el tratamiento?",
        label="Quién decide",
        options={
            "FORM": "Este formulario",
            "DESK": "La recepción",
            "BOTH": "Un profesional de la salud y yo",
            "READ": "He leído esto",
        },
        explanations=(
            (
                "El formulario solo reúne sus respuestas, y la recepción le da la cita. Un"
                " profesional de la salud le ve en persona. Después deciden juntos."
            ),
            (
                "Hoy no se decide nada. Usted verá a un profesional de la salud, hablarán, y los"
                " dos tienen que estar de acuerdo."
            ),
        ),
    ),
    "TB_LABEL": Asked(
        text="¿La etiqueta del medicamento menciona su problema de la piel?",
        label="Uso fuera de etiqueta",
        options={
            "LISTED": "Sí",
            "OFF": "No, es un uso fuera de etiqueta",
            "FREE": "No tiene etiqueta",
            "READ": "He leído esto",
        },
        explanations=(
            (
                "El medicamento tiene una etiqueta, para otros usos. La grasa, los granos, el"
                " enrojecimiento, los poros, las cicatrices y la piel áspera no están en ella. Un"
                " uso así se llama “fuera de etiqueta”."
            ),
            "Fuera de etiqueta quiere decir que la etiqueta no nombra este uso. Aquí es así.",
        ),
    ),
    "TB_SWALLOW": Asked(
        text="Si empieza a costarle tragar, ¿qué hace?",
        label="Problemas para tragar",
        options={
            "WAIT": "Esperar a ver qué pasa",
            "EMAIL": "Escribir un correo a la clínica",
            "CALL": "Llamar al número de emergencias",
            "READ": "He leído esto",
        },
        explanations=(
            (
                "Puede significar que el medicamento se ha extendido. Eso puede empeorar rápido."
                " No espere y no escriba un correo. Llame al número de emergencias."
            ),
            (
                "Si no puede tragar o respirar bien, necesita ayuda ya. Llame primero al número de"
                " emergencias. Avise a la clínica después."
            ),
        ),
    ),
    "CON_TRUTH": Asked(
        text="Mis respuestas son verdaderas, hasta donde yo sé.",
        label="Respuestas verdaderas",
        options=AGREE,
    ),
    "CON_ROLE": Asked(
        text=(
            "Este formulario no decide nada. Un profesional de la salud me ve en persona y"
            " decidimos juntos."
        ),
        label="El formulario no decide",
        options=AGREE,
    ),
    "CON_OFFLABEL": Asked(
        text=("Sé que la etiqueta de la toxina botulínica no menciona estos problemas de la piel."),
        label="No está en la etiqueta",
        options=AGREE,
    ),
    "CON_CHANGE": Asked(
        text="Avisaré a la clínica si algo cambia antes de mi cita.",
        label="Avisaré de los cambios",
        options=AGREE,
    ),
    "CON_DATA": Asked(
        text="He leído cómo se guardan y se usan mis datos de salud.",
        label="Cómo se guardan los datos",
        options=AGREE,
    ),
}
