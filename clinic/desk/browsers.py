"""In which browsers a patient's questions were opened, for whoever wonders who has the link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from clinic.staff import wording
from intake.models import Browser, Intake

WAYS = {
    Browser.Way.FIRST: "The first browser",
    Browser.Way.CODE: "Another browser, by a code",
    Browser.Way.HANDED: "Another device, handed over by the patient",
    Browser.Way.TABLET: "The clinic's tablet",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """From how many browsers an intake was opened, and how each came in."""

    words: str
    ways: tuple[str, ...]


def opened(intake: Intake, browsers: Iterable[Browser], *, now: datetime) -> Opened:
    """The browsers that speak for an intake, oldest first; `now` is on the clinic's clock."""
    ways = tuple(f"{WAYS[Browser.Way(one.way)]}, {_when(one, now=now)}" for one in browsers)
    if not ways:
        began = intake.started_at is not None
        return Opened("No browser of the patient is known" if began else "Not opened yet", ())
    count = "1 browser" if len(ways) == 1 else f"{len(ways)} browsers"
    return Opened(f"Opened from {count}", ways)


def _when(browser: Browser, *, now: datetime) -> str:
    return wording.moment(browser.trusted_at.astimezone(now.tzinfo), now=now)
