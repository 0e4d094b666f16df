"""Typed medicines are asked back; only the patient's own yes becomes an answer."""

from datetime import timedelta

import pytest

from intake.medicines.asking import to_ask
from intake.models import Event, ReadBack
from tests.builders import CLEAN
from tests.patient.journey import checked, words

MEDICINES = {"MEDS": "NONE", "BLOODOK": "YES"}


@pytest.fixture
def at_medicines(opened):
    """A phone on which every page before the medicines is answered."""
    opened.walk(CLEAN, until="medicines")
    return opened


def list_medicines(phone, text, query="", **given):
    return phone.post("medicines", MEDICINES | {"MEDS_TEXT": text} | given, query)


def say(phone, *said, query=""):
    """Answer what is asked back, in order."""
    return phone.post("your-words", dict(zip(keys(phone), said, strict=True)), query)


def keys(phone):
    return [one.key for one in waiting(phone)]


def waiting(phone):
    intake = phone.intake
    return to_ask(intake.read_edition(), intake.read_draft(), intake.read_told())


def medicines(phone):
    return phone.intake.read_draft()["MEDS"]


def test_a_likely_medicine_that_was_not_ticked_is_asked_back(at_medicines):
    response = list_medicines(at_medicines, "warfrin 5mg, vit D and paracetamol")

    assert response["Location"] == at_medicines.url("your-words")
    page = words(at_medicines.client.get(response["Location"]))
    assert "We read “warfrin” as warfarin, a blood thinner. Is that right?" in page
    for choice in ("Yes, that is right", "No, it is something else", "I am not sure"):
        assert choice in page
    assert page.count("<fieldset") == 1
    assert "checked" not in page


def test_nobody_is_asked_without_need(at_medicines):
    assert list_medicines(at_medicines, "metformin")["Location"] == at_medicines.url("hopes")
    assert list_medicines(at_medicines, "")["Location"] == at_medicines.url("hopes")
    ticked = list_medicines(at_medicines, "warfrin", MEDS="THIN")
    assert ticked["Location"] == at_medicines.url("hopes")
    assert at_medicines.get("your-words")["Location"] == at_medicines.url("hopes")


def test_until_the_patient_says_yes_nothing_is_made_of_it(at_medicines):
    list_medicines(at_medicines, "warfrin")
    at_medicines.get("your-words")

    assert medicines(at_medicines) == ["NONE"]
    assert at_medicines.intake.read_told() == []


def test_a_yes_is_the_patients_own_answer(at_medicines):
    list_medicines(at_medicines, "warfrin")
    response = say(at_medicines, "YES")

    assert response["Location"] == at_medicines.url("hopes")
    assert medicines(at_medicines) == ["THIN"]
    assert at_medicines.intake.read_draft()["MEDS_TEXT"] == "warfrin"


@pytest.mark.parametrize("answer", ["NO", "UNSURE"])
def test_a_no_and_a_not_sure_leave_the_answers_alone(at_medicines, answer):
    list_medicines(at_medicines, "warfrin")
    response = say(at_medicines, answer)

    assert response["Location"] == at_medicines.url("hopes")
    assert medicines(at_medicines) == ["NONE"]
    assert [one["answer"] for one in at_medicines.intake.read_told()] == [answer]


def test_a_yes_brings_up_the_questions_that_go_with_it(at_medicines):
    list_medicines(at_medicines, "gentamycin drip")
    response = say(at_medicines, "YES")

    assert response["Location"] == at_medicines.url("medicines")
    page = words(at_medicines.client.get(response["Location"]))
    assert "When will you finish the antibiotic by drip or jab?" in page


def test_two_groups_are_asked_on_one_page(at_medicines):
    list_medicines(at_medicines, "asprin and zopiclon")
    say(at_medicines, "YES", "NO")

    assert medicines(at_medicines) == ["PAINTHIN"]


def test_a_second_word_of_a_group_is_asked_when_the_first_was_something_else(at_medicines):
    list_medicines(at_medicines, "warfrin, elaquis")

    assert say(at_medicines, "NO")["Location"] == at_medicines.url("your-words")
    assert [one.typed for one in waiting(at_medicines)] == ["elaquis"]
    assert say(at_medicines, "YES")["Location"] == at_medicines.url("hopes")


def test_what_was_chosen_is_kept_when_another_was_missed(at_medicines):
    list_medicines(at_medicines, "asprin, zopiclon")
    aspirin, zopiclone = keys(at_medicines)
    response = at_medicines.post("your-words", {zopiclone: "NO"})

    assert response.status_code == 422
    assert "Choose if we read “asprin” right" in words(response)
    assert keys(at_medicines) == [aspirin]


def test_changed_words_are_asked_again_and_the_rest_is_not(at_medicines):
    list_medicines(at_medicines, "warfrin, zopiclon")
    say(at_medicines, "NO", "NO")

    same = list_medicines(at_medicines, "Warfrin 5 mg; zopiclon at night")
    assert same["Location"] == at_medicines.url("hopes")
    list_medicines(at_medicines, "warfrin, asprin")
    assert [one.typed for one in waiting(at_medicines)] == ["asprin"]


