"""The front desk registers, finds and corrects people, and reads no health answer."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client

from clinic.desk.services import UNDO_FOR
from intake.events import SYSTEM
from intake.models import Event, Intake, Patient, Visit
from intake.services import Erasure, erase_patient
from tests.builders import (
    NOW,
    TODAY,
    VISIT_DAY,
    a_clinic,
    a_clinician,
    a_link,
    a_manager,
    a_patient,
    a_visit,
    an_intake,
)

MARIA = {
    "given_name": "Maria",
    "family_name": "Kosta",
    "birth_date_day": "12",
    "birth_date_month": "March",
    "birth_date_year": "1992",
    "email": "maria@patient.example",
    "phone": "07700 900456",
    "on": VISIT_DAY.isoformat(),
    "at_time": "14:30",
    "channel": "later",
}


def text(response: Any) -> str:
    return unescape(response.content.decode())


def told(**changes: Any) -> dict[str, Any]:
    return MARIA | changes


def the_link(page: str) -> str:
    """The path of the link that the page shows."""
    return re.search(r'value="https?://[^/"]+(/i/[^"]+)"', page).group(1)


def test_a_patient_is_registered_with_a_visit_in_one_go(desk, rae):
    osei = a_clinician(name="Dr Amara Osei")

    page = text(desk.post("/patients/new/", told(clinician=str(osei.code)), follow=True))

    visit = Visit.objects.get()
    assert (visit.on, f"{visit.at_time:%H:%M}", visit.clinician) == (VISIT_DAY, "14:30", osei)
    assert visit.patient.read_identity().name == "Maria Kosta"
    assert "Maria Kosta" in page and "with Dr Amara Osei".lower() in page.lower()
    assert not Intake.objects.exists()


@pytest.mark.parametrize(
    "name", ["\u200b\u2060", "\u115f", "12", "Mar\nia", "Mar\tia", "Mar\x1bia"]
)
@pytest.mark.parametrize("which", ["given_name", "family_name"])
def test_a_name_is_something_that_can_be_read(desk, which, name):
    answer = desk.post("/patients/new/", told(**{which: name}))

    assert answer.status_code == 422
    assert not Patient.objects.exists()


@pytest.mark.parametrize(
    "name", ["O\u2019Neill-Kosta", "\u674e", "N\u0303o", "\u0645\u06cc\u200c\u0631"]
)
def test_names_of_many_scripts_are_taken(desk, name):
    desk.post("/patients/new/", told(family_name=name))

    assert Patient.objects.get().read_identity().family_name == name


def test_the_same_person_sent_twice_without_an_address_is_one(desk):
    for name in ("Maria", " MARIA"):
        desk.post("/patients/new/", told(given_name=name, email="", phone=""))

    assert Patient.objects.count() == 1


def test_a_twin_without_an_address_is_somebody_else(desk):
    for name in ("Maria", "Eleni"):
        desk.post("/patients/new/", told(given_name=name, email="", phone=""))

    assert Patient.objects.count() == 2


def test_the_link_to_copy_opens_and_is_shown_once(desk):
    page = text(desk.post("/patients/new/", told(channel="copy")))

    link = the_link(page)
    assert "readonly" in page and "It works to the end of 17 Mar 2026." in page
    assert Client().get(link).status_code == 200
    assert link not in text(desk.get(f"/patients/{Patient.objects.get().code}/"))


def test_the_link_goes_by_mail_once_it_can_no_longer_be_taken_back(desk, clock):
    desk.post("/patients/new/", told(channel="email"))
    call_command("deliver")
    assert mail.outbox == []
    clock.move_to(NOW + UNDO_FOR)
    call_command("deliver")

    assert mail.outbox[0].to == ["maria@patient.example"]
    assert "/i/" in mail.outbox[0].body


def test_a_person_who_is_known_is_offered_instead_of_registered_twice(desk):
    desk.post("/patients/new/", told())

    answer = desk.post("/patients/new/", told(given_name="Mari"))

    known = Patient.objects.get()
    assert answer.status_code == 409
    assert f"/patients/{known.code}/" in text(answer)
    assert 'value="Mari"' in text(answer) and 'value="14:30"' in text(answer)
    assert Visit.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"birth_date_year": "2008", "birth_date_day": "17"}, "would be 17 on 16 March 2026"),
        ({"on": "2026-03-01"}, "1 March 2026 is in the past"),
        ({"on": ""}, "Enter the day of the visit"),
        ({"email": "", "channel": "email"}, "There is no e-mail address for this patient"),
        ({"email": "maria"}, "Write the e-mail like name@example.org"),
        ({"family_name": " "}, "Enter a last name"),
        ({"birth_date_day": "31", "birth_date_month": "2"}, "February 1992 has 29 days"),
        ({"channel": ""}, "Choose how the patient gets the link"),
    ],
)
def test_what_cannot_be_booked_is_said_and_nothing_is_kept(desk, changes, sentence):
    answer = desk.post("/patients/new/", told(**changes))

    assert answer.status_code == 422
    assert sentence in text(answer)
    assert 'value="Maria"' in text(answer)
    assert not Patient.objects.exists()


def test_whoever_turns_18_on_the_day_of_the_visit_is_booked(desk):
    desk.post("/patients/new/", told(birth_date_year="2008", birth_date_day="16"))

    assert Visit.objects.count() == 1


def test_only_clinicians_who_still_work_here_are_offered(desk):
    a_clinician(name="Dr Amara Osei")
    a_clinician(name="Dr Gone Away", is_active=False)
    a_clinician(a_clinic(name="Elsewhere"), name="Dr Other House")
    a_manager(name="Sam Field")

    page = text(desk.get("/patients/new/"))

    assert "Dr Amara Osei" in page
    assert not {"Dr Gone Away", "Dr Other House", "Sam Field"} & set(
        re.findall(r"(?:Dr )?\w+ \w+", page)
    )


def test_a_patients_page_shows_who_when_and_what_happened_and_is_recorded(desk, rae):
    patient = a_patient(given_name="Maria", family_name="Kosta")
    a_visit(patient)

    page = text(desk.get(f"/patients/{patient.code}/"))

    assert "Maria Kosta" in page and "15 Jun 1992" in page
    assert "07700 900123" in page and "ada@patient.example" in page
    assert "Visit planned for 16 Mar 2026" in page
    last = Event.objects.of(patient).last()
    assert (last.name, last.actor) == ("viewed", rae)


def test_a_patients_page_lists_every_link_with_what_became_of_it(desk):
    visit = a_visit()
    a_link(visit)
    a_link(visit)

    page = text(desk.get(f"/patients/{visit.patient.code}/"))

    assert page.count("Made to copy 09:30 by Rae Okoro") == 2
    assert "not opened, works until 18 Mar, 00:00" in page.replace("Wed ", "")
    assert "not opened, closed 09:30" in page


def test_no_health_answer_reaches_the_patients_pages(desk):
    intake = an_intake(NMD=["MG"])

    for path in (f"/patients/{intake.patient.code}/", "/patients/"):
        page = text(desk.get(path)).lower()
        for word in ("myasthenia", "block", "contraindication", "oily", "forehead"):
            assert word not in page


def test_details_are_corrected_and_found_by_the_new_ones(desk):
    patient = a_patient(family_name="Costa")
    names = ("given_name", "birth_date_day", "birth_date_month", "birth_date_year")
    given = {name: MARIA[name] for name in names} | {
        "family_name": "Kosta",
        "email": "",
        "phone": "",
    }

    desk.post(f"/patients/{patient.code}/correct/", given)

    patient.refresh_from_db()
    assert patient.read_identity().name == "Maria Kosta"
    assert Event.objects.of(patient).filter(name="corrected").exists()
    assert "Maria Kosta" in text(desk.get("/queue/", {"q": "Kosta 12 3 1992"}))


def test_the_form_to_correct_holds_what_is_known(desk):
    patient = a_patient(family_name="Costa")

    page = text(desk.get(f"/patients/{patient.code}/correct/"))

    assert 'value="Costa"' in page and "value='1992'" in page


@pytest.mark.parametrize(
    "words", ["Kosta", "kosta 15 6 1992", "15/06/1992", "ada@patient.example", "07700 900123"]
)
def test_somebody_is_found_by_what_they_can_say(desk, words):
    a_patient(given_name="Maria", family_name="Kósta" if words == "Kosta" else "Kosta")
    a_patient(
        given_name="Zoe", family_name="Ng", birth_date=TODAY - timedelta(9999), email="", phone=""
    )

    page = text(desk.get("/queue/", {"q": words}))

    assert "Maria K" in page
    assert "Zoe Ng" not in page


def test_somebody_is_found_by_reference(desk):
    intake = an_intake(visit=a_visit(a_patient(given_name="Maria", family_name="Kosta")))

    assert "Maria Kosta" in text(desk.get("/queue/", {"q": intake.revision.receipt.lower()}))


def test_who_comes_today_and_tomorrow_is_listed_and_the_reading_recorded(desk, rae):
    today, tomorrow, later = (
        a_visit(a_patient(given_name=name), on=TODAY + timedelta(days))
        for name, days in (("Tod", 0), ("Tom", 1), ("Lat", 2))
    )
    page = text(desk.get("/patients/"))

    expected = page[page.index("Today") : page.index("<table")]
    assert "Tod Lovell" in expected and "Tom Lovell" in expected and "Lat Lovell" not in expected
    listed = Event.objects.of(rae.clinic).last()
    assert listed.name == "listed"
    assert {str(v.patient.code) for v in (today, tomorrow, later)} <= set(listed.detail["patients"])


def test_patients_of_another_clinic_are_not_there(desk):
    other = a_clinic(name="Elsewhere")
    theirs = a_visit(a_patient(other, given_name="Olu"))

    assert "Olu" not in text(desk.get("/patients/"))
    for path in ("", "correct/", "visit/"):
        assert desk.get(f"/patients/{theirs.patient.code}/{path}").status_code == 404
    for path in ("move/", "cancel/"):
        assert desk.get(f"/visits/{theirs.code}/{path}").status_code == 404
    for path in ("invite/", "revoke/"):
        assert desk.post(f"/visits/{theirs.code}/{path}", {"channel": "copy"}).status_code == 404


def test_an_erased_patient_is_not_there(desk):
    patient = a_patient()
    erase_patient(patient, reason=Erasure.ASKED, by=SYSTEM, at=NOW)

    assert desk.get(f"/patients/{patient.code}/").status_code == 404
    assert desk.get("/patients/").status_code == 200


@pytest.mark.parametrize("path", ["/patients/", "/patients/new/"])
def test_a_manager_sees_no_patient_and_a_clinician_does(db, path):
    for make, status in ((a_manager, 403), (a_clinician, 200)):
        client = Client()
        client.force_login(make())
        assert client.get(path).status_code == status
