"""Sentences that are ready: kept by a manager, picked by whoever asks, read by the patient."""

from __future__ import annotations

from html import unescape
from uuid import uuid4

import pytest

from clinic.phrasing.models import ReadyReason
from clinic.phrasing.services import ReasonGone, TooManyReasons, ready, take_away
from intake.models import Event, InfoRequest, Intake
from intake.services import change_language
from tests.builders import NOW, a_clinic, a_receptionist, an_intake

DARK = {"en": "The photo is too dark.", "es": "La foto es muy oscura."}


def text(response) -> str:
    return unescape(response.content.decode())


def asked(client, intake: Intake, template: str, step: str = "send"):
    given = {"questions": ["medicines"], "template": template, "step": step}
    client.force_login(a_receptionist(intake.clinic))
    return client.post(f"/queue/{intake.code}/ask/", given | {"version": intake.version})


def test_a_sentence_is_kept_and_offered_to_whoever_asks(office, sam, client):
    office.post("/settings/sentences/new/", {"in_en": DARK["en"], "in_es": DARK["es"]})
    intake = an_intake()

    client.force_login(a_receptionist(sam.clinic))
    page = text(client.get(f"/queue/{intake.code}/ask/"))

    assert DARK["en"] in text(office.get("/settings/sentences/"))
    assert "Not yet in العربية" in text(office.get("/settings/sentences/"))
    assert DARK["en"] in page
    assert "Please check the dates." in page


@pytest.mark.parametrize(("language", "reads"), [("en", "en"), ("es", "es"), ("ar", "en")])
def test_the_patient_reads_it_in_their_language_as_far_as_there_is_one(
    sam, client, language, reads
):
    kept = ready(sam.clinic, DARK, by=sam, at=NOW)
    intake = an_intake()
    change_language(intake, language=language, at=NOW)
    intake = Intake.objects.get(pk=intake.pk)

    preview = text(asked(client, intake, str(kept.sentence), step="preview"))
    asked(client, intake, str(kept.sentence))

    assert DARK[reads] in preview
    assert DARK["en"] in preview
    assert InfoRequest.objects.get().read_reason() == DARK[reads]


def test_a_standard_sentence_is_translated_too(sam, client):
    intake = an_intake()
    change_language(intake, language="es", at=NOW)

    asked(client, Intake.objects.get(pk=intake.pk), "Please check the dates.")

    assert InfoRequest.objects.get().read_reason() == "Revise las fechas, por favor."


def test_what_was_sent_stays_as_it_was_when_a_sentence_changes(sam, client, office):
    kept = ready(sam.clinic, DARK, by=sam, at=NOW)
    asked(client, an_intake(), str(kept.sentence))

    office.post(f"/settings/sentences/{kept.sentence}/", {"in_en": "Take it by a window."})

    assert InfoRequest.objects.get().read_reason() == DARK["en"]
    assert [str(one) for one in ReadyReason.objects.standing(sam.clinic)] == [
        "Take it by a window."
    ]
    event = Event.objects.of(sam.clinic).filter(name="ready sentence changed").latest("seq")
    assert event.detail["settings"]["in_en"] == [DARK["en"], "Take it by a window."]
    assert event.detail["settings"]["in_es"] == [DARK["es"], ""]
    assert "Take it by a window." in text(office.get("/settings/history/"))


def test_a_language_that_is_not_offered_now_keeps_its_words(sam, office):
    kept = ready(sam.clinic, DARK, by=sam, at=NOW)
    sam.clinic.languages = ["ar"]
    sam.clinic.save()

    office.post(f"/settings/sentences/{kept.sentence}/", {"in_en": "Too dark."})

    (now,) = ReadyReason.objects.standing(sam.clinic)
    assert now.words == {"en": "Too dark.", "es": DARK["es"]}


def test_a_sentence_that_was_taken_away_cannot_be_picked_any_more(sam, client, office):
    kept = ready(sam.clinic, DARK, by=sam, at=NOW)

    page = text(office.post(f"/settings/sentences/{kept.sentence}/away/", follow=True))

    assert "It is not offered any more." in page
    assert DARK["en"] not in page
    assert asked(client, an_intake(), str(kept.sentence)).status_code == 422
    assert ReadyReason.objects.count() == 2
    assert office.get(f"/settings/sentences/{kept.sentence}/").status_code == 404
    with pytest.raises(ReasonGone):
        take_away(sam.clinic, kept.sentence, by=sam, at=NOW)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"in_es": "Hola"}, "Write the sentence in English"),
        ({"in_en": "x" * 201}, "Write it in 200 letters or fewer"),
    ],
)
def test_a_sentence_that_cannot_be_says_what_to_do_and_loses_nothing(office, given, sentence):
    page = office.post("/settings/sentences/new/", given)

    assert page.status_code == 422
    assert sentence in text(page)
    ((name, value),) = given.items()
    assert page.context["form"][name].value() == value


def test_there_are_no_more_than_somebody_reads_through(sam):
    for number in range(20):
        ready(sam.clinic, {"en": f"Sentence {number}"}, by=sam, at=NOW)

    with pytest.raises(TooManyReasons, match="Take one away first"):
        ready(sam.clinic, DARK, by=sam, at=NOW)


def test_another_clinics_sentence_is_neither_offered_nor_found(sam, office, client):
    kept = ready(a_clinic(name="Theirs"), DARK, by=sam, at=NOW)

    assert DARK["en"] not in text(office.get("/settings/sentences/"))
    assert office.get(f"/settings/sentences/{kept.sentence}/").status_code == 404
    assert office.get(f"/settings/sentences/{uuid4()}/").status_code == 404
