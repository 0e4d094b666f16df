"""Messages: queued with what they tell of, and written once it was committed.

No message says anything about health, and none says what kind of clinic it is from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext, override

from intake import blanks
from intake.dates import day_and_month
from intake.discretion import sender, unnamed
from intake.journey import WITH_PATIENT
from intake.models import Intake, Invitation, MessageWords, Outbox
from intake.models.sealed import seal
from intake.questionnaire.languages import ENGLISH
from intake.texts.gsm import plain, texts_for

INVITATION = Outbox.Kind.INVITATION
QUESTION = Outbox.Kind.QUESTION
RECEIPT = Outbox.Kind.RECEIPT
TASK = Outbox.Kind.TASK
REMINDER = Outbox.Kind.REMINDER
CODE = Outbox.Kind.CODE
LINK = Outbox.Kind.LINK
LETTER = Outbox.Kind.LETTER
CHECK_IN = Outbox.Kind.CHECK_IN
OFFER = Outbox.Kind.OFFER
LINKS = (INVITATION, QUESTION, REMINDER)  # messages that are pointless once the link is closed
AFTERWARDS = (CHECK_IN, OFFER)  # links that are sent after a treatment
TO_READ = (LINK, LETTER, *AFTERWARDS)  # links to what is there after the answers were sent
BY_DAY = (REMINDER, *AFTERWARDS)  # messages that nobody asked for, so never at night

OTHER_LETTERS = ("ar",)  # languages that the alphabet of text messages cannot write

GIVE_UP_AFTER = timedelta(hours=24)
USELESS_AFTER = {CODE: timedelta(minutes=10)}  # it would only puzzle whoever reads it

SUBJECTS = {
    INVITATION: "Before your visit on {on}",
    QUESTION: "One more thing before your visit on {on}",
    RECEIPT: "We have received your answers",
    TASK: "New answers are waiting",
    REMINDER: "Your visit on {on}: some questions are still open",
    CODE: "Your code",
    LINK: "Your new link",
    LETTER: "There is something for you to read",
    CHECK_IN: "It is time for your check-in",
    OFFER: "If you would like to talk again",
}
BODIES = {
    INVITATION: """Hello {name},

Please answer some questions before your visit on {on}. It takes about ten minutes.

{link}

This link is for you only, so please do not forward it. It works until the day after your visit.
""",
    QUESTION: """Hello {name},

We need a little more from you before your visit on {on}. Your answers so far are kept.

{link}

This link is for you only, so please do not forward it.
""",
    RECEIPT: """Hello {name},

Thank you. We have received your answers for your visit on {on}.
Your reference is {receipt}. Please have it at hand if you call us.

If anything changes before your visit, please tell us. In an emergency, call {emergency}.
""",
    CODE: """Hello {name},

Your code is {digits}. It works once, for ten minutes.

If you did not ask for it, do not give it to anybody, and please call us.
""",
    LINK: """Hello {name},

Here is a new link, as you asked. It leads to your questions and to where things stand.

{link}

This link is for you only, so please do not forward it. If you did not ask for it, do nothing.
""",
    LETTER: """Hello {name},

We have written to you. You can read it here, and save it:

{link}

We ask for your date of birth and a code first. This link is for you only, so please do not
forward it.
""",
    CHECK_IN: """Hello {name},

It is time for your check-in. It takes one or two minutes.

{link}

You can stop these messages on the same page.
This link is for you only, so please do not forward it.
""",
    OFFER: """Hello {name},

If you would like to talk with us again, call us. If not, there is nothing to do.

{link}

You can stop these messages on the same page.
This link is for you only, so please do not forward it.
""",
    TASK: """New answers were sent and are waiting to be looked at.

Reference {receipt}
{site}
""",
    REMINDER: """Hello {name},

Some questions before your visit on {on} are still open. Your answers so far are kept.

{link}

