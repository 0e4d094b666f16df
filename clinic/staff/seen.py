"""A form that takes nothing over what somebody else changed while it was being filled in."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from typing import Any

from django import forms

SEEN = "seen"
MEANWHILE = (
    "{label}: somebody changed this meanwhile. It is now: {now}."
    " Save again to put yours in its place."
)
NOTHING = "nothing"


class SeenForm(forms.Form):
    """Carries marks of what stood in it when it was opened.

    What others changed since and this person did not touch is left as they made it. What both
    changed is refused once, with what it is now. Without the marks nothing is compared.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[SEEN] = forms.CharField(widget=forms.HiddenInput, required=False)
        self.initial[SEEN] = self._marks

    def full_clean(self) -> None:
        contested = self._join() if self.is_bound else []
        super().full_clean()
        if self.is_bound:
            self.cleaned_data.pop(SEEN, None)
        for name in contested:
            now, label = _in_words(self.initial.get(name)), self.fields[name].label
            self.add_error(name, MEANWHILE.format(label=label, now=now))

    def _join(self) -> list[str]:
        """Put what others changed in place of what was not touched here; names what both did."""
        try:
            seen = json.loads(self.data.get(SEEN) or "{}")
        except (ValueError, RecursionError):
            return []
        contested: list[str] = []
        typed: Any = self.data
        typed = typed.copy()
        for name in self.fields:
            now = self.initial.get(name)
            was = seen.get(name, mark(now)) if isinstance(seen, dict) else mark(now)
            if name == SEEN or mark(now) == was:
                continue
            given = mark(self.fields[name].widget.value_from_datadict(typed, self.files, name))
            if given == was:
                _put(typed, name, now)
            elif given != mark(now):
                contested.append(name)
        typed[SEEN] = self._marks()
        self.data = typed
        return contested

    def _marks(self) -> str:
        names = [name for name in self.fields if name != SEEN]
        return json.dumps({name: mark(self.initial.get(name)) for name in names})


def mark(value: Any) -> str:
    """The same for the same value, as it is held and as a browser sends it."""
    if isinstance(value, list | tuple):
        value = sorted(map(str, value))
    words = "" if value is None else str(value).replace("\r\n", "\n").strip()
    return sha256(words.encode()).hexdigest()[:12]


def _put(typed: Any, name: str, value: Any) -> None:
    """A value as a browser would send it."""
    typed.pop(name, None)
    if isinstance(value, list | tuple):
        typed.setlist(name, [str(one) for one in value])
    elif value is not None and value is not False:
        typed[name] = str(value)


def _in_words(value: Any) -> str:
    if isinstance(value, list | tuple):
        value = ", ".join(map(str, value))
    if isinstance(value, date):
        value = f"{value.day} {value:%B %Y}"
    return str(value) if value not in (None, "", False) else NOTHING
