"""What a manager does: people, settings and protocols."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ValidationError
from django.db import transaction

from clinic.staff.models import Role, User
from intake.events import record
from intake.models import Clinic, Intake, Protocol
from intake.palette import BadColour, palette
from intake.rules import policy as core_policy
from intake.rules import protocol as core
from intake.rules.pairs import readable
from intake.rules.policy import BadPolicy
from intake.rules.rulebook import CURRENT, RULEBOOKS
from intake.working_time import BadHours

__all__ = [
    "AlreadyHere",
    "BadPerson",
    "BadPolicy",
    "BadSettings",
    "CannotRead",
    "LastManager",
    "VersionTaken",
    "add_person",
    "approve_protocol",
    "change_role",
    "change_settings",
    "deactivate",
    "reactivate",
]

SETTINGS = frozenset(
    {
        "name",
        "address",
        "phone",
        "email",
        "emergency_number",
        "helplines",
        "timezone",
        "jurisdiction",
        "stocked_brands",
        "mode",
        "patient_dates",
        "answers_valid_days",
        "opening_hours",
        "closed_days",
        "answer_within_hours",
        "second_signature",
        "overridable",
        "sender_name",
        "calling_code",
        "remind_first_days",
        "remind_last_days",
        "remind_unopened_days",
        "languages",
        "accent",
        "logo",
        "forget_unsent_days",
        "forget_after_years",
    }
)


class AlreadyHere(Exception):
    """Somebody already signs in with this e-mail address."""

    def __init__(self) -> None:
        super().__init__("Somebody already signs in with this e-mail address.")


class BadPerson(Exception):
    """Nobody can be added like this; `problems` holds a sentence for each field."""

    def __init__(self, problem: ValidationError) -> None:
        self.problems = _sentences(problem)
        super().__init__(" ".join(self.problems.values()))


class LastManager(Exception):
    """A clinic keeps at least one manager, or nobody could manage it."""

    def __init__(self) -> None:
        super().__init__("This is the only manager. Make somebody else a manager first.")


class BadSettings(Exception):
    """A setting has a value it cannot have; `problems` holds a sentence for each."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = problems


class CannotRead(Exception):
    """Patients were asked questions of which the rulebook cannot read every answer."""

    def __init__(self, rulebook: str) -> None:
        super().__init__(
            f"Patients have been asked more than rulebook {rulebook} reads. Choose a newer one."
        )


class VersionTaken(Exception):
    """A protocol of this version was approved before, and a protocol never changes."""

    def __init__(self, version: str) -> None:
        super().__init__(f"There is a protocol “{version}” already. Choose another version.")


@transaction.atomic
def add_person(clinic: Clinic, *, email: str, name: str, role: str, by: User, at: datetime) -> User:
    """Add somebody, who sets a password by a mailed link; raises `AlreadyHere` or `BadPerson`."""
    if User.objects.filter(email=User.objects.normalize_email(email)).exists():
        raise AlreadyHere
    try:
        person = User.objects.create_user(email, clinic=clinic, name=name.strip(), role=role)
    except ValidationError as problem:
        raise BadPerson(problem) from None
    detail = {"person": person.pk, "role": str(role)}
    record(clinic, "person added", by=by, at=at, detail=detail)
    return person


@transaction.atomic
def change_role(person: User, *, role: str, by: User, at: datetime) -> User:
    """Give somebody another role; raises `LastManager`."""
    person = _locked(person)
    if role != Role.MANAGER:
        _check_managers(person)
    person.role = role
    person.save()
    detail = {"person": person.pk, "role": str(role)}
    record(person.clinic, "role changed", by=by, at=at, detail=detail)
    return person


@transaction.atomic
def deactivate(person: User, *, by: User, at: datetime) -> User:
    """End somebody's access and sessions at once; raises `LastManager`."""
    person = _locked(person)
    _check_managers(person)
    person.is_active = False
    person.times_left += 1
    person.save()
    record(person.clinic, "person left", by=by, at=at, detail={"person": person.pk})
    return person


@transaction.atomic
def reactivate(person: User, *, by: User, at: datetime) -> User:
    """Give somebody access again, in the role they had."""
    person = _locked(person)
    person.is_active = True
    person.save()
    record(person.clinic, "person returned", by=by, at=at, detail={"person": person.pk})
    return person


@transaction.atomic
def change_settings(clinic: Clinic, *, by: User, at: datetime, **changes: Any) -> Clinic:
    """Change the clinic's own settings; raises `BadSettings`."""
    clinic = Clinic.objects.select_for_update().get(pk=clinic.pk)
    if unknown := sorted(set(changes) - SETTINGS):
        raise TypeError(f"A clinic has no setting {unknown}.")
    before = {name: getattr(clinic, name) for name in changes}
    for name, value in changes.items():
        setattr(clinic, name, value)
    _check_settings(clinic)
    clinic.save()
    told = {name: [before[name], getattr(clinic, name)] for name in sorted(changes)}
    record(clinic, "settings changed", by=by, at=at, detail={"settings": told})
    return clinic


@transaction.atomic
def approve_protocol(
    clinic: Clinic,
    *,
    version: str,
    rulebook: str = CURRENT.version,
    policy: dict[str, int] | None = None,
    approved_by_name: str,
    by: Any,
    at: datetime,
) -> Protocol:
    """Add a protocol under which intakes are assessed from now on.

    New invitations ask the edition that its rulebook is complete for. Raises `BadPolicy` for a
    value that no clinic may choose, `CannotRead` and `VersionTaken`.
    """
    values = core_policy.policy(policy)
    protocol = core.Protocol(version, RULEBOOKS[rulebook], values)
    Clinic.objects.select_for_update(no_key=True).get(pk=clinic.pk)
    if Intake.objects.filter(clinic=clinic).exclude(edition__in=readable(rulebook)).exists():
        raise CannotRead(rulebook)
    if clinic.protocols.filter(version=version).exists():
        raise VersionTaken(version)
    approved = Protocol.objects.create(
        clinic=clinic,
        version=version,
        rulebook=rulebook,
        policy=values,
        fingerprint=protocol.fingerprint,
        approved_by_name=approved_by_name,
        approved_at=at,
    )
    record(clinic, "protocol approved", by=by, at=at, detail={"version": version})
    return approved


def _locked(person: User) -> User:
    # Two managers who remove each other at once wait here.
    Clinic.objects.select_for_update(no_key=True).get(pk=person.clinic_id)
    return User.objects.select_related("clinic").get(pk=person.pk)


def _check_managers(person: User) -> None:
    others = User.objects.filter(clinic=person.clinic, role=Role.MANAGER, is_active=True)
    if person.role == Role.MANAGER and not others.exclude(pk=person.pk).exists():
        raise LastManager


def _check_settings(clinic: Clinic) -> None:
    try:
        clinic.full_clean(validate_unique=False)
        ZoneInfo(clinic.timezone)
        _ = clinic.hours
        _ = clinic.accent and palette(clinic.accent)
    except ValidationError as problem:
        raise BadSettings(_sentences(problem)) from None
    except BadHours as problem:
        raise BadSettings({"opening_hours": str(problem)}) from None
    except BadColour as problem:
        raise BadSettings({"accent": str(problem)}) from None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise BadSettings({"timezone": f"There is no time zone {clinic.timezone}."}) from None


def _sentences(problem: ValidationError) -> dict[str, str]:
    return {name: " ".join(told) for name, told in problem.message_dict.items()}
