"""People are found by their names as they are typed, and it is said who was not looked for."""

from __future__ import annotations

import pytest

from clinic.desk import search
from tests.builders import a_patient
from tests.desk.test_queue import words

pytestmark = pytest.mark.django_db

NOT_ALL = "Only the names of the newest 2 people were looked through."


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Yıldızer", "Yildizer"),
        ("Yildizer", "Yıldızer"),
        ("Llewelyn-Price", "Llewelyn Price"),
        ("Llewelyn Price", "llewelyn-price"),
        ("Llewelyn-Price", "Price"),
        ("O'Brien", "O’Brien"),
        ("O’Brien", "obrien"),
        ("Ødegård", "Odegard"),
        ("Łukasz", "Lukasz"),
        ("Zoë", "zoe"),
    ],
)
def test_a_name_is_found_as_people_type_it(desk, name, typed):
    a_patient(given_name="Pat", family_name=name)

    assert f"Pat {name}" in words(desk.get("/queue/", {"q": typed}))


@pytest.mark.parametrize(("typed", "found"), [("Llewelyn Rice", False), ("Ade", True)])
def test_every_word_is_how_a_part_of_the_name_begins(desk, typed, found):
    a_patient(given_name="Ade", family_name="Llewelyn-Price")

    assert ("Ade Llewelyn-Price" in words(desk.get("/queue/", {"q": typed}))) is found


def test_it_is_said_that_older_people_were_not_looked_through(desk, monkeypatch):
    monkeypatch.setattr(search, "OPENED", 2)
    for name in ("Oldest", "Older", "Newest"):
        a_patient(given_name="Pat", family_name=name)

    said = words(desk.get("/queue/", {"q": "Pat"}))

    assert "Pat Newest" in said and "Pat Oldest" not in said
    assert f"{NOT_ALL} To find older ones, add the birth date to the last name" in said
    assert NOT_ALL in words(desk.get("/queue/", {"q": "Oldest"}))


def test_it_is_not_said_where_everybody_was_looked_for(desk, monkeypatch):
    monkeypatch.setattr(search, "OPENED", 2)
    for name in ("Older", "Newest"):
        a_patient(given_name="Pat", family_name=name)
    assert "looked through" not in words(desk.get("/queue/", {"q": "Pat"}))

    a_patient(given_name="Pat", family_name="Third", phone="07700 900581")

    for typed in ("07700 900581", "Older 15 6 1992"):
        assert "looked through" not in words(desk.get("/queue/", {"q": typed}))


def test_it_is_said_that_more_people_fit_than_are_shown(desk, monkeypatch):
    monkeypatch.setattr(search, "MOST", 2)
    for name in ("Oldest", "Older", "Newest"):
        a_patient(given_name="Pat", family_name=name)

    said = words(desk.get("/queue/", {"q": "Pat"}))

    assert "Pat Older" in said and "Pat Oldest" not in said
    assert "More than 2 people fit, and only the 2 registered last are shown." in said
    assert "Add the birth date to the last name" in said


def test_that_is_not_said_where_all_who_fit_are_shown(desk, monkeypatch):
    monkeypatch.setattr(search, "MOST", 2)
    for name in ("Older", "Newest"):
        a_patient(given_name="Pat", family_name=name)

    assert "people fit" not in words(desk.get("/queue/", {"q": "Pat"}))
