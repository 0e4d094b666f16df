"""Pictures to send: ordinary ones, and what a hostile or unlucky sender may come with."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from PIL import Image, ImageCms
from pillow_heif import register_heif_opener

register_heif_opener()

RED, BLUE = (200, 30, 30), (30, 30, 200)
SECRETS = (b"GPS", b"Elmrow", b"Nokia", b"http://ns.adobe.com/xap", b"ICC_PROFILE", b"Exif")


def a_picture(width: int = 800, height: int = 1000, *, mode: str = "RGB") -> Image.Image:
    """A red picture whose top left quarter is blue, so that its turning shows."""
    picture = Image.new("RGB", (width, height), RED)
    picture.paste(BLUE, (0, 0, width // 2, height // 2))
    return picture.convert(mode)


def encoded(picture: Image.Image | None = None, kind: str = "JPEG", **options: Any) -> bytes:
    out = io.BytesIO()
    (picture or a_picture()).save(out, kind, **options)
    return out.getvalue()


def a_large_jpeg(least: int = 8_000_000) -> bytes:
    """What a telephone sends that nothing made smaller."""
    noise = Image.effect_noise((4032, 3024), 90).convert("RGB")
    sent = encoded(noise, quality=84)
    assert least < len(sent) < 10_000_000, len(sent)
    return sent


def with_everything_told(kind: str = "JPEG") -> bytes:
    """A picture with place, camera, comment, colour profile and XMP."""
    exif = Image.Exif()
    exif[0x010F] = "Nokia of Elmrow"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 12.0)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>http://ns.adobe.com/xap Elmrow GPS</x:xmpmeta>"
    options: dict[str, Any] = {"exif": exif.tobytes(), "icc_profile": profile}
    if kind != "PNG":
        options["xmp"] = xmp
    if kind == "JPEG":
        options["comment"] = b"GPS Elmrow"
    return encoded(kind=kind, **options)


def turned(orientation: int) -> bytes:
    """A picture as a camera stores it that was held some other way."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    return encoded(exif=exif.tobytes())


def a_bomb(side: int = 13_000) -> bytes:
    """A PNG of a few kilobytes that unfolds to half a gigabyte."""
    rows = zlib.compressobj(9)
    line = b"\x00" + bytes(side * 3)
    packed = b"".join(rows.compress(line) for _ in range(side)) + rows.flush()
    header = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    chunks = (_chunk(b"IHDR", header), _chunk(b"IDAT", packed), _chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def a_claim(width: int, height: int) -> bytes:
    """A PNG that only says how large it is."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IEND", b"")


def moving(kind: str) -> bytes:
    frames = [a_picture(), Image.new("RGB", (800, 1000), BLUE)]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:])


def _chunk(kind: bytes, content: bytes) -> bytes:
    check = struct.pack(">I", zlib.crc32(kind + content))
    return struct.pack(">I", len(content)) + kind + content + check
