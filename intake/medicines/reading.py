"""What a patient typed, taken apart into words that may be medicines."""

from __future__ import annotations

import re
from collections.abc import Iterator

APART = re.compile(r"[\n\r,;:/&+•·()\[\]|]|\.(?=\s|$)|\s-+\s|\s(?:and|plus|y|or|with|con)\s", re.I)
DOSE = re.compile(
    r"^(?:x?\d[\d.,]*(?:x|mg|mcg|ug|µg|g|ml|iu|ui|units?|%|st|nd|rd|th)|\d[\d.,]+|x\d)$", re.I
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ON_THE_SKIN = _words(
    """
    gel gels cream creams lotion ointment drops drop wash shampoo foam serum emulgel spray topical
    crema pomada gotas
    """
)
# These end a run of words: no name of a medicine goes across them.
FILL = _words(
    """
    i i'm im a an the my of for to in on at it is as if am also take takes taking took use using
    used have had get got been was some sometimes occasional occasionally only just about when
    needed required daily day days once twice every each per week weekly month monthly year
    years morning mornings evening night nights bed time times before after meals food since
    until from low high small dose doses dosage mg mcg ml iu od bd tds qds prn no not never
    generic brand called name prescription prescribed but because tomo una un vez al dia día
    cada noche por para la el mañana
    """
)
FORMS = _words("tablet pill capsule cap tab jab injection tablets pills capsules jabs")
LONGEST_NAME = 3  # words


def entries(text: str) -> Iterator[list[list[str]]]:
    """Each thing listed, as runs of words; what goes on the skin or in the eye is left out."""
    for entry in APART.split(text):
        words = [word.strip(".'’\"“”!?*-") for word in entry.split()]
        if not ON_THE_SKIN.intersection(word.casefold() for word in words):
            yield list(_runs(words))


def phrases(run: list[str]) -> Iterator[tuple[int, int]]:
    """Where each phrase of a run starts and ends, as far as it may be one name."""
    for start in range(len(run)):
        for end in range(start + 1, min(start + LONGEST_NAME, len(run)) + 1):
            if end - start > 1 or run[start].casefold() not in FORMS:
                yield start, end


def _runs(words: list[str]) -> Iterator[list[str]]:
    run: list[str] = []
    for word in words:
        if word and word.casefold() not in FILL and not DOSE.match(word):
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run
