"""The lines of a calendar file (RFC 5545), event by event."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from clinic.importing.reading import BadFile

PROPERTY = re.compile(r'([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^",;:]*)(?:,(?:"[^"]*"|[^",;:]*))*)*):(.*)')
PARAMETER = re.compile(r';([\w-]+)=("[^"]*"|[^;]*)')
ESCAPED = re.compile(r"\\([nN,;\\])")


@dataclass(frozen=True, slots=True)
class Property:
    """One line of an event: what follows its name, and the value."""

    parameters: dict[str, str]
    value: str


@dataclass(slots=True)
class Event:
    """The lines of one event, by name."""

    number: int
    lines: dict[str, list[Property]] = field(default_factory=dict)

    def first(self, name: str) -> Property:
        return self.lines.get(name, [Property({}, "")])[0]

    def text(self, name: str) -> str:
        """A value with its line breaks."""
        signs = {"n": "\n", "N": "\n"}
        return ESCAPED.sub(lambda found: signs.get(found[1], found[1]), self.first(name).value)


def events(text: str) -> Iterator[Event]:
    """The events of a calendar, without what is nested in them, such as alarms."""
    inside: list[str] = []
    event, number = Event(0), 0
    for line in re.split(r"\r?\n", re.sub(r"\r?\n[ \t]", "", text)):
        found = PROPERTY.fullmatch(line)
        name = found[1].upper() if found else ""
        if found and name == "BEGIN":
            inside.append(found[3].upper())
            if inside[1:] == ["VEVENT"]:
                number += 1
                event = Event(number)
        elif found and name == "END":
            if not inside or inside.pop() != found[3].upper():
                raise BadFile("The calendar is damaged. Export it again.")
            if found[3].upper() == "VEVENT":
                yield event
        elif found and inside[1:] == ["VEVENT"]:
            told = {key.upper(): value.strip('"') for key, value in PARAMETER.findall(found[2])}
            event.lines.setdefault(name, []).append(Property(told, found[3]))
    if inside:
        raise BadFile("The calendar is not complete. Export it again.")
