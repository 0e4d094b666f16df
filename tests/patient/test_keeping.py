"""A page that a script saves while it is filled in, two windows, and sendings that come late."""

import json

import pytest

from intake.models import Intake
from intake.questionnaire.editions import CURRENT
from intake.services import AlreadySent
from tests.builders import CLEAN, answers
from tests.patient.journey import checked, hidden, typed, words

OIL = {"OIL_SHINE": 1, "OIL_TOUCH": 1, "OIL_FEEL": 1, "OIL_BLOT": 1, "BOTHER_OIL": 2}
OIL |= {"OIL_CHANGE": "NO", "DRY_PATCH": "NO"}


@pytest.fixture
def at_oil(opened):
    opened.walk(CLEAN, until="oil")
    return opened


def step(response, number=0):
    names = ("step_key", "step_after")
    return {name: hidden(response, name) for name in names} | {"step_number": number}


def keep(phone, slug, data):
    return phone.client.post(
        phone.url(slug) + "keep/", data, headers={"accept": "application/json"}
    )


def test_what_is_on_the_page_so_far_is_kept(at_oil):
    response = keep(at_oil, "oil", {"OIL_SHINE": 3} | step(at_oil.get("oil")))

    assert response.json() == {"saved": "Saved at 09:30"}
    assert at_oil.intake.read_draft()["OIL_SHINE"] == 3
    assert "OIL_SHINE=3" in checked(at_oil.get("oil"))


def test_a_script_that_kept_a_whole_page_is_told_where_it_leads(at_oil):
    assert keep(at_oil, "oil", OIL).json()["onward"] == at_oil.url("surface")
    assert "onward" not in keep(at_oil, "oil", {"OIL_SHINE": 3}).json(), "something is missing"


def test_a_red_flag_that_was_kept_leads_nowhere_until_it_is_sent(opened):
    told = {"SX_NOW": ["BREATH"], "SX_ONSET": "NEW", "FILLER": "SELF"}

    assert keep(opened, "today", told).json() == {"saved": "Saved at 09:30"}
    opened.post("today", told)
    assert opened.intake.revision.stopped


def test_keeping_half_a_page_does_not_finish_it(at_oil):
    keep(at_oil, "oil", {"OIL_SHINE": 3})

    assert at_oil.get("treatments")["Location"] == at_oil.url("oil")


def test_what_cannot_be_read_yet_does_not_lose_the_rest(opened):
    opened.walk(CLEAN, until="you")

    keep(opened, "you", {"EVENT_day": "1", "JOB": "NONE"})

    assert opened.intake.read_draft()["JOB"] == ["NONE"]


THREE = {"FILLER": "2026-01-20", "LIGHT": "2025-12-24", "THREADS": None}
TREATED = CLEAN | {"PROCS": THREE}


@pytest.fixture
def treated(opened):
    """A phone on which three procedures are saved."""
    opened.walk(TREATED, until="treatments")
    keep(opened, "treatments", treatments())
    assert opened.intake.read_draft()["PROCS"] == THREE
    return opened


def treatments(**given):
    return typed(CURRENT.page("treatments"), TREATED) | given


A_FOURTH = {"PROCS": [*THREE, "SURGERY"]}  # ticked, and its day not typed yet


def test_a_treatment_that_is_ticked_and_not_dated_yet_loses_none_of_those_before(treated):
    told = keep(treated, "treatments", treatments(**A_FOURTH, ISO="PAST")).json()

    assert told == {"saved": "Saved at 09:30", "partly": True}, "not all of it, and no way on"
    assert treated.intake.read_draft()["PROCS"] == THREE, "without the fourth, as it was"
    assert treated.intake.read_draft()["ISO"] == "PAST", "the rest of the page is kept"


def test_a_list_that_is_whole_again_takes_the_place_of_the_one_before(treated):
    keep(treated, "treatments", treatments(**A_FOURTH))

    whole = treatments(**A_FOURTH, PROCS_SURGERY_unknown="YES")
    assert "partly" not in keep(treated, "treatments", whole).json()

    assert treated.intake.read_draft()["PROCS"] == THREE | {"SURGERY": None}


