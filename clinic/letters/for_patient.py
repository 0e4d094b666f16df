"""The patient's letter: plain, and the same whatever was decided, but for what people wrote."""

from __future__ import annotations

import re

from django.utils.translation import gettext, override

from clinic.letters.draft import Draft
from intake.dates import spoken_day, spoken_time, whole_day
from intake.letter import Part, Writing
from intake.rules.levels import Level
from intake.rules.levels import Triage as Word
from intake.rules.rulebook import RULEBOOKS
from intake.services.replies import NEUTRAL

RULES = sorted({rule.code for rulebook in RULEBOOKS.values() for rule in rulebook.rules})
LEVELS = [level.words for level in Level if level is not Level.NOTE]
NOT_FOR_PATIENTS = re.compile(
    r"eligib|\b(?:un)?suitab|\bnot\s+suit|contraindicat|red[ -]flag|\boverride"
    rf"|\b(?:{'|'.join(map(re.escape, RULES))})\b"
    rf"|{'|'.join(map(re.escape, LEVELS))}"
    rf"|\b(?-i:{'|'.join(Word)})\b",
    re.IGNORECASE,
)


def telling(text: str) -> str:
    """Words that a patient is not told by a letter, or ""."""
    found = NOT_FOR_PATIENTS.search(text)
    return found.group() if found else ""


def for_patient(draft: Draft) -> Writing:
    """In the language the patient is asked in; what people wrote stays as it is."""
    intake = draft.intake
    with override(intake.language):
        day = whole_day(draft.at.astimezone(draft.clinic.zone).date())
        return Writing(
            language=intake.language,
            head=draft.head,
            to=(draft.who.name,),
            day=day,
            title=gettext("About your visit"),
            parts=(_opening(draft), _next(draft), _changes(draft)),
            signed=draft.signed,
        )


def _opening(draft: Draft) -> Part:
    sent = whole_day(draft.decision.revision.submitted_on)
    receipt = draft.decision.revision.receipt
    thanks = gettext(
        "Thank you for the answers you sent on %(day)s. Your reference is %(reference)s."
    ) % {"day": sent, "reference": receipt}
    hello = gettext("Dear %(name)s,") % {"name": draft.who.name}
    return Part(paragraphs=tuple(filter(None, [hello, thanks, _said(draft), draft.paragraph])))


def _said(draft: Draft) -> str:
    """What the patient's page says, so that the letter says the same."""
    reply = draft.intake.replies.order_by("-pk").first()
    words = reply.read_words() if reply else NEUTRAL
    return gettext(words) if words == NEUTRAL else words


def _next(draft: Draft) -> Part:
    visit = draft.intake.visit
    words = [
        gettext(
            "This letter is not a decision about treatment, and it is not a prescription."
            " A clinician will see you in person before anything is planned."
        )
    ]
    if visit.cancelled_at is None and visit.on >= draft.clinic.day_of(draft.at):
        hour = f"{gettext(', ')}{spoken_time(visit.at_time)}" if visit.at_time else ""
        words.insert(
            0, gettext("Your visit is on %(visit)s.") % {"visit": spoken_day(visit.on) + hour}
        )
    return Part(gettext("What happens next"), tuple(words))


def _changes(draft: Draft) -> Part:
    clinic = draft.clinic
    call = gettext("Call us and say your reference.")
    if clinic.phone:
        call = gettext("Call us on %(phone)s and say your reference.") % {"phone": clinic.phone}
    emergency = gettext("In an emergency, do not wait for us: call your emergency number.")
    if clinic.emergency_number:
        emergency = gettext("In an emergency, do not wait for us: call %(number)s.") % {
            "number": clinic.emergency_number
        }
    return Part(gettext("If something changes"), (call, emergency))
