"""The clinic's own questions as a patient meets them: last, and never changed meanwhile."""

from __future__ import annotations

from typing import Any

import pytest

from clinic.own_questions.services import retire, reword
from intake.models import Intake, OwnWording
from intake.questionnaire.editions import by_language
from intake.questionnaire.origins import How
from intake.services import Erasure, ask, erase_patient
from tests.builders import (
    CLEAN,
    NOW,
    a_clinic,
    a_manager,
    a_receptionist,
    an_intake,
    an_own_question,
    own_question,
)
from tests.patient.journey import Phone, checked, inputs, words
from tests.patient.test_other_browser import mailed
from tests.patient.test_returning import back, safe, sent

pytestmark = pytest.mark.django_db

LIFT = "Do you need the lift?"
HEARD = "Who told you of us?"


@pytest.fixture
def lift() -> OwnWording:
    return an_own_question(a_clinic())


@pytest.fixture
def asked(lift: OwnWording) -> Phone:
    """A phone on which the birth date was given, at a clinic that asks about its lift."""
    return begun()


def begun() -> Phone:
    phone = Phone()
    phone.open()
    return phone


def at_own_questions(phone: Phone) -> Any:
    """Answer every page before that of the own questions, and look at it."""
    return phone.walk(CLEAN, until="clinic", edition=phone.intake.read_edition())


def walked(phone: Phone, **own: Any) -> Any:
    """Answer every page; gives the page that comes after."""
    return phone.walk(CLEAN | own, edition=phone.intake.read_edition())


def test_own_questions_come_after_all_others_and_before_the_check(asked):
    response = at_own_questions(asked)

    assert response.status_code == 200
    assert {one["name"] for one in inputs(response)} == {"OWN_1"}
    assert LIFT in words(response) and "Only our clinic asks these." in words(response)
    done = asked.answer("clinic", {"OWN_1": "YES"}, edition=asked.intake.read_edition())
    assert done["Location"].endswith("/check/")


def test_the_page_is_not_shown_before_the_others_are_answered(asked):
    assert asked.get("clinic")["Location"].endswith("/today/")


def test_a_clinic_without_own_questions_has_no_such_page(opened):
    opened.walk(CLEAN)

    assert opened.get("clinic").status_code == 404


def test_nobody_goes_on_without_answering_and_not_sure_is_an_answer(asked):
    at_own_questions(asked)

    missed = asked.post("clinic", {})

    assert missed.status_code == 422
    assert f"Answer “{LIFT}”" in words(missed)
    assert asked.post("clinic", {"OWN_1": "UNSURE"}).status_code == 302


def test_the_check_shows_the_answer_with_a_way_to_change_it(asked):
    check = words(walked(asked, OWN_1="YES"))

    assert "Questions from our clinic" in check
    assert "Do you need the lift" in check
    assert "../clinic/?to=check&amp;whole=1#q-OWN_1" in check
    assert checked(asked.get("clinic")) == ["OWN_1=YES"]


def test_the_answer_is_sent_in_the_same_document_as_the_others(asked):
    walked(asked, OWN_1="YES")

    asked.send(CLEAN)

    revision = asked.intake.revision
    assert revision.answers["OWN_1"] == "YES"
    assert revision.read_answers()["OWN_1"] == "YES"
    assert asked.intake.read_edition().fingerprint == revision.edition_fingerprint


def test_no_rule_reads_it_and_the_assessment_can_be_made_again(asked):
    walked(asked, OWN_1="YES")
    asked.send(CLEAN)
    plain = an_intake()

    made, other = asked.intake.latest_assessment(), plain.latest_assessment()

    assert "OWN_1" not in str(made.document)
    assert made.document == other.document
    assert made.replay().fingerprint == made.fingerprint


@pytest.mark.parametrize(
    ("typed", "told"), [("2", 2), (" 0 ", 0), ("", None), ("999", 999), ("٣", 3)]
)
def test_a_number_is_typed_or_left_out(typed, told):
    an_own_question(a_clinic(), "number", "How many flights do you climb?")
    phone = begun()
    at_own_questions(phone)

    assert phone.post("clinic", {"OWN_1": typed}).status_code == 302
    assert phone.intake.read_draft().get("OWN_1") == told


def test_a_number_stands_while_another_is_typed_with_a_slip():
    an_own_question(a_clinic(), "number", "How many flights do you climb?")
    phone = begun()
    at_own_questions(phone)
    phone.post("clinic/keep", {"OWN_1": "3"})

    assert phone.post("clinic/keep", {"OWN_1": "3o"}).json()["partly"]

    assert phone.intake.read_draft()["OWN_1"] == 3


