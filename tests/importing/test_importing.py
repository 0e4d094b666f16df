"""Patients and visits come in from a file: shown first, made whole, and never twice."""

import re
from datetime import date, time, timedelta
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from clinic.importing.services import make_import, try_import
from intake.events import SYSTEM
from intake.models import Clinic, Event, ImportedLine, Invitation, Outbox, Patient, Visit
from intake.services import cancel_visit, correct_patient, erase_patient, move_visit
from tests.builders import (
    NOW,
    VISIT_DAY,
    a_clinic,
    a_clinician,
    a_manager,
    a_patient,
    a_visit,
)

HEADS = "First name,Last name,Date of birth,E-mail,Telephone,Day of visit,Time,With"
NORA = "Nora,Vale,5/4/1990,nora@patient.example,07700 900456,16/03/2026,9:30,"
OLA = "Ola,Berg,1980-01-01,,,,,"


def text(response: Any) -> str:
    """The words of a page, each space single."""
    return " ".join(unescape(re.sub(r"</?[a-z][^>]*>", "", response.content.decode())).split())


def sheet(*rows: str) -> str:
    return "\r\n".join([HEADS, *rows])


def shown(browser: Any, *rows: str) -> Any:
    """What the page says of a file before anything is made."""
    file = SimpleUploadedFile("patients.csv", sheet(*rows).encode(), "text/csv")
    return browser.post("/import/", {"file": file})


def imported(browser: Any, *rows: str) -> Any:
    """Look, and say yes."""
    form = shown(browser, *rows).context["form"]
    return browser.post("/import/make/", form.initial, follow=True)


def makes(*rows: str, by: Any) -> tuple[int, int]:
    plan = try_import(by.clinic, sheet(*rows), by=by, at=NOW)
    assert not plan.bad
    return plan.patients, plan.visits


def bad(*rows: str, by: Any) -> str:
    plan = try_import(by.clinic, sheet(*rows), by=by, at=NOW)
    return " ".join(f"{one.number}: {' '.join(one.problems)}" for one in plan.bad)


def test_looking_makes_nothing(desk):
    page = text(shown(desk, NORA, OLA))

    assert "2 new patients and 1 visit. Nothing is made until you say so." in page
    assert "Nora Vale, 5 Apr 1990" in page and "16 Mar 2026, 09:30" in page
    assert not Patient.objects.exists() and not Visit.objects.exists()


def test_saying_yes_makes_all_of_it_and_sends_nothing(desk):
    page = text(imported(desk, NORA, OLA))

    assert "Imported: 2 new patients and 1 visit. No link was sent." in page
    visit = Visit.objects.get()
    assert (visit.on, visit.at_time) == (VISIT_DAY, time(9, 30))
    assert visit.patient.read_identity().phone == "07700 900456"
    assert not Invitation.objects.exists() and not Outbox.objects.exists()


def test_each_patient_and_visit_is_written_down_and_so_is_the_import(desk, rae):
    imported(desk, NORA)

    assert list(Event.objects.of(Patient.objects.get()).values_list("name", flat=True))[:2] == [
        "registered",
        "visit planned",
    ]
    event = Event.objects.of(rae.clinic).get(name="imported")
    assert event.detail == {"lines": 1, "bad": 0, "patients": 1, "visits": 1}
    assert event.actor == rae


def test_one_bad_line_keeps_all_from_being_made(desk):
    answer = shown(desk, NORA, "Ola,,1980-01-01,,,,,")

    assert answer.status_code == 422
    assert "Line 3: Write the last name." in text(answer)
    assert b"/import/make/" not in answer.content


def test_a_bad_line_cannot_be_forced_through(desk):
    form = {"text": sheet(NORA, "Ola,,1980-01-01,,,,,"), "shown": "x"}

    answer = desk.post("/import/make/", form)

    assert answer.status_code == 409
    assert not Patient.objects.exists()


def test_the_same_file_twice_makes_nothing_twice(desk):
    imported(desk, NORA, OLA)

    page = text(shown(desk, NORA, OLA))

    assert "Everything in this file is here already." in page
    assert (Patient.objects.count(), Visit.objects.count()) == (2, 1)


