"""The page for photos: optional, without JavaScript, and only for who the photos are of."""

from __future__ import annotations

import tempfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from intake import services
from intake.journey import Stage
from intake.models import Intake, Photo
from intake.photos.developing import develop
from intake.photos.verdicts import MOST_BYTES
from tests.builders import BORN, CLEAN, NOW, a_clinic, a_link, a_patient, a_photo, a_visit
from tests.patient.journey import Phone, words
from tests.patient.test_other_browser import mailed
from tests.support.pictures import a_large_jpeg, a_picture, encoded


def sends(phone: Phone, side: str = "front", sent: bytes | None = None, name: str = "me.jpg"):
    """Choose a file on a side's card and press Save."""
    file = SimpleUploadedFile(name, encoded() if sent is None else sent)
    return phone.post("photos", {"side": side, "photo": file})


def url_of(phone: Phone, photo: Photo, rest: str = "") -> str:
    return f"{phone.url('photos')}{photo.code}/{rest}"


def only_photo() -> Photo:
    return Photo.objects.there().get()


def test_a_photo_is_added_with_a_plain_form(opened):
    response = sends(opened)

    assert (response.status_code, response["Location"]) == (
        302,
        opened.url("photos") + "#photo-front",
    )
    page = words(opened.get("photos"))
    assert "Saved at 09:30" in page
    assert f'src="{url_of(opened, only_photo())}?small"' in page


def test_there_are_four_sides_and_all_may_be_left_out(opened):
    page = words(opened.get("photos"))

    for side in ("Front", "Left side", "Right side", "Neck"):
        assert f"<h2>{side}</h2>" in page
    assert "Continue without photos" in page
    assert "The software never reads them." in page


def test_a_large_picture_straight_from_the_camera_never_waits_on_a_disk(opened, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("written to the disk in the clear")

    for name in ("NamedTemporaryFile", "TemporaryFile", "mkstemp", "SpooledTemporaryFile"):
        monkeypatch.setattr(tempfile, name, refuse)

    assert sends(opened, sent=a_large_jpeg()).status_code == 302
    assert (only_photo().width, only_photo().height) == (1600, 1200)


def test_the_picture_is_shown_as_a_picture_that_runs_nothing_and_is_kept_nowhere(opened):
    sends(opened)

    for size in ("", "?small"):
        response = opened.client.get(url_of(opened, only_photo()) + size)
        assert response.content.startswith(b"\xff\xd8\xff")
        assert response["Content-Type"] == "image/jpeg"
        assert response["Cache-Control"] == "no-store"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response["Content-Security-Policy"]
        assert "script-src" not in response["Content-Security-Policy"]


def test_a_photo_is_taken_again(opened):
    sends(opened)

    sends(opened, sent=encoded(a_picture(900, 900)))

    assert only_photo().width == 900
    assert Photo.objects.count() == 2


def test_a_photo_is_removed(opened):
    sends(opened)
    photo = only_photo()

    response = opened.client.post(url_of(opened, photo, "remove/"))

    assert response["Location"] == opened.url("photos") + "#photo-front"
    assert opened.client.get(url_of(opened, photo)).status_code == 404
    assert opened.client.post(url_of(opened, photo, "remove/")).status_code == 404
    assert "Saved at" not in words(opened.get("photos"))


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        (b"", "There is no photo yet."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "This file is not a photo."),
        (encoded(kind="GIF"), "This file is not a photo."),
        (encoded()[:3000], "This photo is damaged or not complete."),
        (b"\xff\xd8\xff" + bytes(MOST_BYTES), "This photo is larger than 10 MB."),
        (b"\xff\xd8\xff" + bytes(30_000_000), "This photo is larger than 10 MB."),
    ],
    ids=["empty", "svg", "gif", "cut short", "a byte too many", "far too many"],
)
def test_what_is_no_photo_is_refused_in_a_sentence_on_its_card(opened, sent, said):
    sends(opened, "left")

    response = sends(opened, "right", sent)

    page = words(response)
    assert response.status_code == 422
    assert page.count(said) == 2  # above, and on the card
    assert "<title>Error: " in page and 'href="#file-right"' in page
    assert Photo.objects.there().get().side == "left"


