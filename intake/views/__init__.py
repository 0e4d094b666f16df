"""The patient's pages, from the link to the receipt."""

from intake.views.again import again, again_here
from intake.views.answering import keep, page
from intake.views.checking import check
from intake.views.confirming import birth_date
from intake.views.copying import copy, copy_pdf
from intake.views.following import check_in, checked_in
from intake.views.handing_over import here, other_device
from intake.views.lending import leave, left, tablet
from intake.views.letters import letter, letter_pdf
from intake.views.look import accent, logo
from intake.views.opening import link
from intake.views.own_data import own_data
from intake.views.photos import (
    photo,
    photos,
    remove_photo,
)
from intake.views.proving import code
from intake.views.reading_back import keep_words, read_back
from intake.views.recalling import last_time
from intake.views.reminding import reminders
from intake.views.replied import keep_reply_words, reply_words
from intake.views.replying import keep_more, keep_reply, more, reply
from intake.views.sending import later, send, sent
from intake.views.stopping import too_young
from intake.views.understanding import understanding
from intake.views.withdrawing import withdraw_teaching

__all__ = [
    "accent",
    "again",
    "again_here",
    "birth_date",
    "check",
    "check_in",
    "checked_in",
    "code",
    "copy",
    "copy_pdf",
    "here",
    "keep",
    "keep_more",
    "keep_reply",
    "keep_reply_words",
    "keep_words",
    "last_time",
    "later",
    "leave",
    "left",
    "letter",
    "letter_pdf",
    "link",
    "logo",
    "more",
    "other_device",
    "own_data",
    "page",
    "photo",
    "photos",
    "read_back",
    "reminders",
    "remove_photo",
    "reply",
    "reply_words",
    "send",
    "sent",
    "tablet",
    "too_young",
    "understanding",
    "withdraw_teaching",
]
