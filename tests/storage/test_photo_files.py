"""What comes in as a photo goes out as plain pixels, or with a sentence that says what to do."""

from __future__ import annotations

import io
import subprocess
import sys

import pytest
from PIL import Image

from intake.photos import developing
from intake.photos.developing import (
    BrokenPhoto,
    MovingPicture,
    NoPhoto,
    NotAPhoto,
    PhotoRefused,
    PhotoTooLarge,
    PhotoTooSmall,
    TooManyPixels,
    develop,
)
from tests.support.pictures import (
    BLUE,
    RED,
    SECRETS,
    a_bomb,
    a_claim,
    a_large_jpeg,
    a_picture,
    encoded,
    moving,
    turned,
    with_everything_told,
)

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>"


def opened(jpeg: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(jpeg))
    picture.load()
    return picture


def near(colour: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 40 for a, b in zip(colour, other, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_what_telephones_make_becomes_a_jpeg_of_the_same_picture(kind):
    photo = develop(encoded(kind=kind))

    picture = opened(photo.large)
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (800, 1000))
    assert (photo.width, photo.height) == (800, 1000)
    assert near(picture.getpixel((10, 10)), BLUE) and near(picture.getpixel((790, 990)), RED)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_nothing_but_the_pixels_is_kept(kind):
    sent = with_everything_told(kind)
    assert any(secret in sent for secret in SECRETS)

    photo = develop(sent)

    for jpeg in (photo.large, photo.small):
        assert [secret for secret in SECRETS if secret in jpeg] == []
        assert set(opened(jpeg).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
        assert not opened(jpeg).getexif()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright_however_the_camera_was_held(orientation):
    corners = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1)}
    right, down = corners.get(orientation, (0, 1))

    picture = opened(develop(turned(orientation)).large)

    assert picture.size == ((800, 1000) if orientation < 5 else (1000, 800))
    x, y = (picture.width - 10 if right else 10), (picture.height - 10 if down else 10)
    assert near(picture.getpixel((x, y)), BLUE)


def test_a_photo_as_large_as_telephones_send_is_made_smaller():
    photo = develop(a_large_jpeg())

    assert (photo.width, photo.height) == (1600, 1200)
    assert max(opened(photo.small).size) == 320
    assert len(photo.large) < 2_000_000


def test_a_picture_one_can_see_through_lies_on_white():
    picture = Image.new("RGBA", (400, 400), (0, 0, 0, 0))

    assert near(opened(develop(encoded(picture, "PNG")).large).getpixel((5, 5)), (255, 255, 255))


@pytest.mark.parametrize("mode", ["L", "P", "CMYK", "LA", "I;16", "1"])
def test_rare_kinds_of_pixels_are_taken_too(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"

    assert develop(encoded(a_picture(mode=mode), kind)).width == 800


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        (b"", NoPhoto),
        (b"\x00" * 4096, NotAPhoto),
        (b"hello", NotAPhoto),
        (SVG, NotAPhoto),
        (PDF, NotAPhoto),
        (encoded(kind="GIF"), NotAPhoto),
        (encoded(kind="BMP"), NotAPhoto),
        (encoded(kind="TIFF"), NotAPhoto),
        (encoded(kind="ICO"), NotAPhoto),
        (b"<html>" + encoded(), NotAPhoto),
        (encoded()[:2000], BrokenPhoto),
        (encoded()[:-600], BrokenPhoto),
        (encoded(kind="PNG")[:-40], BrokenPhoto),
        (encoded(kind="HEIF")[:-100], BrokenPhoto),
        (a_claim(0, 0), NotAPhoto),
        (a_claim(300, 300), BrokenPhoto),
        (a_claim(2**31 - 1, 2**31 - 1), TooManyPixels),
        (encoded(Image.new("L", (65_000, 1_000))), TooManyPixels),
        (moving("PNG"), MovingPicture),
        (moving("WEBP"), MovingPicture),
        (encoded(Image.new("RGB", (199, 800))), PhotoTooSmall),
        (encoded(Image.new("RGB", (1, 1))), PhotoTooSmall),
        (encoded(Image.new("RGB", (9000, 300))), PhotoTooSmall),
        (b"\xff\xd8\xff" + b"0" * 10_000_000, PhotoTooLarge),
    ],
    ids=lambda one: one.__name__ if isinstance(one, type) else str(one[:12]),
)
def test_anything_else_is_refused_with_what_to_do(sent, refusal):
    with pytest.raises(PhotoRefused) as refused:
        develop(sent)

    assert type(refused.value) is refusal
    assert str(refused.value).endswith(".") and len(str(refused.value).split(".")) >= 2


def test_a_bomb_is_refused_before_it_unfolds():
    bomb = a_bomb()
    assert len(bomb) < 1_000_000

    with pytest.raises(TooManyPixels):
        develop(bomb)


@pytest.mark.parametrize("more", [SVG, PDF, b"<script>alert(1)</script>", b"PK\x03\x04Elmrow"])
def test_what_hangs_on_to_a_photo_is_left_behind(more):
    photo = develop(encoded() + more)

    assert more not in photo.large + photo.small


def test_a_decoder_that_crashes_or_hangs_is_a_refusal(monkeypatch):
    for program in ("import os; os.abort()", "import time; time.sleep(9)"):
        run = subprocess.run

        def other(_, program=program, run=run, **options):
            return run([sys.executable, "-c", program], **options | {"timeout": 1})

        monkeypatch.setattr(developing.subprocess, "run", other)
        with pytest.raises(TooManyPixels):
            develop(encoded())
        monkeypatch.undo()


def test_what_a_captured_decoder_says_is_not_believed(monkeypatch):
    answers = [b"", b"x", b"9 9 3\n<sv>", b"99999 9 9\n" + encoded(), b"9 9 -1\n\xff\xd8\xff"]
    for answer in answers:
        done = subprocess.CompletedProcess([], 0, answer, b"")
        monkeypatch.setattr(developing.subprocess, "run", lambda *_, d=done, **__: d)

        with pytest.raises(BrokenPhoto):
            develop(encoded())


CONFINED = """
import socket
from intake.photos import decode
decode.confine()
for act in (
    lambda: open("README.md"),
    lambda: open("stolen", "w"),
    lambda: socket.socket(),
    lambda: bytearray(600 * 2**20),
):
    try:
        act()
    except (OSError, MemoryError):
        continue
    raise SystemExit("not confined")
"""


def test_the_decoder_can_open_nothing_and_take_little_memory():
    done = subprocess.run([sys.executable, "-c", CONFINED], capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")


def test_the_decoder_has_none_of_our_secrets_and_no_django(monkeypatch):
    monkeypatch.setenv("FIELD_KEYS", "k1:Elmrow")
    seen = []
    run = subprocess.run
    monkeypatch.setattr(
        developing.subprocess, "run", lambda *a, **o: seen.append(o["env"]) or run(*a, **o)
    )
    develop(encoded())
    listed = "import sys, intake.photos.decode; print(sorted(sys.modules))"

    modules = run([sys.executable, "-c", listed], capture_output=True, text=True).stdout

    assert seen == [{}]
    assert "PIL.Image" in modules and "django" not in modules
