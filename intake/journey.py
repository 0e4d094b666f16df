"""The journey of an intake: its stages, and the only moves between them."""

from enum import StrEnum


class Stage(StrEnum):
    """Where an intake stands."""

    INVITED = "invited"
    STARTED = "started"
    AWAITING_TRIAGE = "awaiting_triage"
    AWAITING_PATIENT = "awaiting_patient"
    AWAITING_REVIEW = "awaiting_review"
    DECIDED = "decided"
    CLOSED = "closed"

    @property
    def words(self) -> str:
        return STAGE_WORDS[self]


class Move(StrEnum):
    """What takes an intake from one stage to the next."""

    START = "start"
    SUBMIT = "submit"
    STOP_UNDERAGE = "stop_underage"
    SEND_TO_CLINICIAN = "send_to_clinician"
    ASK_PATIENT = "ask_patient"
    LAPSE = "lapse"
    TAKE_BACK = "take_back"
    TAKE_BACK_TO_REVIEW = "take_back_to_review"
    DECIDE = "decide"
    LOOK_AGAIN = "look_again"
    REOPEN = "reopen"
    CLOSE = "close"


STAGE_WORDS = {
    Stage.INVITED: "Not started",
    Stage.STARTED: "Started",
    Stage.AWAITING_TRIAGE: "To triage",
    Stage.AWAITING_PATIENT: "With the patient",
    Stage.AWAITING_REVIEW: "To review",
    Stage.DECIDED: "Decided",
    Stage.CLOSED: "Closed",
}

WITH_PATIENT = frozenset({Stage.INVITED, Stage.STARTED, Stage.AWAITING_PATIENT})

JOURNEY: dict[Move, tuple[frozenset[Stage], Stage]] = {
    Move.START: (frozenset({Stage.INVITED}), Stage.STARTED),
    Move.SUBMIT: (WITH_PATIENT, Stage.AWAITING_TRIAGE),
    Move.STOP_UNDERAGE: (WITH_PATIENT, Stage.CLOSED),
    Move.SEND_TO_CLINICIAN: (frozenset({Stage.AWAITING_TRIAGE}), Stage.AWAITING_REVIEW),
    Move.ASK_PATIENT: (
        frozenset({Stage.AWAITING_TRIAGE, Stage.AWAITING_REVIEW}),
        Stage.AWAITING_PATIENT,
    ),
    Move.LAPSE: (frozenset({Stage.AWAITING_PATIENT}), Stage.AWAITING_TRIAGE),
    Move.TAKE_BACK: (
        frozenset({Stage.AWAITING_REVIEW, Stage.AWAITING_PATIENT}),
        Stage.AWAITING_TRIAGE,
    ),
    Move.TAKE_BACK_TO_REVIEW: (frozenset({Stage.AWAITING_PATIENT}), Stage.AWAITING_REVIEW),
    Move.DECIDE: (frozenset({Stage.AWAITING_REVIEW}), Stage.DECIDED),
    Move.LOOK_AGAIN: (frozenset({Stage.DECIDED}), Stage.AWAITING_REVIEW),
    # On the day of the visit, by what the patient tells in the room.
    Move.REOPEN: (
        frozenset({Stage.AWAITING_TRIAGE, Stage.AWAITING_REVIEW, Stage.DECIDED}),
        Stage.AWAITING_PATIENT,
    ),
    Move.CLOSE: (frozenset(Stage) - {Stage.AWAITING_REVIEW, Stage.CLOSED}, Stage.CLOSED),
}
