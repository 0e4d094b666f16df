"""Managers change the clinic's settings and its protocol, and see what was changed."""

from html import unescape

import pytest

from clinic.owner.forms import SettingsForm
from clinic.owner.services import approve_protocol
from clinic.staff.models import User
from intake.models import Clinic, Event
from intake.rules.policy import SETTINGS
from tests.builders import NOW, a_clinic, a_clinician, a_manager

DEFAULTS = {name: setting.default for name, setting in SETTINGS.items()}
APPROVAL = {"version": "2026-2", **DEFAULTS}


def approval(by: User, **changes) -> dict:
    """What the page posts when a clinician approves the default values."""
    return APPROVAL | {"approved_by": str(by.code)} | changes


def text(response) -> str:
    return unescape(response.content.decode())


def as_they_are(clinic: Clinic) -> dict:
    """What the page posts when nobody touches it."""
    held = {name: getattr(clinic, name) for name in SettingsForm.base_fields}
    held["address"] = held["address"].replace("\n", "\r\n")
    return {name: value for name, value in held.items() if value is not False}


def test_a_setting_is_changed_and_no_other(office, sam):
    office.post("/settings/", as_they_are(sam.clinic) | {"phone": "020 7946 0999"})

    sam.clinic.refresh_from_db()
    assert sam.clinic.phone == "020 7946 0999"
    assert list(Event.objects.of(sam.clinic).last().detail["settings"]) == ["phone"]


@pytest.mark.parametrize("name", ["\u200b", "Harley\nLane", "Harley\x00Lane"])
def test_the_clinic_keeps_a_name_that_can_be_read(office, sam, name):
    answer = office.post("/settings/", as_they_are(sam.clinic) | {"name": name})

    assert answer.status_code == 422
    sam.clinic.refresh_from_db()
    assert sam.clinic.name == "Harley Lane Clinic"


def test_saving_what_is_there_changes_nothing(office, sam):
    Clinic.objects.filter(pk=sam.clinic_id).update(address="1 Harley Lane\nLondon")
    sam.clinic.refresh_from_db()
    before = Event.objects.of(sam.clinic).count()

    page = text(office.post("/settings/", as_they_are(sam.clinic), follow=True))

    assert "Nothing was changed." in page
    assert Event.objects.of(sam.clinic).count() == before


def test_the_brands_in_stock_and_the_dates_for_patients_are_chosen(office, sam):
    given = as_they_are(sam.clinic) | {"stocked_brands": ["ONA"], "patient_dates": "on"}

    office.post("/settings/", given)

    sam.clinic.refresh_from_db()
    assert (sam.clinic.stocked_brands, sam.clinic.patient_dates) == (["ONA"], True)


@pytest.mark.parametrize(
    ("name", "value"),
    [("timezone", "Mars/Olympus"), ("name", ""), ("email", "nowhere"), ("mode", "both")],
)
def test_a_value_that_cannot_be_is_said_beside_its_field(office, sam, name, value):
    answer = office.post("/settings/", as_they_are(sam.clinic) | {name: value})

    assert answer.status_code == 422
    assert name in answer.context["form"].errors
    sam.clinic.refresh_from_db()
    assert getattr(sam.clinic, name) != value


def test_another_clinic_keeps_its_settings(office, sam):
    other = a_clinic(name="Elsewhere")

    office.post("/settings/", as_they_are(sam.clinic) | {"name": "New name"})

    other.refresh_from_db()
    assert other.name == "Elsewhere"


def test_the_protocol_is_shown_with_unit_default_and_meaning(office):
    page = text(office.get("/settings/protocol/"))

    assert "Approved by Dr Cleo Marsh on 2 Mar 2026" in page
    for setting in SETTINGS.values():
        assert setting.meaning in page


def test_without_a_protocol_the_page_says_what_that_means(db, client):
    client.force_login(a_manager(a_clinic(protocol=False)))

    assert "patients cannot send their answers yet" in text(client.get("/settings/protocol/"))
    assert client.get("/settings/protocol/new/").status_code == 200


def test_a_new_version_is_in_force_at_once(office, sam):
    dee = a_clinician(sam.clinic, name="Dr Dee Amin")

    office.post("/settings/protocol/new/", approval(dee, defer_months_toxin=4))

    current = sam.clinic.current_protocol()
    assert (current.version, current.policy["defer_months_toxin"]) == ("2026-2", 4)
    assert current.approved_by_name == "Dr Dee Amin"


