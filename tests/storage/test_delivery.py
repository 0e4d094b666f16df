"""What is sent is sent at least once, what fails for good is for staff, what is moot is dropped."""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from anymail.exceptions import AnymailAPIError, AnymailRecipientsRefused
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from intake import delivery, notices
from intake.events import SYSTEM
from intake.models import Event, Invitation, Outbox
from intake.services import (
    NoAddress,
    NothingToSend,
    cancel_visit,
    correct_patient,
    invite,
    revoke_invitations,
    settle,
    try_again,
)
from intake.services.invitations import ask_again
from tests.builders import NOW, a_patient, a_receptionist, a_visit, an_intake, answers, fill_in

pytestmark = pytest.mark.django_db
EMAIL, TEXT = Invitation.Channel.EMAIL, Invitation.Channel.TEXT


def invited(channel: str = EMAIL, **identity) -> Outbox:
    """The message with the link of a new patient."""
    link = invite(a_visit(a_patient(**identity)), channel=channel, by=a_receptionist(), at=NOW)
    return link.invitation.messages.get()


def now_as(message: Outbox) -> Outbox:
    return Outbox.objects.select_related("clinic", "patient").get(pk=message.pk)


def names(message: Outbox) -> list[str]:
    return [event.name for event in Event.objects.of(message.intake)]


@pytest.fixture
def post(monkeypatch):
    """Has the post office answer with a problem, or take what it is given."""
    original = EmailBackend.send_messages

    def answers_with(problem):
        def send(self, messages):
            if problem is not None:
                raise problem
            return original(self, messages)

        monkeypatch.setattr(EmailBackend, "send_messages", send)

    return answers_with


def given_up(message: Outbox, post) -> Outbox:
    post(SMTPRecipientsRefused({"ada@patient.example": (550, b"no such user")}))
    delivery.deliver(message, at=NOW)
    post(None)
    return now_as(message)


def test_every_try_has_the_same_message_id(post):
    message = invited()
    post(OSError("no network"))
    first = notices.write(message).extra_headers["Message-ID"]
    delivery.deliver(message, at=NOW)
    post(None)

    message = now_as(message)
    assert delivery.deliver(message, at=message.due_at)

    (sent,) = mail.outbox
    assert sent.extra_headers["Message-ID"] == first
    assert str(message.code) in first


def test_the_waits_grow_from_a_minute_to_two_hours(post):
    message = invited()
    post(AnymailAPIError("busy"))

    waits = []
    for _ in range(9):
        at = message.due_at
        delivery.deliver(message, at=at)
        message = now_as(message)
        waits.append((message.due_at - at).total_seconds() / 60)

    for wait, meant in zip(waits, [1, 2, 4, 8, 16, 32, 64, 120, 120], strict=True):
        assert 0.79 * meant <= wait <= 1.21 * meant


def test_a_crash_after_sending_sends_again_and_never_not(monkeypatch):
    message = invited()

    def power_cut(*args, **kwargs):
        raise KeyboardInterrupt

    with monkeypatch.context() as crash:
        crash.setattr(delivery, "note_sent", power_cut)
        with pytest.raises(KeyboardInterrupt):
            delivery.deliver(message, at=NOW)
    assert now_as(message) not in Outbox.objects.due(NOW)
    later = NOW + delivery.LEASE
    assert delivery.deliver(now_as(message), at=later)

    assert len({sent.extra_headers["Message-ID"] for sent in mail.outbox}) == 1
    assert names(message).count("message sent") == 1


@pytest.mark.parametrize(
    ("problem", "for_good"),
    [
        (SMTPRecipientsRefused({"a@b.example": (550, b"unknown")}), True),
        (SMTPRecipientsRefused({"a@b.example": (450, b"greylisted")}), False),
        (AnymailRecipientsRefused("blocked"), True),
        (AnymailAPIError("busy"), False),
        (TimeoutError(), False),
    ],
)
def test_an_address_that_is_refused_is_staffs_at_once(post, problem, for_good):
    message = invited()
    post(problem)

    delivery.deliver(message, at=NOW)

    assert (message in Outbox.objects.unreached()) is for_good
    assert ("message failed" in names(message)) is for_good


