"""A patient stops reminders on their link's page, and need not say who they are for it."""

from __future__ import annotations

import pytest
from django.test import Client

from intake.models import Event
from intake.services import find_link
from tests.builders import NOW, a_link, a_patient, a_visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def link():
    return a_link(a_visit(a_patient(family_name="Quillfeather")))


def test_the_start_page_leads_to_it(link, client):
    assert f"/i/{link.token}/reminders/" in client.get(f"/i/{link.token}/").text


def test_looking_stops_nothing_and_tells_nothing(link, client):
    page = client.get(f"/i/{link.token}/reminders/")

    link.intake.patient.refresh_from_db()
    assert link.intake.patient.unreminded_since is None
    assert "Quillfeather" not in page.text
    assert page.text.count("Stop reminders") > 1


def test_reminders_are_stopped_and_wanted_again_and_the_link_works_on(link, client):
    url = f"/i/{link.token}/reminders/"

    stopped = client.post(url, {"wanted": "no"}, follow=True)
    assert "You get no more reminders" in stopped.text
    again = client.post(url, {"wanted": "yes"}, follow=True)

    assert "You get no more reminders" not in again.text
    told = [(event.name, event.actor_kind) for event in Event.objects.of(link.intake.patient)]
    assert told[-2:] == [("reminders stopped", "patient"), ("reminders allowed", "patient")]
    assert find_link(link.token, at=NOW)


def test_a_link_that_is_not_one_stops_nothing(link, client):
    assert client.post("/i/none/reminders/", {"wanted": "no"}).status_code == 404


def test_nobody_elses_page_stops_them(link):
    strict = Client(enforce_csrf_checks=True)

    assert strict.post(f"/i/{link.token}/reminders/", {"wanted": "no"}).status_code == 403
