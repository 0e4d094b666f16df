"""How strongly a rule speaks, and the one word of triage that follows."""

from enum import IntEnum, StrEnum


class Level(IntEnum):
    """The levels in order of precedence, the strongest first."""

    URGENT = 1
    NOT_SUITABLE = 2
    DEFER = 3
    REVIEW_HIGH = 4
    REVIEW_STD = 5
    NOTE = 6

    @property
    def words(self) -> str:
        """What a clinician reads; never an order."""
        return LEVEL_WORDS[self]

    @property
    def stops(self) -> bool:
        """Whether going against it needs a reason."""
        return self <= Level.DEFER


class Triage(StrEnum):
    """The one word the front desk works by."""

    RED = "RED"
    BLOCK = "BLOCK"
    HOLD = "HOLD"
    REVIEW_FIRST = "REVIEW-FIRST"
    INCOMPLETE = "INCOMPLETE"
    REVIEW = "REVIEW"
    ROUTINE = "ROUTINE"

    @property
    def script(self) -> str:
        """What the front desk does, without any reason."""
        return SCRIPTS[self]

    @property
    def rank(self) -> int:
        """The place in the queue, 1 first."""
        return list(Triage).index(self) + 1


class Candidate(StrEnum):
    """Whether an intake is flagged for a micro-botulinum consult; never a promise."""

    YES = "yes"
    LATER = "later"
    NO = "no"
    UNSETTLED = "unsettled"


class Fit(StrEnum):
    """How like the people studied a self-report is; not a chance of benefit."""

    HIGH = "HIGH"
    MEDIUM = "MEDIUM"
    LOW = "LOW"
    NONE = "NONE"
    HELD = "HELD"
    UNSETTLED = "UNSETTLED"

    @property
    def words(self) -> str:
        return FIT_WORDS[self]


TRIAGE_OF = {
    Level.URGENT: Triage.RED,
    Level.NOT_SUITABLE: Triage.BLOCK,
    Level.DEFER: Triage.HOLD,
    Level.REVIEW_HIGH: Triage.REVIEW_FIRST,
    Level.REVIEW_STD: Triage.REVIEW,
    Level.NOTE: Triage.ROUTINE,
}

LEVEL_WORDS = {
    Level.URGENT: "Red-flag answer",
    Level.NOT_SUITABLE: "Reported contraindication or legal limit - clinician to confirm",
    Level.DEFER: "Reported reason to wait",
    Level.REVIEW_HIGH: "Read before confirming",
    Level.REVIEW_STD: "Discuss at visit",
    Level.NOTE: "For information",
}

SCRIPTS = {
    Triage.RED: "A clinician phones now. Do not discuss answers.",
    Triage.BLOCK: "No treatment slot. A clinician phones within 2 working days.",
    Triage.HOLD: "Book talk only, or a slot after the shown date.",
    Triage.REVIEW_FIRST: "Keep the slot unconfirmed until a clinician has read the form.",
    Triage.REVIEW: "Keep the slot, add 10 minutes.",
    Triage.ROUTINE: "Keep the slot.",
    Triage.INCOMPLETE: "Resend the link or help by phone.",
}

FIT_WORDS = {
    Fit.HIGH: "Very like",
    Fit.MEDIUM: "Partly like",
    Fit.LOW: "A little like",
    Fit.NONE: "Not like",
    Fit.HELD: "On hold",
    Fit.UNSETTLED: "Answers missing",
}
