"""The manager's pages."""

from clinic.owner.views.erasing import erase, erasures
from clinic.owner.views.hours import hours
from clinic.owner.views.look import look, plain_look
from clinic.owner.views.people import add, deactivate, people, person, reactivate, send_link
from clinic.owner.views.pin import pin
from clinic.owner.views.settings import approve, history, protocol, settings

__all__ = [
    "add",
    "approve",
    "deactivate",
    "erase",
    "erasures",
    "history",
    "hours",
    "look",
    "people",
    "person",
    "pin",
    "plain_look",
    "protocol",
    "reactivate",
    "send_link",
    "settings",
]
