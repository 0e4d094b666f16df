"""Understanding before agreeing: a wrong answer is explained, kept, and never an error."""

import pytest
from django.utils import timezone

from intake.models import Event, TeachBackTry
from intake.questionnaire.editions import CURRENT, EDITION_1
from intake.questionnaire.kinds import TeachBack
from intake.questionnaire.sections.understanding import TB_SWALLOW, TB_WHO
from intake.services.understanding import tries_of
from intake.understanding import summary
from tests.builders import CLEAN, a_clinic, a_link, a_patient, a_protocol, a_visit, answers
from tests.patient.journey import Phone, checked, hidden, inputs, words

WRONG = {"TB_WHO": "FORM", "TB_LABEL": "OFF", "TB_SWALLOW": "WAIT"}
RIGHT = {q.code: q.right for q in CURRENT.questions.values() if isinstance(q, TeachBack)}


@pytest.fixture
def asked(opened):
    """Everything answered up to the questions about what was explained."""
    opened.walk(CLEAN, until="understanding")
    return opened


def test_three_things_are_told_and_then_asked_before_the_answers_are_checked(asked):
    page = words(asked.get("understanding"))

    assert "First, three points." in page
    assert page.count("<fieldset") == 3
    assert "This form decides nothing." in page and "is off-label" in page
    assert asked.get("agreement")["Location"] == asked.url("understanding")
    assert asked.get("check")["Location"] == asked.url("understanding")


def test_nothing_is_said_to_be_saved_of_what_is_kept_only_by_its_button(asked):
    assert "Saved at" not in words(asked.get("understanding"))

    asked.post("understanding", WRONG)

    assert "Saved at 09:30" in words(asked.get("understanding"))


def test_nor_of_a_page_that_came_back_as_something_was_missing(asked):
    asked.post("understanding", WRONG)

    response = asked.post("understanding", {"TB_WHO": "BOTH"})

    assert response.status_code == 422 and "Saved at" not in words(response)


def test_all_right_leads_on_to_the_check(asked):
    response = asked.post("understanding", RIGHT)

    assert response["Location"] == asked.url("check")
    assert asked.get("check").status_code == 200


def test_a_wrong_answer_comes_back_with_a_note_and_is_no_error(asked):
    response = asked.post("understanding", WRONG)

    assert response["Location"] == asked.url("understanding")
    page = asked.get("understanding")
    assert page.status_code == 200
    assert "There is a problem" not in words(page)
    assert "Let us say that again. Read the notes below." in words(page)
    assert TB_WHO.explanations[0] in words(page)
    assert TB_SWALLOW.explanations[0] in words(page)
    assert checked(page) == ["TB_LABEL=OFF"]


def test_a_second_wrong_answer_is_explained_in_other_words(asked):
    asked.post("understanding", WRONG)
    asked.post("understanding", WRONG | {"TB_SWALLOW": "CALL"})

    page = words(asked.get("understanding"))

    assert TB_WHO.explanations[1] in page
    assert TB_WHO.explanations[0] not in page
    assert TB_SWALLOW.explanations[0] not in page


def test_after_two_explanations_the_answer_is_shown_and_reading_it_is_enough(asked):
    for _ in range(3):
        asked.post("understanding", RIGHT | {"TB_WHO": "DESK"})

    page = asked.get("understanding")

    assert "The answer is: “A clinician and me”." in words(page)
    assert [one["value"] for one in inputs(page) if one["name"] == "TB_WHO"] == ["READ"]
    assert asked.post("understanding", RIGHT | {"TB_WHO": "READ"})["Location"] == asked.url("check")


def test_nobody_can_say_read_of_an_answer_that_was_not_shown(asked):
    response = asked.post("understanding", RIGHT | {"TB_WHO": "READ"})

    assert response["Location"] == asked.url("understanding")
    assert TB_WHO.explanations[0] not in words(asked.get("understanding"))


def test_a_question_left_empty_is_an_error_and_no_try(asked):
    response = asked.post("understanding", {"TB_WHO": "FORM"})

    assert response.status_code == 422
    assert "Choose what you would do" in words(response)
    assert checked(response) == ["TB_WHO=FORM"]
    assert not TeachBackTry.objects.exists()


def test_every_try_is_kept_with_its_time_and_what_is_known_is_not_counted_twice(asked):
    asked.post("understanding", WRONG)
    asked.post("understanding", RIGHT)
    asked.post("understanding", RIGHT)

    tries = tries_of(asked.intake)

    assert [(one.answer, one.right) for one in tries["TB_WHO"]] == [("FORM", False), ("BOTH", True)]
    assert [(one.answer, one.right) for one in tries["TB_LABEL"]] == [("OFF", True)]
    assert all(one.at for one in tries["TB_WHO"])
    events = Event.objects.filter(name="understanding checked")
    assert [event.detail for event in events.order_by("seq")] == [
        {"asked": 3, "right": 1},
        {"asked": 2, "right": 2},
    ]