@pytest.mark.parametrize("typed", ["two", "2.5", "-1", "1000", "9" * 40, "²"])
def test_what_is_no_number_is_said_and_stays_in_its_box(typed):
    an_own_question(a_clinic(), "number", "How many flights do you climb?")
    phone = begun()
    at_own_questions(phone)

    answer = phone.post("clinic", {"OWN_1": typed})

    assert answer.status_code == 422
    assert "write a whole number from 0 to 999" in words(answer)
    assert f'value="{typed}"' in answer.content.decode()


def test_what_is_typed_is_sealed_and_gone_with_the_patient(asked):
    an_own_question(asked.intake.clinic, "words", HEARD)
    phone = begun()
    walked(phone, OWN_1="NO", OWN_2="Zebedee told me")
    phone.send(CLEAN)

    intake = phone.intake
    assert intake.revision.read_answers()["OWN_2"] == "Zebedee told me"
    assert "Zebedee" not in str(intake.revision.answers) + str(intake.draft)
    erase_patient(intake.patient, reason=Erasure.ASKED, by=a_manager(), at=NOW)
    assert "Zebedee" not in str(list(Intake.objects.values())) + str(intake.revision.answers)


# What a manager changes meanwhile


def test_whoever_has_begun_is_asked_the_words_of_that_day(asked, lift):
    asked.answer("today", CLEAN)
    newest = reword(lift, own_question(text="Is the lift of use?"), by=a_manager(), at=NOW)
    retire(newest, by=a_manager(), at=NOW)
    an_own_question(asked.intake.clinic, "words", HEARD)

    page = at_own_questions(asked)

    assert LIFT in words(page)
    assert HEARD not in words(page)


def test_whoever_begins_later_is_asked_the_newest(lift):
    phone = Phone()
    reword(lift, own_question(text="Is the lift of use?"), by=a_manager(), at=NOW)
    phone.open()

    page = at_own_questions(phone)

    assert "Is the lift of use?" in words(page)


def test_what_was_sent_before_there_were_own_questions_stays_complete(clock):
    intake = an_intake()

    an_own_question(intake.clinic)

    intake = Intake.objects.get(pk=intake.pk)
    assert intake.asked_own == ()
    assert "OWN_1" not in intake.read_edition().questions
    assert intake.revision.read_answers().document()["SX_NOW"] == ["NONE"]


# Elsewhere on the patient's side


def test_the_language_can_change_with_an_own_question_answered(lift):
    spanish = own_question(wordings={"es": own_question(text="¿El ascensor?").wordings["en"]})
    reword(lift, spanish, by=a_manager(), at=NOW)
    asked = begun()
    at_own_questions(asked)

    page = asked.post("clinic", {"OWN_1": "YES", "language": "es"})

    text = words(page)
    assert "Preguntas de nuestra clínica" in text and "¿El ascensor?" in text
    assert checked(page) == ["OWN_1=YES"]
    arabic = asked.post("clinic", {"OWN_1": "YES", "language": "ar"})
    assert 'dir="rtl"' in words(arabic) and LIFT in words(arabic)
    assert asked.intake.edition == by_language(asked.intake.read_edition())["ar"].name


def test_who_comes_back_is_asked_every_time(clock, lift):
    phone = back(clock, OWN_1="YES")
    safe(phone)

    after = phone.post("last-time", {"right": "all"})

    assert after["Location"].endswith("/clinic/")
    assert checked(phone.get("clinic")) == []
    phone.post("clinic", {"OWN_1": "NO"})
    assert sent(phone)["OWN_1"].how == How.CHANGED


def test_the_clinic_can_ask_an_own_question_back(lift):
    intake = an_intake(OWN_1="NO")
    given = {"questions": ["OWN_1"], "reason": "Which is it?", "version": intake.version}
    phone = Phone(ask(intake, **given, by=a_receptionist(), at=NOW))
    phone.open()

    page = phone.get("reply")
    assert {one["name"] for one in inputs(page)} == {"OWN_1"}
    assert "You told us before:</span> No" in words(page)
    phone.post("reply", {"OWN_1": "YES"})

    assert phone.intake.revision.number == 2
    assert phone.intake.revision.read_answers()["OWN_1"] == "YES"


def test_the_copy_holds_the_own_answers(asked):
    walked(asked, OWN_1="YES")
    asked.send(CLEAN)
    asked.post("code", {"send": "yes"})
    asked.post("code", {"digits": mailed(asked)})

    page = words(asked.get("copy"))

    assert "Questions from our clinic" in page and "Do you need the lift" in page


def test_showing_a_page_asks_the_database_no_more(asked, django_assert_num_queries):
    asked.get("today")

    with django_assert_num_queries(2):
        asked.get("today")