def test_pressing_save_without_choosing_says_what_to_do(opened):
    response = opened.post("photos", {"side": "front"})

    assert response.status_code == 422
    assert "Choose a picture, or take a photo." in words(response)


def test_too_many_photos_are_refused_in_a_sentence(opened):
    for _ in range(8):
        sends(opened)

    assert "Wait an hour, then try again." in words(sends(opened))


def test_a_side_that_is_not_asked_for_does_not_exist(opened):
    assert sends(opened, "back").status_code == 404


def test_a_film_is_not_even_read(opened):
    response = opened.client.generic(
        "POST",
        opened.url("photos"),
        b"--x--",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH="500000000",
    )

    assert response.status_code == 400


def test_photos_are_offered_before_sending_and_never_demanded(opened):
    page = words(opened.walk(CLEAN))

    assert f'href="{opened.url("photos")}"' in page
    assert "(optional)" in page.split("<h2>Photos")[1].split("</h2>")[0]
    assert opened.send(CLEAN)["Location"] == opened.url("sent")


def test_photos_can_be_added_after_sending_until_the_clinic_decides(opened):
    opened.walk(CLEAN)
    opened.send(CLEAN)

    assert f'href="{opened.url("photos")}"' in words(opened.get("sent"))
    assert sends(opened).status_code == 302
    assert "You have added 1 photo." in words(opened.get("sent"))
    Intake.objects.update(stage=Stage.DECIDED.value)
    photo = only_photo()
    for response in (
        opened.get("photos"),
        sends(opened),
        opened.client.get(url_of(opened, photo)),
        opened.client.post(url_of(opened, photo, "remove/")),
    ):
        assert response["Location"] == opened.url("sent")
    assert opened.url("photos") not in words(opened.get("sent"))


@pytest.fixture
def photo_sent(opened):
    """A photo that was added before the answers were sent."""
    opened.walk(CLEAN)
    sends(opened)
    opened.send(CLEAN)
    return opened


def test_a_photo_that_was_sent_is_shown_only_after_a_code_like_the_answers(photo_sent):
    photo, code_page = only_photo(), photo_sent.url("code") + "?then=photos"
    picture = url_of(photo_sent, photo)

    page = words(photo_sent.get("photos"))
    assert picture not in page.replace(picture + "remove/", "")
    assert f'href="{code_page}"' in page
    for size in ("", "?small"):
        assert photo_sent.client.get(picture + size)["Location"] == code_page

    photo_sent.client.post(code_page, {"send": "1"})
    given = photo_sent.client.post(code_page, {"digits": mailed(photo_sent)})
    assert given["Location"] == photo_sent.url("photos")
    assert f"{picture}?small" in words(photo_sent.get("photos"))
    assert photo_sent.client.get(picture)["Content-Type"] == "image/jpeg"


def test_a_photo_added_after_sending_is_seen_by_who_added_it_and_by_nobody_after(photo_sent, clock):
    sends(photo_sent, "left")
    left = Photo.objects.there().get(side="left")

    assert f"{url_of(photo_sent, left)}?small" in words(photo_sent.get("photos"))
    assert photo_sent.client.get(url_of(photo_sent, left)).status_code == 200
    clock.shift(timedelta(minutes=31))
    photo_sent.give_birth_date()
    assert "code" in photo_sent.client.get(url_of(photo_sent, left))["Location"]


@pytest.fixture
def meanwhile(monkeypatch):
    """Have something happen in another window while the next photo is sent."""

    def during_the_next(happens):
        add = services.add_photo

        def slowly(*args, **told):
            monkeypatch.setattr(services, "add_photo", add)
            happens()
            return add(*args, **told)

        monkeypatch.setattr(services, "add_photo", slowly)

    return during_the_next


def test_two_photos_added_at_the_same_moment_are_both_seen(photo_sent, meanwhile):
    meanwhile(lambda: sends(photo_sent, "right"))
    sends(photo_sent, "left")

    page = words(photo_sent.get("photos"))
    for photo in Photo.objects.there().filter(side__in=["left", "right"]):
        assert f"{url_of(photo_sent, photo)}?small" in page


