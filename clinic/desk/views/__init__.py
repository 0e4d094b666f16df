"""The front desk's pages."""

from clinic.desk.views.bulk import bulk
from clinic.desk.views.code import code
from clinic.desk.views.data import settle_data
from clinic.desk.views.intake import close, intake
from clinic.desk.views.moved import moved
from clinic.desk.views.patients import correct, new_patient, patient, patients
from clinic.desk.views.pulse import pulse
from clinic.desk.views.queue import queue
from clinic.desk.views.reminders import reminders
from clinic.desk.views.tablet import tablet
from clinic.desk.views.undelivered import settle, try_again
from clinic.desk.views.undo import undo
from clinic.desk.views.visits import cancel, invite, move, new_visit, revoke
from clinic.desk.views.walking_in import come_in, walk_in
from clinic.desk.views.working import assign, here, note, tag, take_over

__all__ = [
    "assign",
    "bulk",
    "cancel",
    "close",
    "code",
    "come_in",
    "correct",
    "here",
    "intake",
    "invite",
    "move",
    "moved",
    "new_patient",
    "new_visit",
    "note",
    "patient",
    "patients",
    "pulse",
    "queue",
    "reminders",
    "revoke",
    "settle",
    "settle_data",
    "tablet",
    "tag",
    "take_over",
    "try_again",
    "undo",
    "walk_in",
]
