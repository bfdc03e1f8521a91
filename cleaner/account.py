"""A whole text, line by line, with what was removed of it marked: what explain draws."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cleaner.models import Removal


@dataclass(frozen=True)
class Piece:
    """A stretch of a line; ``removal`` says why it went, None that it stayed."""

    text: str
    removal: Removal | None


@dataclass(frozen=True)
class Shown:
    """One line of the text, in pieces, and the removals that end in it."""

    pieces: tuple[Piece, ...]
    notes: tuple[Removal, ...]

    @property
    def text(self) -> str:
        """The line without the white space around it."""
        return "".join(piece.text for piece in self.pieces).strip()

    @property
    def removal(self) -> Removal | None:
        """Why the whole line went; None if some of it stayed."""
        if any(not piece.removal and piece.text.strip() for piece in self.pieces):
            return None
        return next((piece.removal for piece in self.pieces if piece.removal), None)


def account(text: str, removed: Sequence[Removal]) -> Iterator[Shown]:
    """Give every line of ``text``; ``removed`` is in text order and may overlap."""
    waiting = deque(removed)
    here: list[Removal] = []
    start = 0
    for raw in text.splitlines(keepends=True):
        end = start + len(raw)
        while waiting and waiting[0].start < end:
            here.append(waiting.popleft())
        stop = start + len("".join(raw.splitlines()))
        notes = tuple(removal for removal in here if removal.end <= end)
        yield Shown(tuple(_pieces(text, start, stop, here)), notes)
        here = [removal for removal in here if removal.end > end]
        start = end


def _pieces(text: str, start: int, stop: int, here: list[Removal]) -> Iterator[Piece]:
    bounds = {bound for removal in here for bound in (removal.start, removal.end)}
    cuts = sorted({start, stop, *(bound for bound in bounds if start < bound < stop)})
    for left, right in pairwise(cuts):
        over = [removal for removal in here if removal.start <= left and removal.end >= right]
        # The narrowest says most: a part cut first, then the rest of its line.
        narrowest = min(over, key=lambda removal: removal.end - removal.start, default=None)
        yield Piece(text[left:right], narrowest)
