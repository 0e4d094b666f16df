"""Every address, asked by a stranger and by each role: nobody gets what is not theirs.

The list of addresses comes from the URLs, so one that `WHO` forgets fails here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver

from clinic.staff.access import access_of
from clinic.staff.models import User
from intake.models import DataRequest, Intake
from intake.palette import palette
from intake.services import ask_about_data
from tests.builders import (
    NOW,
    TODAY,
    a_clinic,
    a_clinician,
    a_letter,
    a_logo,
    a_manager,
    a_merge,
    a_patient,
    a_photo,
    a_ready_sentence,
    a_receptionist,
    a_visit,
    an_intake,
    an_own_question,
)
from tests.support.standing import standing

pytestmark = pytest.mark.django_db

EVERYBODY, PATIENTS, STAFF = "everybody", "holders of a link", "whoever works here"
DESK = frozenset({"front_desk", "clinician"})
CLINICIANS = frozenset({"clinician"})
MANAGERS = frozenset({"manager"})
ROLES = {"front_desk": a_receptionist, "clinician": a_clinician, "manager": a_manager}

WHO = {
    "staff:front": EVERYBODY,
    "staff:home": STAFF,
    "staff:keys": STAFF,
    "desk:queue": DESK,
    "desk:intake": DESK,
    "desk:close": DESK,
    "desk:here": DESK,
    "desk:take_over": DESK,
    "desk:note": DESK,
    "desk:assign": DESK,
    "desk:tag": DESK,
    "desk:code": DESK,
    "desk:undo": DESK,
    "desk:pulse": DESK,
    "desk:bulk": DESK,
    "desk:settle_data": DESK,
    "desk:tablet": DESK,
    "desk:patients": DESK,
    "desk:new_patient": DESK,
    "desk:walk_in": DESK,
    "desk:come_in": DESK,
    "desk:patient": DESK,
    "desk:correct": DESK,
    "desk:new_visit": DESK,
    "desk:move": DESK,
    "desk:moved": DESK,
    "desk:cancel": DESK,
    "desk:invite": DESK,
    "desk:reminders": DESK,
    "desk:try_again": DESK,
    "desk:settle": DESK,
    "desk:revoke": DESK,
    "attending:attendance": DESK,
    "importing:choose": DESK | MANAGERS,
    "importing:make": DESK | MANAGERS,
    "importing:template": DESK | MANAGERS,
    "duplicates:list": DESK,
    "duplicates:compare": DESK,
    "duplicates:two_people": DESK,
    "duplicates:undo": DESK,
    "asking:ask": DESK,
    "phoning:begin": DESK,
    "phoning:page": DESK,
    "phoning:sent": DESK,
    "phoning:words": DESK,
    "review:list": CLINICIANS,
    "review:intake": CLINICIANS,
    "review:then": CLINICIANS,
    "review:decide": CLINICIANS,
    "review:need": CLINICIANS,
    "review:call": CLINICIANS,
    "review:addendum": CLINICIANS,
    "review:photo": CLINICIANS,
    "review:photos": CLINICIANS,
    "judging:judge": CLINICIANS,
    "letters:write": CLINICIANS,
    "countersigning:sign": CLINICIANS,
    "consulting:room": CLINICIANS,
    "examining:examination": CLINICIANS,
    "planning:plan": CLINICIANS,
    "examining:statement": CLINICIANS,
    "following:course": CLINICIANS,
    "following:photos": CLINICIANS,
    "following:treatment": CLINICIANS,
    "following:correction": CLINICIANS,
    "following:close": CLINICIANS,
    "letters:letter": CLINICIANS,
    "letters:letter_pdf": CLINICIANS,
    "insights:monday": MANAGERS,
    "insights:rows": MANAGERS,
    "insights:rules": CLINICIANS | MANAGERS,
    "insights:rule_rows": CLINICIANS | MANAGERS,
    "phrasing:messages": MANAGERS,
    "phrasing:message": MANAGERS,
    "phrasing:standard": MANAGERS,
    "phrasing:sentences": MANAGERS,
    "phrasing:new_sentence": MANAGERS,
    "phrasing:sentence": MANAGERS,
    "phrasing:away": MANAGERS,
    "own:questions": MANAGERS,
    "own:new": MANAGERS,
    "own:question": MANAGERS,
    "own:retire": MANAGERS,
    "owner:people": MANAGERS,
    "owner:add": MANAGERS,
    "owner:person": MANAGERS,
    "owner:deactivate": MANAGERS,
    "owner:reactivate": MANAGERS,
    "owner:send_link": MANAGERS,
    "owner:settings": MANAGERS,
    "owner:pin": MANAGERS,
    "owner:hours": MANAGERS,
    "owner:look": MANAGERS,
    "owner:plain_look": MANAGERS,
    "forgetting:keeping": MANAGERS,
    "owner:protocol": MANAGERS,
    "owner:approve": MANAGERS,
    "owner:history": MANAGERS,
    "owner:erasures": MANAGERS,
    "owner:erase": MANAGERS,
    "intake:link": PATIENTS,
    "intake:reminders": PATIENTS,
    "intake:again": PATIENTS,
    "intake:again_here": PATIENTS,
    "intake:birth_date": PATIENTS,
    "intake:read_back": PATIENTS,
    "intake:reply_words": PATIENTS,
    "intake:check": PATIENTS,
    "intake:last_time": PATIENTS,
    "intake:reply": PATIENTS,
    "intake:keep_reply": PATIENTS,
    "intake:keep_reply_words": PATIENTS,
    "intake:keep_words": PATIENTS,
    "intake:more": PATIENTS,
    "intake:keep_more": PATIENTS,
    "intake:code": PATIENTS,
    "intake:copy": PATIENTS,
    "intake:here": PATIENTS,
    "intake:leave": PATIENTS,
    "intake:other_device": PATIENTS,
    "intake:tablet": PATIENTS,
    "intake:cleared": EVERYBODY,
    "intake:accent": EVERYBODY,
    "intake:logo": EVERYBODY,
    "intake:copy_pdf": PATIENTS,
    "intake:letter": PATIENTS,
    "intake:letter_pdf": PATIENTS,
    "intake:own_data": PATIENTS,
    "intake:check_in": PATIENTS,
    "intake:checked_in": PATIENTS,
    "intake:send": PATIENTS,
    "intake:sent": PATIENTS,
    "intake:later": PATIENTS,
    "intake:too_young": PATIENTS,
    "intake:understanding": PATIENTS,
    "intake:withdraw_teaching": PATIENTS,
    "intake:page": PATIENTS,
    "intake:keep": PATIENTS,
    "intake:photos": PATIENTS,
    "intake:photo": PATIENTS,
    "intake:remove_photo": PATIENTS,
    "intake:check_in_photos": PATIENTS,
    "intake:check_in_photo": PATIENTS,
    "intake:remove_check_in_photo": PATIENTS,
    "account_login": EVERYBODY,
    "account_logout": EVERYBODY,
    "account_inactive": EVERYBODY,
    "account_reset_password": EVERYBODY,
    "account_reset_password_done": EVERYBODY,
    "account_reset_password_from_key": EVERYBODY,
    "account_reset_password_from_key_done": EVERYBODY,
    "account_change_password": STAFF,
    "account_set_password": STAFF,
    "account_reauthenticate": STAFF,
    "mfa_index": STAFF,
    "mfa_authenticate": STAFF,
    "mfa_reauthenticate": STAFF,
    "mfa_activate_totp": STAFF,
    "mfa_deactivate_totp": STAFF,
    "mfa_view_recovery_codes": STAFF,
    "mfa_generate_recovery_codes": STAFF,
    "mfa_download_recovery_codes": STAFF,
}
PATIENT_PAGES = (
    "desk:patient",
    "desk:correct",
    "desk:new_visit",
    "desk:come_in",
    "desk:reminders",
)
VISIT_PAGES = (
    "desk:move",
    "desk:moved",
    "desk:cancel",
    "desk:invite",
    "desk:revoke",
    "attending:attendance",
)
PAIR_PAGES = ("duplicates:compare", "duplicates:two_people")
SURNAME = "Quillfeather"
BACKEND = "clinic.staff.backend.WithClinic"


@dataclass(frozen=True)
class Route:
    name: str
    parameters: tuple[str, ...]
    view: object

    def __str__(self) -> str:
        return self.name


def routes(resolver: URLResolver, within: tuple[URLPattern | URLResolver, ...] = ()) -> Iterator:
    for entry in resolver.url_patterns:
        trail = (*within, entry)
        if isinstance(entry, URLResolver):
            yield from routes(entry, trail)
            continue
        spaces = [part.namespace for part in within if getattr(part, "namespace", None)]
        parameters = [name for part in trail for name in part.pattern.regex.groupindex]
        yield Route(":".join([*spaces, entry.name]), tuple(parameters), entry.callback)


ROUTES = list(routes(get_resolver()))
OURS = [route for route in ROUTES if isinstance(WHO.get(route.name), frozenset)]
WITH_CODE = [route for route in OURS if "code" in route.parameters]
OWN = [(route, role) for route in OURS for role in ROLES if role in WHO[route.name]]
REST = [(route, role) for route in OURS for role in ROLES if role not in WHO[route.name]]


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: Any) -> Iterator[Intake]:
    """What somebody could come for, at a clinic with somebody in every role."""
    with standing(django_db_blocker):
        clinic = a_clinic(name="Ours")
        for make in ROLES.values():
            make(clinic)
        visit = a_visit(a_patient(clinic, family_name=SURNAME))
        intake = an_intake(visit=visit, GOAL_TEXT="My secret wish")
        ask_about_data(intake, kind=DataRequest.Kind.ERASE, at=NOW)
        yield intake


@pytest.fixture
def intake(made: Intake, db: None) -> Intake:
    return Intake.objects.get(pk=made.pk)


def address(route: Route, intake: Intake) -> str:
    clinic = intake.clinic
    patient, visit = intake.patient, intake.visit
    person = User.objects.filter(clinic=clinic, role="front_desk").first()
    codes = {
        **dict.fromkeys((*PATIENT_PAGES, *PAIR_PAGES), patient),
        **dict.fromkeys(("desk:try_again", "desk:settle"), intake.messages.first()),
        **dict.fromkeys(VISIT_PAGES, visit),
    }
    if route.name == "owner:erase":
        codes[route.name] = intake.data_requests.get()
    if route.name in ("own:question", "own:retire"):
        codes[route.name] = an_own_question(clinic)
    if route.name == "duplicates:undo":
        codes[route.name] = a_merge(patient)
    about = codes.get(route.name, person if route.name.startswith("owner:") else intake)
    given = {"code": about.code, "token": "x", "slug": "goals", "uidb36": "1", "key": "x-y"}
    if "other" in route.parameters:
        rest = clinic.patients.exclude(pk=patient.pk)
        given["other"] = (rest.first() or a_patient(clinic, birth_date=TODAY)).code
    if "photo" in route.parameters:
        given["photo"] = a_photo(intake).code
    if "decision" in route.parameters:
        given["decision"] = a_letter(intake).decision
    given |= {"kind": "invitation", "channel": "email", "language": "en"}
    if route.name in ("intake:accent", "intake:logo"):
        given |= {"colour": "7a1f5c", "mark": palette("#7a1f5c").mark}
        if route.name == "intake:logo":
            given["mark"] = a_logo(clinic).fingerprint
    if "sentence" in route.parameters:
        given["sentence"] = a_ready_sentence(clinic).sentence
    if "letter" in route.parameters:
        given["letter"] = a_letter(intake).code
    return reverse(route.name, kwargs={name: given[name] for name in route.parameters})


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


def to_sign_in(response) -> bool:
    return response.status_code in (302, 303) and response["Location"].startswith("/sign-in/")


def tells(response) -> bool:
    """Whether anything of the patient is in the answer."""
    return SURNAME.encode() in response.content or b"secret wish" in response.content


def test_every_address_says_who_may_open_it():
    assert {route.name for route in ROUTES} == set(WHO)


def test_the_marks_of_the_views_say_the_same():
    for route in OURS:
        assert access_of(route.view), route.name


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("route", OURS, ids=str)
def test_strangers_are_sent_to_sign_in(intake, route, method):
    response = getattr(Client(), method)(address(route, intake))

    assert to_sign_in(response)
    assert not response.content


@pytest.mark.parametrize(("route", "role"), OWN, ids=str)
def test_a_role_opens_what_is_its_own(intake, route, role):
    person = User.objects.get(clinic=intake.clinic, role=role)

    response = signed_in(person).get(address(route, intake))

    assert response.status_code in (200, 302, 405)
    assert not to_sign_in(response)


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("route", "role"), REST, ids=str)
def test_a_role_is_refused_the_rest_without_any_data(intake, route, role, method):
    person = User.objects.get(clinic=intake.clinic, role=role)

    response = getattr(signed_in(person), method)(address(route, intake))

    assert response.status_code == 403
    assert b"you need the role" in response.content
    assert not tells(response)


@pytest.mark.parametrize("route", WITH_CODE, ids=str)
def test_at_another_clinic_there_is_no_such_page(intake, route):
    elsewhere = a_clinic(name="Theirs")
    client = signed_in(ROLES[sorted(WHO[route.name])[0]](elsewhere))

    asked = [client.get(address(route, intake)), client.post(address(route, intake))]

    assert is_no_page(asked)
    assert not any(tells(response) for response in asked)


@pytest.mark.parametrize("route", WITH_CODE, ids=str)
def test_an_unknown_code_has_no_page(intake, route):
    role = sorted(WHO[route.name])[0]
    client = signed_in(User.objects.get(clinic=intake.clinic, role=role))
    named = {"slug": "goals"}
    url = reverse(route.name, kwargs={name: named.get(name, uuid4()) for name in route.parameters})

    assert is_no_page([client.get(url), client.post(url)])


def is_no_page(asked) -> bool:
    """Whether no way of asking found anything; some pages are only read, or only sent to."""
    found = {response.status_code for response in asked}
    return 404 in found and found <= {302, 404, 405}


@pytest.mark.parametrize("role", [None, *ROLES])
@pytest.mark.parametrize("route", [r for r in ROUTES if WHO.get(r.name) == PATIENTS], ids=str)
def test_patients_pages_open_for_no_one_without_a_link(intake, route, role):
    client = signed_in(User.objects.get(clinic=intake.clinic, role=role)) if role else Client()

    response = client.get(address(route, intake))

    assert response.status_code == 404
    assert not tells(response)


@pytest.mark.parametrize("route", [r for r in ROUTES if WHO.get(r.name) == STAFF], ids=str)
def test_pages_of_all_staff_send_strangers_to_sign_in(intake, route):
    assert to_sign_in(Client().get(address(route, intake)))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("route", [r for r in ROUTES if WHO.get(r.name) == STAFF], ids=str)
def test_pages_of_all_staff_open_for_every_role(intake, route, role):
    person = User.objects.get(clinic=intake.clinic, role=role)

    assert signed_in(person).get(address(route, intake)).status_code in (200, 302, 404)


@pytest.mark.parametrize("route", [r for r in ROUTES if WHO.get(r.name) == EVERYBODY], ids=str)
def test_public_pages_open_for_strangers(intake, route):
    response = Client().get(address(route, intake))

    assert response.status_code in (200, 302)
    assert not tells(response)


@pytest.mark.parametrize("route", [r for r in OURS if "manager" in WHO[r.name]], ids=str)
def test_a_manager_sees_no_patient(intake, route):
    manager = User.objects.get(clinic=intake.clinic, role="manager")

    assert not tells(signed_in(manager).get(address(route, intake)))


@pytest.mark.parametrize("name", ["account_signup", "account_email", "admin:index"])
def test_nobody_signs_up_or_changes_the_address_they_sign_in_with(name):
    assert name not in {route.name for route in ROUTES}


def test_a_stranger_comes_back_to_the_page_asked_for(intake):
    response = Client().get(f"/queue/{intake.code}/")

    assert response["Location"] == f"/sign-in/?next=/queue/{intake.code}/"


def test_somebody_whose_access_ended_is_a_stranger_at_once(intake):
    person = User.objects.get(clinic=intake.clinic, role="front_desk")
    client = signed_in(person)
    assert client.get("/queue/").status_code == 200

    User.objects.filter(pk=person.pk).update(is_active=False)

    assert to_sign_in(client.get("/queue/"))
