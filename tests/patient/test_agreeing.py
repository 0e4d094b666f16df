"""One tick for five agreements, a name under them, and teaching with photos apart."""

import json
import re
from uuid import uuid4

import pytest

from intake.models import Clinic, Consent, Revision, Signature, Withdrawal
from intake.questionnaire.editions import CURRENT
from tests.builders import CLEAN, answers
from tests.patient.journey import Phone, checked, typed, value_of, words

AGREED = {"CON_ALL": "YES"}
DRAWING = json.dumps([[10, 100, 200, 120, 400, 90], [50, 60, 90, 60]])
TEACH = answers(PHOTO="YES", PHOTO_USE="TEACH")


@pytest.fixture
def ready(opened):
    """Everything answered but the agreement."""
    opened.walk(CLEAN)
    return opened


def agree(phone, **given):
    return phone.post("agreement", AGREED | given | {"submission_key": uuid4()})


# One tick for five


def test_the_five_agreements_are_read_and_given_with_one_tick(ready):
    page = words(ready.get("agreement"))

    for question in CURRENT.page("agreement").questions:
        assert f"<li>{question.text}</li>" in page
    assert "I agree to all five" in page
    assert page.count("type='checkbox'") == 1
    assert checked(ready.get("agreement")) == []


def test_a_page_that_keeps_neither_tick_nor_name_does_not_say_that_they_are_saved(ready):
    assert "Saved at" in words(ready.get("treatments"))
    assert "Saved at" not in words(ready.get("agreement"))


def test_one_tick_stores_five_agreements_each_with_its_words_version_and_language(ready):
    agree(ready, signature="Ada Lovell")

    kept = Consent.objects.order_by("pk")

    assert [one.text for one in kept] == [q.text for q in CURRENT.page("agreement").questions]
    assert {(one.version, one.edition_fingerprint, one.language) for one in kept} == {
        (CURRENT.name, CURRENT.fingerprint, "en")
    }
    assert all(one.at for one in kept)


def test_the_text_on_data_that_was_shown_is_kept_with_the_agreement_to_it(ready):
    page = words(ready.get("agreement"))
    agree(ready, signature="Ada Lovell")

    about_data = Consent.objects.get(question="CON_DATA")

    lines = about_data.notice.splitlines()
    assert len(lines) == 4 and all(f"<li>{line}</li>" in page for line in lines)
    assert "Harley Lane Clinic" in about_data.notice
    assert about_data.notice_fingerprint in page
    assert set(Consent.objects.exclude(pk=about_data.pk).values_list("notice", flat=True)) == {""}


def test_a_text_that_changed_meanwhile_is_shown_again_before_anything_is_sent(ready):
    page = ready.get("agreement").content.decode()
    shown = re.search('name="notice" value="(.*?)"', page)[1]
    Clinic.objects.update(name="Harley Street Clinic")

    response = agree(ready, signature="Ada Lovell", notice=shown)

    assert response.status_code == 422
    assert "We changed how we keep your answers." in words(response)
    assert "Only staff of Harley Street Clinic" in words(response)
    assert not Revision.objects.exists()


# The signature


def test_a_typed_name_signs(ready):
    response = agree(ready, signature=" Ada  Lovell ")

    signature = Signature.objects.get()
    assert response["Location"] == ready.url("sent")
    assert (signature.drawn, signature.read().name) == (False, "Ada Lovell")
    assert b"Ada" not in bytes(signature.sealed)


def test_a_drawn_name_signs_just_as_well(ready):
    response = agree(ready, signature_way="drawn", signature_strokes=DRAWING)

    signature = Signature.objects.get()
    assert response["Location"] == ready.url("sent")
    assert signature.drawn
    assert signature.read().strokes == ((10, 100, 200, 120, 400, 90), (50, 60, 90, 60))


