"""A link opens one intake, for one patient, until it ends or is replaced."""

from datetime import UTC, date, datetime, timedelta

import pytest

from intake.journey import Stage
from intake.models import Event, Invitation, Outbox
from intake.services import (
    AlreadySent,
    LinkClosed,
    NoAddress,
    TooManyTries,
    WrongBirthDate,
    cancel_visit,
    confirm_birth_date,
    erase_patient,
    find_link,
    invite,
    move_visit,
    open_link,
    revoke_invitations,
    stop_underage,
)
from tests.builders import (
    BORN,
    NOW,
    VISIT_DAY,
    a_clinic,
    a_link,
    a_patient,
    a_receptionist,
    a_visit,
    an_intake,
)

pytestmark = pytest.mark.django_db
WRONG = date(1990, 1, 1)


def test_only_a_hash_of_the_token_is_stored():
    link = a_link()

    for column in Invitation._meta.get_fields():
        assert link.token not in str(getattr(link.invitation, column.name, ""))
    assert len(link.token) >= 43  # 256 bits


def test_looking_at_a_link_changes_nothing_and_opening_it_is_recorded():
    link = a_link()

    found = find_link(link.token, at=NOW)
    assert found == link.invitation
    assert found.opened_at is None

    opened = open_link(link.token, at=NOW)
    assert opened.opened_at == NOW
    assert Event.objects.of(link.intake).last().name == "link opened"


def test_a_link_works_until_the_end_of_the_day_after_the_visit_where_the_clinic_is():
    sydney = a_clinic(timezone="Australia/Sydney", jurisdiction="AU")
    link = a_link(a_visit(a_patient(sydney)))
    end = datetime(2026, 3, 17, 13, 0, tzinfo=UTC)  # midnight in Sydney

    assert find_link(link.token, at=end - timedelta(seconds=1))
    with pytest.raises(LinkClosed):
        find_link(link.token, at=end)


def test_a_moved_visit_moves_the_end_of_its_link():
    link = a_link()
    later = VISIT_DAY + timedelta(days=30)

    move_visit(link.intake.visit, on=later, by=a_receptionist(), at=NOW)

    assert find_link(link.token, at=NOW + timedelta(days=40))


def test_a_new_link_closes_the_old_one():
    old = a_link()
    new = a_link(old.intake.visit)

    assert new.intake == old.intake
    assert find_link(new.token, at=NOW)
    with pytest.raises(LinkClosed, match="ask the clinic"):
        open_link(old.token, at=NOW)


def revoke(link):
    revoke_invitations(link.intake, by=a_receptionist(), at=NOW)


def cancel(link):
    cancel_visit(link.intake.visit, by=a_receptionist(), at=NOW)


def erase(link):
    erase_patient(link.intake.patient, reason="asked", by=a_receptionist(), at=NOW)


def stop(link):
    stop_underage(link.intake, at=NOW)


@pytest.mark.parametrize("end", [revoke, cancel, erase, stop])
def test_a_link_closes_when_there_is_nothing_behind_it(end):
    link = a_link()

    end(link)

    with pytest.raises(LinkClosed):
        open_link(link.token, at=NOW)


def test_a_guessed_token_opens_nothing():
    a_link()

    for guess in ("", "x", "ü" * 50, "\x00"):
        with pytest.raises(LinkClosed):
            find_link(guess, at=NOW)


def test_the_right_birth_date_is_let_in_and_the_count_starts_again():
    invitation = a_link().invitation
    with pytest.raises(WrongBirthDate) as wrong:
        confirm_birth_date(invitation, birth_date=WRONG, at=NOW)
    assert wrong.value.left == 4

    confirm_birth_date(invitation, birth_date=BORN, at=NOW)

    invitation.refresh_from_db()
    assert invitation.birth_date_failures == 0


def test_after_five_wrong_birth_dates_the_right_one_is_refused():
    invitation = a_link().invitation

    for _ in range(5):
        with pytest.raises(WrongBirthDate):
            confirm_birth_date(invitation, birth_date=WRONG, at=NOW)

    with pytest.raises(TooManyTries):
        confirm_birth_date(invitation, birth_date=BORN, at=NOW)


def test_an_e_mailed_link_is_in_the_outbox_and_nowhere_else():
    link = invite(a_visit(), channel=Invitation.Channel.EMAIL, by=a_receptionist(), at=NOW)

    message = Outbox.objects.get()
    assert message.read()["token"] == link.token
    assert link.token.encode() not in bytes(message.sealed)


def test_a_link_cannot_be_mailed_to_somebody_without_an_address():
    visit = a_visit(a_patient(email=""))

    with pytest.raises(NoAddress):
        invite(visit, channel=Invitation.Channel.EMAIL, by=a_receptionist(), at=NOW)


@pytest.mark.parametrize("stage", [Stage.AWAITING_TRIAGE, Stage.DECIDED, Stage.CLOSED])
def test_nobody_is_invited_to_answers_that_were_sent(stage):
    intake = an_intake(stage=stage)

    with pytest.raises(AlreadySent):
        a_link(intake.visit)
