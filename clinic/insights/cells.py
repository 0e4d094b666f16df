"""Figures that may be shown: none that is made of few people, and none that gives one away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

Name = TypeVar("Name")

FEWEST = 10  # people behind a figure


@dataclass(frozen=True, slots=True)
class Cell:
    """A count, of how many people it is made, and the key by which its rows are asked for."""

    key: str
    count: int = 0
    people: int = 0
    hidden: bool = False

    @property
    def few(self) -> bool:
        return 0 < self.people < FEWEST


class NotGivenOut(Exception):
    """There is no such figure, or it is made of too few people."""

    def __init__(self) -> None:
        super().__init__("Fewer than 10 people are behind this figure, so its rows stay closed.")


def open_only(key: str, cells: Iterable[Cell]) -> None:
    """Raise `NotGivenOut` unless one of these has that key and is shown."""
    if key not in {one.key for one in cells if one.count and not one.hidden}:
        raise NotGivenOut


def cell(key: str, count: int, people: int | None = None) -> Cell:
    """A figure by itself, hidden where it is made of few people."""
    made = Cell(key, count, count if people is None else people)
    return replace(made, hidden=made.few)


def parts(cells: Mapping[Name, Cell]) -> dict[Name, Cell]:
    """Figures that add up to one that is known: what is hidden cannot be worked out.

    One small part among large ones would be the rest of the sum, so the next smallest is
    hidden with it until the hidden ones are together as many people as a figure needs. Of
    equals the first is: give them in an order that stays, or two looks show them all.
    """
    shown = {name: replace(one, hidden=one.few) for name, one in cells.items()}
    while 0 < sum(one.people for one in shown.values() if one.hidden) < FEWEST:
        rest = {name: one for name, one in shown.items() if not one.hidden and one.count}
        if not rest:
            break
        name = min(rest, key=lambda name: rest[name].people)
        shown[name] = replace(shown[name], hidden=True)
    return shown
