"""Carrying on, on another device: shown as a picture, good once, and for five minutes."""

import re
from datetime import timedelta

import pytest

from intake.models import Browser, HandOver
from intake.services import LinkClosed, hand_over, take_over
from tests.builders import CLEAN, NOW
from tests.patient.journey import Phone, words


@pytest.fixture
def shown(opened):
    """A token that a phone shows."""
    opened.answer("today", CLEAN)
    return hand_over(opened.link.invitation, at=NOW)


def carry_on(opened, token, **pressed):
    """Another device that read the picture and pressed a button."""
    device = Phone(opened.link)
    device.client.post(f"/i/{token}/here/", pressed)
    return device


def test_looking_makes_no_picture_and_the_button_makes_one(opened):
    assert "segno" not in words(opened.get("other-device"))
    assert not HandOver.objects.exists()

    page = words(opened.post("other-device"))

    assert "A QR code with your link" in page
    assert 'class="segno"' in page
    assert not re.search(r"<svg[^>]* style=", page)
    assert HandOver.objects.count() == 1


def test_the_other_device_asks_for_the_birth_date_and_for_no_code(opened, shown):
    device = carry_on(opened, shown, own="yes")

    assert device.give_birth_date()["Location"] == device.url("conditions")
    assert [b.way for b in Browser.objects.order_by("pk")] == ["first", "handed"]
    assert device.client.cookies["browser"].value != opened.client.cookies["browser"].value


def test_without_the_birth_date_nothing_is_shown(opened, shown):
    device = carry_on(opened, shown, own="yes")

    assert "birth-date" in device.get("conditions")["Location"]


def test_looking_at_what_the_camera_found_uses_nothing_up(opened, shown):
    for _ in range(3):
        page = words(Phone(opened.link).client.get(f"/i/{shown}/here/"))
        assert "Carry on here" in page
        assert "Ada" not in page

    assert HandOver.objects.get().used_at is None


def test_it_works_once(opened, shown):
    carry_on(opened, shown, own="yes")

    second = Phone(opened.link)
    assert second.client.post(f"/i/{shown}/here/", {"own": "yes"}).status_code == 404
    assert second.get("birth-date").status_code == 404


def test_it_works_for_five_minutes(opened, shown):
    with pytest.raises(LinkClosed):
        take_over(shown, at=NOW + timedelta(minutes=5))
    assert take_over(shown, at=NOW + timedelta(minutes=4, seconds=59))


def test_a_new_picture_ends_the_one_before(opened, shown):
    hand_over(opened.link.invitation, at=NOW + timedelta(minutes=1))

    with pytest.raises(LinkClosed):
        take_over(shown, at=NOW + timedelta(minutes=1))


def test_only_a_hash_of_the_token_is_stored(opened, shown):
    assert shown not in HandOver.objects.get().token_hash
    assert len(shown) >= 43  # 256 bits


def test_a_shared_device_keeps_nothing_and_can_be_cleared(opened, shown):
    device = carry_on(opened, shown)
    device.give_birth_date()
    assert "browser" not in device.client.cookies
    assert "I am done, clear this device" in words(device.get("conditions"))

    response = device.post("leave")

    assert response["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert "This device is cleared" in words(device.client.get(response["Location"]))
    assert device.get("conditions").status_code == 404
    assert opened.get("conditions").status_code == 200


def test_a_shared_device_hands_nothing_on(opened, shown):
    device = carry_on(opened, shown)
    device.give_birth_date()

    assert device.post("other-device").status_code == 302
    assert HandOver.objects.count() == 1


def test_a_closed_link_cannot_be_handed_over(opened, shown):
    opened.link.invitation.__class__.objects.update(revoked_at=NOW)

    with pytest.raises(LinkClosed):
        take_over(shown, at=NOW)


def test_the_token_is_in_no_log():
    from clinic.log import LINK

    assert LINK.sub("", "GET /i/secret/here/") == "GET /here/"
