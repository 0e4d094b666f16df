"""Where a page is sent on without what was on it being saved, and why; its script says so."""

from __future__ import annotations

from django.http import HttpResponseRedirect
from django.urls import reverse

from intake.models import Intake

NOT_PROVEN, SENT = "proof", "sent"


class Refused(HttpResponseRedirect):
    """On to another page, with nothing saved of what was sent."""

    def __init__(self, url: str, *, why: str, stopped: bool = False) -> None:
        super().__init__(url)
        self.said = {"to": url, "unsaved": why} | ({"stopped": True} if stopped else {})


def sent_already(intake: Intake) -> Refused:
    """To the receipt, from a page that only changes answers before they are sent.

    After a red flag a script goes there at once: the page says what to do now.
    """
    stopped = intake.revision is not None and intake.revision.stopped
    return Refused(reverse("intake:sent", kwargs={"code": intake.code}), why=SENT, stopped=stopped)