def test_trying_again_uses_the_address_that_was_corrected(post):
    message = given_up(invited(), post)
    correct_patient(message.patient, email="new@patient.example", by=SYSTEM, at=NOW)

    try_again(message, by=a_receptionist(), at=NOW)
    message = now_as(message)
    assert delivery.deliver(message, at=NOW)

    assert mail.outbox[-1].to == ["new@patient.example"]
    assert names(message)[-2:] == ["message tried again", "message sent"]
    assert not Outbox.objects.failed().exists()


def test_trying_again_gets_a_whole_day(post):
    message = given_up(invited(), post)
    later = NOW + timedelta(days=3)
    try_again(message, by=a_receptionist(), at=later)
    post(OSError())

    delivery.deliver(now_as(message), at=later)

    assert now_as(message).failed_at is None


def test_trying_again_to_nowhere_says_so(post):
    message = given_up(invited(), post)
    correct_patient(message.patient, email="", by=SYSTEM, at=NOW)

    with pytest.raises(NoAddress):
        try_again(message, by=a_receptionist(), at=NOW)


def test_who_was_phoned_is_off_the_list_and_not_written_to(post):
    message = given_up(invited(), post)

    settle(message, by=a_receptionist(), at=NOW)

    assert not Outbox.objects.failed().exists()
    assert not Outbox.objects.due(NOW + timedelta(days=2)).exists()
    assert now_as(message).sealed is None
    for again in (settle, try_again):
        with pytest.raises(NothingToSend):
            again(message, by=a_receptionist(), at=NOW)


def again(message):
    invite(message.intake.visit, channel=EMAIL, by=a_receptionist(), at=NOW)


def close(message):
    revoke_invitations(message.intake, by=SYSTEM, at=NOW)


def call_off(message):
    cancel_visit(message.intake.visit, by=SYSTEM, at=NOW)


@pytest.mark.parametrize("happens", [again, close, call_off])
@pytest.mark.parametrize("failed", [False, True])
def test_a_message_whose_link_is_closed_is_neither_sent_nor_shown(post, happens, failed):
    message = given_up(invited(), post) if failed else invited()

    happens(message)

    assert message not in Outbox.objects.failed()
    assert message not in Outbox.objects.due(NOW + timedelta(days=1))
    assert not delivery.deliver(message, at=NOW)
    assert mail.outbox == []


def test_a_link_that_ran_out_on_the_way_is_not_sent(post):
    message = invited()
    late = message.invitation.expires_at

    assert not delivery.deliver(message, at=late)

    assert mail.outbox == []
    assert not Outbox.objects.failed().exists()


def test_a_receipt_goes_the_way_the_patient_likes(settings):
    intake = an_intake(visit=a_visit(a_patient()), CONTACT=["SMS"])

    receipt = intake.messages.get(kind="receipt")

    assert (receipt.channel, receipt.read()["to"]) == (TEXT, "+447700900123")


def test_a_question_goes_the_way_the_patient_likes():
    intake = an_intake(CONTACT=["SMS", "PHONE"])
    made = ask_again(intake, by=a_receptionist(), at=NOW)

    assert made.invitation.channel == TEXT


def test_privacy_asked_for_in_the_draft_is_kept_before_it_is_sent():
    link = invite(a_visit(), channel=EMAIL, by=a_receptionist(), at=NOW)
    fill_in(link.intake, answers(CONTACT_PRIV="NO"))
    again = invite(link.intake.visit, channel=EMAIL, by=a_receptionist(), at=NOW)

    body = notices.write(again.invitation.messages.get()).body

    assert "Harley Lane" not in body


@pytest.mark.parametrize("phone", ["", "12", "no phone", "02x"])
def test_no_text_goes_to_a_number_that_cannot_be_read(phone):
    with pytest.raises(NoAddress, match="can get a text"):
        invited(TEXT, phone=phone)
    assert not Outbox.objects.exists()
