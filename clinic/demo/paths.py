"""The steps by which a case comes to where it is."""

from __future__ import annotations

from collections.abc import Callable

from clinic.demo import patients_steps as patient
from clinic.demo import staffs_steps as staff
from clinic.demo.case import Path
from clinic.demo.story import Story

Step = Callable[[Story], None]

COMES = (staff.invited_before, patient.opened, patient.confirmed)
SENDS = (*COMES, patient.filled, patient.sent)
STOPS = (*COMES, patient.stopped_by_red_flag)
IS_READ = (*SENDS, staff.passed_on, staff.read)
IS_PHONED = (*STOPS, staff.phoned, staff.passed_on)

STEPS: dict[Path, tuple[Step, ...]] = {
    Path.INVITED: (staff.invited,),
    Path.UNREACHED: (staff.invited,),
    Path.OPENED: (staff.invited, patient.opened_later),
    Path.MISTYPED: (staff.invited, patient.opened_later, patient.mistyped),
    Path.CALLED_OFF: (staff.invited, staff.called_off),
    Path.STARTED: (*COMES, patient.half_filled),
    Path.UNDERAGE: (*COMES, patient.ended_underage),
    Path.SENT: SENDS,
    Path.STOPPED: STOPS,
    Path.REPLIED: (*SENDS, staff.asked, patient.replied),
    Path.ASKED: (*SENDS, staff.asked),
    Path.TURNED_AWAY: (*SENDS, staff.turned_away),
    Path.PASSED_ON: (*SENDS, staff.passed_on),
    Path.PHONED: IS_PHONED,
    Path.READ: IS_READ,
    Path.ASKED_ON_READING: (*IS_READ, staff.asked_on_reading),
    Path.DECIDED: (*IS_READ, staff.decided),
    Path.PHONED_AND_DECIDED: (*IS_PHONED, staff.read, staff.decided),
    Path.TREATED: (*IS_READ, staff.decided, staff.treated, patient.checked_in),
    Path.OVER: (*IS_READ, staff.decided, staff.closed),
}
