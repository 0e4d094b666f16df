"""The same browser goes on freely; another one has to give a code, and so has who reads back."""

import re
from datetime import timedelta

import pytest

from intake.models import Browser, Event, OneTimeCode, Outbox
from intake.notices import write_text
from intake.services import read_out_code
from tests.builders import CLEAN, NOW, a_link, a_patient, a_receptionist, a_visit
from tests.patient.journey import Phone, inputs, words


def mailed(phone, which=-1):
    """The digits of a code that was sent."""
    sent = Outbox.objects.filter(kind="code", patient=phone.intake.patient).order_by("pk")
    return list(sent)[which].read()["digits"]


@pytest.fixture
def laptop(opened):
    """Another browser, in which the same link and birth date were given."""
    opened.answer("today", CLEAN)
    laptop = Phone(opened.link)
    laptop.open()
    return laptop


def give(browser, digits):
    return browser.post("code", {"digits": digits})


def test_the_first_browser_goes_on_without_a_code(opened, clock):
    opened.answer("today", CLEAN)
    clock.move_to(NOW + timedelta(days=3))

    opened.client.cookies.pop("sessionid")  # The browser was closed meanwhile.
    response = opened.open()

    assert response["Location"] == opened.url("conditions")
    assert not OneTimeCode.objects.exists()


def test_what_the_browser_keeps_is_stored_only_as_a_hash(opened):
    kept = opened.client.cookies["browser"]

    assert len(kept.value) >= 43  # 256 bits
    assert (kept["httponly"], kept["samesite"]) == (True, "Lax")
    assert kept.value not in Browser.objects.get().secret_hash


def test_who_gives_the_birth_date_twice_still_types_the_code_where_it_is_taken(laptop):
    again = laptop.open()
    page = laptop.client.get(again["Location"]).content.decode()
    typed_at = re.findall(r'<form[^>]*action="([^"]+)"', page)

    assert again["Location"] == laptop.url("code")
    assert set(typed_at) == {laptop.url("code")}


def test_another_browser_is_asked_for_a_code_and_shown_nothing(laptop):
    asked = laptop.get("today")
    page = words(laptop.get("code"))

    assert asked["Location"] == laptop.url("code") + "?then=today"
    assert "You are on another device" in page
    assert "a•••@p•••.example" in page
    assert "ada@patient.example" not in page
    assert "Ada" not in page


def test_another_browser_saves_nothing_before_the_code(laptop):
    response = laptop.answer("conditions", CLEAN)

    assert "code" in response["Location"]
    assert "NMD" not in laptop.intake.read_draft()


def test_the_code_opens_the_other_browser_where_the_patient_stopped(laptop):
    response = give(laptop, mailed(laptop))

    assert response["Location"] == laptop.url("conditions")
    assert laptop.get("conditions").status_code == 200
    assert [b.way for b in Browser.objects.order_by("pk")] == ["first", "code"]
    assert Event.objects.filter(name="browser trusted", detail={"way": "code"}).count() == 1


def test_the_other_browser_is_known_from_then_on(laptop, clock):
    give(laptop, mailed(laptop))
    clock.move_to(NOW + timedelta(hours=2))

    assert laptop.open()["Location"] == laptop.url("conditions")
    assert Outbox.objects.filter(kind="code").count() == 1


def test_the_box_helps_telephones_to_fill_it_in(laptop):
    (box,) = inputs(laptop.get("code"))

    assert (box["autocomplete"], box["inputmode"]) == ("one-time-code", "numeric")
    assert box["type"] == "text"


@pytest.mark.parametrize("typed", ["{} {}", "{}{}", " {}-{} ", "{}\u00a0{}"])
def test_a_code_may_be_pasted_with_blanks(laptop, typed):
    digits = mailed(laptop)

    assert give(laptop, typed.format(digits[:3], digits[3:]))["Location"] == laptop.url(
        "conditions"
    )


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef"])
def test_what_is_not_six_digits_is_no_try(laptop, typed):
    response = give(laptop, typed)

    assert response.status_code == 422
    assert "Type the six digits of your code" in words(response)
    assert OneTimeCode.objects.get().tries == 0


