"""Of people who act at the same moment, nobody's work is lost and nothing happens twice."""

from collections import Counter
from datetime import timedelta
from uuid import uuid4

import pytest

from clinic.desk.models import Triage
from clinic.desk.presence import arrive, take_over
from clinic.desk.services import triage
from clinic.desk.teamwork import Presence, TakeOver
from clinic.reminders.services import remind_due
from intake import delivery
from intake.events import record_view, verify
from intake.journey import Stage
from intake.models import Intake, Outbox, Patient, Revision
from intake.models.event import chain_of
from intake.services import (
    AlreadyRegistered,
    Outdated,
    TooManyTries,
    WrongBirthDate,
    confirm_birth_date,
    invite,
    save_page,
    submit,
)
from tests.builders import (
    BORN,
    NOW,
    TODAY,
    a_clinic,
    a_link,
    a_patient,
    a_receptionist,
    a_visit,
    an_intake,
)
from tests.storage.races import OnFile, at_once

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 6


@pytest.fixture
def on_file():
    with OnFile():
        yield


def kinds(outcomes) -> Counter:
    return Counter(type(outcome).__name__ for outcome in outcomes)


def test_one_key_sent_many_times_at_once_is_one_revision(on_file):
    intake, key = an_intake(stage=Stage.STARTED), uuid4()

    sent = at_once(*[lambda: submit(intake, submission_key=key, at=NOW)] * MANY)

    assert kinds(sent) == {"Revision": MANY}
    assert len({revision.receipt for revision in sent}) == 1
    assert Revision.objects.count() == 1
    assert verify(chain_of(intake)) == 4


def test_many_keys_sent_at_once_are_one_revision_too(on_file):
    intake = an_intake(stage=Stage.STARTED)

    sent = at_once(*[lambda: submit(intake, submission_key=uuid4(), at=NOW)] * MANY)

    assert kinds(sent) == {"Revision": 1, "AlreadySent": MANY - 1}


def test_of_many_who_triage_at_once_one_does_and_the_others_are_told(on_file):
    intake, rae = an_intake(), a_receptionist()

    def act():
        return triage(
            Intake.objects.get(pk=intake.pk),
            outcome=Triage.Outcome.TO_CLINICIAN,
            version=intake.version,
            by=rae,
            at=NOW,
        )

    outcomes = at_once(*[act] * MANY)

    assert kinds(outcomes) == {"Triage": 1, "Outdated": MANY - 1}
    told = [str(outcome) for outcome in outcomes if isinstance(outcome, Outdated)]
    assert all(rae.name in message for message in told)


@pytest.mark.parametrize("begun", [False, True])
def test_pages_saved_at_once_are_all_kept(on_file, begun):
    intake = a_link().intake
    if begun:
        intake = save_page(intake, page="you", answers={"NAME_PREF": "Mo"}, at=NOW)
    pages = {
        "pregnancy": {"PREG": ["NONE"]},
        "goals": {"GOALS": ["OIL"]},
        "skin": {"KELOID": "NO"},
        "health": {"BLEED": "NO"},
    }

    at_once(
        *[
            lambda page=page: save_page(intake, page=page, answers=pages[page], at=NOW)
            for page in pages
        ]
    )

    draft = Intake.objects.get(pk=intake.pk).read_draft()
    assert set(draft) - {"NAME_PREF"} == {"PREG", "GOALS", "KELOID", "BLEED"}
    assert ("NAME_PREF" in draft) == begun
    assert verify(chain_of(intake)) == 2


def test_guesses_at_once_are_no_more_than_guesses_in_a_row(on_file):
    invitation = a_link().invitation
    wrong = TODAY

    outcomes = at_once(
        *[lambda: confirm_birth_date(invitation, birth_date=wrong, at=NOW)] * (MANY + 2)
    )

    assert kinds(outcomes) == {"WrongBirthDate": 5, "TooManyTries": MANY - 3}
    assert {type(o) for o in outcomes} == {WrongBirthDate, TooManyTries}
    with pytest.raises(TooManyTries):
        confirm_birth_date(invitation, birth_date=BORN, at=NOW)


def test_events_written_at_once_are_one_unbroken_chain(on_file):
    intake, rae = an_intake(), a_receptionist()
    before = verify(chain_of(intake))

    at_once(*[lambda: record_view(intake, what="look-up", by=rae, at=NOW)] * MANY)

    assert verify(chain_of(intake)) == before + MANY


def test_one_person_registered_at_once_is_one_patient(on_file):
    clinic = a_clinic()

    outcomes = at_once(*[lambda: a_patient(clinic, family_name="Lovell")] * MANY)

    assert kinds(outcomes) == {"Patient": 1, "AlreadyRegistered": MANY - 1}
    assert {type(o) for o in outcomes} == {Patient, AlreadyRegistered}


def test_one_message_taken_by_many_senders_is_sent_once(on_file, monkeypatch):
    an_intake()
    message = Outbox.objects.due(NOW).select_related("clinic", "patient").first()
    sent = []
    monkeypatch.setattr("django.core.mail.EmailMessage.send", lambda self: sent.append(self))

    outcomes = at_once(*[lambda: delivery.deliver(message, at=NOW)] * MANY)

    assert sorted(outcomes) == [False] * (MANY - 1) + [True]
    assert len(sent) == 1


def test_of_many_at_once_one_reminds_a_patient(on_file):
    visit = a_visit()
    link = invite(visit, channel="email", by=a_receptionist(visit.clinic), at=NOW)
    day = NOW + timedelta(days=3)

    outcomes = at_once(*[lambda: remind_due(visit.clinic, at=day)] * MANY)

    assert sorted(outcomes) == [0] * (MANY - 1) + [1]
    assert link.intake.invitations.count() == 2


def test_of_many_who_take_an_intake_over_from_one_colleague_one_does_and_the_rest_is_told(on_file):
    intake = an_intake()
    ann = a_receptionist(intake.clinic, name="Ann Lee")
    arrive(intake, by=ann, at=NOW)
    people = [a_receptionist(intake.clinic, name=f"Desk {n}") for n in range(MANY)]

    def taking(person):
        return lambda: take_over(intake, word="", whom=str(ann.code), by=person, at=NOW)

    outcomes = at_once(*map(taking, people))

    assert kinds(outcomes) == {"TakeOver": 1, "HereChanged": MANY - 1}
    assert Presence.objects.get().by == TakeOver.objects.get().by
