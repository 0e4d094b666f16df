"""A calendar file as events: those of RFC 5545 that are single, each as one line of an import.

Who comes is read from the title and the description, for a calendar has no place for a birth
date. What cannot be read with certainty is named, and never guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from clinic.importing.events import Event, events
from clinic.importing.reading import ALSO, COLUMNS, MOST_LINES, Bad, BadFile, Line, read_line
from clinic.staff import wording
from clinic.staff.models import User
from intake.models import Clinic, Patient
from intake.vault import normal

BEGINS = "BEGIN:VCALENDAR"
STAMP = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?")
LABEL = re.compile(r"\s*([\w -]+?)\s*:\s*(.*?)\s*")
REPEATS = ("RRULE", "RDATE", "RECURRENCE-ID")
# As Outlook names some zones, by the Unicode CLDR table of Windows zones.
WINDOWS = {
    "GMT Standard Time": "Europe/London",
    "W. Europe Standard Time": "Europe/Berlin",
    "Romance Standard Time": "Europe/Paris",
    "Central Europe Standard Time": "Europe/Budapest",
    "Central European Standard Time": "Europe/Warsaw",
    "Eastern Standard Time": "America/New_York",
    "Central Standard Time": "America/Chicago",
    "Mountain Standard Time": "America/Denver",
    "Pacific Standard Time": "America/Los_Angeles",
    "AUS Eastern Standard Time": "Australia/Sydney",
    "E. Australia Standard Time": "Australia/Brisbane",
    "UTC": "UTC",
}
NO_BIRTH_DATE = (
    "There is no date of birth, and nobody of this name with this e-mail or telephone is here."
    " Write “Date of birth: 1990-03-16” into the event, or register the person first."
)


class NotThatEvent(Exception):
    """Why an event cannot be taken, and what to do."""


@dataclass(frozen=True, slots=True)
class Read:
    """The events to come, and how many were over or called off."""

    lines: list[Line | Bad]
    left_out: int


def is_calendar(text: str) -> bool:
    """Whether a file is a calendar."""
    return text.lstrip().upper().startswith(BEGINS)


def read_calendar(text: str, clinic: Clinic, *, at: datetime, month_first: bool) -> Read:
    """Every event to come, or raise `BadFile`."""
    found = list(events(text))
    if not found:
        raise BadFile("The calendar holds no event.")
    if len(found) > MOST_LINES:
        raise BadFile(f"The calendar has {len(found)} events. Export at most {MOST_LINES}.")
    staff = set(map(normal, User.objects.filter(clinic=clinic).values_list("email", flat=True)))
    today, left_out = clinic.day_of(at), 0
    lines: list[Line | Bad] = []
    seen: set[str] = set()
    for event in found:
        uid, title = event.text("UID").strip(), _title(event)
        try:
            on, at_time = _moment(event, clinic)
            if on < today or event.first("STATUS").value.upper() == "CANCELLED":
                left_out += 1
                continue
            title = f"{title}, {wording.full_day(on)}" + (f" {at_time:%H:%M}" if at_time else "")
            _check(event, uid, seen)
            line = _line(event, clinic, on, at_time, staff, month_first=month_first)
        except NotThatEvent as problem:
            lines.append(Bad(event.number, (str(problem),), title))
        else:
            lines.append(replace(line, title=title) if isinstance(line, Bad) else line)
        seen.add(uid)
    return Read(lines, left_out)


def _check(event: Event, uid: str, seen: set[str]) -> None:
    if not uid:
        raise NotThatEvent("The event has no UID, by which it would be known again. Export anew.")
    if any(name in event.lines for name in REPEATS):
        raise NotThatEvent("The event repeats. Make single events of it, or take it out.")
    if uid in seen:
        raise NotThatEvent("The event is in the file twice. Take one out.")


def _moment(event: Event, clinic: Clinic) -> tuple[date, time | None]:
    """The day and hour where the clinic is; an event of a whole day has no hour."""
    start = event.first("DTSTART")
    found = STAMP.fullmatch(start.value.strip())
    if found is None:
        raise NotThatEvent("The event has no day that can be read. Mend it, or take it out.")
    try:
        on = date(int(found[1]), int(found[2]), int(found[3]))
        if found[4] is None:
            return on, None
        zone = UTC if found[6] else _zone(start.parameters.get("TZID", ""), clinic)
        here = datetime.combine(on, time(int(found[4]), int(found[5])), tzinfo=zone)
    except ValueError:
        raise NotThatEvent("There is no such day or hour. Mend it, or take it out.") from None
    here = here.astimezone(clinic.zone)
    return here.date(), here.time().replace(tzinfo=None)


def _zone(name: str, clinic: Clinic) -> ZoneInfo:
    try:
        return ZoneInfo(WINDOWS.get(name, name)) if name else clinic.zone
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise NotThatEvent(
            f"The time zone “{name[:60]}” is not known here. Export the calendar in UTC."
        ) from None


def _line(
    event: Event,
    clinic: Clinic,
    on: date,
    at_time: time | None,
    staff: set[str],
    *,
    month_first: bool,
) -> Line | Bad:
    """The event as a line of the template would say it."""
    given = _described(event)
    first, _, last = " ".join(event.text("SUMMARY").split()).rpartition(" ")
    given.setdefault("First name", first)
    given.setdefault("Last name", last)
    given.setdefault("E-mail", _guest(event, staff))
    given |= {"Day of visit": on.isoformat(), "Time": f"{at_time:%H:%M}" if at_time else ""}
    told = "Date of birth" in given
    if not told:
        given["Date of birth"] = _birth_date(clinic, given)
    line = read_line(event.number, list(given), list(given.values()), month_first=month_first)
    if isinstance(line, Bad):
        return line
    return replace(line, uid=event.text("UID").strip(), told_birth_date=told)


def _described(event: Event) -> dict[str, str]:
    """What the description says in lines such as “Date of birth: 1990-03-16”."""
    known = {label.casefold(): label for label in COLUMNS} | ALSO
    lines = map(LABEL.fullmatch, event.text("DESCRIPTION").splitlines())
    found = ((known.get(line[1].casefold()), line[2]) for line in lines if line)
    return {label: value for label, value in found if label and value}


def _guest(event: Event, staff: set[str]) -> str:
    """The address of the one guest who does not work here; of several, none."""
    guests = event.lines.get("ATTENDEE", [])
    emails = [
        one.value.partition(":")[2] for one in guests if one.value.lower().startswith("mailto:")
    ]
    organiser = normal(event.first("ORGANIZER").value.partition(":")[2])
    others = [one for one in emails if normal(one) not in staff | {organiser}]
    return others[0] if len(others) == 1 else ""


def _birth_date(clinic: Clinic, given: dict[str, str]) -> str:
    """That of the one person of this name with this e-mail or telephone, or `NotThatEvent`."""
    email, phone = given["E-mail"], given.get("Telephone", "")
    ways = []
    if email:
        ways.append(Patient.objects.with_email(clinic, email))
    if any(map(str.isdigit, phone)):
        ways.append(Patient.objects.with_phone(clinic, phone))
    known = {one.pk: one.read_identity() for way in ways for one in way.filter(erased_at=None)}
    name = normal(f"{given['First name']} {given['Last name']}")
    same = {who.birth_date for who in known.values() if normal(who.name) == name}
    if len(same) != 1:
        raise NotThatEvent(NO_BIRTH_DATE)
    return same.pop().isoformat()


def _title(event: Event) -> str:
    return f"Event {event.number}"
