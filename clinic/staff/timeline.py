"""What happened to an intake, who did it and who read it, in words that name no reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from clinic.staff import wording
from intake.models import Event, Intake, Patient, Photo

TRIAGED = {
    "to_clinician": "Sent to a clinician",
    "to_patient": "Sent back to the patient",
    "close": "Closed",
}
CHANNELS = {
    "email": "Link made, to go by e-mail",
    "text": "Link made, to go by text",
    "print": "Link made as a QR code",
    "copy": "Link made, to copy",
    "tablet": "Opened on the clinic's tablet",
}
BY = {"email": "by e-mail", "text": "by text"}
MESSAGES = {
    "invitation": "Link",
    "question": "New link",
    "receipt": "Receipt",
    "reminder": "Reminder",
    "task": "Note to the front desk",
    "code": "Code",
    "link": "New link in place of an old one",
    "letter": "Link to a letter",
    "check-in": "Check-in",
    "offer": "Offer to talk again",
}
FATES = {
    "message sent": "{what} sent {by}",
    "message failed": "{what} could not be sent {by}",
    "message tried again": "{what} to be tried again {by}",
    "message taken back": "{what} taken back before it left {by}",
    "message settled": "{what} not sent {by}, reached in another way",
}
CODES = {
    "email": "A code was made, to go by e-mail",
    "text": "A code was made, to go by text",
    "desk": "A code was read out on the telephone",
}
LETTERS = {
    "patient": "Letter for the patient",
    "doctor": "Letter for the referring doctor",
    "internal": "Letter for our own record",
}
DATA = {
    "correct": "Asked to have their data corrected",
    "get": "Asked for all the data held about them",
    "erase": "Asked to have their data erased",
}
WAYS = {
    "code": "Another browser joined by a code",
    "handed": "Carried on, on another device",
    "tablet": "Birth date confirmed on the clinic's tablet",
}
VISITS = {
    "visit planned": "Visit planned for {}",
    "visit moved": "Visit moved to {}",
    "came": "Came on {} after all",
    "did not come": "Did not come on {}",
}
WORDS = {
    "registered": "Registered",
    "corrected": "Details corrected",
    "visit cancelled": "Visit called off",
    "started": "Answering started",
    "submitted": "Answers sent",
    "read back": "Typed words checked with the patient",
    "link opened": "Link opened",
    "birth date confirmed": "Birth date confirmed",
    "birth date refused": "A wrong birth date was given",
    "language changed": "Language changed",
    "links closed": "Links closed",
    "another browser": "Birth date given in another browser; a code is needed there",
    "copy read": "The patient read their answers back",
    "data settled": "A request about data was settled",
    "tablet given back": "The clinic's tablet was given back",
    "hand-over shown": "A picture to carry on, on another device, was shown",
    "code refused": "A wrong code was given",
    "code confirmed": "Code confirmed",
    "decided": "Decided",
    "to be read again": "Back with a clinician, to be read again",
    "judged": "Findings judged",
    "addendum": "Added to the decision",
    "understanding checked": "Answered the questions about what was explained",
    "consent withdrawn": "Took back that photos may be used for teaching",
    "asked patient": "Asked the patient a question",
    "request lapsed": "No reply in seven days",
    "filled in by phone": "Filling in by phone began",
    "reminded": "Reminded the patient",
    "closed": "Closed",
    "draft forgotten": "Closed, and what was not sent was forgotten in time",
    "stopped underage": "Closed, under 18",
    "photo added": "Photo added",
    "photo retaken": "Photo taken again",
    "photo removed": "Photo removed",
    "photo refused": "A photo could not be taken in",
    "noted": "Note written",
    "asked in the room": "Asked again in the room",
    "kept by the clinician": "Kept by the clinician, to decide anew",
    "examined": "Examined in person",
    "planned": "Planned on the drawing",
    "decision held": "Decided, to be signed by a second clinician",
    "second signature refused": "Not signed by a second clinician",
    "stated": "Said after the examination",
    "treated": "Treatment recorded",
    "treatment corrected": "Treatment corrected",
    "checked in": "Told us how things are",
    "task raised": "Brought up something to look at",
    "task closed": "Closed what the patient brought up",
    "assigned": "Assigned",
    "unassigned": "Assigned to nobody",
    "tagged": "Tag added",
    "untagged": "Tag removed",
    "taken over": "Taken over from a colleague",
    "request taken back": "Question taken back",
    "triage undone": "Triage taken back",
    "reminders stopped": "Reminders stopped",
    "reminders allowed": "Reminders allowed again",
    "merged": "Merged with another record of the same person",
    "merged away": "Merged into another record of the same person",
    "merge undone": "Merge undone",
    "told apart": "Told apart from somebody alike",
}
READ, OPENED, JUDGED, LETTER = "viewed", "photo opened", "judged", "letter opened"
READS = frozenset({READ, OPENED, JUDGED, LETTER})  # the front desk is not told
UNTOLD = frozenset({"assessed", "key changed", "reminder made", "asked after"})  # the machine's own


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened."""

    words: str
    who: str
    when: str
    at: datetime


def timeline(subject: Intake | Patient, *, now: datetime, reads: bool) -> list[Moment]:
    """What happened, newest first; `now` is on the clinic's clock."""
    return told(Event.objects.of(subject), now=now, reads=reads)


def told(events: Iterable[Event], *, now: datetime, reads: bool) -> list[Moment]:
    """Events in words, the last first."""
    shown = [e for e in events if e.name not in UNTOLD and (reads or e.name not in READS)]
    return [_moment(event, now=now) for event in reversed(list(_without_repeats(shown)))]


def _without_repeats(events: list[Event]) -> Iterator[Event]:
    """Of one person's readings in a row, the last."""
    for event, after in zip(events, [*events[1:], None], strict=True):
        if after is None or event.name not in READS or _reading(after) != _reading(event):
            yield event


def _reading(event: Event) -> tuple[Any, ...]:
    """What two events of one reading have in common."""
    return event.name, event.actor_id, event.detail


def _moment(event: Event, *, now: datetime) -> Moment:
    at = event.at.astimezone(now.tzinfo)
    return Moment(_words(event), event.actor_name, wording.moment(at, now=now), at)


def _words(event: Event) -> str:
    detail = event.detail
    match event.name:
        case "submitted" if detail.get("place") == "clinic":
            return "Answers sent, filled in at the clinic"
        case "submitted" if detail.get("place") == "room":
            return "Answers told in the room"
        case "triaged":
            return TRIAGED[detail["outcome"]]
        case "invited":
            return CHANNELS[detail["channel"]]
        case name if name in FATES:
            what = MESSAGES.get(detail["what"], "Message")
            return FATES[name].format(what=what, by=BY[detail["channel"]])
        case "code made":
            return CODES[detail["channel"]]
        case "data asked":
            return DATA[detail["kind"]]
        case "browser trusted":
            return WAYS[detail["way"]]
        case "called":
            return "Phoned, reached" if detail["reached"] else "Phoned, not reached"
        case name if name in VISITS:
            return VISITS[name].format(wording.full_day(date.fromisoformat(detail["on"])))
        case "letter issued":
            return f"{LETTERS[detail['kind']]} issued"
        case "letter opened":
            return f"{LETTERS[detail['kind']]} opened"
        case "viewed":
            return f"Read the {detail['what']}"
        case "photo opened":
            return f"Opened the photo: {Photo.Side(detail['side']).label.lower()}"
    return WORDS.get(event.name, event.name.capitalize())
