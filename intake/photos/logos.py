"""A logo: a picture from a file, made anew by the process that makes photos."""

from __future__ import annotations

from intake.photos.developing import (
    BrokenPhoto,
    MovingPicture,
    NotAPhoto,
    PhotoRefused,
    PhotoTooSmall,
    TooManyPixels,
    decoded,
)
from intake.photos.verdicts import LOGO, MOST_LOGO_BYTES, MOST_PNG_BYTES

PNG = b"\x89PNG\r\n\x1a\n"
SENTENCES: dict[type[PhotoRefused], str] = {
    NotAPhoto: "This file is not a picture we can take. Choose a PNG, JPEG or WebP file",
    BrokenPhoto: "This picture is damaged or not complete. Choose another",
    MovingPicture: "This picture moves. Choose one that stands still",
    PhotoTooSmall: "This picture is too small or too narrow. It needs 24 pixels each way at least",
    TooManyPixels: "This picture has too many pixels. Choose a smaller one",
}


class BadLogo(Exception):
    """The file cannot be a logo; says what to do."""


def made_anew(sent: bytes) -> bytes:
    """The logo as a small PNG of its pixels alone, or raise `BadLogo`."""
    if not sent:
        raise BadLogo("This file is empty. Choose another")
    if len(sent) > MOST_LOGO_BYTES:
        raise BadLogo("This file is larger than 2 MB. Choose a smaller one")
    try:
        png = decoded(sent, LOGO)
    except PhotoRefused as problem:
        raise BadLogo(SENTENCES[type(problem)]) from None
    if not png.startswith(PNG) or len(png) > MOST_PNG_BYTES:
        raise BadLogo(SENTENCES[BrokenPhoto])
    return png