def shown_key(phone):
    return {"step_key": hidden(phone.get("understanding"), "step_key")}


def test_a_try_whose_answer_was_lost_is_sent_again_and_counts_once(asked):
    sent = WRONG | shown_key(asked)

    first, again = (asked.post("understanding", sent | {"step_number": n}) for n in (1, 2))

    assert first["Location"] == again["Location"] == asked.url("understanding")
    assert [one.answer for one in tries_of(asked.intake)["TB_WHO"]] == ["FORM"]
    assert Event.objects.filter(name="understanding checked").count() == 1
    assert TB_WHO.explanations[0] in words(asked.get("understanding"))


def test_the_same_wrong_answer_after_an_explanation_is_another_try(asked):
    for _ in range(2):
        asked.post("understanding", WRONG | shown_key(asked))

    assert len(tries_of(asked.intake)["TB_WHO"]) == 2


def test_who_chose_otherwise_before_hearing_of_the_first_try_goes_on_by_what_they_chose(asked):
    key = shown_key(asked)
    asked.post("understanding", WRONG | key)

    response = asked.post("understanding", RIGHT | key | {"step_number": 2})

    assert response["Location"] == asked.url("check")
    assert [one.right for one in tries_of(asked.intake)["TB_SWALLOW"]] == [False, True]


def test_all_right_sent_twice_counts_once_and_leads_on(asked):
    sent = RIGHT | shown_key(asked)

    first, again = asked.post("understanding", sent), asked.post("understanding", sent)

    assert first["Location"] == again["Location"] == asked.url("check")
    assert TeachBackTry.objects.count() == 3


def test_reading_the_answer_that_was_shown_counts_once_when_sent_twice(asked):
    for _ in range(3):
        asked.post("understanding", RIGHT | {"TB_WHO": "DESK"} | shown_key(asked))
    sent = RIGHT | {"TB_WHO": "READ"} | shown_key(asked)

    for _ in range(2):
        assert asked.post("understanding", sent)["Location"] == asked.url("check")

    assert [one.answer for one in tries_of(asked.intake)["TB_WHO"]] == ["DESK"] * 3 + ["READ"]


@pytest.mark.parametrize("key", ["", "<script>", "a" * 99])
def test_a_page_without_a_key_of_ours_counts_every_try(asked, key):
    for _ in range(2):
        asked.post("understanding", WRONG | {"step_key": key})

    assert len(tries_of(asked.intake)["TB_WHO"]) == 2


@pytest.mark.parametrize(
    ("rounds", "line"),
    [
        ([RIGHT], "Understood at first try: 3 of 3"),
        (
            [RIGHT | {"TB_SWALLOW": "WAIT"}, RIGHT],
            "Understood at first try: 2 of 3; trouble swallowing explained once",
        ),
        (
            [WRONG, WRONG, WRONG, RIGHT | {"TB_WHO": "READ"}],
            "Understood at first try: 1 of 3; who decides explained twice, then the answer shown;"
            " trouble swallowing explained twice",
        ),
    ],
)
def test_the_clinician_reads_it_in_one_line(asked, rounds, line):
    for given in rounds:
        asked.post("understanding", given)

    tries = TeachBackTry.objects.filter(intake=asked.intake).order_by("number")
    assert summary(tries, CURRENT, at=timezone.now()) == line


def test_what_was_understood_is_not_among_the_answers_to_check(asked):
    asked.post("understanding", RIGHT)

    page = words(asked.get("check"))

    assert "Did we explain it well?" not in page and "Who decides" not in page


def test_the_page_can_be_seen_again_and_changes_nothing(asked):
    asked.post("understanding", RIGHT)

    page = asked.get("understanding")

    assert checked(page) == [f"{code}={answer}" for code, answer in RIGHT.items()]


def test_a_patient_of_the_first_edition_is_asked_none_of_it(db):
    clinic = a_clinic(protocol=False)
    a_protocol(clinic, rulebook="2026-11")
    phone = Phone(a_link(a_visit(a_patient(clinic))))
    phone.open()

    assert phone.intake.read_edition() is EDITION_1
    assert phone.get("understanding").status_code == 404
    told = {code: a for code, a in answers().items() if code in EDITION_1.questions}
    assert phone.walk(told, edition=EDITION_1).status_code == 200
    page = words(phone.get("agreement"))
    assert "Sign with your name" not in page
    assert page.count("option-checkbox") == 5
