"""What each role may do."""

from __future__ import annotations

from enum import StrEnum

from django.db import models


class Role(models.TextChoices):
    """What a person at the clinic is there to do."""

    FRONT_DESK = "front_desk", "Front desk"
    CLINICIAN = "clinician", "Clinician"
    MANAGER = "manager", "Manager"


class Action(StrEnum):
    """Something a person at the clinic may be allowed to do."""

    SEE_QUEUE = "see the queue"
    TRIAGE = "triage"
    INVITE = "invite patients"
    IMPORT = "import patients and visits"
    REVIEW = "read a patient's answers"
    DECIDE = "record a decision"
    SEE_RULES = "see how the rules do"
    SEE_FIGURES = "see the clinic's figures"
    MANAGE_PEOPLE = "manage people"
    MANAGE_SETTINGS = "change the clinic's settings"
    ERASE = "erase a patient's data"


FRONT_DESK = frozenset({Action.SEE_QUEUE, Action.TRIAGE, Action.INVITE, Action.IMPORT})
ROLES: dict[Role, frozenset[Action]] = {
    Role.FRONT_DESK: FRONT_DESK,
    Role.CLINICIAN: FRONT_DESK | {Action.REVIEW, Action.DECIDE, Action.SEE_RULES},
    Role.MANAGER: frozenset(
        {Action.MANAGE_PEOPLE, Action.MANAGE_SETTINGS, Action.ERASE}
        | {Action.SEE_FIGURES, Action.SEE_RULES, Action.IMPORT}
    ),
}


def roles_that_may(action: Action) -> list[Role]:
    return [role for role, actions in ROLES.items() if action in actions]
