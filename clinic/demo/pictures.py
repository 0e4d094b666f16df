"""Drawn faces that stand for photos in the demonstration; nobody was photographed."""

from __future__ import annotations

import io
from random import Random

from PIL import Image, ImageDraw, ImageFilter

SIZE = (900, 1200)
SKINS = ("#e7c2a2", "#c99671", "#8d5a3b", "#f0d3bb", "#a86f4a")
HAIRS = ("#2b211c", "#59402c", "#8a8178", "#17130f", "#a0693a")
WALL = "#c9cdc6"


def drawn_face(rng: Random, *, side: str) -> bytes:
    """A face from the front or one side, or a neck, as a JPEG."""
    skin, hair = rng.choice(SKINS), rng.choice(HAIRS)
    picture = Image.new("RGB", SIZE, WALL)
    draw = ImageDraw.Draw(picture)
    turn = {"left": 70, "right": -70}.get(side, 0)  # how far the features move
    up = 420 if side == "neck" else 0
    draw.rounded_rectangle((350, 800 - up, 550, 1300), 60, fill=skin)
    draw.rounded_rectangle((110, 1080 - up, 790, 1500), 160, fill="#5f7470")
    draw.ellipse((205, 130 - up, 695, 760 - up), fill=hair)
    draw.ellipse((240, 210 - up, 660, 920 - up), fill=skin)
    for eye in (340, 560):
        x = eye + turn
        draw.arc((x - 55, 430 - up, x + 55, 500 - up), 200, 340, fill=hair, width=12)
        draw.ellipse((x - 24, 490 - up, x + 24, 520 - up), fill="#2a2420")
    draw.arc((405 + turn, 560 - up, 495 + turn, 670 - up), 20, 160, fill="#8a5a48", width=8)
    draw.ellipse((375 + turn, 730 - up, 525 + turn, 772 - up), fill="#a4564f")
    for _ in range(40):
        x, y = rng.randrange(300, 600), rng.randrange(280, 840) - up
        size = rng.randrange(3, 9)
        draw.ellipse((x, y, x + size, y + size), fill="#b5584a")
    out = io.BytesIO()
    picture.filter(ImageFilter.GaussianBlur(1.5)).save(out, "JPEG", quality=85)
    return out.getvalue()