def test_a_photo_that_arrives_later_opens_nothing_that_was_closed_meanwhile(
    photo_sent, meanwhile, clock
):
    clock.shift(timedelta(minutes=2))
    meanwhile(lambda: photo_sent.post("later"))

    assert sends(photo_sent, "left").status_code == 302

    assert photo_sent.get("photos")["Location"].startswith(photo_sent.url("birth-date"))


def test_who_goes_on_adding_photos_is_not_asked_again_who_they_are(photo_sent, clock):
    for side in ("left", "right"):
        clock.shift(timedelta(minutes=20))
        sends(photo_sent, side)

    assert photo_sent.get("photos").status_code == 200


def test_a_photo_that_was_sent_is_taken_again_without_being_shown(photo_sent):
    assert sends(photo_sent, sent=encoded(a_picture(900, 900))).status_code == 302

    assert only_photo().width == 900
    assert f"{url_of(photo_sent, only_photo())}?small" in words(photo_sent.get("photos"))


def test_while_the_clinic_waits_for_a_reply_no_photo_that_was_sent_is_shown(photo_sent):
    Intake.objects.update(stage=Stage.AWAITING_PATIENT.value)

    assert f"{url_of(photo_sent, only_photo())}?small" not in words(photo_sent.get("photos"))
    assert photo_sent.client.get(url_of(photo_sent, only_photo())).status_code == 302


def test_the_page_leads_on_to_where_the_patient_was(opened):
    assert f'href="{opened.url("today")}" ' not in words(opened.get("photos"))
    assert opened.get("photos").context["next_url"] == opened.url("today")
    opened.walk(CLEAN)
    assert opened.get("photos").context["next_url"] == opened.url("check")


def test_the_camera_may_be_asked_for_on_this_page_alone(opened):
    opened.walk(CLEAN)

    assert "camera=(self)" in opened.get("photos")["Permissions-Policy"]
    assert "geolocation=()" in opened.get("photos")["Permissions-Policy"]
    for slug in ("goals", "check", "agreement"):
        assert "camera=()" in opened.get(slug)["Permissions-Policy"]


def test_nobody_sees_a_photo_without_the_birth_date(phone, clock):
    phone.press_start()
    photo = a_photo(phone.intake)
    asked = ("photos/", f"photos/{photo.code}/", f"photos/{photo.code}/?small")

    def answers() -> list[int | str]:
        got = [phone.client.get(f"/intake/{phone.intake.code}/{rest}") for rest in asked]
        return [r.status_code if r.status_code != 302 else r["Location"] for r in got]

    assert answers() == [phone.url("birth-date")] * 3
    phone.give_birth_date(BORN)
    assert answers() == [200] * 3
    clock.shift(timedelta(minutes=31))
    assert answers() == [phone.url("birth-date")] * 3
    assert Client().get(f"/intake/{phone.intake.code}/photos/").status_code == 404


def test_a_photo_of_somebody_else_is_not_there(opened):
    other = a_link(a_visit(a_patient(opened.intake.clinic))).intake
    photo = a_photo(other)
    elsewhere = a_photo(a_link(a_visit(a_patient(a_clinic(name="Theirs")))).intake)

    for one in (photo, elsewhere):
        assert opened.client.get(url_of(opened, one)).status_code == 404
        assert opened.client.post(url_of(opened, one, "remove/")).status_code == 404
        foreign = f"/intake/{one.intake.code}/photos/{one.code}/"
        assert opened.client.get(foreign).status_code == 404
    assert Photo.objects.there().count() == 2


def test_no_page_but_this_one_carries_a_photo(opened):
    opened.walk(CLEAN)
    sends(opened)

    for slug in ("check", "goals", "agreement"):
        assert "photos/" + str(only_photo().code) not in words(opened.get(slug))


def test_what_is_kept_is_what_was_made_anew(opened):
    sends(opened, sent=encoded(kind="PNG"), name="../../etc/passwd.php")

    sealed = only_photo()

    assert sealed.read(opened.intake.patient.key()) == develop(encoded(kind="PNG")).large
    assert sealed.added_at == NOW
