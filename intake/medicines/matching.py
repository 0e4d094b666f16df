"""Reading typed words as medicines: the likeliest name, if it is like enough.

A match only ever leads to a question to the patient; it decides nothing. How like is enough
was chosen by measuring (`manage.py medicines --measure`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from intake.medicines.asked import ASKED
from intake.medicines.medicine import Medicine
from intake.medicines.others import OTHERS
from intake.medicines.reading import entries, phrases
from intake.medicines.sounds import bare, plain, sound

LIKE_ENOUGH = 0.75  # of 1; one slip in four letters, three in twelve
BY_EAR = 0.96  # how much as good it is to sound alike as to be written alike
SHORTEST = 5  # letters; shorter words must be written as they are listed
SEEN = 0.5  # of 1, as written: who writes by ear still hits half of the letters
WHOLE = 0.08  # what each further word of a phrase is worth: "advil pm" is more than "advil"
NEAREST = 5  # names looked at more closely
ALIKE = OSA.normalized_similarity


@dataclass(frozen=True, slots=True)
class Match:
    """Typed words, the medicine they are likely to be, and how like its name they are."""

    typed: str
    medicine: Medicine
    score: float
    exact: bool


class Index:
    """All names, of groups or of none, in the forms in which they are compared.

    What is of no group comes first, so that a tie asks nothing.
    """

    def __init__(self) -> None:
        named = {}
        for medicine in (*ASKED, *OTHERS):
            for name in medicine.names:
                named[plain(name)] = medicine
        order = sorted(named, key=lambda name: bool(named[name].group))
        self.exact = named
        self.written = order
        self.heard = [sound(name) for name in order]

    def best(self, typed: str) -> Match | None:
        """The likeliest medicine, of a group or of none, as typed or without "and" and "the"."""
        letters = plain(typed)
        found = [self._nearest(typed, form) for form in dict.fromkeys((letters, bare(letters)))]
        return max(filter(None, found), key=lambda match: match.score, default=None)

    def _nearest(self, typed: str, letters: str) -> Match | None:
        ear = sound(letters)
        if known := self.exact.get(letters):
            return Match(typed, known, 1.0, exact=True)
        if len(letters) < SHORTEST or letters.isdigit():
            return None
        found = {
            place
            for query, names, worth in ((letters, self.written, 1.0), (ear, self.heard, BY_EAR))
            for _, _, place in process.extract(
                query, names, scorer=ALIKE, score_cutoff=LIKE_ENOUGH / worth, limit=NEAREST
            )
        }
        alike = [self._alike(letters, ear, place) for place in sorted(found)]
        near = [one for one in alike if one[0] >= SEEN]
        if not near:
            return None
        written, heard, name = max(near, key=lambda one: one[0] + one[1])
        return Match(typed, self.exact[name], max(written, BY_EAR * heard), exact=False)

    def _alike(self, letters: str, ear: str, place: int) -> tuple[float, float, str]:
        """How like a name the letters are written and how like it they sound."""
        name = self.written[place]
        return ALIKE(letters, name), ALIKE(ear, self.heard[place]), name


index = cache(Index)


def read(text: str) -> list[Match]:
    """The medicines of the groups asked about that a text is likely to name, in its order."""
    names = index()
    found: list[Match] = []
    for entry in entries(text):
        for run in entry:
            found += _read_run(names, run)
    return found


def _read_run(names: Index, run: list[str]) -> list[Match]:
    """Of phrases that overlap, the likelier and then the longer one counts."""
    likely = []
    for start, end in phrases(run):
        match = names.best(" ".join(run[start:end]))
        if match is not None:
            likely.append((start, end, match))
    likely.sort(key=lambda one: one[2].score + WHOLE * (one[1] - one[0]), reverse=True)
    taken: set[int] = set()
    kept = []
    for start, end, match in likely:
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            kept.append((start, match))
    return [match for _, match in sorted(kept, key=lambda one: one[0]) if match.medicine.group]
