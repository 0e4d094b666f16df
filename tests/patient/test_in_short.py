"""The longest lists, put in short to somebody who has read them before."""

from __future__ import annotations

import re

import pytest

from intake.questionnaire.editions import CURRENT
from intake.services.languages import change_language
from tests.builders import CLEAN
from tests.patient.journey import checked, inputs, words
from tests.patient.test_returning import BACK, NOW_PAGE, SINCE_PAGE, back, safe

pytestmark = pytest.mark.django_db
SIGNS = CURRENT.questions["SX_NOW"]
MEDICINES = CURRENT.questions["MEDS"]


def around_the_list(page, code):
    """The question in front of its list, what is on the list, and whether that is open."""
    asked = page.content.decode().split(f'id="q-{code}"', 1)[1].split("Why we ask", 1)[0]
    before, listed = asked.split('<details class="listed"', 1)
    return before, listed.split("</details>", 1)[0], listed.startswith(" open>")


def test_who_comes_back_reads_every_sign_by_name_and_answers_with_one_tap(clock):
    phone = back(clock)
    phone.give_birth_date()

    before, listed, is_open = around_the_list(phone.get("now"), "SX_NOW")

    assert [name.words for name in SIGNS.in_short.names if name.words not in before] == []
    assert "<span>No</span>" in before and "Hard to swallow" not in before
    assert not is_open and "Hard to swallow" in listed
    assert phone.post("now", NOW_PAGE).status_code == 302
    assert phone.intake.read_draft()["SX_NOW"] == ["NONE"]


def test_what_is_read_before_the_tap_is_what_the_count_of_effort_reads(clock):
    phone = back(clock)
    phone.give_birth_date()

    before, _, _ = around_the_list(phone.get("now"), "SX_NOW")

    read = re.sub(r"<[^>]+>", " ", before.partition(">")[2]).split()
    assert " ".join(read) == " ".join(SIGNS.in_short.pieces)


def test_every_answer_of_the_list_can_be_given_behind_the_line_or_beside_it(clock):
    phone = back(clock)
    phone.give_birth_date()

    offered = [one["value"] for one in inputs(phone.get("now")) if one["name"] == "SX_NOW"]

    assert sorted(offered) == sorted(SIGNS.option_codes)


def test_what_is_ticked_on_the_list_is_kept_and_the_list_is_open_then(clock):
    phone = back(clock)
    phone.give_birth_date()
    phone.post("now", NOW_PAGE)
    phone.post("since", {**SINCE_PAGE, "MEDS": ["THIN", "RELAX"]})

    page = phone.get("since")

    assert phone.intake.read_draft()["MEDS"] == ["RELAX", "THIN"]
    assert around_the_list(page, "MEDS")[2]
    assert {"MEDS=RELAX", "MEDS=THIN"} <= set(checked(page))


def test_what_was_ticked_last_time_is_named_but_not_ticked(clock):
    phone = back(clock, MEDS=["THIN"])
    phone.give_birth_date()
    phone.post("now", NOW_PAGE)

    before, _, is_open = around_the_list(phone.get("since"), "MEDS")

    assert "Blood thinners" in before
    assert not is_open and checked(phone.get("since")) == []


def test_a_list_that_is_left_alone_is_asked_for_in_its_own_words(clock):
    phone = back(clock)
    phone.give_birth_date()

    response = phone.post("now", {**NOW_PAGE, "SX_NOW": [], "PREG": []})

    assert response.status_code == 422
    assert "Choose “No”, or tick what is so" in words(response)
    assert "Choose “No, or cannot apply”, or tick what is so" in words(response)
    none = next(
        one for one in inputs(response) if (one["name"], one["value"]) == ("SX_NOW", "NONE")
    )
    assert f'href="#{none["id"]}"' in words(response), "the link leads to what is in sight"


def test_no_to_all_and_a_sign_cannot_both_be_so(clock):
    phone = back(clock)
    phone.give_birth_date()

    response = phone.post("now", {**NOW_PAGE, "SKIN_NOW": ["NONE", "MOLE"]})

    assert response.status_code == 422
    assert around_the_list(response, "SKIN_NOW")[2]


def test_a_sign_told_in_short_stops_the_form_as_ever(clock):
    phone = back(clock)
    phone.give_birth_date()

    response = phone.post("now", {**NOW_PAGE, "SX_NOW": ["BREATH"], "SX_ONSET": "NEW"})

    assert "Please stop here" in words(phone.client.get(response["Location"]))


def test_who_is_new_and_who_changes_an_answer_reads_the_whole_list(opened, clock):
    assert 'class="listed"' not in opened.get("today").content.decode()
    opened.walk(CLEAN, until="medicines")
    assert 'class="listed"' not in opened.get("medicines").content.decode()

    phone = back(clock)
    safe(phone)
    phone.post("last-time", {"right": "all"})
    assert 'class="listed"' not in phone.get("medicines?to=check&whole=1").content.decode()


def test_in_spanish_it_is_in_short_too(clock):
    phone = back(clock)
    phone.give_birth_date()
    change_language(phone.intake, language="es", at=BACK)

    before, _, _ = around_the_list(phone.get("now"), "PREG")

    assert "No, o no es posible en mi caso" in before and "Busco un embarazo" in before
