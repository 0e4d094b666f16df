"""Spanish: questions about treatments, health, medicines and hopes."""

from intake.questionnaire.languages.es.shared import NONE, NOT_SURE, YES_NO
from intake.questionnaire.languages.translation import Asked

QUESTIONS = {
    "TOX_EVER": Asked(
        text=(
            "¿Le han puesto alguna vez inyecciones de toxina botulínica (las que relajan arrugas),"
            " por estética o por salud?"
        ),
        label="Inyecciones para arrugas",
        options=YES_NO | NOT_SURE,
    ),
    "TOX_LAST": Asked(
        text="¿Cuándo fue la última?",
        label="Última inyección",
        hint="Basta con el mes y el año.",
    ),
    "TOX_BRAND": Asked(
        text="¿De qué marca era?",
        label="Marca de las inyecciones",
        options={
            "ONA": "Botox o Vistabel",
            "ABO": "Dysport, Azzalure o Alluzience",
            "INCO": "Xeomin o Bocouture",
            "PRABO": "Jeuveau o Nuceiva",
            "DAXI": "Daxxify",
            "LETI": "Letybo",
            "RELA": "Relfydess",
            "OTHER": "Otra",
            "UNKNOWN": "No lo sé",
        },
    ),
    "TOX_WHY": Asked(
        text="¿Para qué fue?",
        label="Motivo de las inyecciones",
        options={
            "COSMETIC": "Mi aspecto (estética)",
            "MIGRAINE": "Migraña",
            "SPASM": "Músculos rígidos o que se tuercen",
            "BLADDER": "Vejiga",
            "SWEAT": "Sudor",
            "OTHERMED": "Otro motivo de salud",
        }
        | NOT_SURE,
    ),
    "TOX_WHO": Asked(
        text="¿En qué lugar se la pusieron?",
        label="Lugar de las inyecciones",
        options={
            "CLINIC": "Clínica u hospital",
            "HOME": "Fiesta, casa o salón de belleza",
            "SELF": "La compré y me la puse yo",
        }
        | NOT_SURE,
    ),
    "TOX_PROBLEM": Asked(
        text="¿Hubo algún problema?",
        label="Problemas con inyecciones",
        options={
            "NONE": "No",
            "ALLERGY": "Reacción alérgica",
            "SWALLOW": "Me costaba tragar, hablar o respirar",
            "DROOP": "Ojo caído o ceja caída",
            "SMILE": "Sonrisa desigual o débil",
            "NOEFFECT": "No hizo efecto",
            "OTHER": "Otra cosa",
        }
        | NOT_SURE,
    ),
    "PROCS": Asked(
        text="¿Le han hecho algo de esto en la cara o el cuello en los últimos 6 meses?",
        label="Tratamientos anteriores",
        hint="Basta con el mes y el año.",
        options={
            "FILLER": "Relleno o inyecciones para hidratar (skin booster)",
            "THREADS": "Hilos",
            "ABLATIVE": "Láser fuerte, peeling profundo o lijado de la piel",
            "NEEDLING": "Microagujas o peeling medio",
            "LIGHT": "Láser suave, tratamiento con luz, peeling suave o limpieza facial",
            "SURGERY": "Operación de cara, ojos o cuello",
        }
        | NOT_SURE,
    ),
    "ISO": Asked(
        text="¿Ha tomado isotretinoína (Accutane, Roacutan)?",
        label="Isotretinoína",
        options={
            "NO": "No",
            "NOW": "La tomo ahora",
            "PAST6": "La dejé en los últimos 6 meses",
            "PAST": "La dejé hace más de 6 meses",
        }
        | NOT_SURE,
    ),
    "SKIN_NOW": Asked(
        text="¿Hay hoy algo de esto en la piel que quiere tratar?",
        label="Problemas de piel hoy",
        options={
            "INFECT": (
                "Herpes labial, grano grande con pus (forúnculo), o piel que supura o con costras"
            ),
            "OPEN": "Corte o herida abierta",
            "INFLAM": "Eccema, psoriasis, quemadura de sol o sarpullido que pica",
            "MOLE": "Lunar nuevo o que cambia, o herida que no se cura",
        }
        | NONE
        | NOT_SURE,
    ),
    "KELOID": Asked(
        text="¿Sus cicatrices se hacen gruesas y abultadas?",
        label="Cicatrices gruesas",
        options=YES_NO | NOT_SURE,
    ),
    "HSV": Asked(
        text="¿Le sale herpes labial (ampollas en los labios)?",
        label="Herpes labial",
        options=YES_NO,
    ),
    "HEART": Asked(
        text="¿Tiene algo de esto?",
        label="Corazón y diabetes",
        options={
            "HEART": "Problema del corazón",
            "DIAB": "Diabetes",
        }
        | NONE
        | NOT_SURE,
    ),
    "IMMUNE": Asked(
        text="¿Tiene algo de esto?",
        label="Defensas del cuerpo",
        options={
            "AUTO": "Enfermedad autoinmune (como el lupus)",
            "WEAK": "Defensas bajas, trasplante o tratamiento contra el cáncer",
        }
        | NONE
        | NOT_SURE,
    ),
    "EYEFACE": Asked(
        text="¿Ha tenido algo de esto?",
        label="Ojos y cara",
        options={
            "DRYEYE": "Ojos secos",
            "DROOPLID": "Párpado caído o ceja caída",
            "PALSY": "Debilidad en un lado de la cara",
            "EYESURG": "Operación de ojo o de párpado",
            "GLAUCOMA": "Glaucoma",
        }
        | NONE
        | NOT_SURE,
    ),
    "BLEED": Asked(
        text="¿Sangra o le salen moretones con demasiada facilidad?",
        label="Sangrado o moretones",
        options=YES_NO | NOT_SURE,
    ),
    "ILL_NOW": Asked(
        text="¿Está mal de salud hoy?",
        label="Enfermedad hoy",
        options={
            "NO": "No",
            "FEVER": "Sí: fiebre, gripe, COVID o una infección",
            "RECENT": "Ya estoy mejor, pero estuve mal en las últimas 3 semanas",
        }
        | NOT_SURE,
    ),
    "VACC": Asked(
        text="¿Le han puesto alguna vacuna en las últimas 2 semanas?",
        label="Vacuna reciente",
        options=YES_NO,
    ),
    "SURG_PLAN": Asked(
        text="¿Tendrá una operación con anestesia general (para dormirle) en los próximos 3 meses?",
        label="Operación prevista",
        options=YES_NO | NOT_SURE,
    ),
    "OTHER_DX": Asked(
        text="¿Tiene alguna otra enfermedad?",
        label="Otra enfermedad",
    ),
    "MEDS": Asked(
        text="¿Toma o usa algo de esto?",
        label="Medicamentos",
        options={
            "AMINO": "Antibióticos por suero (en la vena) o inyección (como gentamicina)",
            "TETRA": "Doxiciclina, minociclina o limeciclina",
            "CLINDA": "Clindamicina en pastillas",
            "RELAX": "Relajantes musculares (como baclofeno)",
            "SLEEP": "Pastillas para dormir o para los nervios (como diazepam)",
            "ANTICHOL": (
                "Pastillas para la vejiga, para el mareo en los viajes, para la alergia o el"
                " resfriado que dan sueño, o antidepresivos antiguos"
            ),
            "THIN": (
                "Anticoagulantes u otros medicamentos para que no se formen coágulos en la sangre"
                " (como warfarina, acenocumarol, apixabán, clopidogrel)"
            ),
            "PAINTHIN": "Aspirina, ibuprofeno, aceite de pescado o vitamina E",
            "CHOLIN": "Piridostigmina, o pastillas para la memoria (como donepezilo)",
            "QUIN": "Hidroxicloroquina o pastillas para la malaria (paludismo)",
            "IMMSUP": "Pastillas o inyecciones que calman las defensas (inmunosupresores)",
            "MAG": "Magnesio por suero (en la vena), o quinidina",
        }
        | NONE
        | NOT_SURE,
    ),
    "AMINO_END": Asked(
        text="¿Cuándo terminará el antibiótico por suero o inyección?",
        label="Fin del antibiótico",
    ),
    "MEDS_TEXT": Asked(
        text="Escriba sus pastillas, inyecciones, cremas y hierbas.",
        label="Su lista",
        hint="Bastan los nombres.",
    ),
    "BLOODOK": Asked(
        text="Algunas marcas llevan una proteína de sangre humana. ¿La acepta?",
        label="Proteína de sangre",
        options={
            "YES": "Sí",
            "NO": "No",
            "TALK": "Quiero hablarlo",
        },
    ),
}
