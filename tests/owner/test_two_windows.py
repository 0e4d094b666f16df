"""Two people, or two windows, change the same page: nobody undoes the other unseen."""

import re
from html import unescape

import pytest

from clinic.staff.seen import SEEN
from intake.services import correct_patient
from tests.builders import NOW, a_patient, a_receptionist
from tests.owner.test_settings import as_they_are
from tests.patient.journey import inputs


def seen_on(response) -> str:
    return unescape(re.search(f'name="{SEEN}" value="([^"]*)"', response.content.decode())[1])


def opened(office, sam) -> dict:
    """What a window of the settings would send, were it saved as it is."""
    return as_they_are(sam.clinic) | {SEEN: seen_on(office.get("/settings/"))}


def test_what_two_windows_change_in_two_places_both_stands(office, sam):
    one = opened(office, sam)
    other = dict(one)

    office.post("/settings/", one | {"phone": "020 7946 0999"})
    office.post("/settings/", other | {"address": "2 Harley Lane"})

    sam.clinic.refresh_from_db()
    assert (sam.clinic.phone, sam.clinic.address) == ("020 7946 0999", "2 Harley Lane")


def test_what_both_change_is_refused_once_with_what_it_is_now(office, sam):
    one = opened(office, sam)
    office.post("/settings/", one | {"phone": "020 7946 0111"})

    refused = office.post("/settings/", one | {"phone": "020 7946 0222", "name": "Harley"})
    told = unescape(refused.content.decode())
    again = one | {"phone": "020 7946 0222", "name": "Harley", SEEN: seen_on(refused)}
    office.post("/settings/", again)

    assert refused.status_code == 422
    assert "Telephone: somebody changed this meanwhile. It is now: 020 7946 0111." in told
    assert 'value="020 7946 0222"' in told
    sam.clinic.refresh_from_db()
    assert (sam.clinic.phone, sam.clinic.name) == ("020 7946 0222", "Harley")


@pytest.mark.parametrize("odd", ["", "nonsense", "[1]", "[" * 100_000, '{"phone": 3}'])
def test_odd_marks_lose_nothing(office, sam, odd):
    office.post("/settings/", as_they_are(sam.clinic) | {"name": "Harley", SEEN: odd})

    sam.clinic.refresh_from_db()
    assert sam.clinic.name == "Harley"


def test_opening_hours_that_another_changed_stand(office, sam):
    page = office.get("/settings/hours/").content.decode()
    fields = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page))
    one = {name: unescape(value) for name, value in fields.items()}
    one = {n: v for n, v in one.items() if n != "csrfmiddlewaretoken"} | {"closed_days": ""}

    office.post("/settings/hours/", one | {"answer_within_hours": 4})
    office.post("/settings/hours/", one | {"closes_0": "16:00"})

    sam.clinic.refresh_from_db()
    assert sam.clinic.answer_within_hours == 4
    assert sam.clinic.opening_hours[0][-1][-1] == "16:00"


@pytest.mark.django_db
def test_a_telephone_number_corrected_meanwhile_is_not_put_back(client):
    rae = a_receptionist()
    client.force_login(rae)
    patient = a_patient(clinic=rae.clinic)
    address = f"/patients/{patient.code}/correct/"
    shown = client.get(address)
    names = ("given_name", "family_name", "email", "phone")
    typed = {one["name"]: one.get("value", "") for one in inputs(shown)} | {SEEN: seen_on(shown)}
    assert all(typed[name] for name in names)

    correct_patient(patient, phone="07700 900999", by=rae, at=NOW)
    client.post(address, typed | {"email": "ada.new@patient.example"})

    patient.refresh_from_db()
    who = patient.read_identity()
    assert (who.phone, who.email) == ("07700 900999", "ada.new@patient.example")