You can stop these reminders on the same page.
This link is for you only, so please do not forward it.
""",
}
TEXTS = {
    INVITATION: "Please answer a few questions before your visit on {on}: {link}",
    QUESTION: "One more thing before your visit on {on}: {link}",
    RECEIPT: "We have your answers for your visit on {on}. Your reference is {receipt}.",
    REMINDER: "Questions before {on} are open. Answer or stop reminders: {link}",
    CODE: "Your code is {digits}. It works once, for ten minutes.",
    LINK: "Your new link, for your visit on {on}: {link}",
    LETTER: "We have written to you. Read it here: {link}",
    CHECK_IN: "It is time for your check-in. Answer, or stop these messages: {link}",
    OFFER: "Would you like to talk again? Call us. To stop messages: {link}",
}


@dataclass(frozen=True, slots=True)
class Said:
    """What a message says, with blanks to fill; a text has no subject."""

    subject: str
    body: str

    def filled(self, words: dict[str, str]) -> Said:
        """With the blanks filled."""
        return Said(blanks.filled(self.subject, words), blanks.filled(self.body, words))


def standard(kind: str, channel: str) -> Said:
    """The standard words of a kind of message, in the language that is spoken now."""
    what = Outbox.Kind(kind)
    if channel == Outbox.Channel.TEXT:
        return Said("", blanks.as_written(gettext(TEXTS[what])))
    subject, body = (blanks.as_written(gettext(said[what])) for said in (SUBJECTS, BODIES))
    return Said(subject, body)


def queue(
    intake: Intake,
    kind: str,
    *,
    key: str,
    to: str,
    at: datetime,
    channel: str = Outbox.Channel.EMAIL,
    invitation: Invitation | None = None,
    due: datetime | None = None,
    **told: Any,
) -> Outbox:
    """Put a message in the outbox, in the transaction of what it tells of, to go when it is due."""
    message = Outbox(
        clinic=intake.clinic,
        patient=intake.patient,
        intake=intake,
        invitation=invitation,
        kind=kind,
        channel=channel,
        key=key,
        created_at=at,
        due_at=due or at,
        give_up_at=at + USELESS_AFTER.get(Outbox.Kind(kind), GIVE_UP_AFTER),
    )
    held = {"to": to, "on": intake.visit_on.isoformat(), "kind": str(kind), **told}
    seal(message, intake.patient.key(), sealed=held)
    message.save(force_insert=True)
    return message


def drop_links(intake: Intake, *, at: datetime, why: str) -> None:
    """Let go of every message that was to carry a link to the intake."""
    Outbox.objects.filter(intake=intake, kind__in=LINKS).drop(at=at, why=why)


def overtaken(message: Outbox, *, at: datetime) -> str:
    """Why a link or a code need not go out any more, or ""."""
    useless = USELESS_AFTER.get(Outbox.Kind(message.kind))
    if useless and at - message.created_at >= useless:
        return "It came too late to be of use."
    intake, link = message.intake, message.invitation
    if message.kind not in (*LINKS, *TO_READ) or intake is None or link is None:
        return ""
    if message.kind not in TO_READ and intake.stage not in WITH_PATIENT:
        return "The answers were sent."
    stays = message.kind in (LETTER, *AFTERWARDS)
    called_off = intake.visit.cancelled_at is not None and not stays
    if called_off or not link.open_for(at):
        return "The link was closed."
    if message.kind in BY_DAY and message.patient.unreminded_since is not None:
        return "The patient asked for no reminders."
    return ""


def write(message: Outbox) -> EmailMessage:
    """The e-mail as it goes out, or raise `vault.Erased`."""
    held, clinic = message.read(), message.clinic
    with override(_language(message)):
        words = _words(message)
        said = _said(message).filled(words)
    phone = "" if held.get("private") else clinic.phone
    signed = message.kind != TASK
    return EmailMessage(
        subject=said.subject,
        body=as_mail(said.body, sender=words["signed"], phone=phone) if signed else said.body,
        to=[held["to"]],
        # The same for every try, so that a mailbox can drop a second copy.
        headers={"Message-ID": f"<{message.code}@{_host()}>", "Auto-Submitted": "auto-generated"},
    )


def write_text(message: Outbox) -> str:
    """The text as it goes out; raises `vault.Erased`."""
    language = _language(message)
    with override(language):
        words = _words(message)
        body = _said(message).filled(words).body
    return as_text(body, sender=words["signed"], language=language)


def as_mail(body: str, *, sender: str, phone: str) -> str:
    """The body of an e-mail with who it is from and where to call, as far as that may be told."""
    signed = "\n".join(filter(None, [sender, phone]))
    return f"{body}\n{signed}\n" if signed else body


def as_text(body: str, *, sender: str, language: str) -> str:
    """A text in letters that it can hold, with the sender's name where one text has room for it."""
    said = str if language in OTHER_LETTERS else plain
    text, named = said(body), said(f"{sender}: {body}" if sender else body)
    return named if texts_for(named) <= texts_for(text) else text


def _said(message: Outbox) -> Said:
    """The clinic's own words of such a message, or the standard ones."""
    if message.kind != TASK:
        where = {"kind": message.kind, "channel": message.channel, "language": _language(message)}
        own = MessageWords.objects.of(message.clinic, **where).first()
        if own is not None and not own.standard:
            return Said(own.subject, own.body)
    return standard(message.kind, message.channel)


def _language(message: Outbox) -> str:
    """What the patient reads; staff's own mail is in English."""
    intake = message.intake
    return ENGLISH if intake is None or message.kind == TASK else intake.language


def _words(message: Outbox) -> dict[str, str]:
    held, clinic = message.read(), message.clinic
    digits = held.get("digits", "")
    signed = sender(clinic, private=bool(held.get("private")))
    words = {
        "name": message.patient.read_identity().given_name,
        "on": day_and_month(datetime.fromisoformat(held["on"])),
        "receipt": held.get("receipt", ""),
        "digits": f"{digits[:3]} {digits[3:]}",
        "emergency": clinic.emergency_number,
        "site": settings.PUBLIC_URL,
        "sender": signed or unnamed(),
        "signed": signed,
        "link": "",
    }
    if "token" in held:
        words["link"] = settings.PUBLIC_URL + reverse("intake:link", args=[held["token"]])
    return words


def _host() -> str:
    return settings.PUBLIC_URL.partition("://")[2].partition(":")[0]
