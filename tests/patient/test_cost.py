"""What a page may cost, and what may be remembered to make it cheap."""

from django.template.loader import get_template

from intake.forms import drawn, page_form
from intake.questionnaire.editions import CURRENT
from intake.remembering import Remembered
from intake.route import Route
from intake.views import rows
from tests.builders import CLEAN, NOW, answers
from tests.patient.journey import words
from tests.patient.test_returning import back, safe


def test_showing_a_page_asks_the_database_twice(opened, django_assert_num_queries):
    with django_assert_num_queries(2):
        opened.get("today")


def test_saving_a_page_writes_once(opened, django_assert_max_num_queries):
    opened.answer("today", CLEAN)

    with django_assert_max_num_queries(7) as asked:
        opened.answer("today", CLEAN)

    writes = [q["sql"] for q in asked if q["sql"].startswith(("UPDATE", "INSERT", "DELETE"))]
    assert len(writes) == 1


def test_agreeing_costs_who_comes_back_one_question_more(opened, clock, django_assert_num_queries):
    opened.walk(CLEAN)
    with django_assert_num_queries(2):
        opened.get("agreement")
    again = back(clock)
    safe(again)
    again.post("last-time", {"right": "all"})

    # Besides those two: what was told last time, how that came, and what was agreed.
    with django_assert_num_queries(5):
        again.get("agreement")


def test_no_page_weighs_more_than_a_few_kilobytes(opened):
    opened.walk(answers(GOALS=["OIL", "TEXTURE"]))

    for slug in ("today", "goals", "treatments", "you", "check"):
        response = opened.client.get(opened.url(slug), headers={"accept-encoding": "gzip"})
        assert len(response.content) < 6_000, slug


def test_a_remembered_question_is_what_would_be_drawn(opened):
    opened.walk(CLEAN)
    route = Route(CURRENT, opened.intake.read_draft())
    form = page_form(CURRENT, CURRENT.page("treatments"))(route, today=NOW.date())
    first = form.drawn

    fresh = "".join(get_template(drawn.FIELD).render({"field": field}) for field in form)

    assert form.drawn == first == fresh
    assert fresh in opened.get("treatments").content.decode()


def test_nothing_personal_is_remembered(opened):
    given = answers(
        GOAL_TEXT="Zebra crossing",
        NAME_PREF="Zebedee",
        EVENT="2026-11-28",
        PROCS={"FILLER": "2025-12-24"},
        TOX_EVER="YES",
        TOX_LAST="2025-11-23",
        TOX_BRAND="ONA",
        TOX_WHY=["COSMETIC"],
        TOX_WHO="CLINIC",
        TOX_PROBLEM=["NONE"],
    )
    opened.walk(given)
    for slug in ("goals", "treatments", "you"):
        assert opened.get(slug).status_code == 200
    assert "Zebra crossing" in words(opened.get("goals"))
    opened.post("you", {"NAME_PREF": "Zebedee" * 40})

    opened.post("today", {"SX_NOW": "NONE", "SX_ONSET": "Zebra", "FILLER": ["", "Zebra"]})

    kept = "".join(drawn._remembered.known.values())
    assert "Zebra" not in repr(drawn._remembered.known.keys())
    for secret in ("Zebra", "Zebedee", "28", "24", "23", "Error"):
        assert f'value="{secret}' not in kept
        assert f">{secret}" not in kept


def test_the_check_page_remembers_no_words_and_no_days(opened):
    given = answers(GOAL_TEXT="Zebra crossing", EVENT="2026-11-28", PROCS={"FILLER": "2025-12-24"})

    page = words(opened.walk(given))

    assert "“Zebra crossing”" in page and "28 Nov 2026" in page and "24 Dec 2025" in page
    kept = repr(rows._remembered.known)
    for personal in ("Zebra", "28 Nov", "24 Dec", "15 Jun", str(opened.intake.code)):
        assert personal not in kept


def test_a_remembered_row_follows_the_answer(opened):
    opened.walk(answers(OIL_SHINE=1))
    opened.answer("oil", answers(OIL_SHINE=4))

    for row in words(opened.get("check")).split("#q-OIL_SHINE")[:-1]:
        assert row.rsplit("<dd>", 1)[1].startswith("Wet-looking")


def test_what_was_not_needed_longest_is_forgotten_first():
    made = []
    memory = Remembered(2)
    for key in ("a", "b", "a", "c", "a", "b"):
        assert memory.get(key, lambda key=key: made.append(key) or key) == key

    assert made == ["a", "b", "c", "b"]
    assert set(memory.known) == {"a", "b"}
