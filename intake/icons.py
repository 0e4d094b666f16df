"""The drawn marks: outline icons in the colour of the text, the scale, skin tones."""

from typing import Final

from django.utils.safestring import SafeString, mark_safe

CIRCLE: Final = "<circle cx='12' cy='12' r='9'/>"

OUTLINES: Final[dict[str, str]] = {
    "leaf": "<path d='M12 2.6c4.3 2.3 7.4 5.6 7.4 9.6A7.3 7.3 0 0 1 12 19.4a7.3 7.3 0 0 1-7.4-7.2"
    "c0-4 3.1-7.3 7.4-9.6ZM12 21.6V10m0 6 3.4-3.4M12 13.6 9.2 10.8'/>",
    "globe": CIRCLE + "<path d='M3 12h18"
    "M12 3c3 2.6 4 5.6 4 9s-1 6.4-4 9c-3-2.6-4-5.6-4-9s1-6.4 4-9Z'/>",
    "phone": "<path d='M5.2 3.5h3.3l1.7 4.3-2.2 1.6a13 13 0 0 0 6.6 6.6l1.6-2.2 4.3 1.7v3.3"
    "a2 2 0 0 1-2.2 2A16.3 16.3 0 0 1 3.2 5.7a2 2 0 0 1 2-2.2Z'/>",
    "back": "<path d='m15 5-7 7 7 7'/>",
    "next": "<path d='m9 5 7 7-7 7'/>",
    "down": "<path d='m6 9.5 6 6 6-6'/>",
    "saved": CIRCLE + "<path d='m8 12.3 2.7 2.7 5.3-5.6'/>",
    "tick": "<path d='m4.5 12.5 5 5L19.5 7'/>",
    "calendar": "<rect x='4' y='5' width='16' height='15.5' rx='2'/>"
    "<path d='M4 10h16M8.5 3v4m7-4v4'/>",
    "clock": CIRCLE + "<path d='M12 7v5l3.2 2.2'/>",
    "pill": "<rect x='2.5' y='8.3' width='19' height='7.4' rx='3.7' "
    "transform='rotate(-45 12 12)'/><path d='m9.4 9.4 5.2 5.2'/>",
    "lock": "<rect x='4.5' y='10.5' width='15' height='10.5' rx='2'/>"
    "<path d='M8 10.5V7.5a4 4 0 0 1 8 0v3'/>",
    "warning": "<path d='M12 4 2.8 20h18.4ZM12 10v4.5m0 2.7v.1'/>",
    "stop": "<path d='M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3ZM12 7.5v5.5m0 3.2v.1'/>",
    "info": CIRCLE + "<path d='M12 11v5.5m0-9v.1'/>",
    "barred": CIRCLE + "<path d='m5.7 5.7 12.6 12.6'/>",
    "pause": CIRCLE + "<path d='M10 8.7v6.6m4-6.6v6.6'/>",
    "eye": "<path d='M2 12c2.6-4.5 6-6.7 10-6.7s7.4 2.2 10 6.7c-2.6 4.5-6 6.7-10 6.7"
    "S4.6 16.5 2 12Z'/><circle cx='12' cy='12' r='3'/>",
    "speech": "<path d='M4 4.5h16v11.5h-9.5L6 20.5V16H4Z'/>",
    "broken": "<circle cx='12' cy='12' r='9' stroke-dasharray='4.2 2.87'/><path d='M8.5 12h7'/>",
    "plus": "<path d='M12 4.5v15M4.5 12h15'/>",
    "minus": "<path d='M5 12h14'/>",
    "changed": "<path d='M4 8.5h15m-4-4 4 4M20 15.5H5m4 4-4-4'/>",
    "pencil": "<path d='m4 20 1-4.5L16.3 4.2a1.6 1.6 0 0 1 2.3 0l1.2 1.2a1.6 1.6 0 0 1 "
    "0 2.3L8.5 19ZM14.5 6l3.5 3.5'/>",
    "book": "<rect x='5' y='3.5' width='14' height='17' rx='1.5'/><path d='M8.5 8h7m-7 4h7"
    "M5 17h14'/>",
    "reply": "<path d='M9 5 3.5 10.5 9 16M4 10.5h10a6 6 0 0 1 6 6v2.5'/>",
    "identity": "<rect x='2.5' y='5' width='19' height='14' rx='2'/><circle cx='8.5' cy='11' "
    "r='2'/><path d='M5.5 16c.6-1.6 1.6-2.3 3-2.3s2.4.7 3 2.3M14.5 10h4m-4 4h4'/>",
    "search": "<circle cx='10.5' cy='10.5' r='6.5'/><path d='m15.5 15.5 5 5'/>",
    "close": "<path d='m5.5 5.5 13 13m0-13-13 13'/>",
    "mail": "<rect x='2.5' y='5' width='19' height='14' rx='2'/><path d='m3.5 7 8.5 6.5L20.5 7'/>",
    "person": "<circle cx='12' cy='8' r='4'/><path d='M4.5 20.5c.7-4 3.5-6 7.5-6s6.8 2 7.5 6'/>",
    "print": "<path d='M7 8.5V3.5h10v5M7 17H3.5V8.5h17V17H17m-10-3h10v6.5H7Z'/>",
    "copy": "<rect x='8.5' y='8.5' width='12' height='12' rx='2'/><path d='M15.5 8.5V5.5a2 2 0 0 0"
    "-2-2h-8a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2h3'/>",
    "link": "<path d='m9.5 14.5 5-5M11 7l2.5-2.5a4.2 4.2 0 0 1 6 6L17 13M13 17l-2.5 2.5a4.2 4.2 "
    "0 0 1-6-6L7 11'/>",
}

ICONS: Final[dict[str, SafeString]] = {
    name: mark_safe(
        f"<svg class='icon icon-{name}' viewBox='0 0 24 24' aria-hidden='true' focusable='false'>"
        f"{outline}</svg>"
    )
    for name, outline in OUTLINES.items()
}

STEPS: Final = 4  # circles of the scale

SCALES: Final[tuple[SafeString, ...]] = tuple(
    mark_safe(
        "<span class='pips' aria-hidden='true'>%s</span>"
        % ("<i class='on'></i>" * level + "<i></i>" * (STEPS - level))
    )
    for level in range(STEPS + 1)
)

# The ten colours of the Monk Skin Tone scale (Ellis Monk, CC BY 4.0), lightest first.
SKIN_TONES: Final = [
    "f6ede4",
    "f3e7db",
    "f7ead0",
    "eadaba",
    "d7bd96",
    "a07e56",
    "825c43",
    "604134",
    "3a312a",
    "292420",
]
SWATCHES: Final[dict[str, SafeString]] = {
    str(number): mark_safe(
        "<svg class='swatch' viewBox='0 0 48 24' aria-hidden='true' focusable='false'>"
        f"<rect width='48' height='24' fill='#{tone}'/></svg>"
    )
    for number, tone in enumerate(SKIN_TONES, start=1)
}