@pytest.mark.parametrize("change", ["moved", "called off", "renamed", "born"])
def test_nor_after_what_it_made_was_changed(desk, rae, change):
    imported(desk, NORA)
    visit = Visit.objects.get()
    who = {"by": rae, "at": NOW}
    if change == "moved":
        move_visit(visit, on=VISIT_DAY + timedelta(days=3), **who)
    elif change == "called off":
        cancel_visit(visit, **who)
    elif change == "renamed":
        correct_patient(visit.patient, family_name="Vale-Berg", **who)
    else:
        correct_patient(visit.patient, birth_date=date(1991, 4, 5), **who)

    assert makes(NORA, by=rae) == (0, 0)


def test_one_press_twice_makes_nothing_twice(desk):
    form = shown(desk, NORA).context["form"].initial
    desk.post("/import/make/", form)

    again = desk.post("/import/make/", form)

    assert again.status_code == 409
    assert "Something changed since you looked" in text(again)
    assert Visit.objects.count() == 1


def test_what_changed_since_the_look_is_shown_and_not_made(desk):
    form = shown(desk, NORA).context["form"].initial
    a_patient(
        given_name="Nora", family_name="Vale", birth_date=date(1990, 4, 5), phone="", email=""
    )

    answer = desk.post("/import/make/", form)

    assert answer.status_code == 409
    assert "Registered already" in text(answer)
    assert not Visit.objects.exists()


def test_two_visits_of_one_person_are_two_lines(rae):
    second = NORA.replace("16/03/2026", "30/03/2026")

    assert makes(NORA, second, by=rae) == (1, 2)


def test_the_same_line_twice_makes_one(desk, rae):
    assert makes(NORA, NORA, by=rae) == (1, 1)
    imported(desk, NORA, NORA)
    assert Visit.objects.count() == 1


def test_somebody_registered_gets_the_visit_and_no_second_record(desk):
    known = a_patient(
        given_name="Nora", family_name="Vale", birth_date=date(1990, 4, 5), phone="07700900456"
    )

    imported(desk, NORA)

    assert Patient.objects.get() == known
    assert known.visits.count() == 1
    assert known.read_identity().email == "ada@patient.example"


def test_a_telephone_with_the_country_in_front_is_the_same_telephone(desk):
    known = a_patient(
        given_name="Nora",
        family_name="Vale",
        birth_date=date(1990, 4, 5),
        phone="+44 7700 900456",
        email="",
    )

    imported(desk, NORA)

    assert Patient.objects.get() == known


def test_a_visit_that_is_planned_already_is_not_planned_twice(rae):
    known = a_patient(
        given_name="Nora", family_name="Vale", birth_date=date(1990, 4, 5), phone="07700900456"
    )
    a_visit(known, at_time=time(9, 30))

    assert makes(NORA, by=rae) == (0, 0)


def test_another_hour_of_the_same_day_is_asked_about(rae):
    known = a_patient(
        given_name="Nora", family_name="Vale", birth_date=date(1990, 4, 5), phone="07700900456"
    )
    a_visit(known, at_time=time(15))

    assert "2: This person has a visit on that day at another time." in bad(NORA, by=rae)


def test_a_twin_with_the_same_telephone_is_not_taken_for_the_other(rae):
    a_patient(family_name="Vale", birth_date=date(1990, 4, 5), phone="07700900456")

    assert "another first name" in bad(NORA, by=rae)


def test_twins_in_one_file_are_not_taken_for_one(rae):
    assert "3: Somebody with this last name" in bad(NORA, NORA.replace("Nora", "Nina"), by=rae)


def test_a_namesake_with_another_address_is_asked_about(rae):
    a_patient(given_name="Nora", family_name="Vale", birth_date=date(1990, 4, 5))

    assert "leave both empty in this line" in bad(NORA, by=rae)
    bare = "Nora,Vale,1990-04-05,,,16/03/2026,9:30,"
    assert makes(bare, by=rae) == (0, 1)


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (NORA.replace("16/03/2026", "01/03/2026"), "in the past"),
        (NORA.replace("16/03/2026", "16/03/2036"), "Check the year"),
        (NORA.replace("16/03/2026,9:30", "2/3/2026,8:00"), "Choose a later time"),
        (NORA.replace("1990", "2010"), "Only people of 18 or over"),
        (OLA.replace("1980", "2027"), "Only people of 18 or over"),
        (NORA + "Dr Nobody", "No clinician “Dr Nobody” works here."),
    ],
)
def test_a_line_that_cannot_be_says_why(rae, row, sentence):
    assert sentence in bad(row, by=rae)


