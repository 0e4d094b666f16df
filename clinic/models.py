"""What the clinic's side stores, gathered from its slices."""

from clinic.attending.models import Attendance
from clinic.countersigning.models import Held, SecondSignature
from clinic.desk.models import Triage
from clinic.desk.teamwork import Assignment, Note, Presence, Tag, TakenBack, TakeOver
from clinic.duplicates.models import Merge, TwoPeople, Unmerge
from clinic.examining.models import Examination, Statement
from clinic.following.models import Closing
from clinic.judging.models import Judgement, TriageCheck
from clinic.phrasing.models import ReadyReason
from clinic.planning.models import Plan
from clinic.review.models import Addendum, Call, Decision, Review
from clinic.staff.models import Role, User

__all__ = [
    "Addendum",
    "Assignment",
    "Attendance",
    "Call",
    "Closing",
    "Decision",
    "Examination",
    "Held",
    "Judgement",
    "Merge",
    "Note",
    "Plan",
    "Presence",
    "ReadyReason",
    "Review",
    "Role",
    "SecondSignature",
    "Statement",
    "Tag",
    "TakeOver",
    "TakenBack",
    "Triage",
    "TriageCheck",
    "TwoPeople",
    "Unmerge",
    "User",
]
