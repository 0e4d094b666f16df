"""The front desk sees no answer to the clinic's own questions, and may read them out by phone."""

from __future__ import annotations

from html import unescape

import pytest

from clinic.asking.topics import topics
from intake.models import Intake, Origins
from tests.builders import CLEAN, a_clinician, a_link, an_intake, an_own_question
from tests.desk.test_phoning import url
from tests.patient.journey import typed, words

pytestmark = pytest.mark.django_db

SECRET = "Only for the clinician"


@pytest.fixture
def rae_asks(rae):
    an_own_question(rae.clinic, "yes_no", "Do you faint at needles?", tell_if=frozenset({"YES"}))
    an_own_question(rae.clinic, "words", "Who told you of us?")
    return rae


def test_no_page_of_the_desk_shows_question_or_answer(desk, rae_asks):
    intake = an_intake(OWN_1="YES", OWN_2=SECRET)

    for page in ("/queue/", f"/queue/{intake.code}/", f"/patients/{intake.patient.code}/"):
        shown = unescape(desk.get(page).content.decode())
        assert "needles" not in shown and SECRET not in shown and "asked to be told" not in shown


def test_the_desk_is_offered_no_own_question_to_ask_back_and_clinicians_are(rae_asks):
    intake = an_intake(OWN_1="YES")

    def offered(reader):
        return [offer.words for topic in topics(intake, reader) for offer in topic.offers]

    assert "Do you faint at needles?" not in offered(rae_asks)
    assert "Questions from our clinic" not in offered(rae_asks)
    assert "Do you faint at needles?" in offered(a_clinician(rae_asks.clinic))


def test_they_are_read_out_by_phone_and_marked_as_told(desk, rae_asks):
    intake = a_link().intake
    place = desk.post(url(intake))["Location"]
    intake = Intake.objects.get(pk=intake.pk)

    met = []
    while (slug := place.rstrip("/").rsplit("/", 1)[-1]) != "sent":
        met.append(slug)
        given = CLEAN | {"OWN_1": "NO", "OWN_2": "A friend"}
        response = desk.post(place, typed(intake.read_edition().page(slug), given))
        assert response.status_code == 302, words(response)
        place = response["Location"]

    assert met[-2:] == ["clinic", "agreement"]
    sent = Intake.objects.get(pk=intake.pk).revision
    assert sent.read_answers()["OWN_2"] == "A friend"
    assert Origins.objects.get(revision=sent).read()["OWN_1"].told_to == str(rae_asks.code)
