"""What a patient typed, taken apart into words that may be medicines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.medicines.sounds import plain

# Spanish "e" is "and" before the sound of an i; after "vitamin" it is a name.
APART = re.compile(
    r"[\n\r,;:/&+•·()\[\]|،؛]|\.(?=\s|$)|\s-+\s"
    r"|\s(?:and|plus|y|or|with|con|más|o|و|أو|او|مع)\s"
    r"|(?<!\bvit)(?<!\bvitamin)(?<!\bvitamina)\se\s(?=h?i)",
    re.I,
)
UNITS = "x|mg|mcg|ug|µg|g|ml|iu|ui|units?|%|st|nd|rd|th|مجم|ملجم|ملغم|ملغ|ملغرام|مغ|ملم|مل|جم|غ"
DOSE = re.compile(rf"^(?:x?\d[\d.,٫]*(?:{UNITS})|\d[\d.,٫]+|x\d)$", re.I)


def _words(text: str) -> frozenset[str]:
    return frozenset(map(plain, text.split()))


ON_THE_SKIN = _words(
    """
    gel gels cream creams lotion ointment drops drop wash shampoo foam serum emulgel spray topical
    crema cremas pomada gotas ungüento loción champú espuma sérum jabón colirio tópico tópica
    كريم كريمات مرهم جل جيل قطرة قطرات غسول لوشن شامبو رغوة سيروم موضعي دهان صابون بخاخ بخاخات
    """
)
# These end a run of words: no name of a medicine goes across them.
FILL = _words(
    """
    i i'm im a an the my of for to in on at it is as if am also take takes taking took use using
    used have had get got been was some sometimes occasional occasionally only just about when
    needed required daily day days once twice every each per week weekly month monthly year
    years morning mornings evening night nights bed time times before after meals food since
    until from low high small dose doses dosage mg mcg ml iu od bd tds qds prn no not never
    generic brand called name prescription prescribed but because
    tomo tomaba uso utilizo una un vez veces dos tres al dia día días cada noche noches por la el
    los las mi mis es son hace desde hasta antes después ahora todos todas semana
    semanas mes meses año años mañana mañanas tarde tardes media medio solo sólo cuando necesito
    necesario siempre ninguna nunca dosis miligramos gramos marca genérico receta llamado
    llamada que me lo se sin azúcar
    أنا آخذ اخذ أتناول استخدم أستعمل استعمل من في على إلى عن عند قبل بعد كل يوم يوميا اليوم مرة
    مرتين مرات أيام أسبوع أسبوعيا شهر سنة صباحا مساء الصباح المساء ليلا الليل الأكل الطعام
    أحيانا أحيان اللزوم الحاجة فقط جرعة جرعات نصف ربع واحد واحدة حبتين ملغ مجم ملجم ملغم غرام
    جرام وحدة اسمه اسم لعلاج حاليا كان ثم أيضا تركيز عيار
    """
)
# Alone these are no name, but they may be part of one.
FORMS = _words(
    """
    tablet pill capsule cap tab jab injection tablets pills capsules jabs
    pastilla pastillas comprimido comprimidos cápsula cápsulas tableta tabletas píldora píldoras
    inyección inyecciones jarabe para
    حبة حبوب قرص أقراص كبسولة كبسولات حقنة حقن إبرة إبر شراب تحاميل دواء علاج
    """
)
LONGEST_NAME = 3  # words


def entries(text: str) -> Iterator[list[list[str]]]:
    """Each thing listed, as runs of words; what goes on the skin or in the eye is left out."""
    for entry in APART.split(text):
        words = [word.strip(".'’\"“”«»¿¡!?؟*-") for word in entry.split()]
        if not ON_THE_SKIN.intersection(map(plain, words)):
            yield list(_runs(words))


def phrases(run: list[str]) -> Iterator[tuple[int, int]]:
    """Where each phrase of a run starts and ends, as far as it may be one name."""
    for start in range(len(run)):
        for end in range(start + 1, min(start + LONGEST_NAME, len(run)) + 1):
            if end - start > 1 or plain(run[start]) not in FORMS:
                yield start, end


def _runs(words: list[str]) -> Iterator[list[str]]:
    run: list[str] = []
    for word in words:
        if word and plain(word) not in FILL and not DOSE.match(word):
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run
