"""The way through the pages, without a page."""

import pytest

from intake.questionnaire.answers import read
from intake.questionnaire.editions import CURRENT
from intake.route import Route
from tests.builders import answers
from tests.patient.journey import PATIENTS


def slugs(route):
    return [page.slug for page in route.pages]


@pytest.mark.parametrize("patient", PATIENTS, ids=lambda patient: patient["id"])
def test_what_is_asked_is_what_the_core_says_arises(patient):
    """The route reads stored answers without checking them again; it must not differ."""
    given = patient["answers"]
    for count in range(0, len(given), 7):
        some = dict(list(given.items())[:count])

        route = Route(CURRENT, some)

        certain = {code for code, arises in route.arises.items() if arises}
        assert certain == CURRENT.arising.shown(read(CURRENT, some).copy())


def test_only_chosen_concerns_have_pages():
    assert "neck" not in slugs(Route(CURRENT, answers()))
    assert "neck" in slugs(Route(CURRENT, answers(GOALS=["NECK"])))


def test_the_first_page_with_a_gap_is_where_the_patient_goes_on():
    assert Route(CURRENT, {}).first_open.slug == "today"
    assert Route(CURRENT, answers(ALLERGY=...)).first_open.slug == "conditions"
    assert Route(CURRENT, answers()).complete


def test_what_is_optional_leaves_no_gap():
    route = Route(CURRENT, answers())

    assert "EVENT" not in route.draft
    assert route.missing(CURRENT.page("you")) == ()


def test_a_red_flag_is_a_gap_too():
    route = Route(CURRENT, answers(SX_NOW=["ALLERGY"], SX_ONSET="NEW"))

    assert route.red_flag
    assert route.first_open.slug == "today"


def test_the_estimate_never_grows_on_the_way_of_one_concern():
    given = answers(GOALS=["OIL"], GOAL_TOP=...)
    left = []
    for page in Route(CURRENT, given).pages[:-1]:
        told = [q.code for p in CURRENT.pages[: CURRENT.pages.index(page)] for q in p.questions]
        so_far = {code: given[code] for code in told if code in given}
        left.append(Route(CURRENT, so_far).minutes_from(page))

    assert left[0] == 8
    assert left == sorted(left, reverse=True)


def test_there_are_four_parts():
    route = Route(CURRENT, answers())

    assert [route.part(page)[0] for page in route.pages] == sorted(
        route.part(page)[0] for page in route.pages
    )
    assert route.part(route.agreement) == (4, 4)
