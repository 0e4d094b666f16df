"""Text messages by Twilio's Messages API: one form, sent over HTTPS.

https://www.twilio.com/docs/messaging/api/message-resource. It takes no key to know a second
attempt by, so a text can arrive twice if the connection breaks after it was taken. Twilio asks
not to build on its error codes; whether to try again is told by the HTTP status alone.
"""

from __future__ import annotations

import requests
from django.conf import settings

from intake.texts import Refused, TryLater

TIMEOUT = (5, 15)  # seconds to connect, and to answer
BAD_REQUEST = 400  # the number or the text, and not the account or the hour, is the trouble
SERVICE = "MG"  # how the name of one of Twilio's messaging services begins


class Twilio:
    """Hands texts to Twilio, with the account in TWILIO_*."""

    def send(self, *, to: str, text: str, key: str) -> str:
        account = settings.TWILIO_ACCOUNT_SID
        sender = settings.TWILIO_FROM
        whose = "MessagingServiceSid" if sender.startswith(SERVICE) else "From"
        try:
            answer = requests.post(
                f"{settings.TWILIO_URL}/2010-04-01/Accounts/{account}/Messages.json",
                data={"To": to, whose: sender, "Body": text},
                auth=(settings.TWILIO_API_KEY or account, settings.TWILIO_AUTH_TOKEN),
                timeout=TIMEOUT,
                allow_redirects=False,
            )
        except requests.RequestException as problem:
            raise TryLater(type(problem).__name__) from None
        if answer.status_code == BAD_REQUEST:
            raise Refused(f"HTTP {answer.status_code}")
        if answer.status_code not in (200, 201):
            raise TryLater(f"HTTP {answer.status_code}")
        try:
            return str(answer.json()["sid"])
        except (ValueError, KeyError, TypeError):  # It was taken, though it did not say as what.
            return ""
