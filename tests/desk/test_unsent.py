"""What staff send waits three minutes, and can be taken back for as long."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from clinic.reminders.services import _links
from intake.delivery import deliver
from intake.events import SYSTEM
from intake.journey import Stage
from intake.models import Event, Intake, Outbox
from intake.reach import reach
from intake.services import invite, send_again, take_back_message
from intake.services import remind as by_itself
from intake.services.taking_back import LinkLeft
from tests.builders import (
    NOW,
    VISIT_DAY,
    a_clinic,
    a_patient,
    a_receptionist,
    a_visit,
    an_intake,
)
from tests.desk.test_queue import words

pytestmark = pytest.mark.django_db

UNDO = 'action="/queue/undo/"'
MINUTE = timedelta(minutes=1)


def waits(kind: str) -> Outbox:
    """The one message of that kind that has not left."""
    return Outbox.objects.waiting().get(kind=kind)


def sent_link(desk, visit: Any, channel: str = "email") -> Any:
    return desk.post(f"/visits/{visit.code}/invite/", {"channel": channel}, follow=True)


def undo(desk) -> str:
    return words(desk.post("/queue/undo/", follow=True))


def remind(desk, *intakes: Intake) -> Any:
    picked = [str(one.code) for one in intakes]
    return desk.post("/queue/bulk/?view=all", {"do": "remind", "intake": picked}, follow=True)


def test_a_link_that_staff_send_waits_three_minutes(desk):
    page = sent_link(desk, a_visit())

    assert waits("invitation").due_at == NOW + 3 * MINUTE
    assert "The link leaves in three minutes by e-mail. Undo" in words(page)


def test_a_link_taken_back_never_leaves_and_the_one_before_works_again(desk, clock):
    visit = a_visit()
    sent_link(desk, visit)
    deliver(waits("invitation"), at=NOW + 3 * MINUTE)
    clock.move_to(NOW + 4 * MINUTE)
    sent_link(desk, visit, "text")
    old, new = visit.intake.invitations.order_by("pk")

    said = undo(desk)

    assert "Taken back. Nothing was sent." in said
    page = words(desk.get(f"/queue/{visit.intake.code}/"))
    assert "Link taken back before it left by text" in page
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.revoked_at, new.revoked_at) == (None, NOW + 4 * MINUTE)
    assert not Outbox.objects.due(NOW + timedelta(days=1)).filter(kind="invitation").exists()


def test_two_links_taken_back_leave_the_one_that_was_there(desk, clock):
    visit = a_visit()
    sent_link(desk, visit)
    deliver(waits("invitation"), at=NOW + 3 * MINUTE)
    clock.move_to(NOW + 4 * MINUTE)
    sent_link(desk, visit, "text")
    clock.move_to(NOW + 5 * MINUTE)
    sent_link(desk, visit)

    first = undo(desk)
    assert "Taken back. Nothing was sent." in first
    there, *unsent = visit.intake.invitations.order_by("pk")
    assert there.revoked_at is None, "nobody got the link between"
    assert all(link.revoked_at for link in unsent)

    assert "Taken back. Nothing was sent." in undo(desk)
    there, *unsent = visit.intake.invitations.order_by("pk")
    assert there.revoked_at is None and all(link.revoked_at for link in unsent)


def test_a_reminder_that_was_taken_back_was_not_given(desk):
    intake = an_intake(stage=Stage.STARTED)
    before = intake.invitations.count()
    remind(desk, intake)
    undo(desk)

    (given,) = _links([intake], {}).values()
    assert (len(given), intake.invitations.count()) == (before, before + 1)


def test_the_link_of_a_visit_that_was_just_booked_can_be_taken_back(desk):
    patient = a_patient()
    day = {"on": VISIT_DAY.isoformat(), "at_time": "", "channel": "email"}
    page = desk.post(f"/patients/{patient.code}/visit/", day, follow=True)

    assert UNDO in page.content.decode()
    assert "Taken back. Nothing was sent." in undo(desk)
    assert patient.visits.count() == 1


def test_a_link_that_has_left_cannot_be_taken_back(desk, clock):
    sent_link(desk, a_visit())
    clock.move_to(NOW + 3 * MINUTE - timedelta(seconds=1))
    Outbox.objects.filter(kind="invitation").update(sent_at=NOW)

    assert "The message has left, so this cannot be taken back." in undo(desk)


def test_once_a_colleague_has_sent_another_link_theirs_stays(desk, clock):
    visit = a_visit()
    sent_link(desk, visit)
    theirs = invite(visit, channel="text", by=a_receptionist(visit.clinic), at=NOW + MINUTE)
    clock.move_to(NOW + 2 * MINUTE)

    assert "The message has left, so this cannot be taken back." in undo(desk)
    theirs.invitation.refresh_from_db()
    assert theirs.invitation.revoked_at is None


def test_one_of_another_clinic_is_nothing_to_take_back(desk):
    elsewhere = a_visit(a_patient(a_clinic(name="Elsewhere")))
    invite(elsewhere, channel="email", by=a_receptionist(elsewhere.clinic), at=NOW)
    message = waits("invitation")
    session = desk.session
    told = {
        "what": "messages",
        "codes": [str(message.code)],
        "back": "/queue/",
        "said": "",
        "undone": "",
    }
    session["to_undo"] = [told | {"until": (NOW + MINUTE).isoformat()}]
    session.save()

    undo(desk)

    assert Outbox.objects.waiting().filter(pk=message.pk).exists()


def test_reminders_wait_and_are_taken_back_together(desk):
    one, other = (an_intake(visit=a_visit(), stage=Stage.STARTED) for _ in range(2))
    Outbox.objects.update(sent_at=NOW)

    page = words(remind(desk, one, other))
    assert "They leave in three minutes." in page
    assert "2 reminders have not left. Undo" in page
    assert "Taken back. Nothing was sent." in undo(desk)

    assert not Outbox.objects.waiting().filter(kind="reminder").exists()
    assert one.invitations.filter(revoked_at=None).count() == 1


def test_a_reminder_taken_back_can_be_made_again_the_same_day(desk):
    intake = an_intake(stage=Stage.STARTED)
    remind(desk, intake)
    undo(desk)

    assert "1 done" in words(remind(desk, intake))


def test_of_several_reminders_those_that_left_are_counted(desk):
    one, other = (an_intake(visit=a_visit(), stage=Stage.STARTED) for _ in range(2))
    remind(desk, one, other)
    Outbox.objects.filter(kind="reminder", intake=one).update(sent_at=NOW, sealed=None)

    assert "Taken back: 1. 1 had left already." in undo(desk)


def test_a_link_that_the_patient_asks_for_leaves_at_once():
    link = invite(a_visit(), channel="email", by=a_receptionist(), at=NOW - timedelta(days=3))
    Outbox.objects.update(sent_at=NOW)

    send_again(link.token, at=NOW)

    assert waits("link").due_at == NOW


def test_a_reminder_of_the_system_leaves_when_it_is_due():
    intake = an_intake(stage=Stage.STARTED)
    by_itself(intake, channel="email", known=reach(intake.patient), at=NOW)

    assert waits("reminder").due_at == NOW


def test_what_no_link_goes_with_cannot_be_taken_back():
    intake = an_intake()
    with pytest.raises(LinkLeft):
        take_back_message(intake.messages.get(kind="receipt"), by=SYSTEM, at=NOW)


def test_that_it_was_taken_back_is_recorded_with_who_did(desk, rae):
    visit = a_visit()
    sent_link(desk, visit)
    undo(desk)

    event = Event.objects.get(name="message taken back")
    assert (event.actor, event.detail) == (rae, {"what": "invitation", "channel": "email"})
