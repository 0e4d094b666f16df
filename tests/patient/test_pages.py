"""Pages of questions: saving, errors, the way forward and back."""

from datetime import timedelta

import pytest

from intake.questionnaire.editions import CURRENT
from intake.route import Route
from tests.builders import CLEAN, NOW, answers
from tests.patient.journey import back, checked, inputs, typed, value_of, words


def draft(phone):
    return phone.intake.read_draft()


def errors(response):
    return {name: list(found) for name, found in response.context["form"].errors.items()}


def up_to(phone, slug, given=CLEAN):
    """Answer every page before this one."""
    for page in CURRENT.pages:
        if page.slug == slug:
            return
        if page in phone_route(phone).pages:
            phone.answer(page.slug, given)


def phone_route(phone):
    return Route(CURRENT, draft(phone))


def test_each_page_is_saved_and_leads_to_the_next(opened):
    response = opened.answer("today", CLEAN)

    assert response["Location"] == opened.url("conditions")
    assert draft(opened)["SX_NOW"] == ["NONE"]


def test_a_page_says_its_part_the_time_left_and_when_it_was_saved(opened):
    opened.answer("today", CLEAN)

    page = words(opened.get("conditions"))

    assert "Part 1 of 4, about 7 minutes left" in page
    assert "Saved at 09:30" in page
    assert "<title>Illness and allergies, Harley Lane Clinic</title>" in page


def test_saved_at_is_on_the_clinics_clock(opened):
    clinic = opened.intake.clinic
    clinic.timezone = "Australia/Sydney"
    clinic.save()

    opened.answer("today", CLEAN)

    assert "Saved at 20:30" in words(opened.get("conditions"))


def test_pages_that_ask_nothing_are_passed_over(opened):
    up_to(opened, "oil")

    assert opened.answer("oil", CLEAN)["Location"] == opened.url("surface")
    assert opened.answer("surface", CLEAN)["Location"] == opened.url("treatments")
    assert 'href="/intake/' in words(opened.get("treatments"))
    assert back(opened.get("treatments")) == opened.url("surface")


def test_what_was_answered_is_there_when_going_back(opened):
    opened.answer("today", CLEAN)

    assert checked(opened.get("today")) == ["SX_NOW=NONE", "FILLER=SELF"]


def test_nothing_is_chosen_beforehand(opened):
    assert checked(opened.get("today")) == []


def test_skipping_ahead_leads_to_the_first_unanswered_page(opened):
    opened.answer("today", CLEAN)

    for slug in ("pregnancy", "goals", "neck", "you", "check", "agreement", "sent"):
        assert opened.get(slug)["Location"] == opened.url("conditions"), slug


def test_once_all_is_answered_any_page_opens(opened):
    opened.walk(CLEAN)

    for slug in ("today", "goals", "oil", "you", "check", "agreement"):
        assert opened.get(slug).status_code == 200, slug


def test_a_page_that_does_not_exist_is_not_found(opened):
    assert opened.get("nowhere").status_code == 404


def test_what_is_missing_is_named_and_the_rest_is_kept(opened):
    response = opened.post("today", {"SX_NOW": "NONE"})

    assert response.status_code == 422
    assert errors(response) == {"FILLER": ["Choose who is filling in this form"]}
    page = words(response)
    assert "<title>Error: Today" in page
    assert page.count("Choose who is filling in this form") == 2
    assert 'href="#id_FILLER_0"' in page
    assert draft(opened)["SX_NOW"] == ["NONE"]


def test_what_was_typed_wrongly_is_shown_again_and_the_rest_is_kept(opened):
    given = answers(TOX_EVER="YES", TOX_BRAND="ONA", TOX_WHY=["COSMETIC"], TOX_WHO="CLINIC")
    up_to(opened, "treatments")
    data = typed(CURRENT.page("treatments"), given | {"TOX_PROBLEM": ["NONE"]})

    wrong = {"TOX_LAST_day": "31", "TOX_LAST_month": "feb", "TOX_LAST_year": "2025"}
    response = opened.post("treatments", data | wrong)

    assert errors(response) == {"TOX_LAST": ["Last jab: check the day: February 2025 has 28 days"]}
    assert value_of(response, "TOX_LAST_day") == "31"
    assert value_of(response, "TOX_LAST_month") == "feb"
    assert draft(opened)["TOX_BRAND"] == "ONA"
    assert "TOX_LAST" not in draft(opened)


