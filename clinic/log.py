"""What may not stand in a log: a patient's link is a key to the patient's answers."""

from __future__ import annotations

import logging
import re

LINK = re.compile(r"(/i/)[^/\s'\"?]+")
HIDDEN = r"\1…"


class WithoutLinks(logging.Filter):
    """Takes the secret out of every patient's link in a message."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = LINK.sub(HIDDEN, record.getMessage()), ()
        return True
