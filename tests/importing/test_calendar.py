"""A calendar file becomes visits: looked at first, all or nothing, and nothing twice."""

from __future__ import annotations

from datetime import date, time
from html import unescape
from typing import Any

import pytest

from clinic.importing.calendar import read_calendar
from clinic.importing.planning import MOVED
from clinic.importing.reading import Bad, BadFile
from clinic.importing.services import make_import, try_import
from intake.models import ImportedLine, Patient, Visit
from intake.services import erase_patient
from tests.builders import NOW, a_clinician, a_patient

BORN = "Date of birth: 1990-03-16"


def text(response: Any) -> str:
    return unescape(response.content.decode())


def event(*lines: str, uid: str = "1@calendar", title: str = "Nora Vale", **told: str) -> str:
    given = {"start": "DTSTART:20260316T103000Z", "about": BORN} | told
    description = f"DESCRIPTION:{given['about']}"
    return "\r\n".join(
        ["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", given["start"], description, *lines]
        + ["END:VEVENT"]
    )


def calendar(*events: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *events, "END:VCALENDAR", ""])


def makes(*events: str, by: Any) -> Any:
    shown = try_import(by.clinic, calendar(*events), by=by, at=NOW)
    return make_import(by.clinic, calendar(*events), shown=shown.seal, by=by, at=NOW)


def bad(*events: str, by: Any) -> str:
    (one,) = try_import(by.clinic, calendar(*events), by=by, at=NOW).bad
    return f"{one.name}: {' '.join(one.problems)}"


def test_an_event_is_a_visit_of_a_new_patient(rae):
    made = makes(event("ATTENDEE;CN=Nora:mailto:nora@patient.example"), by=rae)

    visit, patient = Visit.objects.get(), Patient.objects.get().read_identity()
    assert (made.patients, made.visits) == (1, 1)
    assert (visit.on, visit.at_time) == (date(2026, 3, 16), time(10, 30))
    assert (patient.name, patient.email) == ("Nora Vale", "nora@patient.example")
    assert patient.birth_date == date(1990, 3, 16)


@pytest.mark.parametrize(
    ("start", "on", "at_time"),
    [
        ("DTSTART:20260616T103000Z", date(2026, 6, 16), time(11, 30)),
        ("DTSTART:20260616T103000", date(2026, 6, 16), time(10, 30)),
        ("DTSTART;TZID=Europe/Berlin:20260616T103000", date(2026, 6, 16), time(9, 30)),
        ('DTSTART;TZID="GMT Standard Time":20260616T103000', date(2026, 6, 16), time(10, 30)),
        ("DTSTART;TZID=W. Europe Standard Time:20260616T103000", date(2026, 6, 16), time(9, 30)),
        ("DTSTART;VALUE=DATE:20260616", date(2026, 6, 16), None),
    ],
)
def test_the_hour_is_that_on_the_wall_of_the_clinic(rae, start, on, at_time):
    makes(event(start=start), by=rae)

    visit = Visit.objects.get()
    assert (visit.on, visit.at_time) == (on, at_time)


def test_somebody_who_is_here_needs_no_birth_date(rae):
    ada = a_patient(rae.clinic, given_name="Nora", family_name="Vale", email="nora@patient.example")
    guest = "ATTENDEE:mailto:NORA@patient.example"

    made = makes(event(guest, about="Chair two"), by=rae)

    assert (made.patients, made.visits) == (0, 1)
    assert Visit.objects.get().patient == ada


def test_the_birth_date_of_somebody_who_is_here_is_not_told(desk, rae):
    a_patient(rae.clinic, given_name="Nora", family_name="Vale", email="nora@patient.example")
    file = calendar(event("ATTENDEE:mailto:nora@patient.example", about="Chair two"))

    page = text(looked_at(desk, file))

    assert "Nora Vale" in page
    assert "1992" not in page


def test_staff_and_organiser_are_no_patients(rae):
    cleo = a_clinician(rae.clinic)
    people = (f"ATTENDEE:mailto:{cleo.email}", "ATTENDEE:mailto:nora@patient.example")

    makes(event("ORGANIZER:mailto:desk@clinic.example", *people), by=rae)

    assert Patient.objects.get().read_identity().email == "nora@patient.example"


def test_what_the_description_says_goes_before_the_title(rae):
    cleo = a_clinician(rae.clinic)
    about = (
        rf"First name: Nora\nLast name: de Vale\n{BORN}\nTelephone: 07700 900123\nWith: {cleo.name}"
    )

    makes(event(title="Consult\\, long", about=about), by=rae)

    who = Patient.objects.get().read_identity()
    assert (who.name, who.phone) == ("Nora de Vale", "07700 900123")
    assert Visit.objects.get().clinician == cleo


