"""Filters of the queue, as they stand in its address, so that a view can be bookmarked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import QueryDict

from clinic.desk.teamwork import Tag
from clinic.staff.models import User
from clinic.staff.roles import Action, roles_that_may
from intake.models import Clinic
from intake.rules.levels import Triage

ROLES = {role.value: role.label for role in roles_that_may(Action.TRIAGE)}
NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Sieve:
    """Whose, with which tag, and with which triage word; "" lets everything through."""

    who: str = ""
    tag: str = ""
    word: str = ""

    @property
    def holds(self) -> Q:
        kept = Q(tags__word=self.tag) if self.tag else Q()
        return kept & self._whose() & (Q(triage=self.word) if self.word else Q())

    @property
    def query(self) -> dict[str, str]:
        """What an address says of it."""
        held = {"who": self.who, "tag": self.tag, "word": self.word}
        return {name: value for name, value in held.items() if value}

    def _whose(self) -> Q:
        if not self.who:
            return Q()
        if self.who == NOBODY:
            return Q(assignment=None)
        if self.who in ROLES:
            return Q(assignment__role=self.who)
        return Q(assignment__to__code=self.who)


def read(asked: QueryDict, clinic: Clinic) -> Sieve:
    """The filters in an address; what is none of ours is left out."""
    who, tag, word = (asked.get(name, "") for name in ("who", "tag", "word"))
    flagged = clinic.mode != Clinic.Mode.INTAKE_ONLY
    return Sieve(
        who=who if who == NOBODY or who in ROLES or _is_code(who) else "",
        tag=tag if tag in Tag.Word.values else "",
        word=word if flagged and word in list(Triage) else "",
    )


def colleagues(clinic: Clinic) -> list[tuple[str, str]]:
    """To whom an intake can be assigned, as values and labels; one query."""
    return choices(working(clinic))


def working(clinic: Clinic) -> QuerySet[User, tuple[UUID, str]]:
    """Who at a clinic an intake can be assigned to, by name."""
    people = User.objects.filter(clinic=clinic, is_active=True, role__in=ROLES)
    return people.order_by("name").values_list("code", "name")


def choices(people: Iterable[tuple[UUID, str]]) -> list[tuple[str, str]]:
    """The roles, then the people, as values and labels."""
    return [*ROLES.items(), *((str(code), name) for code, name in people)]


def _is_code(text: str) -> bool:
    try:
        return str(UUID(text)) == text
    except ValueError:
        return False