def test_a_clinician_is_known_by_name_or_address(desk, rae):
    cleo = a_clinician(rae.clinic)

    imported(desk, NORA + "cleo marsh", OLA.replace(",,,,,", f",,,16/03/2026,,{cleo.email}"))

    assert {visit.clinician for visit in Visit.objects.all()} == {cleo}


def test_a_number_that_gets_no_text_is_said_and_kept(rae):
    row = NORA.replace("07700 900456", "7700900456 0")

    (line,) = try_import(rae.clinic, sheet(row), by=rae, at=NOW).lines

    assert "No text can go to this number." in line.note


def test_nothing_is_half_made_when_something_breaks(rae, monkeypatch):
    plan = try_import(rae.clinic, sheet(OLA, NORA), by=rae, at=NOW)

    def broken(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("clinic.importing.services.plan_visit", broken)
    with pytest.raises(RuntimeError):
        make_import(rae.clinic, sheet(OLA, NORA), shown=plan.seal, by=rae, at=NOW)

    assert not Patient.objects.exists() and not ImportedLine.objects.exists()


def test_an_erased_patient_leaves_no_mark_of_the_line(desk):
    imported(desk, NORA)

    erase_patient(Patient.objects.get(), reason="asked", by=SYSTEM, at=NOW)

    assert ImportedLine.objects.get().mark == ""


def test_another_clinics_people_are_nobody_here(rae):
    other = a_clinic(name="Elsewhere")
    a_patient(
        other,
        given_name="Nora",
        family_name="Vale",
        birth_date=date(1990, 4, 5),
        phone="",
        email="",
    )

    assert makes(NORA, by=rae) == (1, 1)


def test_in_america_the_month_comes_first(rae):
    Clinic.objects.filter(pk=rae.clinic_id).update(jurisdiction="US")
    rae.clinic.refresh_from_db()

    plan = try_import(rae.clinic, sheet("Nora,Vale,4/5/1990,,,,,"), by=rae, at=NOW)

    assert plan.lines[0].line.identity.birth_date == date(1990, 4, 5)


def test_a_manager_may_import_and_lands_where_a_manager_may_be(client, rae):
    client.force_login(a_manager(rae.clinic))

    page = imported(client, NORA)

    assert page.request["PATH_INFO"] == "/import/"
    assert "Imported: 1 new patient and 1 visit." in text(page)
    assert str(Patient.objects.get().code).encode() not in page.content


def test_a_file_that_cannot_be_read_says_so_beside_the_field(desk):
    file = SimpleUploadedFile("patients.csv", "Zoë".encode("latin-1"))

    answer = desk.post("/import/", {"file": file})

    assert answer.status_code == 422
    assert "CSV UTF-8" in text(answer)


def test_without_a_file_the_page_says_to_choose_one(desk):
    assert "Choose a file first" in text(desk.post("/import/"))


def test_the_template_has_the_headings_and_can_be_filled_in(desk):
    answer = desk.get("/import/template.csv")

    assert answer["Content-Disposition"] == 'attachment; filename="patients.csv"'
    assert answer.content.decode("utf-8-sig").strip() == HEADS


def test_what_is_in_a_cell_is_shown_as_text(desk):
    page = shown(desk, "<b>Nora</b>,Vale,1990-04-05,,,,,").content.decode()

    assert "&lt;b&gt;Nora" in page and "<b>Nora" not in page


def test_looking_twice_at_a_quarter_of_a_thousand_lines_is_no_trouble(rae):
    rows = [f"Nora{chr(97 + n // 26)}{chr(97 + n % 26)},Vale,1990-04-05,,,,," for n in range(250)]

    assert makes(*rows, by=rae) == (250, 0)
