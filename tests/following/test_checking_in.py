"""A check-in as the patient meets it, and what a yes about safety brings about at once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from clinic.following.models import open_tasks
from intake.following.schedule import DAY_2, DAY_7, REPORT, WEEK_4, WEEK_8
from intake.journey import Stage
from intake.models import CheckIn, Event, Outbox, Task, Treatment
from intake.services import (
    NotTreated,
    ToldAlready,
    check_in,
    erase_patient,
)
from intake.services.invitations import make_link
from intake.vault import Erased
from tests.builders import BORN, NOW, SAFE, TODAY, a_check_in, a_link, an_intake
from tests.following.conftest import at
from tests.patient.journey import Phone, words

DAY = TODAY + timedelta(days=2)


def link_to(treated: Treatment, when) -> Phone:
    """A telephone that a check-in was sent to."""
    made = make_link(treated.intake, channel="email", by=None, at=when, until=when + timedelta(5))
    return Phone(made)


@pytest.fixture
def phone(treated: Treatment, clock) -> Phone:
    """Two days later."""
    clock.move_to(at(DAY))
    return link_to(treated, at(DAY))


def test_the_link_says_nothing_of_what_was_done(phone: Phone) -> None:
    page = words(phone.look())

    assert "Your check-in" in page
    for word in ("skin", "toxin", "Botox", "treat", "Ada"):
        assert word not in page.replace("treated", "")


def test_the_birth_date_leads_to_the_four_questions(phone: Phone) -> None:
    assert phone.open()["Location"] == phone.url("check-in")

    page = words(phone.get("check-in"))
    assert "Do you have new trouble swallowing, breathing, speaking or seeing?" in page
    assert "call 999 now" in page
    assert "shiny" not in page


def test_nothing_is_read_or_told_without_the_birth_date(phone: Phone) -> None:
    phone.press_start()

    assert "birth-date" in phone.get("check-in")["Location"]
    assert "birth-date" in phone.post("check-in", SAFE | {"moment": "D2"})["Location"]
    assert not CheckIn.objects.exists()


def test_what_was_told_is_kept_and_words_are_sealed(phone: Phone) -> None:
    phone.open()

    answer = phone.post("check-in", SAFE | {"moment": "D2", "FU_TEXT": "All fine, thanks"})

    made = CheckIn.objects.get()
    assert answer["Location"] == phone.url("check-in/thanks")
    assert (made.moment, made.red, made.answers) == ("D2", False, SAFE)
    assert made.read_words() == "All fine, thanks"
    assert b"fine" not in bytes(made.words)
    assert "We ask again around" in words(phone.get("check-in/thanks"))


def test_what_is_missing_is_named_and_nothing_typed_is_lost(phone: Phone) -> None:
    phone.open()

    answer = phone.post("check-in", {"moment": "D2", "FU_WEAK": "NO", "FU_TEXT": "Just a thought"})

    page = words(answer)
    assert answer.status_code == 422
    assert "Answer “Do you have a rash, or new swelling?”" in page
    assert "Just a thought" in page
    assert not CheckIn.objects.exists()


@pytest.mark.parametrize("sign", list(SAFE))
def test_any_yes_about_safety_tells_the_patient_at_once_whom_to_phone(
    phone: Phone, sign: str
) -> None:
    phone.open()

    phone.post("check-in", SAFE | {"moment": "D2", sign: "YES"})

    page = words(phone.get("check-in/thanks"))
    assert "Call your emergency number now" in page
    assert "tel:999" in page
    assert Task.objects.get().kind == Task.Kind.SAFETY


def test_a_yes_counts_though_other_questions_were_left_out(phone: Phone) -> None:
    phone.open()

    phone.post("check-in", {"moment": "D2", "FU_SPREAD": "YES"})

    assert CheckIn.objects.get().red
    assert Task.objects.exists()


def test_the_clinic_is_told_as_of_any_red_flag_and_an_event_says_so(phone: Phone) -> None:
    phone.open()
    phone.post("check-in", SAFE | {"moment": "D2", "FU_WEAK": "YES"})

    message = Outbox.objects.filter(kind=Outbox.Kind.TASK).latest("pk")
    assert message.read()["to"] == "desk@clinic.example"
    raised = Event.objects.get(name="task raised")
    assert raised.detail == {"kind": "safety"}


def test_sent_twice_by_the_telephone_it_is_one_report(treated: Treatment) -> None:
    for minute in (0, 1):
        told = SAFE | {"FU_RASH": "YES"}
        check_in(treated.intake, REPORT, told, at=NOW + timedelta(minutes=minute))

    assert Task.objects.count() == 1


def test_told_again_the_first_answers_stand(treated: Treatment) -> None:
    a_check_in(treated, DAY_2, at=at(DAY))

    with pytest.raises(ToldAlready):
        a_check_in(treated, DAY_2, at=at(DAY))


def test_told_again_with_a_yes_it_is_a_report_of_its_own(treated: Treatment) -> None:
    a_check_in(treated, WEEK_4, at=at(TODAY + timedelta(28)))

    made = a_check_in(treated, WEEK_4, at=at(TODAY + timedelta(28)), FU_WEAK="YES")

    assert (made.moment, made.red) == (REPORT.key, True)
    assert open_tasks(Task.Kind.SAFETY).count() == 1


def test_a_check_in_cannot_be_answered_before_its_day(treated: Treatment) -> None:
    with pytest.raises(NotTreated):
        a_check_in(treated, WEEK_4, at=at(TODAY + timedelta(27)))


def test_in_between_a_patient_can_tell_of_something_wrong(phone: Phone, clock) -> None:
    clock.move_to(at(TODAY + timedelta(days=50)))
    phone.link = link_to(Treatment.objects.get(), at(TODAY + timedelta(days=50))).link
    phone.open()

    assert phone.url("check-in") in words(phone.get("sent"))
    page = words(phone.get("check-in"))
    assert "Tell us if something is wrong" in page

    phone.post("check-in", SAFE | {"moment": "ANY", "FU_REDNESS": "YES"})
    assert open_tasks().count() == 1


def test_whoever_was_not_treated_is_asked_nothing(db, clock) -> None:
    phone = Phone(a_link())
    phone.open()

    assert phone.get("check-in")["Location"] == phone.url("sent")
    with pytest.raises(NotTreated):
        check_in(an_intake(), REPORT, SAFE, at=NOW)


def test_only_what_was_treated_is_asked_again_at_week_four(treated: Treatment, clock) -> None:
    clock.move_to(at(TODAY + timedelta(days=28)))
    phone = link_to(treated, at(TODAY + timedelta(days=28)))
    phone.open()

    page = words(phone.get("check-in"))
    assert "how shiny" in page
    assert "How pleased are you with the result so far?" in page
    assert "Would you do it again?" in page
    assert "How red is your face" not in page


@pytest.mark.parametrize(
    ("language", "says"), [("es", "¿Tiene"), ("ar", "هل")], ids=["Spanish", "Arabic"]
)
def test_it_is_asked_in_the_patients_language(phone: Phone, language: str, says: str) -> None:
    phone.open()

    phone.post("check-in", {"language": language})

    page = phone.get("check-in")
    assert f'lang="{language}"' in words(page)
    assert says in words(page)
    assert "Do you have" not in words(page)


def test_a_closed_intake_is_still_followed(phone: Phone, treated: Treatment) -> None:
    intake = treated.intake
    type(intake).objects.filter(pk=intake.pk).update(stage=Stage.CLOSED.value)

    assert "Your check-in" in words(phone.look())
    assert phone.open(BORN)["Location"] == phone.url("check-in")


def test_erasing_takes_the_words_and_ends_the_asking(
    phone: Phone, treated: Treatment, cleo
) -> None:
    made = a_check_in(treated, DAY_2, at=at(DAY), FU_TEXT="My secret")

    erase_patient(treated.intake.patient, reason="asked", by=cleo, at=at(DAY))

    made.refresh_from_db()

    made.intake.patient.refresh_from_db()
    with pytest.raises(Erased):
        made.read_words()
    assert phone.look().status_code == 404


def test_no_response_at_weeks_four_and_eight_is_a_clinicians_task(treated: Treatment) -> None:
    a_check_in(treated, WEEK_4, at=at(TODAY + timedelta(28)))
    assert not Task.objects.exists()

    a_check_in(treated, WEEK_8, at=at(TODAY + timedelta(56)))

    assert Task.objects.get().kind == Task.Kind.NO_RESPONSE


def test_a_patient_who_improved_is_no_task(treated: Treatment) -> None:
    better = {"OIL_SHINE": 0, "OIL_TOUCH": 0, "BOTHER_OIL": 1, "TEX_NOW": 1, "BOTHER_TEXTURE": 0}
    a_check_in(treated, WEEK_4, at=at(TODAY + timedelta(28)), **better)
    a_check_in(treated, WEEK_8, at=at(TODAY + timedelta(56)))

    assert not Task.objects.exists()


def test_the_copy_of_their_data_has_what_they_told(phone: Phone, treated: Treatment) -> None:
    from tests.patient.test_other_browser import give, mailed

    a_check_in(treated, DAY_2, at=at(DAY), FU_TEXT="A little tired")
    phone.open()
    phone.post("code", {"send": "yes"})
    give(phone, mailed(phone))

    page = words(phone.get("copy"))
    assert "A little tired" in page
    assert "C1234-A" in page


def test_side_effects_are_asked_on_day_seven(treated: Treatment, clock) -> None:
    made = a_check_in(treated, DAY_7, at=at(TODAY + timedelta(7)), FU_EFFECTS=["BRUISE", "BROW"])

    assert made.answers == {"FU_EFFECTS": ["BROW", "BRUISE"]}
    assert not made.red
