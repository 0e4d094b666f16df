"""Messages as a manager finds them: a line for each kind and way, a word for each language."""

from __future__ import annotations

from dataclasses import dataclass

from intake.models import Clinic, MessageWords, Outbox
from intake.saying import Piece, pieces
from intake.speaking import LANGUAGES

WAYS = {Outbox.Channel.EMAIL: "by e-mail", Outbox.Channel.TEXT: "by text"}


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of message by one way, and for each language whether the words are its own."""

    title: str
    pieces: tuple[tuple[Piece, str, bool], ...]


def title(piece: Piece) -> str:
    """What staff call a message, such as Invitation by e-mail."""
    kind = Outbox.Kind(piece.kind).label
    return f"{kind} {WAYS[Outbox.Channel(piece.channel)]}"


def rows(clinic: Clinic, languages: tuple[str, ...]) -> list[Row]:
    """Every message that patients get, in one query."""
    written = MessageWords.objects.filter(clinic=clinic).order_by("pk")
    newest = {Piece(one.kind, one.channel, one.language): not one.standard for one in written}
    found: dict[str, list[tuple[Piece, str, bool]]] = {}
    for piece in pieces(languages):
        told = (piece, LANGUAGES[piece.language], newest.get(piece, False))
        found.setdefault(title(piece), []).append(told)
    return [Row(name, tuple(told)) for name, told in found.items()]
