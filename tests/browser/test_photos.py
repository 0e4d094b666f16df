"""Adding photos with a telephone: choosing, the camera, taking again, removing, without scripts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image, ImageFilter
from playwright.sync_api import Browser, BrowserType, Dialog, Locator, Page, Route, expect

from intake.models import Photo
from tests.browser.filling import begin
from tests.browser.network import asks_before_leaving
from tests.support.pictures import encoded

Axe = Callable[[Page], None]

CAMERA = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def opened(page: Page, start: str) -> Page:
    return to_photos(page, start)


def to_photos(page: Page, start: str) -> Page:
    """The page for photos, after start and birth date."""
    page.goto(begin(page, start).url.replace("/today/", "/photos/"))
    return page


def sharp(width: int = 900, height: int = 1200) -> Image.Image:
    return Image.effect_noise((width, height), 90).convert("RGB")


def card(page: Page, side: str = "front") -> Locator:
    return page.locator(f"#photo-{side}")


def choose(page: Page, sent: bytes, *, side: str = "front", name: str = "me.jpg") -> None:
    file = {"name": name, "mimeType": "image/jpeg", "buffer": sent}
    card(page, side).locator("input[type=file]").set_input_files(file)


def press(page: Page, name: str, side: str = "front") -> None:
    card(page, side).get_by_role("button", name=name).click()


def expect_saved(page: Page, side: str = "front") -> None:
    expect(card(page, side).locator(".said")).to_contain_text("Saved at 09:3")


def there() -> dict[str, Photo]:
    return {photo.side: photo for photo in Photo.objects.there()}


def test_a_photo_is_chosen_looked_at_and_saved(opened: Page, axe: Axe) -> None:
    axe(opened)
    choose(opened, encoded(sharp(3000, 4000), quality=90))
    expect(card(opened).locator("canvas")).to_be_visible()
    expect(card(opened).locator(".said")).to_have_text("Not saved yet.")
    assert not there()
    axe(opened)

    press(opened, "Use this photo")

    expect_saved(opened)
    expect(card(opened).get_by_role("img", name="Your photo: front")).to_be_visible()
    expect(opened.locator("#photos-next")).to_have_text("Continue")
    assert (there()["front"].width, there()["front"].height) == (1200, 1600)
    axe(opened)


def test_a_picture_is_made_smaller_before_it_is_sent(opened: Page) -> None:
    large = encoded(sharp(4032, 3024), quality=84)
    assert len(large) > 8_000_000
    choose(opened, large)

    with opened.expect_request(lambda request: request.method == "POST") as sent:
        press(opened, "Use this photo")

    expect_saved(opened)
    assert int(sent.value.all_headers()["content-length"]) < 1_200_000  # noise packs badly


@pytest.mark.parametrize(
    ("picture", "words"),
    [
        (sharp().point(lambda tone: tone // 6), "This looks a little dark."),
        (sharp().point(lambda tone: 220 + tone // 8), "This looks a little too bright."),
        (sharp().filter(ImageFilter.GaussianBlur(12)), "This looks a little blurred."),
    ],
    ids=["dark", "bright", "blurred"],
)
def test_a_poor_picture_is_told_kindly_and_never_refused(
    opened: Page, picture: Image.Image, words: str
) -> None:
    choose(opened, encoded(picture))

    expect(card(opened).locator(".said")).to_have_text(f"{words} Use it anyway, or take it again.")
    press(opened, "Use it anyway")
    expect_saved(opened)


def test_a_photo_is_taken_again_and_removed(opened: Page) -> None:
    choose(opened, encoded(sharp(800, 800)))
    press(opened, "Use this photo")
    expect_saved(opened)

    choose(opened, encoded(sharp(1000, 1000)))
    press(opened, "Use this photo")
    expect(card(opened).locator("canvas")).to_have_count(0)
    expect_saved(opened)
    assert there()["front"].width == 1000

    press(opened, "Remove")
    expect(card(opened).locator(".said")).to_have_text("")
    expect(opened.locator("#photos-next")).to_have_text("Continue without photos")
    assert not there()


def test_a_picture_that_the_browser_cannot_show_is_sent_as_it_is(opened: Page) -> None:
    choose(opened, encoded(sharp(), "HEIF"), name="me.heic")
    expect(card(opened).locator(".said")).to_contain_text("cannot show the picture here")

    press(opened, "Use this photo")

    expect_saved(opened)
    assert there()["front"].width == 900


def test_what_is_no_photo_is_told_on_its_card(opened: Page, axe: Axe) -> None:
    choose(opened, b"<svg/>", name="me.jpg")
    press(opened, "Use this photo")

    said = card(opened).locator(".said")
    expect(said).to_have_text(
        "Not saved. This file is not a photo. Choose a JPEG, PNG, WebP or HEIC picture."
    )
    axe(opened)
    assert not there()


def test_when_the_network_fails_the_picture_stays_and_is_sent_again(opened: Page) -> None:
    choose(opened, encoded(sharp()))
    opened.context.set_offline(True)
    press(opened, "Use this photo")
    expect(card(opened).locator(".said")).to_have_text("Not saved yet. Try again.")
    expect(card(opened).locator("canvas")).to_be_visible()

    opened.context.set_offline(False)
    press(opened, "Try again")

    expect_saved(opened)


@pytest.fixture
def held(opened: Page) -> list[Route]:
    """The photos that are being sent, none of which arrives before it is let through."""
    held: list[Route] = []

    def hold(route: Route) -> None:
        if route.request.method == "POST":
            held.append(route)
        else:
            route.continue_()

    opened.route("**/photos/", hold)
    return held


def use(page: Page, side: str) -> None:
    """Choose a photo of a side and send it."""
    choose(page, encoded(sharp(600, 800)), side=side)
    press(page, "Use this photo", side)


def test_photos_are_sent_one_after_the_other(opened: Page, held: list[Route]) -> None:
    with opened.expect_request(lambda request: request.method == "POST"):
        use(opened, "front")
    use(opened, "left")
    expect(card(opened, "left").locator("progress")).to_be_visible()
    assert len(held) == 1

    with opened.expect_request(lambda request: request.method == "POST"):
        held[0].continue_()
    expect_saved(opened)
    held[1].continue_()
    expect_saved(opened, "left")


def test_a_photo_that_fails_holds_up_no_other(opened: Page, held: list[Route]) -> None:
    with opened.expect_request(lambda request: request.method == "POST"):
        use(opened, "front")
    use(opened, "left")

    with opened.expect_request(lambda request: request.method == "POST"):
        held[0].abort()
    expect(card(opened).locator(".said")).to_have_text("Not saved yet. Try again.")
    held[1].continue_()
    expect_saved(opened, "left")


def test_who_leaves_while_a_photo_is_sent_is_asked_first(opened: Page, held: list[Route]) -> None:
    assert not asks_before_leaving(opened)
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    opened.on("dialog", stay)
    with opened.expect_request(lambda request: request.method == "POST"):
        use(opened, "front")
    opened.locator("#photos-next").click()

    assert asked == ["beforeunload"]
    held[0].continue_()
    expect_saved(opened)
    assert not asks_before_leaving(opened)


def test_each_side_keeps_its_own(opened: Page) -> None:
    for side in ("front", "left", "right", "neck"):
        choose(opened, encoded(sharp(600, 800)), side=side)
        press(opened, "Use this photo", side)
        expect_saved(opened, side)

    assert set(there()) == {"front", "left", "right", "neck"}


def test_nothing_is_kept_in_the_browser(opened: Page) -> None:
    choose(opened, encoded(sharp()))
    press(opened, "Use this photo")
    expect_saved(opened)

    kept = opened.evaluate(
        "async () => [localStorage.length, sessionStorage.length, (await caches.keys()).length,"
        " (await indexedDB.databases()).length]"
    )

    assert kept == [0, 0, 0, 0]


def test_the_camera_shows_an_outline_and_takes_the_photo(
    browser_type: BrowserType,
    browser_type_launch_args: dict[str, Any],
    start: str,
    axe: Axe,
) -> None:
    args = [*browser_type_launch_args["args"], *CAMERA]
    browser = browser_type.launch(**browser_type_launch_args | {"args": args})
    page = browser.new_context(viewport=PHONE, locale="en-GB").new_page()
    to_photos(page, start)
    press(page, "Take a photo", "left")
    expect(card(page, "left").locator("video")).to_be_visible()
    expect(card(page, "left").locator(".stage .outline")).to_be_visible()
    axe(page)

    press(page, "Take the photo", "left")
    expect(card(page, "left").locator(".said")).to_contain_text("Hold still.")
    expect(card(page, "left").locator("canvas")).to_be_visible()
    expect(card(page, "left").locator("video")).to_have_count(0)
    card(page, "left").get_by_role("button", name="Use").click()

    expect_saved(page, "left")
    assert set(there()) == {"left"}
    press(page, "Take it again", "left")
    press(page, "Close the camera", "left")
    expect(card(page, "left").get_by_role("img", name="Your photo: left side")).to_be_visible()
    browser.close()


def test_a_refused_camera_leaves_the_gallery(opened: Page) -> None:
    press(opened, "Take a photo")

    expect(card(opened).locator(".said")).to_have_text(
        "The camera did not open. Choose a picture instead."
    )
    expect(card(opened).get_by_role("button", name="Choose a picture")).to_be_focused()


def test_without_javascript_a_plain_form_does_it_all(browser: Browser, start: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = to_photos(context.new_page(), start)
    press(page, "Save this photo")
    expect(page.locator("#error-summary")).to_contain_text("There is no photo yet.")

    choose(page, encoded(sharp(4032, 3024), quality=84))
    press(page, "Save this photo")
    expect_saved(page)
    choose(page, encoded(sharp(700, 700)))
    press(page, "Save this photo")
    expect_saved(page)
    assert there()["front"].width == 700
    press(page, "Remove")
    expect(card(page).locator(".said")).to_have_text("")
    assert not there()
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_fits_its_screen(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 800})
    choose(opened, encoded(sharp(2000, 700)))
    expect(card(opened).locator("canvas")).to_be_visible()

    assert opened.evaluate("document.documentElement.scrollWidth") <= width
