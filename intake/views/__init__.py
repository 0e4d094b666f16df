"""The patient's pages, from the link to the receipt."""

from intake.views.again import again
from intake.views.answering import page
from intake.views.checking import check
from intake.views.copying import copy, copy_pdf
from intake.views.handing_over import here, other_device
from intake.views.lending import leave, left, tablet
from intake.views.opening import birth_date, link, too_young
from intake.views.own_data import own_data
from intake.views.proving import code
from intake.views.sending import later, send, sent

__all__ = [
    "again",
    "birth_date",
    "check",
    "code",
    "copy",
    "copy_pdf",
    "here",
    "later",
    "leave",
    "left",
    "link",
    "other_device",
    "own_data",
    "page",
    "send",
    "sent",
    "tablet",
    "too_young",
]
