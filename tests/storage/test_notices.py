"""Every message is sent at least once or seen to fail, and says nothing about health."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command

from intake import delivery, notices
from intake.journey import Stage
from intake.models import Invitation, Outbox
from intake.notices import queue
from intake.services import erase_patient, find_link, invite, send_code
from tests.builders import NOW, a_clinic, a_receptionist, a_visit, an_intake

pytestmark = pytest.mark.django_db
HEALTH = "botox toxin skin acne oily neck pregnan medic health treat symptom red flag urgent"


def outbox() -> list[Outbox]:
    return list(Outbox.objects.due(NOW).select_related("clinic", "patient"))


def test_an_invitation_carries_a_link_that_works(settings):
    link = invite(a_visit(), channel=Invitation.Channel.EMAIL, by=a_receptionist(), at=NOW)

    (message,) = outbox()
    assert delivery.deliver(message, at=NOW)

    (sent,) = mail.outbox
    assert sent.to == ["ada@patient.example"]
    assert f"{settings.PUBLIC_URL}/" in sent.body
    assert link.token in sent.body
    assert "16 March" in sent.subject
    assert find_link(link.token, at=NOW)


@pytest.mark.parametrize("channel", Outbox.Channel)
@pytest.mark.parametrize("private", [False, True])
def test_no_message_says_anything_about_health(channel, private):
    a_clinic(name="Glow Skin & Botox Clinic", email="acne@clinic.example")
    intake = an_intake(stage=Stage.AWAITING_PATIENT, PREG=["PREG"])

    kinds = set(Outbox.Kind) - ({Outbox.Kind.TASK} if channel == Outbox.Channel.TEXT else set())
    for kind in sorted(kinds):  # staff get no texts
        told = {"token": "t" * 43, "receipt": "ABCD-1234", "private": private, "digits": "123456"}
        message = queue(intake, kind, key=f"of {kind}", to="x", channel=channel, at=NOW, **told)
        words = said(message).lower().replace("if anything changes", "")
        assert [word for word in HEALTH.split() if word in words] == []


def said(message: Outbox) -> str:
    """Every word of a message that somebody could read over a shoulder."""
    if message.channel == Outbox.Channel.TEXT:
        return notices.write_text(message)
    mail = notices.write(message)
    return f"{mail.subject} {mail.body}"


def test_who_asks_for_privacy_is_not_written_to_in_the_clinics_name():
    an_intake(CONTACT_PRIV="NO")
    an_intake(CONTACT_PRIV="YES")

    hidden, named = (notices.write(m) for m in outbox() if m.kind == notices.RECEIPT)

    assert "Harley Lane" not in hidden.body
    assert "Harley Lane" in named.body


def test_a_code_is_not_sent_once_it_is_over():
    send_code(an_intake(), at=NOW)
    code = Outbox.objects.get(kind=notices.CODE)

    assert not delivery.deliver(code, at=NOW + timedelta(minutes=10))

    code.refresh_from_db()
    assert code.failed_at
    assert not mail.outbox


def test_a_code_is_written_so_that_it_can_be_read_aloud():
    send_code(an_intake(CONTACT_PRIV="NO"), at=NOW)
    code = Outbox.objects.get(kind=notices.CODE)
    digits, message = code.read()["digits"], notices.write(code)

    assert f"Your code is {digits[:3]} {digits[3:]}." in message.body
    assert digits[:3] not in message.subject
    assert "Harley Lane" not in message.body


def test_a_sent_message_is_not_sent_again_and_its_words_are_dropped():
    an_intake()
    first, *_ = outbox()

    assert delivery.deliver(first, at=NOW)
    assert not delivery.deliver(first, at=NOW)

    first.refresh_from_db()
    assert (first.sent_at, first.sealed, first.attempts) == (NOW, None, 1)


def test_of_two_senders_one_takes_the_message():
    an_intake()
    mine, *_ = outbox()
    hers = Outbox.objects.get(pk=mine.pk)

    assert delivery.deliver(mine, at=NOW)
    assert not delivery.deliver(hers, at=NOW)
    assert len(mail.outbox) == 1


def test_a_sender_that_died_leaves_the_message_for_the_next():
    an_intake()
    message, *_ = outbox()
    assert delivery._claim(message, at=NOW)

    later = NOW + delivery.LEASE
    message.refresh_from_db()

    assert message in Outbox.objects.due(later)
    assert delivery.deliver(message, at=later)


@pytest.fixture
def no_post(monkeypatch):
    def fail(self, messages):
        raise SMTPServerDisconnected("no way to ada@patient.example")

    monkeypatch.setattr(EmailBackend, "send_messages", fail)


def test_a_failure_is_tried_again_later_and_given_up_after_a_day(no_post):
    an_intake()
    message, *_ = outbox()

    at, tries = NOW, 0
    while message.failed_at is None:
        assert not delivery.deliver(message, at=at)
        message.refresh_from_db()
        tries += 1
        assert message.failed_at or message.due_at > at
        at = message.due_at

    assert 10 < tries < 40
    assert at - NOW >= timedelta(hours=24)
    assert message in Outbox.objects.failed()
    assert "ada" not in message.last_error


def test_nothing_is_sent_to_an_erased_patient():
    intake = an_intake()
    message, *_ = outbox()
    erase_patient(intake.patient, reason="asked", by=a_receptionist(), at=NOW)

    assert not delivery.deliver(message, at=NOW)
    assert mail.outbox == []


def test_the_command_sends_what_is_due(capsys):
    an_intake()

    call_command("deliver")

    assert "2 sent, 0 still due, 0 given up" in capsys.readouterr().out
    assert len(mail.outbox) == 2
