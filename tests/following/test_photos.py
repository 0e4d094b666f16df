"""Photos four weeks after a treatment: optional as before, and seen beside the first ones."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from clinic.staff.models import User
from intake.following.schedule import WEEK_4
from intake.journey import Stage
from intake.models import Event, Intake, Photo, Treatment
from intake.services import PhotosClosed, TooManyPhotos, erase_patient, remove_photo
from intake.telling_after import afterwards
from intake.views.rows import said as in_english
from tests.builders import (
    NOW,
    TODAY,
    a_check_in,
    a_photo,
    a_treatment,
    an_intake,
    examined,
)
from tests.following.conftest import at
from tests.following.test_checking_in import link_to
from tests.patient.journey import Phone, words
from tests.review.pages import said
from tests.support.pictures import encoded

DAY = TODAY + timedelta(days=28)
LAST = TODAY + timedelta(days=41)


@pytest.fixture
def treated(cleo: User) -> Treatment:
    """Ada, who added a photo with her answers and was treated this morning."""
    intake = an_intake(stage=Stage.AWAITING_REVIEW)
    a_photo(intake)
    return a_treatment(examined(intake, by=cleo), by=cleo)


@pytest.fixture
def phone(treated: Treatment, clock) -> Phone:
    """Four weeks later, with the birth date given."""
    clock.move_to(at(DAY))
    opened = link_to(treated, at(DAY))
    opened.open()
    return opened


def sends(phone: Phone, side: str = "front"):
    file = SimpleUploadedFile("me.jpg", encoded())
    return phone.post("check-in/photos", {"side": side, "photo": file})


def week_4(intake: Intake):
    return Photo.objects.of(intake, WEEK_4.key).there()


def test_photos_are_offered_once_the_check_in_is_answered(phone: Phone, treated: Treatment) -> None:
    a_check_in(treated, WEEK_4, at=at(DAY))

    assert phone.url("check-in/photos") in phone.get("check-in/thanks").content.decode()
    assert phone.url("check-in/photos") in phone.get("sent").content.decode()


def test_a_photo_is_added_looked_at_and_removed(phone: Phone, treated: Treatment) -> None:
    assert sends(phone)["Location"] == phone.url("check-in/photos") + "#photo-front"
    photo = week_4(treated.intake).get()

    page = phone.get("check-in/photos").content.decode()
    assert f"{phone.url('check-in/photos')}{photo.code}/?small" in page
    assert phone.get(f"check-in/photos/{photo.code}")["Content-Type"] == "image/jpeg"
    assert phone.post(f"check-in/photos/{photo.code}/remove", {}).status_code == 302

    assert not week_4(treated.intake).exists()
    assert Photo.objects.of(treated.intake).there().count() == 1


def test_the_page_says_until_when_and_that_nobody_teaches_with_them(phone: Phone) -> None:
    page = words(phone.get("check-in/photos"))

    assert "You can change or remove these photos until" in page
    assert "They are not used for teaching." in page
    assert "Use the same place and light as for your first photos" in page


@pytest.mark.parametrize("day", [DAY - timedelta(days=1), LAST + timedelta(days=1)])
def test_before_and_after_the_check_in_none_is_taken(treated: Treatment, day) -> None:
    with pytest.raises(PhotosClosed):
        a_photo(treated.intake, moment="W4", at=at(day))


def test_once_the_check_in_is_over_the_page_leads_to_where_things_stand(
    treated: Treatment, clock
) -> None:
    late = at(LAST + timedelta(days=1))
    clock.move_to(late)
    phone = link_to(treated, late)
    phone.open()

    assert phone.get("check-in/photos")["Location"] == phone.url("sent")
    assert sends(phone)["Location"] == phone.url("sent")


def test_on_the_last_day_a_photo_is_taken_and_removed(treated: Treatment) -> None:
    added = a_photo(treated.intake, moment="W4", at=at(LAST))
    remove_photo(added, at=at(LAST))

    assert not week_4(treated.intake).exists()


def test_a_photo_stays_once_the_check_in_is_over(treated: Treatment) -> None:
    added = a_photo(treated.intake, moment="W4", at=at(LAST))

    with pytest.raises(PhotosClosed):
        remove_photo(added, at=at(LAST + timedelta(days=1)))


def test_who_was_not_treated_is_offered_none(cleo: User) -> None:
    with pytest.raises(PhotosClosed):
        a_photo(an_intake(stage=Stage.DECIDED), moment="W4", at=at(DAY))


def test_the_limit_of_an_hour_holds(treated: Treatment) -> None:
    for _ in range(8):
        a_photo(treated.intake, moment="W4", at=at(DAY))

    with pytest.raises(TooManyPhotos):
        a_photo(treated.intake, moment="W4", at=at(DAY))


def test_the_pictures_are_sealed(treated: Treatment) -> None:
    added = a_photo(treated.intake, moment="W4", at=at(DAY))

    assert b"JFIF" not in bytes(added.large)
    assert added.read(treated.intake.patient.key())[:2] == b"\xff\xd8"


def test_the_database_knows_no_other_moment(treated: Treatment) -> None:
    added = a_photo(treated.intake, moment="W4", at=at(DAY))

    with pytest.raises(IntegrityError), transaction.atomic():
        Photo.objects.filter(pk=added.pk).update(moment="")
    added.pk, added.code, added.moment = None, treated.code, "D2"
    with pytest.raises(IntegrityError), transaction.atomic():
        added.save(force_insert=True)


def test_a_clinician_sees_them_beside_the_first_ones(desk: Client, treated: Treatment) -> None:
    later = a_photo(treated.intake, moment="W4", at=at(DAY))
    first = Photo.objects.of(treated.intake).get()
    about = {"code": treated.intake.code}

    assert "1 photo at week 4, beside the first" in said(
        desk.get(reverse("following:course", kwargs=about))
    )
    page = desk.get(reverse("following:photos", kwargs=about)).content.decode()
    assert page.index(str(first.code)) < page.index(str(later.code))
    assert 'alt="Front, before"' in page
    assert 'alt="Front, week 4"' in page
    assert "js/zoom" in page
    assert (
        desk.get(reverse("review:photo", kwargs={**about, "photo": later.code})).status_code == 200
    )
    opened = Event.objects.of(treated.intake).filter(name="photo opened").get()
    assert opened.detail == {"side": "front", "moment": "W4"}


def test_a_side_of_only_one_time_says_so(desk: Client, treated: Treatment) -> None:
    a_photo(treated.intake, side="neck", moment="W4", at=at(DAY))

    page = said(desk.get(reverse("following:photos", kwargs={"code": treated.intake.code})))

    assert page.index("No photo of this side at week 4.") < page.index("Neck")
    assert page.index("Neck") < page.index("No photo of this side before.")


def test_the_front_desk_opens_none(front: Client, treated: Treatment) -> None:
    for name in ("following:photos", "following:course"):
        address = reverse(name, kwargs={"code": treated.intake.code})
        assert front.get(address).status_code == 403


def test_the_review_page_shows_the_first_ones_only(desk: Client, treated: Treatment) -> None:
    later = a_photo(treated.intake, moment="W4", at=at(DAY))

    page = desk.get(reverse("review:intake", kwargs={"code": treated.intake.code}))

    assert str(later.code) not in page.content.decode()


def test_erasing_destroys_them(treated: Treatment) -> None:
    a_photo(treated.intake, moment="W4", at=at(DAY))

    erase_patient(treated.intake.patient, reason="asked", by=treated.by, at=at(DAY))

    assert not Photo.objects.exclude(large=None).exists()


def test_the_patients_copy_names_them(treated: Treatment) -> None:
    a_check_in(treated, WEEK_4, at=at(DAY))
    a_photo(treated.intake, side="neck", moment="W4", at=at(DAY))

    with override("en"):
        *_, card = afterwards(treated.intake, said=in_english())

    assert card["rows"][-1]["label"] == "Your photos"
    assert card["rows"][-1]["words"] == "Neck"


def test_photos_with_the_answers_are_taken_until_the_decision_only(treated: Treatment) -> None:
    with pytest.raises(PhotosClosed):
        a_photo(treated.intake, at=NOW)
