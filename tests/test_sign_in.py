"""The door: who comes in, where they arrive, and who stays out."""

from __future__ import annotations

import re
from html import unescape

import pytest
from allauth.mfa.totp.internal import auth as totp
from django.core import mail
from django.test import Client

from clinic.owner.services import deactivate
from tests.builders import NOW, PASSWORD, a_clinic, a_clinician, a_manager, a_receptionist

pytestmark = pytest.mark.django_db

NEW = "a lantern under the pier"


def words(response) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def sign_in(client: Client, email: str, password: str = PASSWORD, **more):
    return client.post("/sign-in/", {"login": email, "password": password} | more)


@pytest.mark.parametrize(
    ("make", "begins"),
    [(a_receptionist, "/queue/"), (a_clinician, "/reviews/"), (a_manager, "/people/")],
)
def test_each_role_arrives_at_its_own_work(client, make, begins):
    person = make()

    response = sign_in(client, person.email)

    assert response["Location"] == "/home/"
    assert client.get("/home/")["Location"] == begins
    assert client.get(begins).status_code == 200


def test_the_e_mail_may_be_typed_in_any_case(client):
    person = a_receptionist()

    assert sign_in(client, person.email.upper())["Location"] == "/home/"


def test_a_wrong_password_is_told_apart_from_nobody_by_nothing(client):
    person = a_receptionist()

    wrong, nobody = sign_in(client, person.email, "x"), sign_in(client, "x@clinic.example", "x")

    assert (wrong.status_code, nobody.status_code) == (200, 200)
    assert "There is a problem" in words(wrong)
    problem = re.compile("There is a problem.*?Sign in")
    assert problem.search(words(wrong))[0] == problem.search(words(nobody))[0]


def test_a_page_asked_for_opens_after_signing_in(client):
    person = a_receptionist()

    response = sign_in(client, person.email, next="/patients/")

    assert response["Location"] == "/patients/"


def test_nobody_is_sent_to_another_house_after_signing_in(client):
    person = a_receptionist()

    assert sign_in(client, person.email, next="https://evil.example/")["Location"] == "/home/"


def test_somebody_whose_access_ended_stays_out(client):
    person = a_receptionist()
    deactivate(person, by=a_manager(person.clinic), at=NOW)

    response = sign_in(client, person.email)

    assert response["Location"] == "/sign-in/ended/"
    assert "Your access has ended" in words(client.get(response["Location"]))
    assert client.get("/queue/")["Location"].startswith("/sign-in/")


def test_signing_out_is_asked_first_and_leads_to_the_front_page(client):
    sign_in(client, a_receptionist().email)

    assert "Sign out?" in words(client.get("/sign-in/out/"))
    assert client.get("/queue/").status_code == 200
    assert client.post("/sign-in/out/")["Location"] == "/"
    assert client.get("/queue/")["Location"].startswith("/sign-in/")


def test_too_many_wrong_passwords_are_stopped(client):
    person = a_receptionist()
    for _ in range(5):
        sign_in(client, person.email, "x")

    assert "Too many failed" in words(sign_in(client, person.email))


def test_a_forgotten_password_is_set_anew_by_a_mailed_link(client):
    person = a_receptionist()

    client.post("/sign-in/password/forgotten/", {"email": person.email})
    link = re.search(r"https?://[^/]+(/\S+)", mail.outbox[0].body)[1]
    form = client.get(link, follow=True)
    done = client.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW})

    assert mail.outbox[0].subject == "Your access to the clinic's pages"
    assert done.status_code == 302
    assert sign_in(client, person.email, NEW)["Location"] == "/home/"
    assert "This link no longer works" in words(Client().get(link, follow=True))


def test_the_same_is_said_whether_or_not_somebody_signs_in_with_an_address(client):
    person = a_receptionist()

    known = client.post("/sign-in/password/forgotten/", {"email": person.email}, follow=True)
    other = client.post("/sign-in/password/forgotten/", {"email": "x@x.example"}, follow=True)

    assert words(known) == words(other)


@pytest.mark.parametrize("weak", ["short", "password1234", "aaaaaaa"])
def test_a_weak_password_is_refused(client, weak):
    sign_in(client, a_receptionist().email)

    response = client.post(
        "/sign-in/password/", {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    )

    assert response.status_code == 200
    assert "There is a problem" in words(response)


def test_a_password_is_changed_with_the_old_one(client):
    person = a_receptionist()
    sign_in(client, person.email)
    given = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}

    client.post("/sign-in/password/", given)

    assert sign_in(Client(), person.email, NEW)["Location"] == "/home/"


def test_the_front_page_names_the_clinic_and_no_treatment(client):
    a_clinic(name="Linden", phone="020 7946 0018")

    told = words(client.get("/"))

    assert "Linden" in told and "020 7946 0018" in told and "Staff sign in" in told
    assert not re.search("botox|botulinum|toxin|injection", told, re.IGNORECASE)


def test_a_house_of_several_clinics_names_none(client):
    a_clinic(name="One")
    a_clinic(name="Other")

    assert "One" not in words(client.get("/"))


def test_the_menu_leads_to_what_the_role_may_do(client):
    sign_in(client, a_manager().email)

    page = client.get("/people/").content.decode()

    assert 'href="/settings/"' in page and 'href="/queue/"' not in page
    assert 'role="search"' not in page


def test_a_second_step_once_set_up_is_asked_for(client, time_machine):
    time_machine.move_to(NOW)
    person = a_receptionist()
    sign_in(client, person.email)
    activate = "/sign-in/two-factor/totp/activate/"
    client.post("/sign-in/again/", {"password": PASSWORD})
    secret = client.get(activate).context["form"].secret
    client.post(activate, {"code": code_of(secret)})

    time_machine.shift(60)
    later = Client()
    asked = sign_in(later, person.email)
    before = later.get("/queue/")
    later.post(asked["Location"], {"code": code_of(secret)})

    assert asked["Location"].startswith("/sign-in/two-factor/")
    assert before["Location"].startswith("/sign-in/")
    assert later.get("/queue/").status_code == 200


def code_of(secret: str) -> str:
    """What an authenticator app shows now."""
    now = next(iter(totp.yield_hotp_counters_from_time()))
    return totp.format_hotp_value(totp.hotp_value(secret, now))


def test_a_refusal_leads_back_to_ones_own_pages(client):
    sign_in(client, a_manager().email)

    response = client.get("/queue/")

    assert response.status_code == 403
    assert "you need the role front desk or clinician" in words(response)
    assert 'href="/home/"' in response.content.decode()
