"""How well typed medicines are read, measured on spellings with the right answer beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from intake.medicines.asked import ASKED
from intake.medicines.matching import SHORTEST, read

Spelling = tuple[str, str]  # what is typed, and the medicine it means, or nothing


@dataclass(frozen=True, slots=True)
class Measured:
    """What became of spellings: those read right, those missed, and those read wrongly."""

    right: int
    missed: tuple[Spelling, ...]
    wrong: tuple[tuple[str, str, str], ...]  # typed, meant, read

    @property
    def recall(self) -> float:
        """Of the medicines that were typed, the share that is asked back under its own name."""
        return self.right / (self.right + len(self.missed))

    @property
    def precision(self) -> float:
        """Of the questions that are asked back, the share that names what was meant."""
        return self.right / (self.right + len(self.wrong))


def measure(spellings: Iterable[Spelling]) -> Measured:
    """Read every spelling, each as a whole text."""
    right, missed, wrong = 0, [], []
    for typed, meant in spellings:
        names = [match.medicine.name for match in read(typed)]
        right += meant in names
        wrong += [(typed, meant, name) for name in names if name != meant]
        if meant and meant not in names:
            missed.append((typed, meant))
    return Measured(right, tuple(missed), tuple(wrong))


def slips() -> Iterator[Spelling]:
    """Every listed name with one slip: a letter left out, doubled, or swapped with the next."""
    for medicine in ASKED:
        for name in medicine.names:
            if len(name) <= SHORTEST:
                continue
            for place in range(1, len(name)):
                before, here, after = name[:place], name[place], name[place + 1 :]
                swapped = after[:1] + here + after[1:]
                for typed in (before + after, before + here * 2 + after, before + swapped):
                    yield typed, medicine.name
