"""What can be done on the patient's side, one function for each use case."""

from intake.events import PATIENT, SYSTEM, record_view, record_views
from intake.models import NoProtocol
from intake.questionnaire.answers import BadAnswers
from intake.services.answering import Underage, save_page, stop_underage
from intake.services.assessing import NothingSent, reassess
from intake.services.invitations import (
    AlreadySent,
    Invited,
    LinkClosed,
    NoAddress,
    TooManyTries,
    WrongBirthDate,
    confirm_birth_date,
    find_link,
    invite,
    open_link,
    revoke_invitations,
)
from intake.services.moves import Outdated, OutOfTurn
from intake.services.patients import (
    AlreadyRegistered,
    Erasure,
    correct_patient,
    erase_patient,
    register_patient,
    rotate_keys,
)
from intake.services.reminders import allow_reminders, remind, stop_reminders
from intake.services.sending import DifferentAnswers, submit
from intake.services.undelivered import NothingToSend, settle, try_again
from intake.services.visits import (
    BadVisitDay,
    VisitCancelled,
    VisitInPast,
    VisitTooFar,
    cancel_visit,
    move_visit,
    plan_visit,
)

__all__ = [
    "PATIENT",
    "SYSTEM",
    "AlreadyRegistered",
    "AlreadySent",
    "BadAnswers",
    "DifferentAnswers",
    "Erasure",
    "Invited",
    "LinkClosed",
    "NoAddress",
    "NoProtocol",
    "NothingSent",
    "NothingToSend",
    "OutOfTurn",
    "Outdated",
    "TooManyTries",
    "Underage",
    "VisitCancelled",
    "BadVisitDay",
    "VisitInPast",
    "VisitTooFar",
    "WrongBirthDate",
    "allow_reminders",
    "cancel_visit",
    "confirm_birth_date",
    "correct_patient",
    "erase_patient",
    "find_link",
    "invite",
    "move_visit",
    "open_link",
    "plan_visit",
    "record_view",
    "record_views",
    "register_patient",
    "remind",
    "reassess",
    "revoke_invitations",
    "rotate_keys",
    "save_page",
    "settle",
    "stop_reminders",
    "stop_underage",
    "submit",
    "try_again",
]
