"""The patient's pages, from the link to the receipt."""

from intake.views.again import again
from intake.views.answering import page
from intake.views.checking import check
from intake.views.code import code
from intake.views.opening import birth_date, link, too_young
from intake.views.sending import later, send, sent

__all__ = [
    "again",
    "birth_date",
    "check",
    "code",
    "later",
    "link",
    "page",
    "send",
    "sent",
    "too_young",
]
