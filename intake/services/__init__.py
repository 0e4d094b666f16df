"""What can be done on the patient's side, one function for each use case."""

from intake.events import PATIENT, SYSTEM, record_view, record_views
from intake.models import NoProtocol
from intake.photos.developing import PhotoRefused
from intake.questionnaire.answers import BadAnswers
from intake.services.again import send_again, send_in_place_of
from intake.services.agreed_before import agreed_before
from intake.services.answering import (
    SavedElsewhere,
    Underage,
    save_answers,
    save_page,
    stop_underage,
)
from intake.services.assessing import NothingSent, reassess
from intake.services.browsers import AnotherBrowser, known_here, knows, recognise, trust
from intake.services.codes import (
    CodeOver,
    TooManyCodes,
    WrongCode,
    read_out_code,
    send_code,
    use_code,
)
from intake.services.consents import (
    NothingToWithdraw,
    may_teach,
    teaching_consent,
    withdraw_consent,
)
from intake.services.following import (
    NotTreated,
    ToldAlready,
    check_in,
    open_check_in,
    to_answer,
    treatment_of,
    write_after,
)
from intake.services.hand_overs import find_hand_over, hand_over, take_over
from intake.services.in_room import NotTheDay, may_tell, tell_in_room
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
from intake.services.languages import change_language
from intake.services.letters import issue_letter, open_letter
from intake.services.moves import Outdated, OutOfTurn
from intake.services.own_data import AskedAlready, ask_about_data, settle_data
from intake.services.patients import (
    AlreadyRegistered,
    Erasure,
    correct_patient,
    erase_patient,
    register_patient,
    rotate_keys,
)
from intake.services.photos import PhotosClosed, TooManyPhotos, add_photo, open_photo, remove_photo
from intake.services.photos import taken_now as photos_taken_now
from intake.services.reading_back import answer_read_back, keep_chosen
from intake.services.recalling import confirm, last_sending, returning_route
from intake.services.reminders import allow_reminders, remind, stop_reminders
from intake.services.replies import reply
from intake.services.requests import (
    NothingAsked,
    ReasonMissing,
    TooManyRounds,
    ask,
    askable,
    tend_requests,
)
from intake.services.sending import DifferentAnswers, submit
from intake.services.tablets import NoPin, PinLocked, WrongPin, give_back, lend, set_pin, take_back
from intake.services.taking_back import take_back_message
from intake.services.undelivered import NothingToSend, settle, try_again
from intake.services.understanding import answer_teach_back
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
    "BadVisitDay",
    "CodeOver",
    "DifferentAnswers",
    "Erasure",
    "Invited",
    "LinkClosed",
    "NoAddress",
    "NoPin",
    "NoProtocol",
    "NotTheDay",
    "NotTreated",
    "NothingAsked",
    "NothingSent",
    "NothingToSend",
    "NothingToWithdraw",
    "OutOfTurn",
    "Outdated",
    "PhotoRefused",
    "PhotosClosed",
    "PinLocked",
    "ReasonMissing",
    "SavedElsewhere",
    "ToldAlready",
    "TooManyCodes",
    "TooManyPhotos",
    "TooManyRounds",
    "TooManyTries",
    "Underage",
    "VisitCancelled",
    "VisitInPast",
    "VisitTooFar",
    "WrongBirthDate",
    "WrongCode",
    "WrongPin",
    "add_photo",
    "agreed_before",
    "allow_reminders",
    "answer_read_back",
    "answer_teach_back",
    "ask",
    "ask_about_data",
    "askable",
    "cancel_visit",
    "change_language",
    "check_in",
    "confirm",
    "confirm_birth_date",
    "correct_patient",
    "erase_patient",
    "find_hand_over",
    "find_link",
    "give_back",
    "hand_over",
    "invite",
    "keep_chosen",
    "known_here",
    "knows",
    "issue_letter",
    "last_sending",
    "lend",
    "may_teach",
    "may_tell",
    "move_visit",
    "open_check_in",
    "open_letter",
    "open_link",
    "open_photo",
    "photos_taken_now",
    "plan_visit",
    "read_out_code",
    "reassess",
    "recognise",
    "record_view",
    "record_views",
    "register_patient",
    "remind",
    "remove_photo",
    "reply",
    "returning_route",
    "revoke_invitations",
    "rotate_keys",
    "save_answers",
    "save_page",
    "send_again",
    "send_in_place_of",
    "send_code",
    "set_pin",
    "settle",
    "settle_data",
    "stop_reminders",
    "stop_underage",
    "submit",
    "take_back",
    "take_back_message",
    "take_over",
    "teaching_consent",
    "tell_in_room",
    "tend_requests",
    "to_answer",
    "treatment_of",
    "trust",
    "try_again",
    "use_code",
    "withdraw_consent",
    "write_after",
]
