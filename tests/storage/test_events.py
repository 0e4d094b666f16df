"""Nothing happens unrecorded, and no record can be changed unseen."""

import pytest
from django.db import connection

from intake.events import BrokenChain, record_view, record_views, verify
from intake.journey import Stage
from intake.models import Event
from intake.models.event import chain_of
from tests.builders import NOW, a_clinician, a_receptionist, an_intake

pytestmark = pytest.mark.django_db


def names(subject) -> list[str]:
    return [event.name for event in Event.objects.of(subject)]


def test_every_step_of_an_intake_is_an_event():
    intake = an_intake(stage=Stage.DECIDED)

    assert names(intake) == ["invited", "started", "submitted", "assessed", "triaged", "decided"]
    assert names(intake.patient) == ["registered", "visit planned"]
    assert verify(chain_of(intake)) == 6


def test_reading_is_an_event_too():
    intake, rae = an_intake(), a_receptionist()

    record_view(intake, what="one-line look-up", by=rae, at=NOW)
    record_views(intake.clinic, [intake], what="queue", by=rae, at=NOW)

    read = Event.objects.of(intake).last()
    assert (read.name, read.actor, read.detail) == ("viewed", rae, {"what": "one-line look-up"})
    listed = Event.objects.of(intake.clinic).last()
    assert listed.detail["intakes"] == [str(intake.code)]


def test_an_event_says_who_did_it():
    intake, cleo = an_intake(), a_clinician(name="Cleo Marsh")
    record_view(intake, what="review page", by=cleo, at=NOW)

    who = {event.name: event.actor_name for event in Event.objects.of(intake)}

    assert who["submitted"] == "The patient"
    assert who["viewed"] == "Cleo Marsh"


CHANGES = {
    "another time": "UPDATE intake_event SET at = %s WHERE id = %s",
    "another name": "UPDATE intake_event SET name = %s WHERE id = %s",
    "another detail": "UPDATE intake_event SET detail = %s WHERE id = %s",
    "another place": "UPDATE intake_event SET seq = %s WHERE id = %s",
}
VALUES = {
    "another time": "2026-03-02 09:31:00+00:00",
    "another name": "viewed",
    "another detail": '{"revision": 2}',
    "another place": 90,
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_event_is_found_even_with_the_triggers_gone(change):
    intake = an_intake()
    event = Event.objects.of(intake).get(name="submitted")
    _drop_triggers()

    connection.cursor().execute(CHANGES[change], [VALUES[change], event.pk])

    with pytest.raises(BrokenChain) as broken:
        verify(chain_of(intake))
    assert broken.value.seq == event.seq


def test_a_removed_event_is_found():
    intake = an_intake()
    event = Event.objects.of(intake).get(name="started")
    _drop_triggers()

    connection.cursor().execute("DELETE FROM intake_event WHERE id = %s", [event.pk])

    with pytest.raises(BrokenChain):
        verify(chain_of(intake))


def _drop_triggers() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP TRIGGER intake_event_append_only ON intake_event")
        else:
            cursor.execute("DROP TRIGGER intake_event_no_update")
            cursor.execute("DROP TRIGGER intake_event_no_delete")
