"""A file as lines: columns by their headings, each cell read or named with what to do."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from io import StringIO

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from clinic.days import NotADay, day_written
from clinic.names import can_be_read
from intake.models import Identity

MOST_BYTES = 200_000
MOST_LINES = 500
LONGEST = 100  # letters of a name
FIRST_YEAR = 1900
FORMULA = ("=", "+", "-", "@")  # with which a spreadsheet begins to work something out
PHONE = re.compile(r"\+?[\d\s()./-]{5,40}")
HOUR = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d{2})? ?([ap]m)?", re.IGNORECASE)
COLUMNS = {
    "First name": "given_name",
    "Last name": "family_name",
    "Date of birth": "birth_date",
    "E-mail": "email",
    "Telephone": "phone",
    "Day of visit": "on",
    "Time": "at_time",
    "With": "clinician",
}
NEEDED = ("First name", "Last name", "Date of birth")
ALSO = {"email": "E-mail", "phone": "Telephone", "visit day": "Day of visit"}


class BadFile(Exception):
    """A file of which nothing can be read; says what to do."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that could be read."""

    number: int
    identity: Identity
    on: date | None
    at_time: time | None
    clinician: str
    uid: str = ""  # of an event of a calendar
    told_birth_date: bool = True  # whether the file says it


@dataclass(frozen=True, slots=True)
class Bad:
    """A line that cannot be taken, and what to do about it."""

    number: int
    problems: tuple[str, ...]
    title: str = ""

    @property
    def name(self) -> str:
        """By what people find it in the file."""
        return self.title or f"Line {self.number}"


def as_text(content: bytes) -> str:
    """The file's text, or raise `BadFile`."""
    if len(content) > MOST_BYTES:
        raise BadFile(f"The file is too large. Split it: at most {MOST_LINES} lines each.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BadFile(
            "The file cannot be read. Save it as “CSV UTF-8” in your spreadsheet."
        ) from None


def read(text: str, *, month_first: bool) -> list[Line | Bad]:
    """Every line that holds something, or raise `BadFile`."""
    rows = _rows(text)
    _, heads = next(rows, (0, []))
    names = _columns(heads)
    read = [
        read_line(number, names, cells, month_first=month_first)
        for number, cells in rows
        if any(cell.strip() for cell in cells)
    ]
    if not read:
        raise BadFile("The file holds no line below its headings. Fill in the template first.")
    if len(read) > MOST_LINES:
        raise BadFile(f"The file has {len(read)} lines. Split it: at most {MOST_LINES} each.")
    return read


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each line, with the number under which a spreadsheet shows it."""
    if "\0" in text:
        raise BadFile("The file is not text. Save it as “CSV UTF-8” in your spreadsheet.")
    heads = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=heads.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from enumerate(reader, start=1)
    except csv.Error:
        raise BadFile(
            f"Line {reader.line_num} has a quotation mark that does not end. Close it."
        ) from None


def _columns(heads: Sequence[str]) -> list[str]:
    """What stands in each column, or raise `BadFile`."""
    known = {label.casefold(): label for label in COLUMNS} | ALSO
    labels = [known.get(" ".join(head.split()).casefold(), "") for head in heads]
    for head, label in zip(heads, labels, strict=True):
        if not label:
            raise BadFile(
                f"The column “{head.strip()[:LONGEST]}” is not one of ours. Take it out,"
                " or name it as in the template."
            )
        if labels.count(label) > 1:
            raise BadFile(f"There are two columns “{label}”. Keep one.")
    if missing := [label for label in NEEDED if label not in labels]:
        raise BadFile(f"There is no column “{missing[0]}”. Add it, as in the template.")
    return labels


def read_line(number: int, names: list[str], cells: list[str], *, month_first: bool) -> Line | Bad:
    """One line, by what stands in each of its cells."""
    if any(cell.strip() for cell in cells[len(names) :]):
        return Bad(number, ("There are more cells than headings. Take the rest out.",))
    given = {label: "" for label in COLUMNS}
    given |= {label: " ".join(cell.split()) for label, cell in zip(names, cells, strict=False)}
    problems: list[str] = []
    born = _day(given, "Date of birth", problems, month_first=month_first)
    on = _day(given, "Day of visit", problems, month_first=month_first)
    at_time = _hour(given["Time"], problems)
    for label in ("First name", "Last name"):
        problems += _name_problems(label, given[label])
    problems += _address_problems(given["E-mail"], given["Telephone"])
    if not given["Date of birth"]:
        problems.append("Write the date of birth.")
    elif born and born.year < FIRST_YEAR:
        problems.append("Check the year of birth.")
    if given["Time"] and not given["Day of visit"]:
        problems.append("There is a time and no day of the visit. Write the day, or neither.")
    if problems or born is None:
        return Bad(number, tuple(problems))
    names_and_address = (given["First name"], given["Last name"], born)
    who = Identity(*names_and_address, given["E-mail"], given["Telephone"])
    return Line(number, who, on, at_time, given["With"])


def _day(
    given: dict[str, str], label: str, problems: list[str], *, month_first: bool
) -> date | None:
    if not given[label]:
        return None
    try:
        return day_written(given[label], month_first=month_first)
    except NotADay as problem:
        problems.append(f"{label}: {problem}")
        return None


def _hour(written: str, problems: list[str]) -> time | None:
    if not written:
        return None
    try:
        found = HOUR.fullmatch(written)
        if found is None:
            raise ValueError
        hour, half = int(found[1]), (found[3] or "").lower()
        if half:
            hour = hour % 12 + (12 if half == "pm" else 0)
        return time(hour, int(found[2]))
    except ValueError:
        problems.append(f"Time: write “{written}” like 14:30.")
        return None


def _name_problems(label: str, name: str) -> Iterator[str]:
    what = label.lower()
    if not name:
        yield f"Write the {what}."
    elif name.startswith(FORMULA):
        yield f"The {what} begins with “{name[0]}”. Take that sign out."
    elif len(name) > LONGEST:
        yield f"Write the {what} in {LONGEST} letters or fewer."
    else:
        try:
            can_be_read(name)
        except ValidationError as problem:
            yield f"{label}: {problem.message}."


def _address_problems(email: str, phone: str) -> Iterator[str]:
    if email:
        try:
            EmailValidator()(email)
            if email.startswith(FORMULA) or len(email) > 254:
                raise ValidationError("")
        except ValidationError:
            yield "Write the e-mail like name@example.org."
    if phone and not PHONE.fullmatch(phone):
        yield "Write the telephone number in digits, such as 07700 900123."
