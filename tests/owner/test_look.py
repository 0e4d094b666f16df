"""A manager gives patients' pages a colour and a logo; they stay readable and harmless."""

from __future__ import annotations

import io
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from intake.models import Event, Logo
from intake.palette import palette
from intake.photos.logos import BadLogo, made_anew
from tests.builders import a_link, a_patient, a_visit
from tests.support.pictures import a_bomb, a_picture, encoded, moving, with_everything_told

PLUM = "#7a1f5c"
URL = "/settings/look/"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"


def text(response) -> str:
    return unescape(response.content.decode())


def a_logo(width: int = 300, height: int = 90, mode: str = "RGBA") -> bytes:
    return encoded(Image.new(mode, (width, height), "purple"), "PNG")


def file(sent: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("logo.png", sent, content_type="image/png")


def first_page(client, sam) -> str:
    link = a_link(a_visit(a_patient(sam.clinic)))
    return text(client.get(f"/i/{link.token}/"))


def test_patients_pages_take_the_colour(office, sam, client):
    page = office.post(URL, {"accent": PLUM.upper()}, follow=True)

    sheet = f"/look/7a1f5c-{palette(PLUM).mark}.css"
    assert "Saved." in text(page)
    assert sheet in first_page(client, sam)
    response = client.get(sheet)
    assert PLUM in text(response)
    assert response["Content-Type"].startswith("text/css")
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"


def test_without_a_colour_there_is_no_sheet(office, sam, client):
    office.post(URL, {"accent": "#1c5d51"})

    sam.clinic.refresh_from_db()
    assert sam.clinic.accent == ""
    assert "/look/" not in first_page(client, sam)


def test_a_colour_that_cannot_be_read_is_refused_with_the_ratio(office, sam):
    page = office.post(URL, {"accent": "#ffcc00"})

    assert page.status_code == 422
    assert "is 1.3 to 1. It has to be 4.5 to 1 at least. #806600 would do" in text(page)
    sam.clinic.refresh_from_db()
    assert sam.clinic.accent == ""


def test_a_sheet_has_only_the_address_that_says_what_it_holds(client, db):
    mark = palette(PLUM).mark

    for address in (f"7a1f5c-{'0' * 16}", f"7a1f5d-{mark}", f"ffcc00-{mark}", f"x}}-{mark}"):
        assert client.get(f"/look/{address}.css").status_code == 404


def test_a_logo_stands_beside_the_name(office, sam, client):
    office.post(URL, {"accent": PLUM, "logo": file(a_logo())})

    sam.clinic.refresh_from_db()
    address = f"/look/{sam.clinic.logo}.png"
    assert f'<img class="logo" src="{address}" alt="">' in first_page(client, sam)
    response = client.get(address)
    assert (response["Content-Type"], response["Cache-Control"][-9:]) == ("image/png", "immutable")
    assert "sandbox" in response["Content-Security-Policy"]
    picture = Image.open(io.BytesIO(response.content))
    assert (picture.format, picture.mode, picture.size) == ("PNG", "RGBA", (300, 90))


def test_a_large_logo_is_made_small_and_stays_see_through():
    picture = Image.new("RGBA", (1200, 300), (0, 0, 0, 0))

    made = Image.open(io.BytesIO(made_anew(encoded(picture, "PNG"))))

    assert made.size == (480, 120)
    assert made.getpixel((5, 5))[3] == 0


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_nothing_but_pixels_is_kept_of_a_logo(kind):
    made = made_anew(with_everything_told(kind))

    assert not [
        secret for secret in (b"Elmrow", b"Exif", b"iCCP", b"eXIf", b"tEXt") if secret in made
    ]


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (SVG, "Choose a PNG, JPEG or WebP file"),
        (b"GIF89a" + bytes(40), "Choose a PNG, JPEG or WebP file"),
        (b"", "This file is empty"),
        (bytes(2_000_001), "larger than 2 MB"),
        (encoded(a_picture(), "PNG")[:300], "damaged or not complete"),
        (a_logo(20, 10), "too small or too narrow"),
        (moving("PNG"), "This picture moves"),
    ],
    ids=["svg", "gif", "empty", "large", "cut", "tiny", "moving"],
)
def test_what_cannot_be_a_logo_is_refused_with_what_to_do(sent, sentence):
    with pytest.raises(BadLogo, match=sentence):
        made_anew(sent)


def test_a_logo_that_would_unfold_is_refused_before_it_does():
    with pytest.raises(BadLogo, match="too many pixels"):
        made_anew(a_bomb())


def test_a_refused_logo_changes_nothing_else(office, sam):
    page = office.post(URL, {"accent": PLUM, "logo": file(SVG)})

    assert page.status_code == 422
    assert "Choose a PNG" in text(page)
    sam.clinic.refresh_from_db()
    assert (sam.clinic.accent, Logo.objects.count()) == ("", 0)


def test_each_change_is_kept_with_before_and_after(office, sam):
    office.post(URL, {"accent": PLUM, "logo": file(a_logo())})
    office.post(f"{URL}plain/")

    first, second = Event.objects.of(sam.clinic).filter(name="settings changed")
    mark = Logo.objects.get().fingerprint
    assert first.detail["settings"] == {"accent": ["", PLUM], "logo": ["", mark]}
    assert second.detail["settings"] == {"accent": [PLUM, ""], "logo": [mark, ""]}
    history = text(office.get("/settings/history/"))
    assert f"A picture ({mark[:8]})" in history
    assert PLUM in history


def test_saving_the_same_look_changes_nothing(office, sam):
    office.post(URL, {"accent": PLUM, "logo": file(a_logo())})

    page = office.post(URL, {"accent": PLUM, "logo": file(a_logo())}, follow=True)

    assert "Nothing was changed." in text(page)
    assert Event.objects.of(sam.clinic).filter(name="settings changed").count() == 1
