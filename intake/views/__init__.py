"""The patient's pages, from the link to the receipt."""

from intake.views.answering import keep, page
from intake.views.checking import check
from intake.views.opening import birth_date, link, too_young
from intake.views.photos import photo, photos, remove_photo
from intake.views.reading_back import read_back
from intake.views.recalling import last_time
from intake.views.reminding import reminders
from intake.views.replying import more, reply
from intake.views.sending import later, send, sent
from intake.views.understanding import understanding
from intake.views.withdrawing import withdraw_teaching

__all__ = [
    "birth_date",
    "check",
    "keep",
    "last_time",
    "later",
    "link",
    "more",
    "page",
    "photo",
    "photos",
    "read_back",
    "reminders",
    "remove_photo",
    "reply",
    "send",
    "sent",
    "too_young",
    "understanding",
    "withdraw_teaching",
]
