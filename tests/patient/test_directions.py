"""Arabic runs from right to left; a name, a number or a quoted line in it keeps its own way."""

import re

import pytest
from django.template import Context, Template
from django.utils.translation import override

from intake.directions import direction, own_way
from intake.models import Intake
from intake.views.letters import as_file
from tests.builders import a_letter, answers, decided
from tests.patient.journey import words
from tests.patient.test_languages import switch
from tests.patient.test_letter import answered
from tests.patient.test_other_browser import give, mailed

WISH = "Less shine, please."
LISTED = "warfarin 5 mg.\nوارفارين (٥ مجم)."


@pytest.mark.parametrize(
    ("typed", "way"),
    [
        ("Less shine", "ltr"),
        ("“Less”", "ltr"),
        ("أقل لمعانًا", "rtl"),
        ("٥ مجم", "rtl"),
        ("1 Harley Lane", "ltr"),
        ("020 7946 0000", "ltr"),
        ("", "ltr"),
    ],
)
def test_words_run_the_way_of_their_first_letter(typed, way):
    assert direction(typed) == way


@pytest.mark.parametrize("language", ["en-gb", "ar"])
def test_words_that_run_with_the_page_are_left_alone(language):
    typed = {"en-gb": "Less <shine>", "ar": "أقل <b>"}[language]

    with override(language):
        assert own_way(typed) == typed.replace("<", "&lt;").replace(">", "&gt;")


def test_each_line_keeps_its_own_way():
    with override("ar"):
        assert own_way("a\nب") == '<bdi dir="ltr">a</bdi><br>ب'
    with override("en-gb"):
        assert own_way("a\nب") == 'a<br><bdi dir="rtl">ب</bdi>'


@pytest.fixture
def reader(opened):
    """An Arabic reader who wrote in English too, and may read their copy."""
    given = answers(GOAL_TEXT=WISH, MEDS=["THIN"], MEDS_TEXT=LISTED)
    opened.walk(given)
    switch(opened, "check", "ar")
    return opened, given


def sent(reader):
    phone, given = reader
    phone.send(given)
    phone.post("code", {"send": "yes"})
    give(phone, mailed(phone))
    return phone


def test_ones_own_words_in_english_stand_whole_on_the_arabic_check_page(reader):
    phone, _ = reader

    assert f'«<bdi dir="ltr">{WISH}</bdi>»' in phone.get("check").content.decode()


def test_so_they_do_on_the_copy_and_in_its_pdf(reader):
    phone = sent(reader)
    page = phone.get("copy").content.decode()

    assert f'«<bdi dir="ltr">{WISH}</bdi>»' in page
    assert '«<bdi dir="ltr">warfarin 5 mg.</bdi><br>وارفارين (٥ مجم).»' in page


@pytest.fixture
def letter(opened):
    answered(opened)
    decided(opened.intake)
    Intake.objects.filter(pk=opened.intake.pk).update(edition="2027-01-ar")
    return a_letter(opened.intake, paragraph="Please bring your list (all of it).")


def drawn(writing, language):
    with override(language):
        template = Template('{% include "intake/letter_text.html" with level=2 %}')
        return template.render(Context({"writing": writing}))


@pytest.mark.parametrize("language", ["en-gb", "ar"])
def test_an_arabic_letter_turns_no_number_address_or_english_sentence_round(letter, language):
    """Whoever reads it: the patient, or staff on their English page."""
    writing = letter.read()
    page = drawn(writing, language)

    for line in (*writing.head, "Please bring your list (all of it)."):
        assert f'<bdi dir="ltr">{line}</bdi>' in page
    assert as_file(writing, None, name="letter.pdf").content.startswith(b"%PDF-")


def test_an_arabic_letter_runs_from_right_to_left_on_an_english_page(opened, letter):
    phone = opened
    phone.post("code", {"send": "yes"})
    give(phone, mailed(phone))
    switch(phone, "sent", "en")

    assert 'lang="ar" dir="rtl">' in phone.get("letter").content.decode()


def test_a_button_with_an_address_holds_words_alone(reader):
    """Loose words and an element would stand in columns beside each other."""
    phone, given = reader
    phone.send(given)

    page = phone.get("code").content.decode()
    assert re.search(r"إرسال رمز إلى \u2066[^<]+\u2069</button>", page)


def test_a_link_with_a_number_holds_words_alone(phone):
    phone.client.cookies["language"] = "ar"
    page = phone.client.get("/i/unknown/").content.decode()

    assert re.search(r"الاتصال على \u2066[^<]+\u2069</a>", page)


def test_a_request_about_data_is_listed_with_the_commas_of_the_language(reader):
    phone = sent(reader)
    phone.post("your-data", {"kind": "correct"})

    assert "تصحيح بياناتي أو إجاباتي، الاثنين" in words(phone.get("your-data"))
