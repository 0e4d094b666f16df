"""What a file would make: worked out before anything is, and again when it is made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from hashlib import sha256

from clinic.desk.booking import TooYoung, check_age, check_hour
from clinic.importing.reading import Bad, Line
from clinic.opening import closed_on
from clinic.staff.models import Role, User
from intake.models import Clinic, Identity, ImportedLine, Patient, Visit
from intake.phones import calling_code, national, phone_digits, textable
from intake.services import BadVisitDay
from intake.services.visits import check_day
from intake.vault import blinds, normal

OTHER_NAME = (
    "Somebody with this last name and birth date has the same e-mail or telephone, and another"
    " first name. Check the name, or add this person by hand."
)
OTHER_ADDRESS = (
    "Somebody of this name and birth date is here with another e-mail or telephone. If it is the"
    " same person, leave both empty in this line; if not, add the person by hand."
)
NO_TEXTS = "No text can go to this number. Check it, its first 0 or country code too."
MOVED = (
    "The visit made from this event is at another time. Move it on the patient’s page if need be."
)
KIND = "import"


class NotThatLine(Exception):
    """Why a line cannot be taken, and what to do."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What one line makes: a patient, a visit, both or nothing."""

    line: Line
    patient: Patient | None  # who is registered already
    of_line: int  # the line of the file that makes the patient
    new_patient: bool
    new_visit: bool
    clinician: User | None
    note: str = ""
    before: bool = False  # imported before, whatever became of it since


@dataclass(frozen=True, slots=True)
class Plan:
    """What a whole file makes, and the lines that keep it from being made."""

    lines: tuple[Planned, ...]
    bad: tuple[Bad, ...]
    left_out: int = 0  # events that are over or called off

    @property
    def patients(self) -> int:
        return sum(one.new_patient for one in self.lines)

    @property
    def visits(self) -> int:
        return sum(one.new_visit for one in self.lines)

    @property
    def seal(self) -> str:
        """Stands for what was shown, so that nothing else is made."""
        told = [
            (
                said(one.line),
                one.new_patient,
                one.new_visit,
                one.patient and one.patient.pk,
                one.clinician and one.clinician.pk,
            )
            for one in self.lines
        ]
        return sha256(repr((told, [bad.number for bad in self.bad])).encode()).hexdigest()


def plan(clinic: Clinic, read: Iterable[Line | Bad], *, at: datetime, left_out: int = 0) -> Plan:
    """What the lines make; nothing is written."""
    made = _Plans(clinic, at)
    for one in read:
        if isinstance(one, Bad):
            made.bad.append(one)
        else:
            made.add(one)
    return Plan(tuple(made.lines), tuple(made.bad), left_out)


def mark_text(line: Line) -> str:
    """A line as it is known again; an event of a calendar is by its UID, wherever it moves."""
    return f"uid|{line.uid}" if line.uid else said(line)


def said(line: Line) -> str:
    """All that a line says."""
    who, digits = line.identity, phone_digits(line.identity.phone)
    hour = f"{line.at_time:%H:%M}" if line.at_time else ""
    names = (who.given_name, who.family_name, who.birth_date.isoformat(), who.email, digits)
    return "|".join([*names, line.on.isoformat() if line.on else "", hour])


