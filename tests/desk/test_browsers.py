"""The front desk sees from how many browsers a link was opened, and can vouch for a caller."""

import re
from datetime import timedelta

import pytest

from intake.journey import Stage
from intake.models import Event, OneTimeCode
from intake.services import PATIENT, recognise, trust
from tests.builders import NOW, a_receptionist, an_intake

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    client.force_login(a_receptionist())
    return client


def page_of(client, intake):
    return " ".join(client.get(f"/queue/{intake.code}/").content.decode().split())


def test_the_page_says_from_how_many_browsers_it_was_opened(desk):
    intake = an_intake(stage=Stage.INVITED)
    assert "Not opened yet" in page_of(desk, intake)

    recognise(intake, secret="", at=NOW)
    assert "Opened from 1 browser" in page_of(desk, intake)

    trust(intake, secret="", way="code", by=PATIENT, at=NOW + timedelta(hours=1))
    page = page_of(desk, intake)
    assert "Opened from 2 browsers" in page
    assert "Another browser, by a code" in page


def test_a_code_to_read_out_is_shown_once_and_written_down(desk):
    intake = an_intake()

    page = desk.post(f"/queue/{intake.code}/code/").content.decode()

    digits = re.search(r"<strong>(\d{3} \d{3})</strong>", page).group(1)
    made = OneTimeCode.objects.get()
    assert (made.channel, made.created_by.name) == ("desk", "Rae Okoro")
    assert digits.replace(" ", "") not in made.digits_hash
    assert Event.objects.of(intake).last().detail == {"channel": "desk"}
    assert "A code was read out on the telephone" in page_of(desk, intake)


def test_a_second_code_has_to_wait_a_minute(desk):
    intake = an_intake()
    desk.post(f"/queue/{intake.code}/code/")

    response = desk.post(f"/queue/{intake.code}/code/", follow=True)

    assert "Wait a minute, then ask again." in response.content.decode()
    assert OneTimeCode.objects.count() == 1


def test_looking_shows_no_code(desk):
    assert desk.get(f"/queue/{an_intake().code}/code/").status_code == 405
    assert not OneTimeCode.objects.exists()


def test_an_intake_that_was_begun_in_no_known_browser_does_not_read_as_unopened(desk):
    page = page_of(desk, an_intake())

    assert "No browser of the patient is known" in page
    assert "Not opened yet" not in page
