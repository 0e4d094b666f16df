"""Spanish: questions about what the patient would like, and the skin."""

from intake.questionnaire.languages.es.shared import AMOUNT, NONE, NOT_SURE, YES_NO
from intake.questionnaire.languages.translation import Asked

QUESTIONS = {
    "GOALS": Asked(
        text="¿En qué le gustaría recibir ayuda?",
        label="Ayuda con",
        hint="Marque todo lo que quiera.",
        options={
            "OIL": "Piel grasa o con brillo",
            "ACNE": "Granos (acné) ahora",
            "RED": "Piel roja o que se sonroja",
            "TEXTURE": "Piel áspera",
            "SCARS": "Marcas u hoyos de granos",
            "PORES": "Poros grandes",
            "NECK": "Piel del cuello o de la mandíbula",
            "LINES": "Líneas al mover la cara",
            "OTHER": "Otra cosa",
        },
    ),
    "GOAL_TOP": Asked(
        text="¿Qué le importa más?",
        label="Lo más importante",
    ),
    "ZONES": Asked(
        text="¿Qué partes le molestan?",
        label="Partes de cara y cuello",
        hint="La izquierda y la derecha son las de usted.",
        options={
            "FOREHEAD": "Frente",
            "NOSE": "Nariz",
            "CHEEK_L": "Mejilla izquierda",
            "CHEEK_R": "Mejilla derecha",
            "CHIN": "Barbilla",
            "MOUTH": "Alrededor de la boca",
            "EYES": "Alrededor de los ojos",
            "JAW": "Mandíbula",
            "NECK": "Cuello",
        },
    ),
    "GOAL_TEXT": Asked(
        text="¿Quiere decirnos algo más? No escriba aquí una emergencia.",
        label="Con sus palabras",
    ),
    "OIL_SHINE": Asked(
        text="Al mediodía, ¿cuánto le brilla la cara?",
        label="Brillo al mediodía",
        hint="En un día normal, sin maquillaje.",
        options={
            "0": "No me brilla",
            "1": "Un poco",
            "2": "Bastante",
            "3": "Mucho",
            "4": "Parece mojada",
        },
    ),
    "OIL_TOUCH": Asked(
        text="¿Cuánta grasa nota al tocarse la cara?",
        label="Grasa al tocar",
        options={
            "0": "Nada",
            "1": "Un poco",
            "2": "Bastante",
            "3": "Mucha",
            "4": "Se me queda grasa en la mano",
        },
    ),
    "OIL_FEEL": Asked(
        text="¿Siente la grasa sin tocarse la cara?",
        label="Sentir la grasa",
        options={
            "0": "Nunca",
            "1": "De vez en cuando",
            "2": "Parte del día",
            "3": "La mayor parte del día",
            "4": "Todo el día",
        },
    ),
    "OIL_BLOT": Asked(
        text="¿Cada cuánto se limpia o se seca la grasa, o se pone polvo?",
        label="Limpiar la grasa",
        options={
            "0": "Nunca",
            "1": "Menos de una vez al día",
            "2": "Una vez al día",
            "3": "2 o 3 veces al día",
            "4": "4 veces al día o más",
        },
    ),
    "OIL_CHANGE": Asked(
        text="¿Se le puso la piel grasa muy rápido en el último año?",
        label="Grasa de repente",
        options=YES_NO | NOT_SURE,
    ),
    "DRY_PATCH": Asked(
        text="¿Tiene también piel seca, tirante o que se pela?",
        label="Piel seca",
        options=YES_NO,
    ),
    "BOTHER_OIL": Asked(
        text="¿Cuánto le molesta la grasa?",
        label="Le molesta la grasa",
        options=AMOUNT,
    ),
    "ACNE_NOW": Asked(
        text="¿Cómo están sus granos hoy?",
        label="Granos hoy",
        options={
            "0": "No tengo, o casi no tengo",
            "1": "Unos pocos puntos negros o granos pequeños",
            "2": "Algunos granos rojos",
            "3": "Muchos granos rojos o con punta amarilla",
            "4": "Bultos grandes y profundos que duelen",
        },
    ),
    "ACNE_TRIED": Asked(
        text="¿Qué ha probado?",
        label="Probado para los granos",
        hint="Elija lo más fuerte.",
        options={
            "NONE": "Nada todavía",
            "SHOP": "Cremas o jabones de la tienda",
            "RX": "Medicamentos de un médico o de enfermería",
        },
    ),
    "BOTHER_ACNE": Asked(
        text="¿Cuánto le molestan los granos?",
        label="Le molestan los granos",
        options=AMOUNT,
    ),
    "RED_NOW": Asked(
        text="¿Tiene la cara roja ahora?",
        label="Cara roja ahora",
        hint="En piel más oscura: zonas moradas, oscuras o calientes.",
        options={
            "0": "No está roja",
            "1": "Casi nada roja",
            "2": "Un poco roja",
            "3": "Bastante roja",
            "4": "Muy roja",
        },
    ),
    "RED_FLUSH": Asked(
        text="En los últimos 7 días, ¿se le puso la cara roja y caliente de golpe?",
        label="Cara roja y caliente, 7 días",
        options={
            "0": "No",
            "1": "Leve",
            "2": "Medio",
            "3": "Fuerte",
            "4": "Muy fuerte",
        },
    ),
    "RED_DX": Asked(
        text="¿Le ha dicho alguien que tiene rosácea?",
        label="Rosácea",
        options={
            "CLIN": "Sí, un médico o alguien de enfermería",
            "SELF": "No, pero creo que sí",
            "NO": "No",
        },
    ),
    "RED_SPOTS": Asked(
        text="¿Le salen también bultitos o granos?",
        label="Granos y enrojecimiento",
        options={
            "NO": "No",
            "FEW": "Unos pocos",
            "MANY": "Muchos",
        }
        | NOT_SURE,
    ),
    "RED_EYES": Asked(
        text="¿Tiene los ojos rojos, con dolor o como con arena?",
        label="Ojos irritados",
        options=YES_NO | NOT_SURE,
    ),
    "RED_THICK": Asked(
        text="¿Tiene la piel gruesa o con bultos en la nariz o las mejillas?",
        label="Piel gruesa",
        options=YES_NO | NOT_SURE,
    ),
    "RED_BODY": Asked(
        text="Cuando se le pone la cara roja de golpe, ¿le pasa algo de esto?",
        label="Señales al enrojecer",
        options={
            "GUT": "Diarrea",
            "WHEEZE": "Silbidos al respirar",
            "HEART": "Corazón acelerado",
            "FAINT": "Sensación de desmayo",
            "NEWMED": "Empezó después de un medicamento nuevo",
            "HOTFLUSH": "Sudores por la noche o cambios en la regla (menstruación)",
        }
        | NONE
        | NOT_SURE,
    ),
    "BOTHER_RED": Asked(
        text="¿Cuánto le molesta el enrojecimiento?",
        label="Le molesta el enrojecimiento",
        options=AMOUNT,
    ),
    "PORE_NOW": Asked(
        text="¿De qué tamaño se ven sus poros, con el espejo a un brazo de distancia?",
        label="Tamaño de los poros",
        options={
            "0": "No los veo",
            "1": "Apenas se ven",
            "2": "Se ven con facilidad",
            "3": "Grandes",
            "4": "Muy grandes",
        },
    ),
    "BOTHER_PORES": Asked(
        text="¿Cuánto le molestan los poros?",
        label="Le molestan los poros",
        options=AMOUNT,
    ),
    "TEX_NOW": Asked(
        text="¿Tiene la piel áspera o desigual?",
        label="Piel áspera",
        options={
            "0": "Lisa",
            "1": "Un poco",
            "2": "Más o menos",
            "3": "Bastante áspera",
            "4": "Muy áspera",
        },
    ),
    "BOTHER_TEXTURE": Asked(
        text="¿Cuánto le molesta la piel áspera?",
        label="Le molesta la aspereza",
        options=AMOUNT,
    ),
    "SCAR_NOW": Asked(
        text="¿Cuánto se le ven las marcas antiguas?",
        label="Marcas que se ven",
        options={
            "0": "No tengo marcas",
            "1": "Solo cambia el color, la piel está plana",
            "2": "Solo de cerca, o el maquillaje las tapa",
            "3": "A un brazo de distancia. Si estiro la piel, queda lisa",
            "4": "Profundas. Si estiro la piel, siguen ahí",
        },
    ),
    "SCAR_TYPE": Asked(
        text="¿Qué aspecto tienen las marcas?",
        label="Tipo de marcas",
        options={
            "SHALLOW": "Hundidas, anchas y suaves",
            "ICEPICK": "Hoyos pequeños y profundos",
            "RAISED": "Bultos que sobresalen",
            "COLOUR": "Oscuras o rojas, pero planas",
        },
    ),
    "BOTHER_SCARS": Asked(
        text="¿Cuánto le molestan las marcas?",
        label="Le molestan las marcas",
        options=AMOUNT,
    ),
    "NECK_CREPE": Asked(
        text="¿Cuánto se le arruga la piel del cuello, como papel fino?",
        label="Cuello arrugado",
        options=AMOUNT,
    ),
    "NECK_LINES": Asked(
        text="¿Cuánto se hunden las líneas que le cruzan el cuello?",
        label="Líneas del cuello",
        options=AMOUNT,
    ),
    "NECK_BANDS": Asked(
        text="Al apretar los dientes, ¿cuánto se le marcan las cuerdas del cuello?",
        label="Cuerdas del cuello",
        options=AMOUNT,
    ),
    "NECK_JAW": Asked(
        text="¿Cuánto se ve blanda o borrosa la línea de su mandíbula?",
        label="Línea de la mandíbula",
        options=AMOUNT,
    ),
    "NECK_SAG": Asked(
        text="¿Cuánta piel suelta le cuelga debajo de la barbilla?",
        label="Piel suelta",
        options={
            "0": "Nada",
            "1": "Un poco",
            "2": "Más o menos",
            "3": "Mucha",
            "4": "Muchísima",
        },
    ),
    "BOTHER_NECK": Asked(
        text="¿Cuánto le molesta su cuello o su mandíbula?",
        label="Le molesta el cuello",
        options=AMOUNT,
    ),
}
