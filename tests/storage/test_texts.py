"""Text messages: handed to a provider over HTTP, short, and silent about health."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import pytest

from intake import delivery, notices, texts
from intake.models import Invitation, Outbox
from intake.services import invite
from intake.texts.gsm import ONE_TEXT, PLAIN, TWICE, places, plain
from intake.texts.on_file import OnFile
from intake.texts.twilio import Twilio
from tests.builders import NOW, a_clinic, a_patient, a_receptionist, a_visit

TEXT = Invitation.Channel.TEXT
ADDRESS = "https://visit.harleylane.example"


class Provider:
    """A small web server that answers as it is told to, and remembers what it was sent."""

    def __init__(self) -> None:
        self.status, self.body = 201, json.dumps({"sid": "SM1", "status": "queued"})
        self.asked: list[dict[str, Any]] = []
        provider = self

        class Answer(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
                provider.asked.append({"path": self.path, "form": form, "headers": self.headers})
                self.send_response(provider.status)
                self.end_headers()
                self.wfile.write(provider.body.encode())

            def log_message(self, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.url = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def provider(settings) -> Iterator[Provider]:
    provider = Provider()
    thread = Thread(target=provider.server.serve_forever, args=(0.05,))
    thread.start()
    settings.TWILIO_ACCOUNT_SID, settings.TWILIO_AUTH_TOKEN = "AC1", "secret"
    settings.TWILIO_FROM, settings.TWILIO_URL = "+447700900000", provider.url
    settings.TEXTS = "intake.texts.twilio.Twilio"
    yield provider
    provider.server.shutdown()
    provider.server.server_close()
    thread.join()


def send() -> str:
    return Twilio().send(to="+447700900123", text="Hello £5", key="k")


def test_a_text_is_one_form_with_the_accounts_password(provider):
    assert send() == "SM1"

    (asked,) = provider.asked
    assert asked["path"] == "/2010-04-01/Accounts/AC1/Messages.json"
    assert asked["form"] == {
        "To": ["+447700900123"],
        "From": ["+447700900000"],
        "Body": ["Hello £5"],
    }
    assert asked["headers"]["Authorization"] == f"Basic {b64encode(b'AC1:secret').decode()}"


def test_a_key_and_a_messaging_service_are_used_where_they_are_set(provider, settings):
    settings.TWILIO_API_KEY, settings.TWILIO_FROM = "SK1", "MG1"

    send()

    (asked,) = provider.asked
    assert asked["form"]["MessagingServiceSid"] == ["MG1"] and "From" not in asked["form"]
    assert asked["headers"]["Authorization"] == f"Basic {b64encode(b'SK1:secret').decode()}"


def test_a_bad_number_is_refused_for_good(provider):
    provider.status, provider.body = 400, '{"code": 21211, "message": "\'To\' +44 is not valid"}'

    with pytest.raises(texts.Refused) as problem:
        send()

    assert "+44" not in str(problem.value)


@pytest.mark.parametrize("status", [302, 401, 403, 404, 429, 500, 503])
def test_any_other_trouble_may_pass(provider, status):
    provider.status = status

    with pytest.raises(texts.TryLater):
        send()


def test_nobody_at_home_may_pass(provider, settings):
    settings.TWILIO_URL = "http://127.0.0.1:9"

    with pytest.raises(texts.TryLater):
        send()


@pytest.mark.parametrize("body", ["", "thanks", "[]"])
def test_a_text_that_was_taken_is_not_sent_again_for_an_odd_answer(provider, body):
    provider.body = body

    assert send() == ""


def test_a_text_in_a_demonstration_is_one_file_however_often_it_is_tried(settings, tmp_path):
    settings.TEXT_FILE_PATH = tmp_path / "texts"

    for _ in range(2):
        OnFile().send(to="+447700900123", text="Hello", key="k")

    (file,) = settings.TEXT_FILE_PATH.iterdir()
    assert file.read_text() == "To: +447700900123\n\nHello\n"


def test_without_a_provider_nothing_is_lost(settings):
    settings.TEXTS = ""

    with pytest.raises(texts.TryLater):
        texts.provider()


@pytest.mark.parametrize(
    ("written", "sent"),
    [("Zoë’s – “Café”…", 'Zoe\'s - "Café"...'), ("Łódź", "odz"), ("Ünal £5 €", "Ünal £5 €")],
)
def test_letters_that_texts_lack_become_ones_they_have(written, sent):
    assert plain(written) == sent
    assert set(sent) <= PLAIN | TWICE


def test_some_letters_take_two_places():
    assert places("a€") == 3


def queued(kind: str, *, private: bool = False, **clinic: Any) -> Outbox:
    intake = invite(
        a_visit(a_patient(a_clinic(**clinic))),
        channel="copy",
        by=a_receptionist(),
        at=NOW,
    ).intake
    told = {"token": "t" * 43, "receipt": "ABCD-1234", "private": private, "digits": "123456"}
    return notices.queue(intake, kind, key="k", to="+44", channel=TEXT, at=NOW, **told)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", notices.TEXTS)
def test_a_text_fits_in_one_with_name_day_and_link(settings, kind):
    settings.PUBLIC_URL = ADDRESS

    text = notices.write_text(queued(kind, name="Harley Lane"))

    assert places(text) <= ONE_TEXT
    assert text.startswith("Harley Lane: ")
    # A code tells as little as it can, and some come long after the visit.
    assert ("16 March" in text) is (kind not in (notices.CODE, notices.LETTER, *notices.AFTERWARDS))
    assert (f"{ADDRESS}/i/{'t' * 43}/" in text) is (kind in (*notices.LINKS, *notices.TO_READ))


@pytest.mark.django_db
def test_a_name_too_long_for_one_text_stays_out(settings):
    settings.PUBLIC_URL = ADDRESS

    text = notices.write_text(
        queued(notices.INVITATION, name="The Harley Lane Practice, London W1")
    )

    assert text.startswith("Please answer")
    assert places(text) <= ONE_TEXT


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("clinic", "private", "starts"),
    [
        ({"name": "Harley Lane"}, False, "Harley Lane: "),
        ({"name": "Harley Skin Clinic"}, False, "Your clinic: "),
        ({"name": "Harley Skin Clinic", "sender_name": "Harley Lane"}, False, "Harley Lane: "),
        ({"name": "Harley Lane"}, True, "Please answer"),
        ({"name": "Harley Skin Clinic", "sender_name": "HL"}, True, "HL: "),
        ({"name": "Oscar Lane, Singapore"}, False, "Oscar Lane, Singapore: "),
    ],
)
def test_the_sender_has_a_name_that_tells_nothing(settings, clinic, private, starts):
    settings.PUBLIC_URL = "https://v.example"

    text = notices.write_text(queued(notices.INVITATION, private=private, **clinic))

    assert text.startswith(starts)


@pytest.mark.django_db
def test_an_invitation_by_text_arrives(provider, settings):
    visit = a_visit(a_patient(phone="07700 900 123"))
    link = invite(visit, channel=TEXT, by=a_receptionist(), at=NOW)

    assert delivery.deliver(link.invitation.messages.get(), at=NOW)

    (asked,) = provider.asked
    assert asked["form"]["To"] == ["+447700900123"]
    assert link.token in asked["form"]["Body"][0]


@pytest.mark.django_db
def test_a_number_that_takes_no_texts_is_staffs_to_see(provider):
    provider.status = 400
    link = invite(a_visit(), channel=TEXT, by=a_receptionist(), at=NOW)

    assert not delivery.deliver(link.invitation.messages.get(), at=NOW)

    assert [m.last_error for m in Outbox.objects.unreached()] == ["Refused"]