def test_none_of_these_cannot_stand_beside_another_answer(opened):
    response = opened.post("today", {"SX_NOW": ["EYES", "NONE"], "FILLER": "SELF"})

    assert errors(response) == {
        "SX_NOW": ["Symptoms now: “None of these” cannot be ticked with another answer"]
    }
    assert checked(response) == ["SX_NOW=EYES", "SX_NOW=NONE", "FILLER=SELF"]


def test_an_option_that_is_not_on_offer_is_no_answer(opened):
    response = opened.post("today", {"SX_NOW": ["NONE"], "FILLER": "ROBOT"})

    assert "FILLER" in errors(response)
    assert "FILLER" not in draft(opened)


def test_a_merged_list_fills_each_of_its_questions(opened):
    opened.answer("today", CLEAN)

    opened.post("conditions", {"LONG_TERM": ["MG", "LUNG"], "ALLERGY": "NONE"})

    assert (draft(opened)["NMD"], draft(opened)["BSV"]) == (["MG"], ["LUNG"])
    shown = checked(opened.get("conditions"))
    assert shown == ["LONG_TERM=MG", "LONG_TERM=LUNG", "ALLERGY=NONE"]


def test_not_sure_in_a_merged_list_goes_to_each_question(opened):
    opened.answer("today", CLEAN)

    opened.post("conditions", {"LONG_TERM": ["UNSURE"], "ALLERGY": "NONE"})

    assert (draft(opened)["NMD"], draft(opened)["BSV"]) == (["UNSURE"], ["UNSURE"])


def test_the_goal_that_matters_most_is_one_of_those_ticked(opened):
    up_to(opened, "goals")

    response = opened.post("goals", {"GOALS": ["OIL", "RED"], "GOAL_TOP": "NECK", "ZONES": "NOSE"})

    (sentence,) = errors(response)["GOAL_TOP"]
    assert "choose one of those you ticked under “What would you like help with?”" in sentence
    assert "GOAL_TOP" not in draft(opened)
    assert draft(opened)["GOALS"] == ["OIL", "RED"]


def test_with_one_goal_nobody_is_asked_which_matters_most(opened):
    up_to(opened, "goals")

    response = opened.post("goals", {"GOALS": "OIL", "GOAL_TOP": "OIL", "ZONES": "NOSE"})

    assert response["Location"] == opened.url("oil")
    assert "GOAL_TOP" not in draft(opened)


def test_a_question_hidden_by_its_own_page_is_drawn_for_who_has_no_script(opened):
    page = words(opened.get("today"))

    assert "data-shown-if=" in page
    assert "Is this new?" in page


def test_a_question_hidden_by_an_earlier_page_is_not_drawn(opened):
    up_to(opened, "oil", answers(GOALS=["PORES"], GOAL_TOP=...))

    page = words(opened.get("oil"))

    assert "how shiny is your face" in page
    assert "flaky or tight skin" not in page


def test_answers_to_what_does_not_arise_are_dropped(opened):
    up_to(opened, "treatments")
    given = typed(CURRENT.page("treatments"), answers(TOX_BRAND="ONA", TOX_WHO="HOME"))

    response = opened.post("treatments", given)

    assert response.status_code == 302
    assert not {"TOX_BRAND", "TOX_WHO"} & draft(opened).keys()


def test_procedures_have_a_date_each_or_none_known(opened):
    up_to(opened, "treatments")
    given = answers(PROCS={"FILLER": "2026-01-20", "LIGHT": None})

    assert opened.answer("treatments", given).status_code == 302
    assert draft(opened)["PROCS"] == {"FILLER": "2026-01-20", "LIGHT": None}


def test_a_procedure_without_a_date_says_which(opened):
    up_to(opened, "treatments")
    data = {"TOX_EVER": "NO", "ISO": "NO", "PROCS": ["THREADS", "SURGERY"]}

    response = opened.post("treatments", data | {"PROCS_SURGERY_month": "12"})

    assert errors(response)["PROCS"] == [
        "Threads: enter the month and year, or tick “I do not know when”",
        "Face, eye or neck surgery: enter the year",
    ]


