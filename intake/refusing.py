"""Where a page is sent on without what was on it being saved, and why; its script says so."""

from __future__ import annotations

from django.http import HttpResponseRedirect
from django.urls import reverse

from intake.models import Intake

NOT_PROVEN, SENT = "proof", "sent"


class Refused(HttpResponseRedirect):
    """On to another page, with nothing saved of what was sent."""

    def __init__(self, url: str, *, why: str) -> None:
        super().__init__(url)
        self.why = why


def sent_already(intake: Intake) -> Refused:
    """To the receipt, from a page that only changes answers before they are sent."""
    return Refused(reverse("intake:sent", kwargs={"code": intake.code}), why=SENT)
