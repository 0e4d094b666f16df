"""What a patient reads after sending: one neutral message, never a reason or a level."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from intake.rules.levels import Level
from intake.rules.rule import Rule

MESSAGES = {
    "PM-URG": "Please stop this form. Trouble breathing, swallowing, speaking or seeing, or a"
    " swollen face, can be serious. Call your emergency number now (999, 911 or 112), or go to"
    " the nearest emergency department. Do not wait for us to reply.",
    "PM-URG-DAY": "Please stop this form. Hot, spreading red skin with a fever needs a doctor"
    " today. Call your doctor, urgent care or 111 now. If you feel very ill, call your"
    " emergency number.",
    "PM-AGE": "This service is only for people aged 18 or over. We have not kept your health"
    " answers. If your skin worries you, a doctor, nurse or pharmacist can help.",
    "PM-NOT": "Thank you. A clinician needs to speak with you before anything is planned."
    " Please do not book treatment yet. We will contact you.",
    "PM-WAIT": "Thank you. A clinician will talk with you about the best time. You can still"
    " come for a talk.",
    "PM-DATE": "Thank you. A clinician may suggest a visit on or after {date}. You can still"
    " come for a talk before then.",
    "PM-HEAL": "Thank you. Your skin or your health may need to settle first. Please tell us"
    " when it is better. A clinician will check before any treatment.",
    "PM-TALK": "Thank you. Your clinician will talk with you about some of your answers. This"
    " does not mean that anything is wrong.",
    "PM-BRUISE": "Thank you. Please do not stop any medicine. Your clinician will talk with you"
    " about bruising.",
    "PM-EVENT": "Thank you. Your event is close to your visit. Your clinician will talk with"
    " you about timing.",
    "PM-OK": "Thank you. Your clinician will read your answers before your visit.",
}

FIRST = ("PM-URG", "PM-URG-DAY", "PM-AGE", "PM-NOT")


def message_for(fired: Iterable[Rule]) -> str:
    """The code of the one message for the highest level that fired."""
    rules = [rule for rule in fired if rule.patient_message]
    top = min((rule.level for rule in rules), default=Level.NOTE)
    codes = {rule.patient_message for rule in rules if rule.level == top}
    for code in FIRST:
        if code in codes:
            return code
    if "PM-WAIT" in codes:
        codes.discard("PM-DATE")  # beside an open wait no date is named, so the text is the same
    if len(codes) > 1:
        return "PM-TALK"
    return codes.pop() if codes else "PM-OK"


def _whole(day: date) -> str:
    return f"{day:%-d %B %Y}"


def message_text(
    code: str,
    *,
    hold_until: object = None,
    show_dates: bool = False,
    said: Callable[[str], str] = str,
    day: Callable[[date], str] = _whole,
) -> str:
    """The words of a message; a date is named only where the clinic has switched that on.

    `said` and `day` put words and dates into the patient's language.
    """
    held = day(hold_until) if isinstance(hold_until, date) else ""
    if code == "PM-DATE" and not (show_dates and held):
        code = "PM-WAIT"
    return said(MESSAGES[code]).format(date=held)
