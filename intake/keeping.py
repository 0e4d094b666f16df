"""How a clinic keeps and uses answers, as patients read it before they agree.

The text that a patient saw is stored with the agreement, so this wording may change.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Notice:
    """The text as shown, line by line."""

    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the text, in hexadecimal."""
        return sha256(self.text.encode()).hexdigest()


def how_we_keep(clinic: str, *, phone: str) -> Notice:
    """The text of a clinic of this name, with the number to ask at, if there is one."""
    ask = f": call {phone}" if phone else ""
    return Notice(
        (
            f"Only staff of {clinic} who need them read them. Each time is noted.",
            "We use them for your visit. No adverts, no trackers.",
            "Your name, birth date, own words and signature are locked with your own key.",
            f"You can see, correct or erase them{ask}.",
        )
    )
