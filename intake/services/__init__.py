"""What can be done on the patient's side, one function for each use case."""

from intake.events import PATIENT, SYSTEM, record_view, record_views
from intake.models import NoProtocol
from intake.questionnaire.answers import BadAnswers
from intake.services.again import send_again
from intake.services.answering import Underage, save_page, stop_underage
from intake.services.assessing import NothingSent, reassess
from intake.services.browsers import AnotherBrowser, recognise, trust
from intake.services.codes import (
    CodeOver,
    TooManyCodes,
    WrongCode,
    read_out_code,
    send_code,
    use_code,
)
from intake.services.hand_overs import find_hand_over, hand_over, take_over
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
from intake.services.own_data import AskedAlready, ask_about_data, settle
from intake.services.patients import (
    AlreadyRegistered,
    Erasure,
    correct_patient,
    erase_patient,
    register_patient,
    rotate_keys,
)
from intake.services.replies import reply
from intake.services.sending import DifferentAnswers, submit
from intake.services.tablets import (
    NoPin,
    PinLocked,
    WrongPin,
    give_back,
    lend,
    set_pin,
    take_back,
)
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
    "AnotherBrowser",
    "AskedAlready",
    "BadAnswers",
    "CodeOver",
    "DifferentAnswers",
    "Erasure",
    "Invited",
    "LinkClosed",
    "NoAddress",
    "NoPin",
    "NoProtocol",
    "NothingSent",
    "OutOfTurn",
    "Outdated",
    "PinLocked",
    "TooManyCodes",
    "TooManyTries",
    "Underage",
    "VisitCancelled",
    "BadVisitDay",
    "VisitInPast",
    "VisitTooFar",
    "WrongBirthDate",
    "WrongCode",
    "WrongPin",
    "ask_about_data",
    "cancel_visit",
    "confirm_birth_date",
    "correct_patient",
    "erase_patient",
    "find_hand_over",
    "find_link",
    "give_back",
    "hand_over",
    "invite",
    "lend",
    "move_visit",
    "open_link",
    "plan_visit",
    "read_out_code",
    "recognise",
    "record_view",
    "record_views",
    "register_patient",
    "reassess",
    "reply",
    "revoke_invitations",
    "rotate_keys",
    "save_page",
    "send_again",
    "send_code",
    "set_pin",
    "settle",
    "stop_underage",
    "submit",
    "take_back",
    "take_over",
    "trust",
    "use_code",
]