def test_long_lines_are_folded_and_alarms_are_not_read(rae):
    folded = event("BEGIN:VALARM", "UID:other", "DESCRIPTION:Ring", "END:VALARM")
    folded = folded.replace("SUMMARY:Nora Vale", "SUMMARY:Nor\r\n a Vale")

    makes(folded, by=rae)

    assert Patient.objects.get().read_identity().name == "Nora Vale"


def test_the_same_calendar_twice_makes_nothing_twice(rae):
    makes(event(), by=rae)

    again = makes(event(), by=rae)

    assert (again.patients, again.visits) == (0, 0)
    assert (Visit.objects.count(), ImportedLine.objects.count()) == (1, 1)


def test_an_event_that_moved_is_known_again_and_said(rae):
    makes(event(), by=rae)

    (line,) = makes(event(start="DTSTART:20260317T090000Z"), by=rae).lines

    assert (line.before, line.new_visit, line.note) == (True, False, MOVED)
    assert Visit.objects.get().on == date(2026, 3, 16)


def test_what_is_over_or_called_off_is_left_out_and_counted(desk, rae):
    gone = event(uid="2", start="DTSTART:20260301T090000Z")
    off = event("STATUS:CANCELLED", uid="3")

    page = text(looked_at(desk, calendar(event(), gone, off)))

    assert "1 new patient and 1 visit" in page
    assert "2 events in the past or called off were left out." in page


@pytest.mark.parametrize(
    ("broken", "sentence"),
    [
        (event("RRULE:FREQ=WEEKLY"), "The event repeats"),
        (event(uid=""), "no UID"),
        (event(about="Chair two"), "There is no date of birth"),
        (event(about="Date of birth: soon"), "Date of birth: “soon” is not a day"),
        (event(title="Nora"), "Write the first name."),
        (event(start="DTSTART;TZID=Nowhere/Atall:20260616T103000"), "“Nowhere/Atall” is not known"),
        (event(start="DTSTART:20260231T103000Z"), "no such day or hour"),
        (event(start="X-START:1"), "no day that can be read"),
        (event(start="DTSTART:20310316T103000Z"), "more than two years away"),
        (event(about=rf"{BORN}\nWith: Nobody"), "No clinician “Nobody” works here"),
    ],
)
def test_a_bad_event_is_named_with_what_to_do_and_nothing_is_made(rae, broken, sentence):
    good = event(uid="2@calendar", title="Zoe Hill")

    found = bad(good, broken, by=rae)

    assert found.startswith("Event 2")
    assert sentence in found
    with pytest.raises(Exception, match="Something changed"):
        makes(good, broken, by=rae)
    assert not Visit.objects.exists()


def test_an_event_that_is_in_the_file_twice_is_named(rae):
    assert "in the file twice" in bad(event(), event(), by=rae)


def test_a_bad_event_is_found_by_its_day(rae):
    assert bad(event("RRULE:FREQ=DAILY"), by=rae).startswith("Event 1, 16 Mar 2026 10:30: ")


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (calendar(), "holds no event"),
        (calendar(event()).removesuffix("END:VCALENDAR\r\n"), "not complete"),
        (calendar("BEGIN:VEVENT", "END:VTODO"), "damaged"),
        (calendar(*(event(uid=f"{n}") for n in range(501))), "501 events"),
    ],
)
def test_a_file_that_is_no_calendar_says_what_to_do(rae, file, sentence):
    with pytest.raises(BadFile, match=sentence):
        read_calendar(file, rae.clinic, at=NOW, month_first=False)


def test_many_commas_take_no_time(rae):
    hostile = "X;A=" + "," * 20_000
    found = read_calendar(calendar(event(hostile)), rae.clinic, at=NOW, month_first=False)

    assert not isinstance(found.lines[0], Bad)


def test_after_somebody_was_erased_nothing_tells_that_the_event_was_here(rae):
    makes(event(), by=rae)

    erase_patient(Patient.objects.get(), reason="asked", by=rae, at=NOW)

    assert ImportedLine.objects.get().mark == ""


def looked_at(browser: Any, file: str) -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    sent = SimpleUploadedFile("visits.ics", file.encode(), content_type="text/calendar")
    return browser.post("/import/", {"file": sent})


def test_the_page_shows_it_and_makes_it_in_one_press(desk):
    page = looked_at(desk, calendar(event()))
    form = page.context["form"]

    given = {name: form[name].value() for name in ("text", "shown")}
    done = desk.post("/import/make/", given, follow=True)

    assert "Imported: 1 new patient and 1 visit. No link was sent." in text(done)
    assert Visit.objects.count() == 1
