"""One colour of a clinic's own, and what pages need of it in light and in dark; no Django.

Contrast is that of WCAG 2.2. The grounds and inks are those of static/css/patient.css, which a
test compares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from colorsys import hls_to_rgb, rgb_to_hls
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

TEXT, DRAWN = 4.5, 3.0  # WCAG 2.2, 1.4.3 and 1.4.11
COMFORT = 6.0  # in the dark, where thin letters glare
WRITTEN = re.compile(r"#[0-9a-f]{6}")
WHITE, BLACK = "#ffffff", "#000000"
STEP = 50  # in so many steps a colour becomes white or black


class BadColour(ValueError):
    """The colour cannot be read, or what is written in it cannot."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """What stands around the accent in light or in dark."""

    grounds: dict[str, str]
    inks: tuple[str, ...]  # written on the soft accent
    drawn: tuple[str, ...]  # drawn on it
    on_brand: str


LIGHT = Scheme(
    {"paper": "#faf8f4", "surface": "#ffffff", "sunken": "#f1ede6"},
    ("#1e2422", "#565d59", "#a4261d", "#774a00"),
    ("#857e73", "#2b57c9"),
    "#ffffff",
)
DARK = Scheme(
    {"paper": "#151917", "surface": "#1d2320", "sunken": "#111412"},
    ("#edeae4", "#b3b7b0", "#ffb3a9", "#f5c76b"),
    ("#858d87", "#a3bcff"),
    "#111412",
)


@dataclass(frozen=True, slots=True)
class Tones:
    """The accent in one scheme: as ink and button, pressed, written upon, and as a soft ground."""

    brand: str
    brand_deep: str
    on_brand: str
    brand_soft: str

    @property
    def rules(self) -> str:
        """As a style sheet says it."""
        return (
            f"--brand: {self.brand}; --brand-deep: {self.brand_deep};"
            f" --on-brand: {self.on_brand}; --brand-soft: {self.brand_soft};"
        )


@dataclass(frozen=True, slots=True)
class Palette:
    """The accent in light and in dark."""

    light: Tones
    dark: Tones

    @property
    def sheet(self) -> str:
        """The whole style sheet."""
        dark = f"@media (prefers-color-scheme: dark) {{ :root {{ {self.dark.rules} }} }}"
        return f":root {{ {self.light.rules} }}\n{dark}\n"

    @property
    def mark(self) -> str:
        """Stands for what the sheet says: another sheet, another mark."""
        return sha256(self.sheet.encode()).hexdigest()[:16]


@lru_cache(maxsize=64)
def palette(accent: str) -> Palette:
    """What an accent like #1c5d51 makes, or raise `BadColour`, saying what is needed."""
    if not WRITTEN.fullmatch(accent):
        raise BadColour("Write the colour like #1c5d51")
    lowest = _lowest(accent, LIGHT)
    if lowest < TEXT:
        better = next(one for one in _as_light(accent, 0) if _lowest(one, LIGHT) >= TEXT)
        raise BadColour(
            f"The contrast of {accent} with the page and with the words on a button is"
            f" {lowest:.1f} to 1. It has to be {TEXT} to 1 at least. {better} would do"
        )
    dark = next(one for one in _as_light(accent, 1) if _lowest(one, DARK) >= COMFORT)
    return Palette(
        Tones(accent, mixed(accent, BLACK, 0.25), LIGHT.on_brand, _soft(accent, LIGHT, 0.12)),
        Tones(dark, mixed(dark, WHITE, 0.3), DARK.on_brand, _soft(dark, DARK, 0.22)),
    )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share of another in it."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(mine + (theirs - mine) * share):02x}" for mine, theirs in pairs)


def _lowest(brand: str, scheme: Scheme) -> float:
    """The least contrast of all that is written in the accent or on it."""
    return min(contrast(brand, ground) for ground in (*scheme.grounds.values(), scheme.on_brand))


def _as_light(colour: str, end: float) -> Iterator[str]:
    """The same hue, step by step to white (1) or black (0); first the colour itself."""
    hue, light, full = rgb_to_hls(*(part / 255 for part in _parts(colour)))
    yield colour
    for step in range(1, STEP + 1):
        parts = hls_to_rgb(hue, light + (end - light) * step / STEP, full)
        yield "#" + "".join(f"{round(255 * part):02x}" for part in parts)


def _soft(brand: str, scheme: Scheme, most: float) -> str:
    """The accent as a ground, as much of it as leaves all that stands on it readable."""
    surface = scheme.grounds["surface"]
    shares = (most * (STEP - step) / STEP for step in range(STEP + 1))
    tones = (mixed(surface, brand, share) for share in shares)
    return next((one for one in tones if _holds(one, brand, scheme)), surface)


def _holds(soft: str, brand: str, scheme: Scheme) -> bool:
    written = all(contrast(ink, soft) >= TEXT for ink in (*scheme.inks, brand))
    return written and all(contrast(line, soft) >= DRAWN for line in scheme.drawn)


def _luminance(colour: str) -> float:
    parts = [part / 255 for part in _parts(colour)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
