"""The patient's pages, from the link to the receipt."""

from intake.views.answering import page
from intake.views.checking import check
from intake.views.opening import birth_date, link, too_young
from intake.views.recalling import last_time
from intake.views.replying import more, reply
from intake.views.sending import later, send, sent

__all__ = [
    "birth_date",
    "check",
    "last_time",
    "later",
    "link",
    "more",
    "page",
    "reply",
    "send",
    "sent",
    "too_young",
]
