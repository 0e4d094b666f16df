"""Check your answers: all of them, in words, each with a way to change it."""

import re
from urllib.parse import urljoin

from tests.builders import CLEAN, answers
from tests.patient.journey import back, words


def test_answers_are_grouped_by_page_in_the_patients_words(opened):
    page = words(opened.walk(answers(GOAL_TEXT="Less shine by lunchtime.", MEDS=["THIN"])))

    assert "<h2>Oil and spots</h2>" in page
    assert "Nothing is sent until you press Send at the end." in page
    assert "“Less shine by lunchtime.”" in page
    assert "Blood thinners (such as warfarin, apixaban, clopidogrel)" in page
    assert "Very shiny" in page
    assert "Redness" not in page


def test_a_merged_list_is_one_row(opened):
    page = words(opened.walk(answers(NMD=["NERVE"], BSV=["LUNG"])))

    row = "Another nerve problem, such as MS, a stroke or numb, weak limbs; Asthma"
    assert row in page
    assert "Nerve or muscle disease" not in page


def test_the_birth_date_is_shown_and_changed_by_calling_us(opened):
    page = words(opened.walk(CLEAN))

    assert "15 Jun 1992" in page
    assert page.count("If this is wrong, call us.") == 1


def test_each_change_link_names_its_question_and_comes_back_here(opened):
    page = words(opened.walk(CLEAN))
    link = re.search(r'href="([^"#]+)#q-OIL_TOUCH">Change<span class="unseen"> ([^<]+)', page)

    url, question = urljoin(opened.url("check"), link[1]), link[2]
    assert question == "How greasy to touch"
    assert back(opened.client.get(url)) == opened.url("check")
    changed = opened.client.post(
        url,
        {k: 1 for k in ("OIL_SHINE", "OIL_TOUCH", "OIL_FEEL", "OIL_BLOT", "BOTHER_OIL")}
        | {"OIL_CHANGE": "NO", "DRY_PATCH": "NO"},
    )
    assert changed["Location"] == opened.url("check")
    assert opened.intake.read_draft()["OIL_TOUCH"] == 1


def test_a_change_that_brings_up_new_questions_asks_them_first(opened):
    opened.walk(CLEAN)

    more = {"GOALS": ["OIL", "TEXTURE", "RED"], "GOAL_TOP": "RED", "ZONES": "NOSE"}
    response = opened.post("goals", more, query="?to=check")
    assert response["Location"] == opened.url("redness") + "?to=check"

    redness = {"RED_NOW": 1, "RED_FLUSH": 1, "RED_DX": "NO", "RED_SPOTS": "NO", "RED_EYES": "NO"}
    redness |= {"RED_THICK": "NO", "RED_BODY": "NONE", "BOTHER_RED": 1}
    response = opened.post("redness", redness, query="?to=check")
    assert response["Location"] == opened.url("check")


def test_what_was_left_out_can_be_added(opened):
    page = words(opened.walk(CLEAN))

    assert "Nothing added" in page
    assert "#q-MEDS_TEXT" in page


def test_it_says_what_happens_next(opened):
    page = words(opened.walk(CLEAN))

    assert "What happens next" in page
    assert "before your visit on <strong>Monday 16 March, 10:30am</strong>" in page


def test_it_is_no_page_to_post_to(opened):
    opened.walk(CLEAN)

    assert opened.post("check").status_code == 405
