"""A clinic offers the languages it chooses; English is always among them."""

from __future__ import annotations

from html import unescape

import pytest

from intake.models import Event, Intake
from intake.services import change_language, invite
from tests.builders import NOW, a_link, a_patient, a_receptionist, a_visit, an_intake
from tests.owner.test_settings import as_they_are

SPANISH, ARABIC = "Español", "العربية"


def text(response) -> str:
    return unescape(response.content.decode())


@pytest.fixture
def only_spanish(office, sam):
    office.post("/settings/", as_they_are(sam.clinic) | {"languages": ["es"]})
    sam.clinic.refresh_from_db()
    return sam.clinic


def test_languages_are_chosen_with_before_and_after_written_down(only_spanish, office):
    event = Event.objects.of(only_spanish).get(name="settings changed")

    assert event.detail["settings"] == {"languages": [["es", "ar"], ["es"]]}
    assert "Spanish, Arabic" in text(office.get("/settings/history/"))


def test_a_patient_is_offered_only_these(only_spanish, client):
    link = a_link(a_visit(a_patient(only_spanish)))

    page = text(client.get(f"/i/{link.token}/"))

    assert SPANISH in page
    assert ARABIC not in page


def test_with_english_alone_there_is_nothing_to_choose(office, sam, client):
    office.post("/settings/", as_they_are(sam.clinic) | {"languages": []})
    link = a_link(a_visit(a_patient(sam.clinic)))

    page = text(client.get(f"/i/{link.token}/"))

    assert SPANISH not in page
    assert 'name="language"' not in page


def test_a_language_that_is_not_offered_cannot_be_asked_for(only_spanish):
    visit, rae = a_visit(a_patient(only_spanish)), a_receptionist(only_spanish)

    made = invite(visit, channel="copy", language="ar", by=rae, at=NOW)

    assert made.intake.language == "en"
    assert not change_language(made.intake, language="ar", at=NOW)
    assert change_language(made.intake, language="es", at=NOW)


def test_who_began_in_a_language_goes_on_in_it_and_can_leave_it(office, sam):
    intake = an_intake()
    change_language(intake, language="ar", at=NOW)
    office.post("/settings/", as_they_are(sam.clinic) | {"languages": []})
    intake = Intake.objects.select_related("clinic").get(pk=intake.pk)

    assert intake.language == "ar"
    assert change_language(intake, language="en", at=NOW)


def test_staff_choose_among_these_and_word_messages_in_these(only_spanish, office, client):
    client.force_login(a_receptionist(only_spanish))

    for page in ("/patients/new/", "/patients/walk-in/"):
        shown = text(client.get(page))
        assert "Spanish" in shown
        assert "Arabic" not in shown
    assert ARABIC not in text(office.get("/settings/messages/"))
    assert office.get("/settings/messages/invitation/email/ar/").status_code == 404
