"""An accent is taken only if every word stays readable, in light and in dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.palette import DARK, DRAWN, LIGHT, TEXT, BadColour, contrast, palette

SHEET = Path(__file__).parent.parent.parent / "static/css/patient.css"
INKS = ("ink", "ink-2", "stop", "look")
DRAWINGS = ("edge", "focus")
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def tokens() -> tuple[dict[str, str], dict[str, str]]:
    light, dark = re.findall(r":root \{(.*?)\}", SHEET.read_text(), re.DOTALL)[:2]
    named = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", one)) for one in (light, dark)]
    return named[0], named[0] | named[1]


@pytest.mark.parametrize(("scheme", "which"), [(LIGHT, 0), (DARK, 1)], ids=["light", "dark"])
def test_the_grounds_and_inks_are_those_of_the_sheet(scheme, which):
    named = tokens()[which]

    assert scheme.grounds == {name: named[name] for name in ("paper", "surface", "sunken")}
    assert scheme.inks == tuple(named[name] for name in INKS)
    assert scheme.drawn == tuple(named[name] for name in DRAWINGS)


@given(colours)
def test_whatever_is_taken_can_be_read_everywhere(accent):
    try:
        made = palette(accent)
    except BadColour:
        return

    for scheme, tones in ((LIGHT, made.light), (DARK, made.dark)):
        for ground in (*scheme.grounds.values(), tones.on_brand, tones.brand_soft):
            assert contrast(tones.brand, ground) >= TEXT
        assert contrast(tones.on_brand, tones.brand_deep) >= TEXT
        assert contrast(tones.brand_deep, scheme.grounds["paper"]) >= TEXT
        assert all(contrast(ink, tones.brand_soft) >= TEXT for ink in scheme.inks)
        assert all(contrast(line, tones.brand_soft) >= DRAWN for line in scheme.drawn)


@given(colours)
def test_whatever_is_refused_comes_with_one_that_is_taken(accent):
    try:
        palette(accent)
    except BadColour as refused:
        found = re.search(
            r"is (\d+\.\d) to 1\. It has to be 4\.5 to 1 .* (#\w{6}) would do", str(refused)
        )
        assert found and float(found[1]) <= TEXT
        assert palette(found[2])


@pytest.mark.parametrize("written", ["red", "#fff", "#1C5D51", "", "1c5d51", "#1c5d51 "])
def test_a_colour_is_written_in_one_way(written):
    with pytest.raises(BadColour, match="Write the colour like #1c5d51"):
        palette(written)


def test_another_sheet_has_another_mark():
    marks = {palette(one).mark for one in ("#1c5d51", "#1c5d52", "#7a1f5c")}

    assert len(marks) == 3
    assert "#7a1f5c" in palette("#7a1f5c").sheet
