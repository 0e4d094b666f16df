"""A link as a QR code, drawn in the page itself."""

from __future__ import annotations

import segno
from django.utils.safestring import SafeString, mark_safe

QUIET = 4  # modules of white around a code, which a camera needs to find it


def qr(link: str) -> SafeString:
    """The code as an SVG in black on white, whatever the colours of the page.

    A quarter of it may be dirty or folded and it still reads.
    """
    code = segno.make(link, error="q", micro=False)
    drawn = code.svg_inline(
        border=QUIET, dark="#000", light="#fff", omitsize=True, svgclass="qr", lineclass=None
    )
    return mark_safe(drawn)