def wrong(laptop):
    return f"{(int(mailed(laptop)) + 1) % 1_000_000:06}"


def test_after_five_wrong_tries_the_right_code_is_refused_too(laptop):
    for left in (4, 3, 2, 1):
        assert f"You have {left} tr" in words(give(laptop, wrong(laptop)))
    assert "it was the last try" in words(give(laptop, wrong(laptop)))

    response = give(laptop, mailed(laptop))

    assert "This code no longer works. Ask for a new one." in words(response)
    assert "code" in laptop.get("today")["Location"]


def test_a_code_works_for_ten_minutes(laptop, clock):
    digits = mailed(laptop)
    clock.move_to(NOW + timedelta(minutes=10))

    assert give(laptop, digits).status_code == 422


def test_a_code_works_once(opened, laptop):
    digits = mailed(laptop)
    give(laptop, digits)
    third = Phone(opened.link)
    third.open()

    assert give(third, digits).status_code == 422


def test_only_the_newest_code_works(laptop, clock):
    old = mailed(laptop)
    clock.move_to(NOW + timedelta(minutes=2))
    laptop.post("code", {"send": "yes"})

    assert give(laptop, old).status_code == 422
    assert give(laptop, mailed(laptop)).status_code == 302


def test_a_new_code_is_sent_at_most_each_minute_and_five_times_an_hour(laptop, clock):
    soon = laptop.post("code", {"send": "yes"})
    assert (soon.status_code, Outbox.objects.filter(kind="code").count()) == (429, 1)
    assert "Wait a minute, then ask again." in words(soon)

    for minutes in range(2, 12, 2):
        clock.move_to(NOW + timedelta(minutes=minutes))
        last = laptop.post("code", {"send": "yes"})

    assert (last.status_code, Outbox.objects.filter(kind="code").count()) == (429, 5)
    assert "Five codes were sent this hour." in words(last)


def test_looking_at_the_page_for_a_code_sends_none(laptop):
    for _ in range(3):
        laptop.get("code")

    assert Outbox.objects.filter(kind="code").count() == 1


def test_a_patient_without_an_address_is_told_to_call_and_staff_read_a_code_out(db):
    phone = Phone(a_link(a_visit(a_patient(email="", phone=""))))
    phone.open()
    laptop = Phone(phone.link)
    laptop.open()
    page = words(laptop.get("code"))

    assert "We have no address for you" in page
    assert "020 7946 0000" in page
    digits = read_out_code(phone.intake, by=a_receptionist(), at=NOW)
    assert give(laptop, digits)["Location"] == laptop.url("today")


def test_a_patient_with_only_a_mobile_phone_gets_the_code_by_text(db):
    phone = Phone(a_link(a_visit(a_patient(email="", phone="07700 900123"))))
    phone.open()
    laptop = Phone(phone.link)
    laptop.open()
    page, message = words(laptop.get("code")), Outbox.objects.get(kind="code")
    digits = message.read()["digits"]

    assert "We have sent a code to <strong>•••23</strong>." in page
    assert (message.channel, message.read()["to"]) == ("text", "+447700900123")
    assert f"Your code is {digits[:3]} {digits[3:]}." in write_text(message)
    assert give(laptop, digits)["Location"] == laptop.url("today")


def test_half_an_hour_after_the_birth_date_it_is_asked_again(laptop, clock):
    clock.move_to(NOW + timedelta(minutes=31))

    assert "birth-date" in laptop.get("code")["Location"]


def test_without_the_birth_date_no_code_can_be_had(opened):
    stranger = Phone(opened.link)
    stranger.press_start()

    response = stranger.post("code", {"send": "yes"})

    assert "birth-date" in response["Location"]
    assert not OneTimeCode.objects.exists()


def test_the_first_browser_is_sent_on_from_the_page_for_a_code(opened):
    assert opened.get("code")["Location"] == opened.url("today")
