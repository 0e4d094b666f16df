"""How a clinic keeps and uses answers, as patients read it before they agree.

The text that a patient saw is stored with the agreement, so this wording may change.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext, gettext_noop, override


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


READ = gettext_noop("Only staff of %(clinic)s who need them read them. Each time is noted.")
USED = gettext_noop("Only for your visit: no adverts, no trackers.")
LOCKED = gettext_noop("Your name, birth date, own words and signature are locked.")
ASK = gettext_noop("You can see, correct or erase them.")
CALL = gettext_noop("You can see, correct or erase them: call %(phone)s.")


def how_we_keep(clinic: str, *, phone: str, language: str) -> Notice:
    """The text of a clinic of this name, with the number to ask at, if there is one."""
    told = {"clinic": clinic, "phone": phone}
    with override(language):
        lines = (READ, USED, LOCKED, CALL if phone else ASK)
        return Notice(tuple(gettext(line) % told for line in lines))
