"""Months by their names in the languages of the patients, in full or the first letters.

Arabic has three sets of names: those of the Nile and the Gulf, of the Levant, and of the Maghreb.
"""

from __future__ import annotations

import unicodedata

NAMES = (
    "january enero يناير كانون_الثاني جانفي",
    "february febrero فبراير شباط فيفري",
    "march marzo مارس آذار",
    "april abril أبريل إبريل نيسان أفريل",
    "may mayo مايو أيار ماي",
    "june junio يونيو يونيه حزيران جوان",
    "july julio يوليو يوليه تموز جويلية",
    "august agosto أغسطس آب أوت",
    "september septiembre setiembre سبتمبر أيلول",
    "october octubre أكتوبر تشرين_الأول",
    "november noviembre نوفمبر تشرين_الثاني",
    "december diciembre ديسمبر كانون_الأول",
)
SHORTEST = 3  # letters that tell the months apart


def month_named(text: str) -> int | None:
    """The month of a name, from 1 to 12; None where it is no month's, or more than one's."""
    name = _plain(text.rstrip("."))
    found = {
        month
        for month, names in enumerate(_PLAIN, start=1)
        if name in names or (len(name) >= SHORTEST and any(n.startswith(name) for n in names))
    }
    return found.pop() if len(found) == 1 else None


def _plain(text: str) -> str:
    """Small letters without accents: alef with and without hamza is one letter here."""
    parts = unicodedata.normalize("NFKD", text.lower())
    return " ".join("".join(p for p in parts if not unicodedata.combining(p)).split())


_PLAIN = [[_plain(name.replace("_", " ")) for name in names.split()] for names in NAMES]
