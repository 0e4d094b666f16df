"""Ask the decoding process for a photo, and say in a sentence why there is none."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import dataclass
from threading import BoundedSemaphore

from django.conf import settings
from django.utils.translation import gettext, gettext_noop

from intake.photos.verdicts import LONGEST_SIDE, MOST_BYTES, PATIENCE, Verdict

AT_ONCE = BoundedSemaphore(2)  # decoding processes for each of ours: memory is what they take
HEADER = re.compile(rb"(\d{1,5}) (\d{1,5}) (\d{1,9})\n")  # width, height, bytes
JPEG = b"\xff\xd8\xff"


class PhotoRefused(Exception):
    """A photo was not taken; says what can be done."""

    said = gettext_noop("This photo could not be read. Choose another, or take a new photo.")

    def __init__(self) -> None:
        super().__init__(gettext(self.said))


class NoPhoto(PhotoRefused):
    """Nothing was chosen, or an empty file."""

    said = gettext_noop("There is no photo yet. Choose a picture, or take a photo.")


class NotAPhoto(PhotoRefused):
    """Some other kind of file, whatever its name says."""

    said = gettext_noop("This file is not a photo. Choose a JPEG, PNG, WebP or HEIC picture.")


class BrokenPhoto(PhotoRefused):
    """The file ends early or is damaged."""

    said = gettext_noop(
        "This photo is damaged or not complete. Choose another, or take a new photo."
    )


class PhotoTooLarge(PhotoRefused):
    """The file has too many bytes."""

    said = gettext_noop("This photo is larger than 10 MB. Choose a smaller one.")


class TooManyPixels(PhotoRefused):
    """Decoding would take too much memory or time."""

    said = gettext_noop(
        "This picture has too many pixels. Choose a smaller one, or take a new photo."
    )


class MovingPicture(PhotoRefused):
    """An animation."""

    said = gettext_noop("This picture moves. Choose a photo that stands still.")


class PhotoTooSmall(PhotoRefused):
    """Too few pixels, or a thin strip."""

    said = gettext_noop("This picture is too small or too narrow to see skin on. Choose another.")


REFUSALS: dict[int, type[PhotoRefused]] = {
    Verdict.UNKNOWN: NotAPhoto,
    Verdict.BROKEN: BrokenPhoto,
    Verdict.HUGE: TooManyPixels,
    Verdict.MOVING: MovingPicture,
    Verdict.TINY: PhotoTooSmall,
}


@dataclass(frozen=True, slots=True)
class Developed:
    """A photo made new: its pixels as JPEG, large and small, and nothing else."""

    large: bytes
    small: bytes
    width: int
    height: int


def develop(sent: bytes) -> Developed:
    """The photo in a file from a stranger, or raise a `PhotoRefused`."""
    if not sent:
        raise NoPhoto
    if len(sent) > MOST_BYTES:
        raise PhotoTooLarge
    return _read(decoded(sent))


def decoded(sent: bytes, *how: str) -> bytes:
    """What the decoding process writes, or raise a `PhotoRefused`."""
    try:
        with AT_ONCE:
            done = subprocess.run(
                [sys.executable, "-m", "intake.photos.decode", *how],
                input=sent,
                capture_output=True,
                timeout=PATIENCE,
                cwd=settings.BASE_DIR,
                env={},  # no secret of ours
            )
    except subprocess.TimeoutExpired:
        raise TooManyPixels from None
    if done.returncode:
        # Killed by a limit, or a decoder that crashed: either way too much was asked of it.
        raise REFUSALS.get(done.returncode, TooManyPixels)
    return done.stdout


def _read(answer: bytes) -> Developed:
    """What the process wrote, as far as it can be believed: a picture may have taken it over."""
    told = HEADER.match(answer)
    if told is None:
        raise BrokenPhoto
    width, height, length = map(int, told.groups())
    pictures = answer[told.end() :]
    large, small = pictures[:length], pictures[length:]
    sized = 0 < width <= LONGEST_SIDE and 0 < height <= LONGEST_SIDE
    if not (sized and large.startswith(JPEG) and small.startswith(JPEG)):
        raise BrokenPhoto
    return Developed(large, small, width, height)
