"""What stands above the first paragraph, or below the last: its lines, and what is measured there.

A page sets names, dates, sections and links around the article; an article begins and ends in
running text. Nothing here decides: see ``fitted`` for that.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cleaner.draft import Draft
from cleaner.lines import Line

LEAST_PROSE: Final = 3
"""Paragraphs: with fewer of them it is not clear where a text begins and ends."""
MOST_LINES: Final = 200
"""Lines: what is longer is no edge of a text."""
PICTURES: Final = frozenset({"caption", "credit", "alt"})
LINKS: Final = frozenset(
    ["promo", "readmore", "nav", "newsletter", "app", "share", "comments", "embed", "ad", "paywall"]
)


@dataclass(frozen=True, slots=True)
class Edge:
    """The unlabelled lines of one end of a text, from its outside to its inside.

    ``text`` is the number of the paragraph that they stand at; ``flowing`` is the share of all
    lines that are running text.
    """

    draft: Draft
    numbers: tuple[int, ...]
    text: int
    flowing: float

    @property
    def above(self) -> bool:
        """Whether it stands above the text."""
        return self.numbers[0] < self.text

    def line(self, number: int) -> Line:
        """Give a line."""
        return self.draft.lines[number]

    def between(self, number: int) -> set[str]:
        """Give the categories of the lines that go between a line and the text."""
        span = range(number + 1, self.text) if self.above else range(self.text + 1, number)
        return {self.draft.category(n) for n in span} - {""}

    def beside(self, number: int) -> set[str]:
        """Give the categories of the lines that go just above and just below a line."""
        return {self.draft.category(number - 1), self.draft.category(number + 1)} - {""}

    def touches(self, number: int) -> bool:
        """Whether nothing that stays stands between a line and the text."""
        return number == (self.numbers[-1] if self.above else self.numbers[0])


def edges(draft: Draft) -> list[Edge]:
    """Give the edges of a text: those that have lines, and not too many."""
    lines = range(len(draft.lines))
    top, end = _first(draft, lines), _first(draft, lines[::-1])
    if top is None or end is None or not _flows(draft, top, end):
        return []
    sides = ((lines[:top], top), (lines[end + 1 :], end))
    found = [(tuple(n for n in side if n not in draft.labels), text) for side, text in sides]
    found = [(own, text) for own, text in found if 0 < len(own) <= MOST_LINES]
    flowing = _share(draft) if found else 1.0
    return [Edge(draft, own, text, flowing) for own, text in found]


def _first(draft: Draft, numbers: Sequence[int]) -> int | None:
    return next((n for n in numbers if draft.prose(n)), None)


def _flows(draft: Draft, top: int, end: int) -> bool:
    """Whether there are paragraphs enough."""
    count = 0
    for number in range(top, end + 1):
        count += draft.prose(number)
        if count == LEAST_PROSE:
            return True
    return False


def _share(draft: Draft) -> float:
    prose = sum(draft.prose(n) for n in range(len(draft.lines)))
    return prose / (len(draft.lines) - len(draft.labels))
