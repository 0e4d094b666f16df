"""Managers change people, settings and protocols, and cannot lock everybody out."""

import pytest

from clinic.owner.services import (
    AlreadyHere,
    BadPolicy,
    BadSettings,
    LastManager,
    VersionTaken,
    add_person,
    approve_protocol,
    change_role,
    change_settings,
    deactivate,
    reactivate,
)
from clinic.staff.models import Role, User
from clinic.staff.roles import Action
from intake.models import Event
from tests.builders import NOW, a_clinic, a_clinician, a_manager, a_receptionist, an_intake

pytestmark = pytest.mark.django_db


def test_a_new_person_has_a_role_and_no_password_yet():
    sam = a_manager()

    kim = add_person(
        sam.clinic, email="Kim@Clinic.example", name="Kim", role=Role.FRONT_DESK, by=sam, at=NOW
    )

    assert (kim.email, kim.has_usable_password()) == ("kim@clinic.example", False)
    assert kim.can(Action.TRIAGE) and not kim.can(Action.REVIEW)
    assert Event.objects.of(sam.clinic).last().detail == {"person": kim.pk, "role": "front_desk"}


def test_an_address_signs_in_one_person():
    sam, rae = a_manager(), a_receptionist()

    with pytest.raises(AlreadyHere):
        add_person(
            sam.clinic, email=rae.email.upper(), name="Rae", role=Role.MANAGER, by=sam, at=NOW
        )


def test_the_last_manager_stays():
    sam = a_manager()
    for go in (
        lambda: deactivate(sam, by=sam, at=NOW),
        lambda: change_role(sam, role=Role.CLINICIAN, by=sam, at=NOW),
    ):
        with pytest.raises(LastManager):
            go()

    a_manager(name="Ola Berg")
    assert not deactivate(sam, by=sam, at=NOW).is_active


def test_whoever_left_may_do_nothing_until_they_return():
    sam, cleo = a_manager(), a_clinician()

    deactivate(cleo, by=sam, at=NOW)
    assert not any(User.objects.get(pk=cleo.pk).can(action) for action in Action)

    reactivate(cleo, by=sam, at=NOW)
    assert User.objects.get(pk=cleo.pk).can(Action.DECIDE)


@pytest.mark.parametrize(
    "change",
    [
        {"timezone": "Mars/Olympus"},
        {"timezone": "../etc/passwd"},
        {"jurisdiction": "XX"},
        {"mode": "guess"},
        {"name": ""},
        {"email": "nobody"},
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(change):
    sam = a_manager()

    with pytest.raises(BadSettings):
        change_settings(sam.clinic, by=sam, at=NOW, **change)


def test_a_changed_setting_is_recorded_with_before_and_after():
    sam = a_manager()

    clinic = change_settings(sam.clinic, by=sam, at=NOW, phone="020 7946 0999")

    assert clinic.phone == "020 7946 0999"
    changed = {"phone": ["020 7946 0000", "020 7946 0999"]}
    assert Event.objects.of(clinic).last().detail == {"settings": changed}


def test_the_protocol_approved_last_is_the_one_in_use_and_old_assessments_keep_theirs():
    intake, sam = an_intake(), a_manager()
    clinic = intake.clinic

    newer = approve_protocol(
        clinic, version="2", policy={"light_days": 9}, approved_by_name="Cleo", by=sam, at=NOW
    )

    assert clinic.current_protocol() == newer
    assert intake.latest_assessment().protocol.version == "demonstration-1"
    assert intake.latest_assessment().replay()


def test_a_protocol_is_refused_for_bad_values_or_a_version_used_before():
    clinic, sam = a_clinic(), a_manager()
    approved = {"approved_by_name": "Cleo", "by": sam, "at": NOW}

    with pytest.raises(BadPolicy):
        approve_protocol(clinic, version="2", policy={"defer_months_toxin": 1}, **approved)
    with pytest.raises(VersionTaken):
        approve_protocol(clinic, version="demonstration-1", **approved)
