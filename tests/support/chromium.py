"""Where this machine keeps its Chromium, and how the tests start it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
WITHOUT_WINDOWS = "chromium-headless-shell"
USUAL_PLACES = (
    "/usr/bin/chromium",
    "/usr/lib/chromium/chromium",
    "/snap/bin/chromium",
    "/opt/google/chrome/chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
MISSING = (
    "Chromium was not found: install it (apt-get install chromium, or Chrome on a Mac)"
    " or name the program in CHROMIUM."
)
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium() -> str | None:
    """The path of the Chromium to test with."""
    return next((path for path in _candidates() if os.access(path, os.X_OK)), None)


def windowless() -> str | None:
    """The same browser built without windows, which loads a page for a third of the work.

    Where it is not installed, or another one is named, it is the one to test with.
    """
    return (not os.environ.get("CHROMIUM") and shutil.which(WITHOUT_WINDOWS)) or chromium()


def _candidates() -> Iterator[str]:
    if named := os.environ.get("CHROMIUM"):
        yield named
        return
    for name in NAMES:
        if found := shutil.which(name):
            yield found
    yield from (place for place in USUAL_PLACES if Path(place).exists())
