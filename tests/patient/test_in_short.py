"""The longest lists, put in short to somebody who has read them before."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from intake.questionnaire.editions import CURRENT
from intake.questionnaire.origins import How
from intake.services.languages import change_language
from tests.builders import CLEAN
from tests.patient.journey import checked, hidden, inputs, words
from tests.patient.test_returning import (
    BACK,
    NOW_PAGE,
    SINCE_PAGE,
    all_still_right,
    back,
    come_again,
    safe,
    send_page,
    sent,
)

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

    seen = re.sub(r'<span class="unseen">.*?</span>', "", before.partition(">")[2])
    read = re.sub(r"<[^>]+>", " ", seen).split()
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
    send_page(phone, "since", {**SINCE_PAGE, "MEDS": ["THIN", "RELAX"]})

    page = phone.get("since")

    assert phone.intake.read_draft()["MEDS"] == ["RELAX", "THIN"]
    assert around_the_list(page, "MEDS")[2]
    assert {"MEDS=RELAX", "MEDS=THIN"} <= set(checked(page))


def test_who_ticked_something_last_time_reads_the_whole_list_and_nothing_is_ticked(clock):
    phone = back(clock, MEDS=["THIN"])
    phone.give_birth_date()
    phone.post("now", NOW_PAGE)

    page = phone.get("since")

    assert 'class="listed"' not in page.content.decode() and checked(page) == []


def test_medicines_of_last_time_are_said_above_the_blank_list_until_it_is_answered(clock):
    phone = back(clock, MEDS=["THIN"], MEDS_TEXT="Apixaban <5 mg>")
    phone.give_birth_date()
    phone.post("now", NOW_PAGE)
    label = MEDICINES.option_label("THIN")

    said = f"Last time you told us:</strong> {label}; Apixaban &lt;5 mg&gt;</p>"
    assert said in words(phone.get("since"))
    phone.post("since", {**SINCE_PAGE, "MEDS": ["THIN"], "MEDS_TEXT": "Apixaban"})

    assert "Last time you told us" not in words(phone.get("since"))


def test_who_took_nothing_last_time_reads_nothing_of_it(clock):
    phone = back(clock)
    phone.give_birth_date()
    phone.post("now", NOW_PAGE)

    assert "Last time you told us" not in words(phone.get("since"))


def test_who_fills_in_for_somebody_else_reads_every_list_whole(clock):
    phone = back(clock)
    phone.give_birth_date()
    other = {**NOW_PAGE, "FILLER": "OTHER"}

    response = send_page(phone, "now", other)

    assert response.status_code == 422 and 'class="listed"' not in response.content.decode()
    assert "Read these lists in full, please." in words(response)
    assert checked(response) == ["FILLER=OTHER", "ILL_NOW=NO", "VACC=NO"]
    assert not {"SX_NOW", "PREG", "SKIN_NOW"} & phone.intake.read_draft().keys()
    assert send_page(phone, "now", other)["Location"].endswith("/since/")
    assert 'class="listed"' not in phone.get("since").content.decode()


def test_what_was_shown_in_short_is_so_also_where_it_would_be_whole_by_now(clock):
    """Saved while it was filled in, the page says who fills it in before Continue is pressed."""
    phone = back(clock)
    phone.give_birth_date()
    short = {"in_short": hidden(phone.get("now"), "in_short")}
    phone.post("now/keep", {**NOW_PAGE, **short, "FILLER": "OTHER"})

    response = phone.post("now", {**NOW_PAGE, **short, "FILLER": "OTHER"})

    assert response.status_code == 422
    assert "SX_NOW" not in phone.intake.read_draft()


def test_a_sign_that_somebody_else_tells_in_short_stops_the_form_all_the_same(clock):
    phone = back(clock)
    phone.give_birth_date()
    told = {"FILLER": "OTHER", "SX_NOW": ["BREATH"], "SX_ONSET": "NEW"}

    response = send_page(phone, "now", {**NOW_PAGE, **told})

    assert response["Location"].endswith("/sent/") and phone.intake.revision.stopped


def test_it_is_kept_that_a_list_was_put_in_short_and_when_it_was_last_read_whole(clock):
    phone = back(clock)
    safe(phone)
    phone.post("last-time", {"right": "all"})
    came = sent(phone)

    assert came["SX_NOW"].how is How.AGAIN
    assert came["SX_NOW"].read_whole == date(2026, 3, 2)
    assert came["ILL_NOW"].read_whole is None, "it was asked as it always is"


def test_a_list_that_is_read_whole_on_the_way_is_no_longer_in_short(clock):
    phone = back(clock)
    safe(phone)
    phone.post("last-time", {"right": "all"})
    given = {**CLEAN, "MEDS": ["NONE"]}

    phone.post("medicines", given, query="?to=check&whole=1")

    assert sent(phone)["MEDS"].read_whole is None


def test_who_changed_the_language_on_the_way_reads_every_list_whole_next_time(clock):
    phone = back(clock)
    safe(phone)
    change_language(phone.intake, language="es", at=BACK + timedelta(minutes=5))
    phone.post("last-time", {"right": "all"})
    sent(phone)
    later = datetime(2026, 8, 1, 9, 30, tzinfo=UTC)

    again = come_again(phone, clock, on=later)
    change_language(again.intake, language="es", at=later)

    assert 'class="listed"' not in again.get("now").content.decode()


def test_a_medicine_that_is_read_back_leaves_the_list_in_short(clock):
    phone = back(clock)
    phone.give_birth_date()
    send_page(phone, "now", NOW_PAGE)
    send_page(phone, "since", {**SINCE_PAGE, "MEDS_TEXT": "doxycyclin"})
    reading = next(iter(phone.get("your-words").context["form"].fields))

    phone.post("your-words", {reading: "YES"})

    assert phone.intake.read_draft()["MEDS"] == ["TETRA"]
    assert phone.intake.draft_marks["MEDS"]["asked"] == "in short"


def test_the_year_runs_from_the_day_it_was_read_whole(clock):
    after_a_year = datetime(2027, 3, 20, 9, 30, tzinfo=UTC)

    again = come_again(all_still_right(clock), clock, on=after_a_year)

    assert 'class="listed"' not in again.get("now").content.decode()


def test_a_list_that_is_left_alone_is_asked_for_in_its_own_words(clock):
    phone = back(clock)
    phone.give_birth_date()

    response = send_page(phone, "now", {**NOW_PAGE, "SX_NOW": [], "PREG": []})

    assert response.status_code == 422
    assert "Symptoms now: tick what is so, or choose “No”" in words(response)
    assert "Pregnancy: tick what is so, or choose “No”" in words(response)
    assert around_the_list(response, "SX_NOW")[2], "the list is open, to be read"
    first = next(
        one for one in inputs(response) if one["name"] == "SX_NOW" and one["value"] != "NONE"
    )
    assert f'href="#{first["id"]}"' in words(response)


def test_no_to_all_and_a_sign_cannot_both_be_so(clock):
    phone = back(clock)
    phone.give_birth_date()

    response = send_page(phone, "now", {**NOW_PAGE, "SKIN_NOW": ["NONE", "MOLE"]})

    assert response.status_code == 422
    assert around_the_list(response, "SKIN_NOW")[2]


def test_a_sign_told_in_short_stops_the_form_as_ever(clock):
    phone = back(clock)
    phone.give_birth_date()

    response = send_page(phone, "now", {**NOW_PAGE, "SX_NOW": ["BREATH"], "SX_ONSET": "NEW"})

    assert "Please stop here" in words(phone.client.get(response["Location"]))


def test_who_is_new_and_who_changes_an_answer_reads_the_whole_list(opened, clock):
    assert 'class="listed"' not in opened.get("today").content.decode()
    opened.walk(CLEAN, until="medicines")
    assert 'class="listed"' not in opened.get("medicines").content.decode()

    phone = back(clock)
    safe(phone)
    phone.post("last-time", {"right": "all"})
    page = phone.client.get(phone.url("medicines") + "?to=check&whole=1")
    assert MEDICINES.text in words(page) and 'class="listed"' not in page.content.decode()


def test_a_language_that_is_chosen_on_the_page_shows_the_list_whole_with_what_is_ticked(clock):
    phone = back(clock)
    phone.give_birth_date()

    response = send_page(phone, "now", {**NOW_PAGE, "PREG": ["MAYBE"], "language": "es"})

    assert 'lang="es"' in response.content.decode()
    assert 'class="listed"' not in response.content.decode()
    assert {"PREG=MAYBE", "SX_NOW=NONE"} <= set(checked(response))


def test_in_a_language_in_which_they_never_read_it_the_list_is_whole(clock):
    phone = back(clock)
    phone.give_birth_date()
    change_language(phone.intake, language="es", at=BACK)

    assert 'class="listed"' not in phone.get("now").content.decode()
