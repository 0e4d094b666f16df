"""One showing of a page in one window, so that a late or older sending cannot undo a newer one.

Each time a page is shown it gets a key; a script counts what it sends under that key. The draft
notes for every page which showing saved it last, and how far that showing had counted; which
change of the page was the last, and whose; and for the clinic's figures how many seconds were
spent there, and how often a patient came back to it.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

KEY = re.compile(r"[\w-]{1,24}", re.ASCII)
HIGHEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Step:
    """A showing: its key, the count of what it sent, and the last change that it shows."""

    key: str
    number: int = 0
    after: str = ""

    @classmethod
    def shown(cls, steps: Mapping[str, Any], page: str) -> Step:
        """A new showing of a page whose draft was saved by these steps."""
        return cls(secrets.token_urlsafe(9), 0, _last_change(steps, page))

    @classmethod
    def sent(cls, fields: Mapping[str, str]) -> Step | None:
        """The showing that a form was sent from, or None where it does not say."""
        key, after, number = (fields.get(f"step_{name}", "") for name in ("key", "after", "number"))
        if not KEY.fullmatch(key):
            return None
        counted = int(number) if number.isascii() and number.isdigit() else 0
        return cls(key, min(counted, HIGHEST), after)

    def is_late(self, steps: Mapping[str, Any], page: str) -> bool:
        """Whether this showing has itself sent something newer, which came first."""
        key, number, *_ = steps.get(page, ("", 0))
        return key == self.key and number > self.number

    def is_overtaken(self, steps: Mapping[str, Any], page: str) -> bool:
        """Whether another window has changed the page since this one was shown.

        A page that was shown before changes were counted says only whose the last one was.
        """
        change = _last_change(steps, page)
        key, _, _ = change.partition(".")
        return key not in ("", self.key) and self.after not in (change, key)

    def is_noted(self, steps: Mapping[str, Any], page: str) -> bool:
        """Whether this very showing saved the page last."""
        key, *_ = steps.get(page, ("",))
        return key == self.key

    def follows_another(self, steps: Mapping[str, Any], page: str) -> bool:
        """Whether an earlier showing saved the page before this one."""
        key, *_ = steps.get(page, ("",))
        return bool(key) and key != self.key

    def noted(
        self,
        steps: Mapping[str, Any],
        page: str,
        *,
        changed: bool = False,
        seconds: int = 0,
        back: bool = False,
    ) -> dict[str, Any]:
        """The steps, with this one as the last that saved the page, and what it adds."""
        spent, backs = pace(steps.get(page, ()))
        change = _last_change(steps, page)
        if changed:
            change = f"{self.key}.{int(change.partition('.')[2] or 0) + 1}"
        return {**steps, page: [self.key, self.number, spent + seconds, backs + back, change]}


def pace(noted: Sequence[Any]) -> tuple[int, int]:
    """The seconds spent at a page, and how often it was come back to."""
    spent, backs = noted[2:4] or (0, 0)
    return spent, backs


def _last_change(steps: Mapping[str, Any], page: str) -> str:
    """Whose change of a page was the last, and of how many; just whose in drafts from before."""
    key, *rest = steps.get(page, ("",))
    return str(rest[3] if len(rest) > 3 else key)