def test_an_answer_from_a_second_tab_is_not_lost(at_medicines):
    list_medicines(at_medicines, "warfrin")
    (key,) = keys(at_medicines)
    at_medicines.post("your-words", {key: "NO"})
    response = at_medicines.post("your-words", {key: "YES"})

    assert response["Location"] == at_medicines.url("hopes")
    assert medicines(at_medicines) == ["THIN"]
    assert [one["answer"] for one in at_medicines.intake.read_told()] == ["NO", "YES"]
    at_medicines.post("your-words", {key: "YES"})
    assert len(at_medicines.intake.read_told()) == 2


def test_a_yes_that_is_taken_back_takes_its_tick_along(at_medicines):
    """As where the page that answers a yes was lost on its way, and the patient says no then."""
    list_medicines(at_medicines, "warfrin, zopiclon")
    warfarin, zopiclone = keys(at_medicines)
    at_medicines.post("your-words", {warfarin: "YES", zopiclone: "YES"})

    at_medicines.post("your-words", {warfarin: "NO", zopiclone: "YES"})
    assert medicines(at_medicines) == ["SLEEP"]

    at_medicines.post("your-words", {zopiclone: "UNSURE"})
    assert medicines(at_medicines) == ["NONE"], "as it was before anything was asked"


def test_a_yes_that_is_taken_back_leaves_what_the_patient_ticked(at_medicines):
    list_medicines(at_medicines, "warfrin")
    (key,) = keys(at_medicines)
    list_medicines(at_medicines, "warfrin", MEDS="THIN")
    at_medicines.post("your-words", {key: "YES"})
    at_medicines.post("your-words", {key: "NO"})

    assert medicines(at_medicines) == ["THIN"]


def test_a_list_that_was_changed_after_a_yes_is_the_patients_own(at_medicines):
    list_medicines(at_medicines, "warfrin")
    (key,) = keys(at_medicines)
    at_medicines.post("your-words", {key: "YES"})
    list_medicines(at_medicines, "warfrin", MEDS=["PAINTHIN", "THIN"])
    at_medicines.post("your-words", {key: "NO"})

    assert medicines(at_medicines) == ["PAINTHIN", "THIN"]


def test_a_group_stays_ticked_by_another_word_that_stands_for_it(at_medicines):
    list_medicines(at_medicines, "warfrin, elaquis")
    (warfarin,) = keys(at_medicines)
    at_medicines.post("your-words", {warfarin: "NO"})
    (apixaban,) = keys(at_medicines)
    at_medicines.post("your-words", {warfarin: "YES", apixaban: "YES"})

    at_medicines.post("your-words", {apixaban: "NO"})
    assert medicines(at_medicines) == ["THIN"]

    at_medicines.post("your-words", {warfarin: "NO"})
    assert medicines(at_medicines) == ["NONE"]


def test_an_answer_about_words_that_are_gone_is_dropped(at_medicines):
    list_medicines(at_medicines, "warfrin")
    (key,) = keys(at_medicines)
    list_medicines(at_medicines, "metformin")
    response = at_medicines.post("your-words", {key: "YES"})

    assert response["Location"] == at_medicines.url("hopes")
    assert medicines(at_medicines) == ["NONE"]


def test_nothing_is_ticked_before_the_list_of_kinds_is_answered(at_medicines):
    list_medicines(at_medicines, "warfrin")
    (key,) = keys(at_medicines)
    at_medicines.post("medicines", {"MEDS_TEXT": "warfrin", "BLOODOK": "YES"})

    response = at_medicines.post("your-words", {key: "YES"})
    assert response["Location"] == at_medicines.url("medicines")
    assert "MEDS" not in at_medicines.intake.read_draft()


def test_the_way_back_leads_to_the_medicines(at_medicines):
    list_medicines(at_medicines, "warfrin")

    response = at_medicines.get("your-words")
    assert response.context["back_url"] == at_medicines.url("medicines")


def test_who_left_the_page_is_asked_before_the_answers_are_checked(at_medicines):
    list_medicines(at_medicines, "warfrin")
    for slug in ("hopes", "you", "understanding"):
        at_medicines.answer(slug, CLEAN)
    asked = at_medicines.url("your-words") + "?to=check"

    assert at_medicines.get("check")["Location"] == asked
    assert at_medicines.get("agreement")["Location"] == asked
    assert say(at_medicines, "NO", query="?to=check")["Location"] == at_medicines.url("check")
    assert at_medicines.get("check").status_code == 200


def test_who_comes_back_after_a_pause_is_asked(at_medicines, clock):
    list_medicines(at_medicines, "warfrin")
    clock.shift(timedelta(minutes=45))

    assert at_medicines.get("your-words")["Location"] == at_medicines.url("birth-date")
    assert at_medicines.give_birth_date()["Location"] == at_medicines.url("your-words")


def test_a_change_from_the_check_comes_back_to_the_check(opened):
    opened.walk(CLEAN)
    response = list_medicines(opened, "warfrin", query="?to=check")

    assert response["Location"] == opened.url("your-words") + "?to=check"
    assert say(opened, "YES", query="?to=check")["Location"] == opened.url("check")
    assert "Blood thinners" in words(opened.get("check"))


