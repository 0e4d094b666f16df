"""Managers look after who works here, and cannot lock everybody out by accident."""

import re
from html import unescape

import pytest
from django.core import mail
from django.test import Client

from clinic.staff.models import Role, User
from tests.builders import PASSWORD, a_clinic, a_clinician, a_manager, a_receptionist

NEW = {"name": "Kim Lee", "email": "kim@clinic.example", "role": Role.FRONT_DESK}


def text(response) -> str:
    return unescape(response.content.decode())


def test_everybody_is_listed_with_what_they_may_do(office, sam):
    rae = a_receptionist()

    page = text(office.get("/people/"))

    assert "Sam Field" in page and rae.email in page and "Front desk" in page
    assert "Never" in page


def test_people_of_another_clinic_are_not_there(office):
    theirs = a_clinician(a_clinic(name="Elsewhere"), name="Olu Adeyemi")

    assert "Olu Adeyemi" not in text(office.get("/people/"))
    for what in ("", "deactivate/"):
        assert office.get(f"/people/{theirs.code}/{what}").status_code == 404
    for what in ("link/", "reactivate/"):
        assert office.post(f"/people/{theirs.code}/{what}").status_code == 404


@pytest.mark.parametrize("make", [a_receptionist, a_clinician])
@pytest.mark.parametrize("path", ["/people/", "/people/new/", "/settings/", "/settings/protocol/"])
def test_only_a_manager_comes_in(db, make, path):
    client = Client()
    client.force_login(make())

    assert client.get(path).status_code == 403


def test_a_new_person_sets_a_password_by_the_mailed_link_and_signs_in(office):
    office.post("/people/new/", NEW)

    (sent,) = mail.outbox
    assert sent.to == ["kim@clinic.example"]
    link = re.search(r"https?://[^/]+(/\S+)", sent.body).group(1)
    kim = Client()
    form = kim.get(link, follow=True)
    password = {"password1": PASSWORD, "password2": PASSWORD}
    kim.post(form.redirect_chain[-1][0], password)

    signing_in = kim.post("/sign-in/", {"login": "kim@clinic.example", "password": PASSWORD})
    assert signing_in.status_code == 302
    assert User.objects.get(email="kim@clinic.example").last_login is not None


def test_a_mail_server_that_is_down_loses_nobody(office, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = 1

    page = text(office.post("/people/new/", NEW, follow=True))

    assert "could not be sent" in page
    assert "Kim Lee" in page


def test_an_address_that_signs_in_already_is_said_beside_the_field(office):
    rae = a_receptionist()

    answer = office.post("/people/new/", NEW | {"email": rae.email.upper()})

    assert answer.status_code == 422
    assert "Somebody already signs in with this e-mail address." in text(answer)
    assert "Kim Lee" in text(answer)


@pytest.mark.parametrize(
    "email", [f"{'k' * 300}@example.org", f"{'k' * 60}@{'clinic.' * 30}org", "\u0130k@example.org"]
)
def test_an_address_nobody_could_sign_in_with_is_said_beside_the_field(office, email):
    answer = office.post("/people/new/", NEW | {"email": email})

    assert answer.status_code == 422
    assert "Kim Lee" in text(answer)
    assert User.objects.count() == 1


def test_a_letter_that_only_looks_like_another_makes_no_second_person(office):
    for _ in range(2):
        answer = office.post("/people/new/", NEW | {"email": "\u017ftaff@example.org"})

        assert answer.status_code == 422
        assert "name@example.org" in text(answer)
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    "name", ["\u200b\u200b", "\u3164", "...", "Kim\nLee", "Kim\x07", "\u202eeeL"]
)
def test_a_name_is_something_that_can_be_read(office, name):
    answer = office.post("/people/new/", NEW | {"name": name})

    assert answer.status_code == 422
    assert "kim@clinic.example" in text(answer)
    assert User.objects.count() == 1


def test_a_role_is_changed(office):
    rae = a_receptionist()

    office.post(f"/people/{rae.code}/", {"role": Role.CLINICIAN})

    rae.refresh_from_db()
    assert rae.role == Role.CLINICIAN


def test_whoever_left_is_out_at_once_and_may_return(office):
    rae = a_receptionist()
    client = Client()
    client.force_login(rae)

    office.post(f"/people/{rae.code}/deactivate/")
    assert client.get("/queue/").url.startswith("/sign-in/")
    assert "Ended" in text(office.get("/people/"))

    office.post(f"/people/{rae.code}/reactivate/")
    rae.refresh_from_db()
    assert rae.is_active


def test_whoever_returns_signs_in_anew(office):
    rae = a_receptionist()
    client = Client()
    client.force_login(rae)

    office.post(f"/people/{rae.code}/deactivate/")
    office.post(f"/people/{rae.code}/reactivate/")

    assert client.get("/queue/").url.startswith("/sign-in/")


def test_nothing_happens_before_ending_is_confirmed(office):
    rae = a_receptionist()

    office.get(f"/people/{rae.code}/deactivate/")

    rae.refresh_from_db()
    assert rae.is_active


@pytest.mark.parametrize(("what", "told"), [("deactivate/", {}), ("", {"role": Role.FRONT_DESK})])
def test_the_last_manager_stays(office, sam, what, told):
    answer = office.post(f"/people/{sam.code}/{what}", told | {"sure": "on"})

    assert "This is the only manager." in text(answer)
    sam.refresh_from_db()
    assert sam.is_active and sam.role == Role.MANAGER


@pytest.mark.parametrize(("what", "told"), [("deactivate/", {}), ("", {"role": Role.FRONT_DESK})])
def test_nobody_shuts_themselves_out_by_accident(office, sam, what, told):
    a_manager(name="Ola Berg")

    answer = office.post(f"/people/{sam.code}/{what}", told)

    assert "Tick the box if you mean yourself" in text(answer)
    sam.refresh_from_db()
    assert sam.is_active and sam.role == Role.MANAGER


def test_a_manager_may_leave_once_there_is_another(office, sam):
    a_manager(name="Ola Berg")

    office.post(f"/people/{sam.code}/deactivate/", {"sure": "on"})

    sam.refresh_from_db()
    assert not sam.is_active


def test_a_link_is_sent_again_but_not_to_whoever_left(office):
    rae = a_receptionist()

    office.post(f"/people/{rae.code}/link/")
    assert [sent.to for sent in mail.outbox] == [[rae.email]]

    User.objects.filter(pk=rae.pk).update(is_active=False)
    assert office.post(f"/people/{rae.code}/link/").status_code == 404
