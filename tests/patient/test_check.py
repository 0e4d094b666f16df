"""Check your answers: all of them, in words, each with a way to change it."""

import re
from html import escape, unescape
from urllib.parse import urljoin

from intake.questionnaire.editions import CURRENT
from intake.route import Route, teaches_back
from tests.builders import CLEAN, answers
from tests.patient.journey import back, words

PLACE = re.compile('<span id="q-[A-Z_]+"></span>')


def checked(opened, **changes):
    """The check page, without the places that changes come back to."""
    return PLACE.sub("", words(opened.walk(answers(**changes))))


def test_answers_are_grouped_by_page_in_the_patients_words(opened):
    page = checked(opened, GOAL_TEXT="Less shine by lunchtime.", MEDS=["THIN"])

    assert "<h2>Oil and spots</h2>" in page
    assert "Nothing is sent yet." in page
    assert "“Less shine by lunchtime.”" in page
    assert "Blood thinners (like warfarin, apixaban, clopidogrel)" in page
    assert "<dt>Shine by midday</dt> <dd>Very</dd>" in page
    assert "Redness" not in page


def test_what_is_not_so_is_named_in_one_line_with_a_way_to_change_it(opened):
    page = checked(opened, KELOID="YES")

    assert "<dt>Thick scars</dt> <dd>Yes</dd>" in page
    assert "<dt>No</dt> <dd>Skin today, cold sores</dd>" in page
    assert '#q-SKIN_NOW">Change<span class="unseen"> No: Skin today, cold sores' in page


def test_a_change_comes_back_to_its_line(opened):
    page = words(opened.walk(answers(KELOID="YES")))
    short, full = page.split("<summary>")

    for code in ("KELOID", "HSV", "SKIN_NOW", "LONG_TERM"):
        assert short.count(f'id="q-{code}"') == 1, code
        assert f'id="q-{code}"' not in full


def test_a_no_that_tells_something_is_never_one_among_others(opened):
    page = checked(opened, FOLLOWUP="NO", CONTACT_PRIV="NO", BLOODOK="NO")

    for label, answer in [
        ("Follow-up", "No"),
        ("May say “skin clinic”", "No, keep it private"),
        ("Blood protein", "No"),
    ]:
        assert f"<dt>{label}</dt> <dd>{answer}</dd>" in page


def test_not_sure_and_private_are_rows_of_their_own(opened):
    page = checked(opened, KELOID="UNSURE", PREG=["PRIVATE"], ALLERGY=["UNSURE"])

    for label, answer in [
        ("Thick scars", "Not sure"),
        ("Pregnancy", "Talk in private"),
        ("Allergies", "Not sure"),
    ]:
        assert f"<dt>{label}</dt> <dd>{answer}</dd>" in page


TOXIN = {"TOX_EVER": "YES", "TOX_LAST": None, "TOX_BRAND": "ONA", "TOX_WHY": ["COSMETIC"]}
TOXIN |= {"TOX_WHO": "CLINIC", "TOX_PROBLEM": ["NONE"]}


def test_every_question_and_answer_stands_in_full_behind_one_line(opened):
    page = checked(opened, **TOXIN)
    short, full = page.split("<summary>All answers</summary>")

    assert "<details" in short and "open" not in short.rsplit("<details", 1)[1]
    route = Route(CURRENT, opened.intake.read_draft())
    for asked in route.pages[:-1]:
        for item in () if teaches_back(asked) else route.items(asked):
            assert f"<dt>{escape(item.text)}</dt>" in full
            assert f"../{asked.slug}/?to=check&amp;whole=1#q-{item.code}" in full
    assert "<dt>Last jab</dt> <dd>date not known</dd>" in short


def test_a_merged_list_is_one_row(opened):
    page = words(opened.walk(answers(NMD=["NERVE"], BSV=["LUNG"])))

    row = "Other nerve problem (MS, stroke, numb or weak limbs); Asthma"
    assert row in page
    assert "Nerve or muscle disease" not in page


def test_the_birth_date_is_shown_and_changed_by_calling_us(opened):
    page = words(opened.walk(CLEAN))

    assert "15 Jun 1992" in page
    short, full = page.split("<summary>")
    assert short.count("If this is wrong, call us.") == full.count("If this is wrong") == 1


def test_each_change_link_names_its_question_and_comes_back_here(opened):
    page = words(opened.walk(CLEAN))
    link = re.search(r'href="([^"#]+)#q-OIL_TOUCH">Change<span class="unseen"> ([^<]+)', page)

    url, question = urljoin(opened.url("check"), unescape(link[1])), link[2]
    assert question == "Greasy to touch"
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


def test_it_is_no_page_to_post_to(opened):
    opened.walk(CLEAN)

    assert opened.post("check").status_code == 405
