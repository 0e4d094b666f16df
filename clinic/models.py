"""What the clinic's side stores, gathered from its slices."""

from clinic.attending.models import Attendance
from clinic.desk.models import Triage
from clinic.judging.models import Judgement, TriageCheck
from clinic.review.models import Addendum, Call, Decision, Review
from clinic.staff.models import Role, User

__all__ = [
    "Addendum",
    "Attendance",
    "Call",
    "Decision",
    "Judgement",
    "Review",
    "Role",
    "Triage",
    "TriageCheck",
    "User",
]