def test_continue_with_half_an_answer_keeps_the_patient_on_the_page(treated):
    keep(treated, "treatments", treatments(**A_FOURTH))

    assert treated.post("treatments", treatments(**A_FOURTH)).status_code == 422

    assert "PROCS" not in treated.intake.read_draft()
    assert treated.get("medicines")["Location"] == treated.url("treatments")


def test_a_date_stands_while_its_year_is_typed_anew_and_goes_once_it_is_emptied(opened):
    opened.walk(CLEAN, until="you")
    keep(opened, "you", {"EVENT_day": "1", "EVENT_month": "May", "EVENT_year": "2026"})

    half = keep(opened, "you", {"EVENT_day": "1", "EVENT_month": "May", "EVENT_year": "20"})
    assert half.json()["partly"]
    assert opened.intake.read_draft()["EVENT"] == "2026-05-01"

    emptied = keep(opened, "you", {"EVENT_day": "", "EVENT_month": "", "EVENT_year": ""})
    assert "partly" not in emptied.json()
    assert "EVENT" not in opened.intake.read_draft()


def test_half_an_answer_to_what_is_no_longer_asked_stands_for_nothing(opened):
    opened.walk(CLEAN, until="treatments")
    last = {"TOX_LAST_month": "nov", "TOX_LAST_year": "2025"}
    keep(opened, "treatments", {"TOX_EVER": "YES"} | last)
    assert opened.intake.read_draft()["TOX_LAST"] == "2025-11-30"

    told = keep(opened, "treatments", {"TOX_EVER": "NO", "TOX_LAST_year": "2025"}).json()

    assert "partly" not in told
    assert "TOX_LAST" not in opened.intake.read_draft()


def test_half_an_answer_takes_nothing_over_from_a_second_window_unseen(treated):
    one, two = step(treated.get("treatments")), step(treated.get("treatments"))
    later = {"PROCS_LIGHT_month": "January", "PROCS_LIGHT_year": "2026"}
    keep(treated, "treatments", treatments(**later) | one)

    told = keep(treated, "treatments", treatments(**later) | A_FOURTH | two)

    assert told.status_code == 409


def test_a_script_is_told_where_to_go_on(at_oil):
    response = at_oil.client.post(at_oil.url("oil"), OIL, headers={"accept": "application/json"})

    assert response.json() == {"to": at_oil.url("surface")}


def test_a_script_is_told_that_there_is_a_page_to_read(at_oil):
    response = at_oil.client.post(
        at_oil.url("oil"), {"OIL_SHINE": 3}, headers={"accept": "application/json"}
    )

    assert response.json() == {"page": True}


def test_a_second_window_does_not_overwrite_the_first_unseen(at_oil):
    one, two = step(at_oil.get("oil")), step(at_oil.get("oil"))
    at_oil.post("oil", OIL | one)

    response = at_oil.post("oil", OIL | {"OIL_SHINE": 4} | two)

    assert response.status_code == 409
    assert "You changed this page in another window." in words(response)
    assert "OIL_SHINE=4" in checked(response)
    assert at_oil.intake.read_draft()["OIL_SHINE"] == 1

    again = at_oil.post("oil", OIL | {"OIL_SHINE": 4} | step(response))
    assert again["Location"] == at_oil.url("surface")
    assert at_oil.intake.read_draft()["OIL_SHINE"] == 4


def test_a_page_that_was_not_saved_as_it_stands_does_not_say_saved(at_oil):
    one, two = step(at_oil.get("oil")), step(at_oil.get("oil"))
    assert "Saved at 09:30" in words(at_oil.get("oil"))
    at_oil.post("oil", OIL | one)

    elsewhere = at_oil.post("oil", OIL | {"OIL_SHINE": 4} | two)
    unread = at_oil.post("oil", OIL | {"OIL_SHINE": "none"} | step(at_oil.get("oil")))

    assert (elsewhere.status_code, unread.status_code) == (409, 422)
    for page in (elsewhere, unread):
        assert 'id="saved" hidden' in words(page)