def test_the_last_toxin_may_be_a_month_and_never_lies_ahead(opened):
    up_to(opened, "treatments")
    had = {"TOX_EVER": "YES", "TOX_BRAND": "ONA", "TOX_WHY": "SPASM", "TOX_WHO": "CLINIC"}
    data = had | {"TOX_PROBLEM": "NONE", "PROCS": "NONE", "ISO": "NO"}

    opened.post("treatments", data | {"TOX_LAST_month": "nov", "TOX_LAST_year": "2025"})
    assert draft(opened)["TOX_LAST"] == "2025-11-30"

    opened.post("treatments", data | {"TOX_LAST_month": "3", "TOX_LAST_year": "2026"})
    assert draft(opened)["TOX_LAST"] == "2026-03-02"

    opened.post("treatments", data | {"TOX_LAST_unknown": "YES"})
    assert draft(opened)["TOX_LAST"] is None
    assert "TOX_LAST_unknown=YES" in checked(opened.get("treatments"))

    both = {"TOX_LAST_unknown": "YES", "TOX_LAST_year": "2025"}
    response = opened.post("treatments", data | both)
    assert "not both" in errors(response)["TOX_LAST"][0]

    ahead = {"TOX_LAST_day": "3", "TOX_LAST_month": "3", "TOX_LAST_year": "2026"}
    response = opened.post("treatments", data | ahead)
    assert "in the future" in errors(response)["TOX_LAST"][0]


def test_today_is_the_clinics_today(opened, clock):
    clinic = opened.intake.clinic
    clinic.timezone = "Pacific/Auckland"
    clinic.save()
    up_to(opened, "treatments")
    data = {"TOX_EVER": "NO", "ISO": "NO", "PROCS": "LIGHT"}
    clock.move_to(NOW + timedelta(hours=14))
    opened.open()

    tomorrow_in_london = {"PROCS_LIGHT_day": "3", "PROCS_LIGHT_month": "3"}
    response = opened.post("treatments", data | tomorrow_in_london | {"PROCS_LIGHT_year": "2026"})

    assert response.status_code == 302


def test_own_words_keep_their_lines_and_lose_what_cannot_be_stored(opened):
    up_to(opened, "medicines")
    data = {"MEDS": "NONE", "BLOODOK": "YES", "MEDS_TEXT": "One\r\ntwo\x00 <b>&</b> ＝1 "}

    opened.post("medicines", data)

    assert draft(opened)["MEDS_TEXT"] == "One\ntwo <b>&</b> ＝1"
    assert "&lt;b&gt;&amp;&lt;/b&gt;" in words(opened.get("medicines"))


def test_words_that_are_too_long_say_by_how_much_and_stay_on_the_page(opened):
    up_to(opened, "medicines")
    data = {"MEDS": "NONE", "BLOODOK": "YES", "MEDS_TEXT": "x" * 2013}

    response = opened.post("medicines", data)

    assert errors(response) == {"MEDS_TEXT": ["Your list: make it 13 characters shorter"]}
    assert "x" * 2013 in words(response)
    assert draft(opened)["BLOODOK"] == "YES"


def test_changing_the_goals_keeps_answers_that_may_be_wanted_again(opened):
    opened.walk(CLEAN)
    opened.answer("goals", answers(GOALS=["TEXTURE"], GOAL_TOP=...))
    assert "Oily or shiny skin" not in words(opened.get("check"))

    opened.answer("goals", CLEAN)

    assert opened.get("check").status_code == 200
    assert "Greasy to touch" in words(opened.get("check"))


def test_two_tabs_lose_nothing_of_each_other(opened):
    opened.answer("today", CLEAN)
    opened.answer("conditions", CLEAN)

    first = opened.answer("pregnancy", CLEAN)
    second = opened.answer("conditions", answers(ALLERGY=["MILK"]))

    assert (first.status_code, second.status_code) == (302, 302)
    assert draft(opened)["PREG"] == ["NONE"]
    assert draft(opened)["ALLERGY"] == ["MILK"]


def test_a_page_from_an_old_tab_that_no_longer_asks_anything_changes_nothing(opened):
    opened.walk(CLEAN)
    opened.answer("goals", answers(GOALS=["TEXTURE"], GOAL_TOP=...))

    response = opened.answer("oil", answers(OIL_SHINE=0))

    assert response["Location"] == opened.url("check")
    assert draft(opened)["OIL_SHINE"] == 3


def test_helplines_of_the_clinic_are_named_after_the_questions_about_feelings(opened):
    up_to(opened, "hopes")

    page = words(opened.get("hopes"))

    assert "There are no wrong answers." in page
    assert "Samaritans 116 123" in page


@pytest.mark.parametrize("slug", ["today", "oil", "treatments"])
def test_every_input_has_a_label_and_every_page_one_heading(opened, slug):
    opened.walk(CLEAN)
    page = opened.get(slug)

    assert words(page).count("<h1") == 1
    assert inputs(page)
    assert all(one["labelled"] for one in inputs(page))
