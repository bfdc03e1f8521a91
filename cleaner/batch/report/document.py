"""A document as the report shows it: its lines, with what was removed of them and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from cleaner.account import Piece as Stretch
from cleaner.account import account
from cleaner.batch.models import Entry
from cleaner.models import Removal, encodable

_ROOM: Final = 24_000
"""Characters of a document that are shown of what was kept, and of what was removed each."""

_MARKUP: Final = 30
"""Characters that a piece takes beside its own: many short lines are a long document too."""

_PIECE: Final = 2_000
"""Characters of one piece of a line, from which on its middle is left out."""

_PIECES: Final = 40
"""Pieces of a line."""

_NAME: Final = 300
"""Characters of a name, a warning or a reason."""


@dataclass(slots=True)
class Piece:
    """A stretch of a line. ``note`` is the index of the reason why it went, -1 if it stayed."""

    text: str
    note: int = -1


@dataclass(slots=True)
class Note:
    """Why something went."""

    category: str
    rule: str
    reason: str


@dataclass(slots=True)
class Row:
    """A line of the text; or, without pieces, ``left_out`` characters that are not shown."""

    pieces: list[Piece]
    left_out: int = 0


@dataclass(slots=True)
class Document:
    """One document: its ledger line in short, and its text."""

    order: int
    id: str
    source: str
    language: str
    chars_in: int
    chars_out: int
    removed_chars: int
    warnings: list[str]
    notes: list[Note]
    rows: list[Row]
    rebuilt: bool
    duplicate_of: str | None = None


def shorten(text: str, most: int = _NAME) -> str:
    """Leave out the middle of a long text.

    >>> shorten("abcdefghijklmnop", 10)
    'abcde … nop'
    """
    if len(text) > most:
        text = f"{text[: most // 2]} … {text[-(most // 3) :]}"
    return encodable(text)


def document(order: int, entry: Entry, text: str, article: dict[str, Any]) -> Document:
    """Give the document as it is shown; ``article`` is what ``Article.model_dump`` gives."""
    removed = [Removal.model_construct(**removal) for removal in article["removed"]]
    rebuilt = not (text and all(_stands(one, text) for one in removed))
    if rebuilt:
        text, removed = _rebuild(removed, article["paragraphs"])
    notes: list[Note] = []
    rows = list(_rows(text, removed, notes))
    return Document(
        order=order,
        id=shorten(entry.id),
        source=shorten(entry.source),
        language=entry.language,
        chars_in=entry.chars_in,
        chars_out=entry.chars_out,
        removed_chars=entry.removed_chars,
        warnings=[shorten(warning) for warning in article["warnings"]],
        notes=notes,
        rows=rows,
        rebuilt=rebuilt and bool(text),
        duplicate_of=shorten(entry.duplicate_of) if entry.duplicate_of else None,
    )


def _stands(one: Removal, text: str) -> bool:
    """Say whether a removal is where it says; a JSON dump has no lone surrogates."""
    return encodable(text[one.start : one.end]) == encodable(one.text)


def _rebuild(removed: list[Removal], paragraphs: Sequence[str]) -> tuple[str, list[Removal]]:
    """Make a text of what went and what stayed, where the text itself is not at hand."""
    text = ""
    moved = []
    for one in removed:
        end = len(text) + len(one.text)
        moved.append(one.model_copy(update={"start": len(text), "end": end}))
        text += f"{one.text}\n"
    return text + "\n".join(paragraphs), moved


def _rows(text: str, removed: list[Removal], notes: list[Note]) -> Iterator[Row]:
    """The lines that have something on them, as long as there is room."""
    room = {True: _ROOM, False: _ROOM}
    left_out = 0
    for line in account(text, removed):
        shown, rest = line.pieces[:_PIECES], line.pieces[_PIECES:]
        gone = any(piece.removal for piece in shown)
        if not line.text:
            continue
        room[gone] -= sum(min(len(piece.text), _PIECE) + _MARKUP for piece in shown)
        if room[gone] < 0:
            left_out += len(line.text)
            continue
        if left_out:
            yield Row([], left_out)
        yield Row([_piece(piece, notes) for piece in shown])
        left_out = sum(len(piece.text) for piece in rest)
    if left_out:
        yield Row([], left_out)


def _piece(piece: Stretch, notes: list[Note]) -> Piece:
    text = shorten(piece.text, _PIECE)
    if not (piece.removal and text.strip()):
        return Piece(text)
    one = piece.removal
    notes.append(Note(one.category, one.rule, shorten(one.reason)))
    return Piece(text, len(notes) - 1)
