"""Photos: one for each side, sealed, taken again, removed for good, and never too many."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from intake import vault
from intake.journey import Stage
from intake.models import Event, Intake, Patient, Photo
from intake.photos.developing import NotAPhoto
from intake.services import (
    PhotosClosed,
    TooManyPhotos,
    add_photo,
    erase_patient,
    open_photo,
    remove_photo,
)
from tests.builders import (
    NOW,
    a_clinic,
    a_clinician,
    a_patient,
    a_photo,
    a_receptionist,
    a_visit,
    an_intake,
)
from tests.storage.races import at_once
from tests.support.pictures import a_picture, encoded

pytestmark = pytest.mark.django_db
JPEG = b"\xff\xd8\xff"


@pytest.fixture
def intake() -> Intake:
    return an_intake(stage=Stage.STARTED)


def names(intake: Intake) -> list[str]:
    return [e.name for e in Event.objects.of(intake) if e.name.startswith("photo")]


def stored(photo: Photo) -> tuple:
    """What the table itself holds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT large, small, removed_at FROM intake_photo WHERE id = %s", [photo.pk]
        )
        return cursor.fetchone()


def test_a_photo_is_sealed_under_the_patients_key(intake):
    photo = add_photo(intake, side="front", sent=encoded(), at=NOW)

    large, small, _ = (bytes(part) if part else part for part in stored(photo))
    assert JPEG not in large and JPEG not in small
    key = Patient.objects.get(pk=intake.patient_id).key()
    assert photo.read(key).startswith(JPEG) and photo.read(key, small=True).startswith(JPEG)
    assert (photo.width, photo.height, photo.size) == (800, 1000, len(large))
    with pytest.raises(vault.Unreadable):
        photo.read(a_patient().key())


def test_a_picture_opens_only_in_its_own_place(intake):
    front, left = (
        add_photo(intake, side=side, sent=encoded(), at=NOW) for side in ("front", "left")
    )
    key = intake.patient.key()

    front.large, front.small = left.large, front.large

    for small in (False, True):
        with pytest.raises(vault.Unreadable):
            front.read(key, small=small)


def test_taking_a_photo_again_destroys_the_one_before(intake):
    before = add_photo(intake, side="front", sent=encoded(), at=NOW)
    add_photo(intake, side="left", sent=encoded(), at=NOW)

    after = add_photo(intake, side="front", sent=encoded(a_picture(900, 900)), at=NOW)

    assert stored(before)[:2] == (None, None)
    assert set(Photo.objects.of(intake).there().values_list("side", "width")) == {
        ("front", 900),
        ("left", 800),
    }
    assert after.code != before.code
    assert names(intake) == ["photo added", "photo added", "photo retaken"]


def test_a_removed_photo_is_destroyed_and_the_fact_stays(intake):
    photo = a_photo(intake)

    remove_photo(photo, at=NOW)
    remove_photo(photo, at=NOW)

    assert stored(photo)[:2] == (None, None) and stored(photo)[2]
    assert names(intake) == ["photo added", "photo removed"]


@pytest.mark.django_db(transaction=True)
def test_sqlite_overwrites_what_was_removed():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL's own VACUUM does this")
    photo = a_photo(an_intake(stage=Stage.STARTED))
    trace = bytes(photo.large)[1000:1064]
    assert trace in everything_on_disk()

    remove_photo(photo, at=NOW)

    assert trace not in everything_on_disk()


def everything_on_disk() -> bytes:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with open(connection.settings_dict["NAME"], "rb") as file:
        return file.read()


def test_the_database_lets_a_photo_change_only_when_it_is_removed(intake):
    photo = a_photo(intake)
    changes = (
        "side = 'neck'",
        "large = small",
        "removed_at = added_at",
        "large = NULL, small = NULL",
        "removed_at = added_at, large = NULL, small = NULL, width = 1",
    )

    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            connection.cursor().execute(f"UPDATE intake_photo SET {change}")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute("DELETE FROM intake_photo")
    remove_photo(photo, at=NOW)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute("UPDATE intake_photo SET removed_at = NULL")


def test_the_pictures_go_with_the_patients_key(intake):
    photo, key = a_photo(intake), intake.patient.key()
    sealed = photo.large

    erase_patient(intake.patient, reason="asked", by=a_receptionist(), at=NOW)

    assert stored(photo)[:2] == (None, None)
    photo.large = sealed
    with pytest.raises(vault.Erased):
        photo.read(Patient.objects.get(pk=intake.patient_id).key())
    assert photo.read(key)
    with pytest.raises(vault.Erased):
        add_photo(intake, side="front", sent=encoded(), at=NOW)


def test_eight_photos_in_an_hour_are_enough(intake):
    for _ in range(8):
        add_photo(intake, side="front", sent=encoded(), at=NOW)

    with pytest.raises(TooManyPhotos, match="Wait an hour"):
        add_photo(intake, side="neck", sent=encoded(), at=NOW)
    assert add_photo(intake, side="neck", sent=encoded(), at=NOW + timedelta(minutes=61))


def test_sending_what_is_no_photo_again_and_again_comes_to_an_end(intake):
    for _ in range(24):
        with pytest.raises(NotAPhoto):
            add_photo(intake, side="front", sent=b"<svg/>", at=NOW)

    with pytest.raises(TooManyPhotos):
        add_photo(intake, side="front", sent=encoded(), at=NOW)
    assert Event.objects.of(intake).last().detail == {"side": "front", "why": "NotAPhoto"}


@pytest.mark.parametrize("stage", [Stage.DECIDED, Stage.CLOSED])
def test_after_the_decision_photos_are_part_of_the_record(stage):
    intake = an_intake(stage=Stage.AWAITING_REVIEW)
    photo = a_photo(intake)
    Intake.objects.filter(pk=intake.pk).update(stage=stage.value)
    intake.refresh_from_db()

    with pytest.raises(PhotosClosed):
        add_photo(intake, side="front", sent=encoded(), at=NOW)
    with pytest.raises(PhotosClosed):
        remove_photo(photo, at=NOW)
    assert stored(photo)[0]


def test_a_clinician_who_is_deciding_learns_of_a_new_photo():
    intake = an_intake(stage=Stage.AWAITING_REVIEW)
    version = intake.version

    a_photo(intake)

    assert Intake.objects.get(pk=intake.pk).version == version + 1


def test_a_draft_is_nobodys_business_so_nobody_is_told(intake):
    version = intake.version

    a_photo(intake)

    assert Intake.objects.get(pk=intake.pk).version == version


def test_opening_a_photo_is_written_down(intake):
    photo, cleo = a_photo(intake), a_clinician()

    picture = open_photo(photo, by=cleo, at=NOW)

    event = Event.objects.of(intake).last()
    assert picture.startswith(JPEG)
    assert (event.name, event.actor, event.detail) == ("photo opened", cleo, {"side": "front"})


@pytest.mark.django_db(transaction=True)
def test_two_photos_of_one_side_at_once_leave_one():
    intake = an_intake(stage=Stage.STARTED, visit=a_visit(a_patient(a_clinic())))

    at_once(
        *(lambda: add_photo(intake, side="front", sent=encoded(), at=NOW) for _ in range(2)),
    )

    assert Photo.objects.of(intake).count() == 2
    assert Photo.objects.of(intake).there().count() == 1


def test_no_table_holds_a_picture_in_the_clear(intake):
    photo = add_photo(intake, side="front", sent=encoded(), at=NOW)

    raw = b"".join(bytes(part) for part in stored(photo)[:2])

    assert JPEG not in raw and b"JFIF" not in raw