def test_a_second_device_does_not_undo_what_the_first_changed_after_it_was_opened(at_oil):
    laptop = at_oil.get("oil")
    keep(at_oil, "oil", OIL | step(laptop, 1))
    phone = at_oil.get("oil")
    keep(at_oil, "oil", OIL | {"OIL_SHINE": 3} | step(laptop, 2))

    kept = keep(at_oil, "oil", OIL | {"OIL_TOUCH": 4} | step(phone, 1))
    sent = at_oil.post("oil", OIL | {"OIL_TOUCH": 4} | step(phone, 2))

    assert "another window" in kept.json()["problem"]
    assert sent.status_code == 409
    assert at_oil.intake.read_draft()["OIL_SHINE"] == 3


def test_also_where_no_script_counts_what_is_sent(at_oil):
    laptop = at_oil.get("oil")
    at_oil.post("oil", OIL | step(laptop))
    phone = at_oil.get("oil")
    at_oil.post("oil", OIL | {"OIL_SHINE": 3} | step(laptop))

    assert at_oil.post("oil", OIL | {"OIL_TOUCH": 4} | step(phone)).status_code == 409


def test_a_second_device_is_not_told_of_a_saving_that_changed_nothing(at_oil):
    laptop = at_oil.get("oil")
    keep(at_oil, "oil", OIL | step(laptop, 1))
    phone = at_oil.get("oil")
    at_oil.post("oil", OIL | step(laptop, 2))

    assert at_oil.post("oil", OIL | {"OIL_TOUCH": 4} | step(phone, 1)).status_code == 302
    assert at_oil.intake.read_draft()["OIL_TOUCH"] == 4


def test_nor_the_first_that_the_second_looked_at_the_page_and_went_on(at_oil):
    laptop = at_oil.get("oil")
    keep(at_oil, "oil", OIL | step(laptop, 1))
    at_oil.post("oil", OIL | step(at_oil.get("oil"), 1))

    assert at_oil.post("oil", OIL | {"OIL_TOUCH": 4} | step(laptop, 2)).status_code == 302


def test_who_goes_back_to_a_page_and_on_again_is_never_told_of_another_window(at_oil):
    for number, shine in enumerate((2, 3, 4)):
        shown = at_oil.get("oil")
        for count in (1, 2):
            changed = OIL | {"OIL_SHINE": shine, "OIL_TOUCH": count}
            assert "saved" in keep(at_oil, "oil", changed | step(shown, count)).json(), number
        assert at_oil.post("oil", OIL | {"OIL_SHINE": shine} | step(shown, 3)).status_code == 302


def test_a_change_that_arrives_while_its_page_is_opened_anew_is_not_undone_unseen(at_oil):
    before = at_oil.get("oil")
    keep(at_oil, "oil", OIL | step(before, 1))
    anew = at_oil.get("oil")
    keep(at_oil, "oil", OIL | {"OIL_SHINE": 3} | step(before, 2))

    assert at_oil.post("oil", OIL | step(anew, 1)).status_code == 409
    assert at_oil.post("oil", OIL | {"OIL_SHINE": 3} | step(anew, 2)).status_code == 302


def test_a_page_opened_before_changes_were_counted_is_still_saved(at_oil):
    Intake.objects.filter(pk=at_oil.intake.pk).update(draft_steps={"oil": ["one", 2, 9, 0]})
    old = {"step_key": "two", "step_after": "one", "step_number": 1}
    assert hidden(at_oil.get("oil"), "step_after") == "one"
    keep(at_oil, "oil", OIL | {"step_key": "one", "step_number": 3})

    assert at_oil.post("oil", OIL | {"OIL_SHINE": 3} | old).status_code == 302
    assert at_oil.intake.draft_steps["oil"][:2] == ["two", 1]


