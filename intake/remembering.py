"""What was drawn before and may be needed again, up to a number."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Remembered(Generic[T]):
    """Things by what they were made from; the one that was not needed longest is forgotten first.

    `functools.lru_cache` wants all that a thing is made with in its key; here the key may be less.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.known: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = Lock()  # threads of one server share what is remembered

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made for this key, or is made now."""
        with self._lock:
            if key in self.known:
                self.known.move_to_end(key)
                return self.known[key]
        made = make()
        with self._lock:
            self.known[key] = made
            if len(self.known) > self.most:
                self.known.popitem(last=False)
        return made
