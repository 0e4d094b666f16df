"""What the clinic's side stores, gathered from its slices."""

from clinic.desk.models import Triage
from clinic.desk.teamwork import Assignment, Note, Presence, Tag, TakenBack, TakeOver
from clinic.review.models import Addendum, Call, Decision, Review
from clinic.staff.models import Role, User

__all__ = [
    "Addendum",
    "Assignment",
    "Call",
    "Decision",
    "Note",
    "Presence",
    "Review",
    "Role",
    "Tag",
    "TakeOver",
    "TakenBack",
    "Triage",
    "User",
]