def test_two_windows_that_say_the_same_do_not_quarrel(at_oil):
    one, two = step(at_oil.get("oil")), step(at_oil.get("oil"))
    at_oil.post("oil", OIL | one)

    assert at_oil.post("oil", OIL | two).status_code == 302


def test_a_window_may_change_what_it_saved_itself(at_oil):
    shown = at_oil.get("oil")
    keep(at_oil, "oil", {"OIL_SHINE": 3} | step(shown, 1))

    assert at_oil.post("oil", OIL | step(shown, 2)).status_code == 302
    assert at_oil.intake.read_draft()["OIL_SHINE"] == 1


def test_a_page_that_came_back_with_a_problem_can_be_sent_again(at_oil):
    problem = at_oil.post("oil", step(at_oil.get("oil")))
    assert problem.status_code == 422

    assert at_oil.post("oil", OIL | step(problem)).status_code == 302


def test_a_sending_that_comes_late_undoes_nothing(at_oil):
    shown = at_oil.get("oil")
    at_oil.post("oil", OIL | step(shown, 2))

    late = keep(at_oil, "oil", {"OIL_SHINE": 4} | step(shown, 1))

    assert late.status_code == 200
    assert at_oil.intake.read_draft()["OIL_SHINE"] == 1


def test_the_same_page_sent_twice_is_saved_once_and_goes_on(at_oil):
    sent = OIL | step(at_oil.get("oil"), 1)

    first, second = at_oil.post("oil", sent), at_oil.post("oil", sent)

    assert first["Location"] == second["Location"] == at_oil.url("surface")


@pytest.mark.parametrize(
    "odd", [{"step_key": "<script>"}, {"step_key": "a" * 99}, {"step_key": "a", "step_number": "x"}]
)
def test_an_odd_step_is_no_reason_to_lose_a_page(at_oil, odd):
    assert at_oil.post("oil", OIL | odd).status_code == 302
    assert at_oil.intake.read_draft()["OIL_SHINE"] == 1


def test_once_sent_there_is_nothing_to_keep(opened):
    opened.walk(CLEAN)
    opened.send(CLEAN)

    told = keep(opened, "oil", {"OIL_SHINE": 3}).json()

    assert told == {"to": opened.url("sent"), "unsaved": "sent"}


def test_a_red_flag_whose_answer_was_lost_still_leads_to_what_to_do_now(opened):
    red = CLEAN | {"SX_NOW": ["BREATH"], "SX_ONSET": "NEW"}
    sent = typed(opened.intake.read_edition().page("today"), red)
    scripts = {"accept": "application/json"}
    first = opened.client.post(opened.url("today"), sent, headers=scripts).json()

    again = opened.client.post(opened.url("today"), sent, headers=scripts).json()

    assert first == {"to": opened.url("sent")}
    assert again == {"to": opened.url("sent"), "unsaved": "sent", "stopped": True}
    assert "Please stop here" in words(opened.get("sent"))


def test_a_script_is_told_that_nothing_was_saved_before_the_birth_date_is_given_again(at_oil):
    at_oil.client.post(at_oil.url("later"))

    told = keep(at_oil, "oil", {"OIL_SHINE": 3}).json()

    assert told == {"to": at_oil.url("birth-date") + "?then=oil", "unsaved": "proof"}
    assert "OIL_SHINE" not in at_oil.intake.read_draft()


def test_what_is_sent_while_a_script_saves_is_sent_and_no_error(at_oil, monkeypatch):
    def sent_meanwhile(*args, **told):
        raise AlreadySent

    monkeypatch.setattr("intake.services.save_answers", sent_meanwhile)

    response = keep(at_oil, "oil", {"OIL_SHINE": 3})

    assert response.json() == {"to": at_oil.url("sent"), "unsaved": "sent"}


def test_the_agreement_is_not_kept_before_it_is_sent(opened):
    opened.walk(CLEAN)

    response = keep(opened, "agreement", typed(opened.intake.read_edition().pages[-1], answers()))

    assert response.status_code == 404
    assert "CON_TRUTH" not in json.dumps(opened.intake.read_draft())