def test_words_are_shown_harmless(at_medicines):
    list_medicines(at_medicines, "warfrin<b>")

    page = at_medicines.get("your-words").content.decode()
    assert "<b>" not in page


def test_what_was_said_is_sealed_and_sent_with_the_answers(at_medicines):
    list_medicines(at_medicines, "warfrin, zopiclon")
    say(at_medicines, "YES", "UNSURE")
    for slug in ("hopes", "you", "understanding"):
        at_medicines.answer(slug, CLEAN)
    at_medicines.send(CLEAN)

    rows = ReadBack.objects.filter(revision__intake=at_medicines.intake).order_by("pk")
    told = [(row.read_told()["typed"], row.read_told()["answer"]) for row in rows]
    assert told == [("warfrin", "YES"), ("zopiclon", "UNSURE")]
    assert all(b"warf" not in bytes(row.told) for row in rows)
    assert at_medicines.intake.revision.answers["MEDS"] == ["THIN"]


def test_words_that_were_taken_out_again_are_not_sent(at_medicines):
    list_medicines(at_medicines, "warfrin")
    say(at_medicines, "NO")
    list_medicines(at_medicines, "metformin")
    for slug in ("hopes", "you", "understanding"):
        at_medicines.answer(slug, CLEAN)
    at_medicines.send(CLEAN)

    assert not ReadBack.objects.exists()


def test_the_events_hold_no_word_of_it(at_medicines):
    list_medicines(at_medicines, "warfrin")
    say(at_medicines, "YES")

    event = Event.objects.get(name="read back")
    assert event.detail == {"answered": 1}


def test_nothing_can_be_said_once_the_answers_are_sent(at_medicines):
    list_medicines(at_medicines, "warfrin")
    (key,) = keys(at_medicines)
    say(at_medicines, "NO")
    for slug in ("hopes", "you", "understanding"):
        at_medicines.answer(slug, CLEAN)
    at_medicines.send(CLEAN)

    response = at_medicines.post("your-words", {key: "YES"})
    assert response["Location"] == at_medicines.url("sent")
    assert at_medicines.intake.revision.answers["MEDS"] == ["NONE"]


def test_asking_costs_little(at_medicines, django_assert_max_num_queries):
    list_medicines(at_medicines, "warfrin")

    with django_assert_max_num_queries(2):
        at_medicines.get("your-words")
    (key,) = keys(at_medicines)
    with django_assert_max_num_queries(16):
        at_medicines.post("your-words", {key: "YES"})


@pytest.mark.parametrize(
    ("language", "typed", "asked"),
    [
        (
            "es",
            "warfrina 5 mg y paracetamol",
            "Leímos “warfrina” como warfarina, un medicamento para que no se formen coágulos",
        ),
        ("ar", "وارفرين ٥ مجم، بنادول", "قرأنا «وارفرين» على أنه وارفارين، مميّع للدم."),
        ("ar", "warfrin", "قرأنا «warfrin» على أنه warfarin، مميّع للدم."),
    ],
)
def test_it_is_asked_back_in_the_patients_own_language(at_medicines, language, typed, asked):
    at_medicines.post("medicines", {"language": language})
    list_medicines(at_medicines, typed)

    assert asked in words(at_medicines.get("your-words"))
    say(at_medicines, "YES")
    assert medicines(at_medicines) == ["THIN"]
    assert [one["name"] for one in at_medicines.intake.read_told()] == ["warfarin"]


def choose(phone, said):
    """Choose an answer to the only reading, and press nothing."""
    (key,) = keys(phone)
    return phone.post("your-words/keep", {key: said})


def test_what_is_chosen_is_there_again_and_ticks_nothing_before_continue(at_medicines):
    list_medicines(at_medicines, "warfrin")
    (key,) = keys(at_medicines)

    assert choose(at_medicines, "YES").json() == {"saved": "Saved at 09:30"}

    assert checked(at_medicines.get("your-words")) == [f"{key}=YES"]
    assert medicines(at_medicines) == ["NONE"]
    assert at_medicines.intake.read_told() == []
    assert not Event.objects.filter(name="read back").exists()


def test_a_choice_that_was_changed_before_continue_is_the_only_one_that_counts(at_medicines):
    list_medicines(at_medicines, "warfrin")
    choose(at_medicines, "YES")

    say(at_medicines, "NO")

    assert medicines(at_medicines) == ["NONE"]
    assert [one["answer"] for one in at_medicines.intake.read_told()] == ["NO"]
    assert at_medicines.intake.read_chosen() == {}


def test_what_was_only_chosen_is_not_sent_with_the_answers(at_medicines):
    list_medicines(at_medicines, "warfrin")
    choose(at_medicines, "YES")
    list_medicines(at_medicines, "metformin")
    at_medicines.walk(CLEAN | {"MEDS_TEXT": "metformin"})
    at_medicines.send(CLEAN)

    assert at_medicines.intake.revision is not None
    assert not ReadBack.objects.exists()
