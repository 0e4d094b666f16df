"""Decode one picture from a stranger, in a process that can do nothing else.

`python -m intake.photos.decode` reads a picture and writes two JPEGs made of its pixels alone;
`… logo` writes one small PNG, see-through where the picture is.
A decoder is where a hostile file strikes, so this process has no keys, no settings, no
database, no way to open a file, and little memory and time. It imports no Django.
"""

from __future__ import annotations

import io
import resource
import sys
import warnings

from PIL import Image, ImageCms, ImageOps, MpoImagePlugin, WebPImagePlugin
from pillow_heif import HeifImageFile, register_heif_opener
from pillow_heif import options as heif

from intake.photos.verdicts import (
    CPU_SECONDS,
    LOGO,
    LOGO_BOX,
    LONGEST_SIDE,
    MEMORY,
    MOST_BYTES,
    MOST_PIXELS,
    NARROWEST,
    NARROWEST_LOGO,
    SHORTEST_LOGO,
    SHORTEST_SIDE,
    SMALL_SIDE,
    Verdict,
)

KINDS = ("JPEG", "PNG", "WEBP", "HEIF")
HEIC = ("image/heic", "image/heif")
QUALITY, SMALL_QUALITY = 82, 70
TRANSPARENT = ("RGBA", "LA", "PA", "RGBa", "La")


class Refused(Exception):
    """The picture is not taken."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.name)
        self.verdict = verdict


def confine() -> None:
    """Give up what a hostile picture could use."""
    register_heif_opener(thumbnails=False)
    heif.DECODE_THREADS = 1
    Image.preinit()  # opens files
    assert MpoImagePlugin and WebPImagePlugin  # loaded above, for later is too late
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    for limit, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU_SECONDS),
        (resource.RLIMIT_CORE, 0),  # a crash would write the picture to the disk
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 0),
    ):
        resource.setrlimit(limit, (most, most))


def decode(sent: bytes) -> tuple[Image.Image, Image.Image]:
    """The picture upright and at most 1600 pixels wide and high, and a small copy of it."""
    picture = _opened(sent)
    try:
        picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # JPEG: decode no more than needed
        photo = _upright(picture)
    except (OSError, ValueError, SyntaxError, EOFError, RuntimeError):
        raise Refused(Verdict.BROKEN) from None
    small = photo.copy()
    small.thumbnail((SMALL_SIDE, SMALL_SIDE))
    return photo, small


def decode_logo(sent: bytes) -> Image.Image:
    """The picture, small and in plain colours; what is see-through stays so."""
    picture = _opened(sent, shortest=SHORTEST_LOGO, narrowest=NARROWEST_LOGO)
    try:
        if picture.mode in ("P", "PA", "LA", "La", "RGBa"):
            picture = picture.convert("RGBA")
        upright = ImageOps.exif_transpose(_in_plain_colours(picture)).convert("RGBA")
        upright.thumbnail(LOGO_BOX)
    except (OSError, ValueError, SyntaxError, EOFError, RuntimeError):
        raise Refused(Verdict.BROKEN) from None
    # On a fresh sheet, for what came with the picture would be written with it.
    sheet = Image.new("RGBA", upright.size)
    sheet.paste(upright)
    return sheet


def as_png(logo: Image.Image) -> bytes:
    """The pixels, and nothing of what came with them."""
    out = io.BytesIO()
    logo.save(out, "PNG", optimize=True)
    return out.getvalue()


def as_jpeg(photo: Image.Image, *, quality: int) -> bytes:
    """The pixels, and nothing of what came with them."""
    out = io.BytesIO()
    photo.save(out, "JPEG", quality=quality, optimize=True, progressive=False)
    return out.getvalue()


def _opened(
    sent: bytes, *, shortest: int = SHORTEST_SIDE, narrowest: int = NARROWEST
) -> Image.Image:
    """The picture, of which only the header has been read."""
    try:
        picture = Image.open(io.BytesIO(sent), formats=KINDS)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise Refused(Verdict.HUGE) from None
    except (OSError, ValueError, SyntaxError, EOFError, RuntimeError):
        raise Refused(Verdict.UNKNOWN) from None
    if isinstance(picture, HeifImageFile) and picture.custom_mimetype not in HEIC:
        raise Refused(Verdict.UNKNOWN)
    if picture.width * picture.height > MOST_PIXELS:
        raise Refused(Verdict.HUGE)
    if min(picture.size) < max(shortest, max(picture.size) / narrowest):
        raise Refused(Verdict.TINY)
    # The second picture of an MPO is a depth map or a preview, that of a HEIC a burst; only
    # formats that can move say so.
    if picture.format in ("PNG", "WEBP") and getattr(picture, "n_frames", 1) > 1:
        raise Refused(Verdict.MOVING)
    return picture


def _upright(picture: Image.Image) -> Image.Image:
    """The pixels on a fresh white sheet, turned as the camera was held."""
    if picture.mode in ("P", "PA"):
        picture = picture.convert("RGBA")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(_in_plain_colours(picture))
    sheet = Image.new("RGB", upright.size, "white")
    if upright.mode in TRANSPARENT:
        upright = upright.convert("RGBA")
        sheet.paste(upright, mask=upright.getchannel("A"))
    else:
        sheet.paste(upright.convert("RGB"))
    return sheet


def _in_plain_colours(picture: Image.Image) -> Image.Image:
    """The picture in sRGB, for without its profile a phone's wide reds would turn pale."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode != "RGB":
        return picture
    try:
        own, plain = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        ImageCms.profileToProfile(picture, own, plain, inPlace=True)
    except ImageCms.PyCMSError:
        pass  # Colours a little off are better than no photo.
    return picture


def main() -> int:
    confine()
    sent = sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        if sys.argv[1:] == [LOGO]:
            sys.stdout.buffer.write(as_png(decode_logo(sent)))
            return 0
        photo, small = decode(sent)
    except Refused as refused:
        return refused.verdict
    except MemoryError:
        return Verdict.HUGE
    large = as_jpeg(photo, quality=QUALITY)
    sys.stdout.buffer.write(b"%d %d %d\n" % (*photo.size, len(large)))
    sys.stdout.buffer.write(large + as_jpeg(small, quality=SMALL_QUALITY))
    return 0


if __name__ == "__main__":
    sys.exit(main())
