"""Medicines typed in Spanish and Arabic are read as well as those typed in English."""

import re

import pytest

from intake.medicines.asked import ASKED
from intake.medicines.asking import QUESTION, Reading
from intake.medicines.languages import LANGUAGES
from intake.medicines.matching import read
from intake.medicines.measure import measure
from intake.medicines.sounds import plain, sound
from intake.questionnaire.languages import ar, es
from tests.core.test_medicines import names, spellings

each_language = pytest.mark.parametrize("code", LANGUAGES)
WORDS = {"es": es.WORDS, "ar": ar.WORDS}


def readable(translation):
    """Every word of the questions and their options, as a patient has just read them."""
    for asked in translation.questions.values():
        for text in (asked.text, asked.label, asked.hint, *asked.options.values()):
            yield from re.findall(r"[^\W\d_]{3,}", text)


@each_language
def test_every_medicine_has_a_name_in_the_language_and_no_other_does(code):
    assert set(LANGUAGES[code].NAMES) == {medicine.name for medicine in ASKED}


@each_language
def test_the_list_of_spellings_is_long_enough_and_names_each_once(code):
    listed = spellings(f"medicine_spellings_{code}")
    typed = [typed for typed, _ in listed]
    positive = [meant for _, meant in listed if meant]

    assert len(positive) >= 150
    assert len(listed) - len(positive) >= 100
    assert len(typed) == len(set(typed))
    assert set(positive) <= {medicine.name for medicine in ASKED}


@each_language
@pytest.mark.parametrize("unseen", ["", "_unseen"])
def test_at_least_95_in_100_spellings_are_read_as_what_was_meant(code, unseen):
    measured = measure(spellings(f"medicine_spellings_{code}{unseen}"))

    assert measured.recall >= 0.95, measured.missed
    assert measured.precision >= 0.95, measured.wrong


@each_language
def test_other_medicines_and_words_are_read_as_nothing(code):
    harmless = [typed for typed, meant in spellings(f"medicine_spellings_{code}") if not meant]

    assert [(typed, names(typed)) for typed in harmless if names(typed)] == []


@each_language
def test_no_word_of_the_form_itself_is_taken_for_a_slip(code):
    """Words that name a medicine are read as it; no other word of the questions is."""
    found = {word: match for word in readable(WORDS[code]) for match in read(word)}

    assert [(word, m.medicine.name) for word, m in found.items() if not m.exact] == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("warfarina y aspirina", ["warfarin", "aspirin"]),
        ("aspirina e ibuprofeno", ["aspirin", "ibuprofen"]),
        ("vitamina e ibuprofeno", ["vitamin E", "ibuprofen"]),
        ("Tomo sintrom por la noche, omeprazol antes de dormir", ["acenocoumarol"]),
        ("pastillas para dormir", ["sleeping tablet"]),
        ("وارفارين ٥ مجم، ميتفورمين، أسبرين", ["warfarin", "aspirin"]),
        ("أسبرين ووارفارين", ["aspirin", "warfarin"]),
        ("آخذ الأسبرين وبنادول كل يوم", ["aspirin"]),
        ("وارفارين\nباراسيتامول\nزولبيديم قبل النوم", ["warfarin", "zolpidem"]),
    ],
)
def test_a_sentence_is_taken_apart(text, meant):
    assert names(text) == meant


@pytest.mark.parametrize("text", ["ibuprofeno crema", "clindamicina loción", "فولتارين جل"])
def test_what_goes_on_the_skin_is_not_asked_about(text):
    assert names(text) == []


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("أسبرين", "اسبرين"),  # alef
        ("أَسْبِرين", "اسبرين"),  # short vowels
        ("اسبـــرين", "اسبرين"),  # tatweel
        ("منومة", "منومه"),  # ta marbuta
        ("ڤولتارين", "فولتارين"),  # a letter for v
        ("أوميغا ٣", "اوميغا 3"),  # digits
        ("ﺍﺳﺒﺮﻳﻦ", "اسبرين"),  # letters in their joined forms
        ("ÁCIDO", "acido"),
    ],
)
def test_variants_of_a_letter_are_one(written, same):
    assert plain(written) == plain(same)


@pytest.mark.parametrize(
    ("written", "heard"),
    [("اكوا", "اقوا"), ("طفطر", "تفتر"), ("جوغو", "غوجو")],
)
def test_letters_that_sound_alike_are_heard_as_one(written, heard):
    assert sound(plain(written)) == sound(plain(heard))


def test_arabic_words_are_not_all_the_same_word():
    one, other = (
        Reading("وارفرين", "warfarin", "", "THIN"),
        Reading("كومدين", "warfarin", "", "THIN"),
    )

    assert one.key != other.key


@pytest.mark.parametrize(
    ("typed", "language", "name"),
    [
        ("warfrina", "es", "warfarina"),
        ("وارفرين", "ar", "وارفارين"),
        ("warfrin", "ar", "warfarin"),  # in the letters it was typed in
        ("warfrina", "en-gb", "warfarin"),
        ("وارفرين", "en-gb", "warfarin"),
    ],
)
def test_a_medicine_is_called_by_its_name_in_the_language_that_is_spoken(typed, language, name):
    (match,) = read(typed)
    reading = Reading(typed, match.medicine.name, match.medicine.kind, match.medicine.group)

    assert reading.name == "warfarin", "what the clinician reads"
    assert reading.name_in(language) == name


def test_a_name_written_as_it_is_shown_is_not_repeated():
    reading = Reading("Ácido acetilsalicilico", "aspirin", "a painkiller", "PAINTHIN")
    name = reading.name_in("es")

    said = reading.asked(QUESTION, "{name}, {kind}", name=name, kind="un analgésico")
    assert name not in said
    assert "un analgésico" in said