def test_another_name_than_the_clinic_has_is_taken(ready):
    assert agree(ready, signature="Countess of Lovelace")["Location"] == ready.url("sent")


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({}, "Type your name, or draw it"),
        ({"signature": "A"}, "Type your name with all its letters"),
        ({"signature_way": "drawn"}, "Draw your name in the box, or type it"),
        ({"signature_way": "drawn", "signature_strokes": "[[5,5]]"}, "Draw your whole name"),
        ({"signature_way": "drawn", "signature_strokes": "9" * 30_000}, "could not read"),
        ({"signature_way": "with blood", "signature": "A"}, "Type your name with all its"),
    ],
)
def test_no_name_is_asked_again_and_nothing_is_lost(ready, given, says):
    response = agree(ready, **given)

    assert response.status_code == 422
    assert words(response).count(says) == 2  # in the summary and beside the box
    assert "<title>Error: Your agreement" in words(response)
    assert "CON_ALL=YES" in checked(response)
    assert value_of(response, "signature") == given.get("signature", "")
    assert not Revision.objects.exists()


def test_both_problems_are_told_at_once_and_the_name_stays(ready):
    response = ready.post("agreement", {"signature": "Z", "submission_key": uuid4()})

    page = words(response)
    assert "Read the five points, then tick that you agree" in page
    assert "Type your name with all its letters" in page
    assert value_of(response, "signature") == "Z"


def test_a_drawing_survives_another_problem_on_the_page(ready):
    drawn = {"signature_way": "drawn", "signature_strokes": DRAWING}
    response = ready.post("agreement", drawn | {"submission_key": uuid4()})

    assert response.status_code == 422
    assert DRAWING in words(response)
    assert "signature_way=drawn" in checked(response)


def test_a_form_that_a_red_flag_ended_is_not_signed(opened):
    opened.answer("today", answers(SX_NOW=["BREATH"], SX_ONSET="NEW"))

    assert Revision.objects.get().stopped
    assert not Signature.objects.exists()


# Teaching with photos


@pytest.fixture
def taught(opened):
    """Answers sent, with leave to teach with the photos."""
    opened.walk(TEACH)
    opened.send(TEACH)
    return opened


def test_teaching_is_asked_only_of_who_adds_photos_and_nothing_is_chosen_beforehand(opened):
    opened.walk(CLEAN, until="you")

    assert not [one for one in checked(opened.get("you")) if one.startswith("PHOTO")]
    response = opened.post("you", typed(CURRENT.page("you"), answers(PHOTO="YES")))
    assert response.status_code == 422
    assert "Choose if we can also use your photos for teaching" in words(response)


@pytest.mark.parametrize(
    "given", [{}, {"PHOTO": "NO"}, {"PHOTO": "YES", "PHOTO_USE": "RECORD"}], ids=str
)
def test_without_a_yes_there_is_no_agreement_to_teach(opened, given):
    told = answers(**given)
    opened.walk(told)
    opened.send(told)

    assert Consent.objects.count() == 5
    assert "teaching" not in words(opened.get("sent"))


def test_the_agreement_to_teach_is_kept_apart_in_the_words_that_were_asked(taught):
    consent = Consent.objects.get(question="PHOTO_USE")

    assert consent.text == (
        "Photos stay in your record. Can we also teach with them? Yes, teaching too"
    )


def test_the_patient_can_take_it_back_on_the_receipt(taught):
    page = words(taught.get("sent"))
    assert "You said that we can use your photos for teaching." in page

    response = taught.post("teaching")

    assert response["Location"] == taught.url("sent")
    page = words(taught.get("sent"))
    assert "You took this back on 2 March 2026." in page
    assert "Do not use my photos for teaching" not in page
    assert Withdrawal.objects.count() == 1


def test_pressing_twice_takes_back_once(taught):
    taught.post("teaching")

    assert taught.post("teaching")["Location"] == taught.url("sent")
    assert Withdrawal.objects.count() == 1


def test_only_who_gave_the_birth_date_sees_and_takes_back_teaching(taught):
    elsewhere = Phone(taught.link)

    assert "teaching" not in words(elsewhere.look())
    elsewhere.post("teaching")
    assert not Withdrawal.objects.exists()


def test_taking_back_is_pressed_and_never_followed(taught):
    assert taught.get("teaching").status_code == 405