class _Plans:
    """The plan as far as it is made: later lines may be about people of earlier ones."""

    def __init__(self, clinic: Clinic, at: datetime) -> None:
        self.clinic, self.at = clinic, at
        self.lines: list[Planned] = []
        self.bad: list[Bad] = []
        self.people: dict[tuple[str, date], list[Planned]] = defaultdict(list)
        self.days: dict[tuple[int, int, date], set[time | None]] = defaultdict(set)
        here = User.objects.filter(clinic=clinic, role=Role.CLINICIAN, is_active=True)
        self.clinicians = {normal(key): one for one in here for key in (one.name, one.email)}

    def add(self, line: Line) -> None:
        try:
            planned = self._planned(line)
        except (NotThatLine, TooYoung, BadVisitDay) as problem:
            self.bad.append(Bad(line.number, (str(problem),), _title(line)))
            return
        self.lines.append(planned)
        self.people[_key(line.identity)].append(planned)

    def _planned(self, line: Line) -> Planned:
        marks = blinds(mark_text(line), kind=KIND)
        known = ImportedLine.objects.filter(clinic=self.clinic, mark__in=marks)
        if before := known.select_related("patient", "visit").first():
            note = _moved(line, before)
            return Planned(line, before.patient, 0, False, False, None, note=note, before=True)
        today = self.clinic.day_of(self.at)
        check_age(line.identity.birth_date, line.on or today)
        clinician = self._clinician(line.clinician)
        patient, of_line = self._person(line)
        return Planned(
            line=line,
            patient=patient,
            of_line=of_line,
            new_patient=patient is None and of_line == line.number,
            new_visit=line.on is not None and self._is_new(line, line.on, patient, of_line),
            clinician=clinician,
            note=self._note(line),
        )

    def _person(self, line: Line) -> tuple[Patient | None, int]:
        """Who is registered already, or the line of the file that makes the patient."""
        who, code = line.identity, calling_code(self.clinic)
        doubts = []
        for patient in Patient.objects.born(self.clinic, who.family_name, who.birth_date):
            doubt = _doubt(who, patient.read_identity(), code=code)
            if doubt == "":
                return patient, 0
            doubts.append(doubt)
        for earlier in self.people[_key(who)]:
            doubt = _doubt(who, earlier.line.identity, code=code)
            if doubt == "":
                return earlier.patient, earlier.of_line
            doubts.append(doubt)
        if real := [doubt for doubt in doubts if doubt]:
            raise NotThatLine(real[0])
        return None, line.number

    def _is_new(self, line: Line, on: date, patient: Patient | None, of_line: int) -> bool:
        """Whether the visit is still to be made, or raise `NotThatLine` or `BadVisitDay`."""
        key = (patient.pk if patient else 0, of_line, on)
        if patient is not None and key not in self.days:
            standing = Visit.objects.of_clinic(self.clinic).on_day(on).filter(patient=patient)
            self.days[key].update(standing.values_list("at_time", flat=True))
        hours = self.days[key]
        if line.at_time in hours:
            return False
        if hours:
            raise NotThatLine(
                "This person has a visit on that day at another time. Take the line out,"
                " and move the visit on the patient’s page if need be."
            )
        check_day(self.clinic.day_of(self.at), on)
        check_hour(self.clinic, on, line.at_time, at=self.at)
        hours.add(line.at_time)
        return True

    def _clinician(self, written: str) -> User | None:
        if not written:
            return None
        found = self.clinicians.get(normal(written))
        if found is None:
            raise NotThatLine(
                f"No clinician “{written[:100]}” works here. Write the name as under People,"
                " or leave it empty."
            )
        return found

    def _note(self, line: Line) -> str:
        phone = line.identity.phone
        reached = not phone or textable(phone, code=calling_code(self.clinic))
        closed = closed_on(self.clinic, line.on) if line.on else ""
        return " ".join(filter(None, ("" if reached else NO_TEXTS, closed)))


def _title(line: Line) -> str:
    return f"Event {line.number}" if line.uid else ""


def _moved(line: Line, before: ImportedLine) -> str:
    """What is said of an event that is at another time than the visit made from it."""
    visit = before.visit
    if not line.uid or visit is None or visit.cancelled_at is not None:
        return ""
    return "" if (visit.on, visit.at_time) == (line.on, line.at_time) else MOVED


def _key(who: Identity) -> tuple[str, date]:
    return normal(who.family_name), who.birth_date


def _doubt(who: Identity, known: Identity, *, code: str) -> str | None:
    """Nothing to say of the same person, None for another, or why it cannot be told."""
    mine, theirs = national(who.phone, code=code), national(known.phone, code=code)
    shares = bool(who.email and normal(who.email) == normal(known.email))
    shares = shares or bool(mine and mine == theirs)
    if normal(who.given_name) != normal(known.given_name):
        return OTHER_NAME if shares else None
    bare = not (who.email or mine) or not (known.email or theirs)
    return "" if shares or bare else OTHER_ADDRESS
