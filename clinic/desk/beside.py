"""What a line of the queue says of colleagues: whose it is, who is on it, and its tags."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from clinic.attending.models import with_attendance
from clinic.desk.presence import is_here, presence_of
from clinic.desk.teamwork import Assignment, Tag
from clinic.staff.models import User
from intake.models import Intake
from intake.models.intake import IntakeQuerySet

PREFIX = "tagged_"


@dataclass(frozen=True, slots=True)
class Beside:
    """Whose an intake is, who else has it open, and its tags."""

    person: str
    role: str
    here: str
    tags: tuple[str, ...]


def with_colleagues(intakes: IntakeQuerySet) -> IntakeQuerySet:
    """With all that `beside` needs of each, and whether they came, in no further query."""
    tagged = Tag.objects.filter(intake=OuterRef("pk"))
    marks = {f"{PREFIX}{word}": Exists(tagged.filter(word=word)) for word in Tag.Word.values}
    told = with_attendance(intakes).select_related("assignment__to", "presence__by")
    return told.annotate(**marks)


def beside(intake: Intake, reader: User, *, at: datetime) -> Beside:
    """What is said beside an intake that was read `with_colleagues`."""
    assignment, presence = assignment_of(intake), presence_of(intake)
    other = presence is not None and presence.by_id != reader.pk and is_here(presence, at=at)
    return Beside(
        person=assignment.to.name if assignment and assignment.to else "",
        role=str(assignment.get_role_display()) if assignment and not assignment.to else "",
        here=presence.by.name if presence is not None and other else "",
        tags=tuple(str(word.label) for word in tags_of(intake)),
    )


def assignment_of(intake: Intake) -> Assignment | None:
    """Whose the intake was when it was read."""
    try:
        return intake.assignment
    except Assignment.DoesNotExist:
        return None


def tags_of(intake: Intake) -> list[Tag.Word]:
    """The tags of an intake that was read `with_colleagues`."""
    return [word for word in Tag.Word if getattr(intake, f"{PREFIX}{word.value}")]
