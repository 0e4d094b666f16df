"""Text messages: what a provider has to do for us, and which one does it here."""

from __future__ import annotations

from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string


class TextError(Exception):
    """A text message was not taken."""


class TryLater(TextError):
    """The provider could not take it now; the same message may go later."""


class Refused(TextError):
    """The provider will never take this message: the number is wrong, or wants none."""


class Texts(Protocol):
    """Somebody who delivers text messages."""

    def send(self, *, to: str, text: str, key: str) -> str:
        """Hand over one text and return the provider's name for it.

        `to` is E.164. The key is the same at every attempt, for who can tell a second one by
        it. Raises `TryLater` or `Refused`.
        """


def available() -> bool:
    """Whether this clinic can send text messages at all."""
    return bool(settings.TEXTS)


def provider() -> Texts:
    """Who delivers text messages here, or raise `TryLater` while nobody does."""
    if not available():
        raise TryLater("No provider of text messages is set up.")
    adapter: Texts = import_string(settings.TEXTS)()
    return adapter