def test_a_new_version_starts_from_the_values_in_force(office, sam):
    policy = {"review_age": 60}
    approve_protocol(
        sam.clinic, version="b", policy=policy, approved_by_name="Dr Marsh", by=sam, at=NOW
    )

    form = office.get("/settings/protocol/new/").context["form"]

    assert form["review_age"].value() == 60


def test_a_version_is_used_once(office, sam):
    taken = approval(a_clinician(sam.clinic), version="demonstration-1")

    answer = office.post("/settings/protocol/new/", taken)

    assert "version" in answer.context["form"].errors


@pytest.mark.parametrize(("name", "value"), [("defer_months_toxin", 2), ("grade_cut", "many")])
def test_a_value_no_clinic_may_choose_is_said_beside_its_field(office, sam, name, value):
    answer = office.post("/settings/protocol/new/", APPROVAL | {name: value})

    assert name in answer.context["form"].errors
    assert sam.clinic.current_protocol().version == "demonstration-1"


def test_nobody_approves_in_nobodys_name(office):
    answer = office.post("/settings/protocol/new/", APPROVAL)

    assert "Choose the clinician who approves it" in text(answer)


def test_only_a_clinician_who_works_at_the_clinic_approves(office, sam):
    others = (
        sam,
        a_clinician(sam.clinic, name="Gone", is_active=False),
        a_clinician(a_clinic(name="Elsewhere"), name="Other"),
    )

    for other in others:
        answer = office.post("/settings/protocol/new/", approval(other))
        assert "Choose the clinician from the list" in text(answer)
    assert sam.clinic.current_protocol().version == "demonstration-1"


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("name", "x" * 121, "Write the name of the clinic in 120 characters or fewer"),
        ("phone", "1" * 41, "Write the telephone number in 40 characters or fewer"),
        ("email", "nowhere", "Write the e-mail like name@example.org"),
        ("emergency_number", "9" * 21, "Write the emergency number in 20 characters or fewer"),
        ("timezone", "Mars/Olympus", "Choose the time zone from the list"),
        ("answers_valid_days", "0", "Enter the days for which answers stay good, from 1 to 365"),
        ("address", "1 Harley\x00Lane", "Write the address without special signs"),
    ],
)
def test_what_cannot_be_is_said_in_our_own_words(office, sam, name, value, sentence):
    answer = office.post("/settings/", as_they_are(sam.clinic) | {name: value})

    assert answer.context["form"].errors[name] == [sentence]


def test_what_was_changed_is_listed_with_who_and_when(office, sam):
    office.post("/settings/", as_they_are(sam.clinic) | {"phone": "020 7946 0999"})
    office.post("/settings/protocol/new/", approval(a_clinician(sam.clinic)))

    page = text(office.get("/settings/history/"))

    assert "2 Mar 2026, 09:30, Sam Field" in page
    assert "Settings changed" in page and "Telephone" in page
    assert "Protocol approved" in page and "2026-2" in page


def test_what_another_clinic_changed_is_not_listed(office):
    ola = a_manager(a_clinic(name="Elsewhere"), name="Ola Berg")
    approve_protocol(ola.clinic, version="theirs", approved_by_name="Dr Berg", by=ola, at=NOW)

    assert "theirs" not in text(office.get("/settings/history/"))


def test_the_name_in_messages_must_not_tell_what_is_treated(office, sam):
    answer = office.post("/settings/", as_they_are(sam.clinic) | {"sender_name": "Glow Skin"})

    assert answer.status_code == 422
    assert "Leave out words that tell what the clinic treats" in text(answer)


def test_the_days_of_reminders_and_the_country_of_numbers_are_the_clinics(office, sam):
    given = {"remind_first_days": "5", "remind_unopened_days": "0", "calling_code": "353"}

    office.post("/settings/", as_they_are(sam.clinic) | given)

    sam.clinic.refresh_from_db()
    assert (sam.clinic.remind_first_days, sam.clinic.remind_unopened_days) == (5, 0)
    assert sam.clinic.calling_code == "353"


@pytest.mark.parametrize(
    ("name", "value"), [("remind_first_days", "31"), ("calling_code", "+44"), ("calling_code", "0")]
)
def test_a_day_or_a_code_that_cannot_be_is_said_beside_its_field(office, sam, name, value):
    answer = office.post("/settings/", as_they_are(sam.clinic) | {name: value})

    assert name in answer.context["form"].errors
