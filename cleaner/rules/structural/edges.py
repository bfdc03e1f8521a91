"""What stands above the first paragraph, or below the last: its lines, and what is measured there.

A page sets names, dates, sections and links around the article; an article begins and ends in
running text. Nothing here decides: see ``fitted`` for that.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from cleaner.draft import Draft, rows
from cleaner.lines import Line

RULES: Final = (
    "shape.byline.at-edge",
    "shape.title.above-text",
    "shape.nav.above-text",
    "shape.promo.below-text",
)
"""The rules that fitted signs decide: what one of them finds is no evidence for the others."""
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
    """The unlabelled lines of one end of a text, from top to bottom.

    ``text`` is the number of the paragraph that they stand at; ``flowing``, measured above it
    alone, is the share of all lines that are running text.
    """

    draft: Draft
    numbers: tuple[int, ...]
    text: int
    flowing: float

    @property
    def on_top(self) -> bool:
        """Whether it stands above the text."""
        return self.numbers[0] < self.text

    def line(self, number: int) -> Line:
        """Give a line."""
        return self.draft.lines[number]

    def between(self, number: int) -> set[str]:
        """Give the categories of the lines that go between a line and the text."""
        span = range(number + 1, self.text) if self.on_top else range(self.text + 1, number)
        return self._gone(span)

    def beside(self, number: int) -> set[str]:
        """Give the categories of the lines that go just above and just below a line."""
        return self._gone((number - 1, number + 1))

    def _gone(self, numbers: Iterable[int]) -> set[str]:
        return {self.draft.category(n) for n in numbers if not _open(self.draft, n)} - {""}

    def row(self, number: int) -> list[int]:
        """Give the lines that stand with a line, and nothing that goes between them."""
        return next(row for row in rows(self.numbers) if number in row)

    def touches(self, number: int) -> bool:
        """Whether nothing that stays stands between a line and the text."""
        return number == (self.numbers[-1] if self.on_top else self.numbers[0])


def above(draft: Draft) -> Edge | None:
    """Give the edge above the first paragraph, None where no line or too many stand there.

    Nor is there one where the page is known: what that says of a line says more.
    """
    if draft.paged:
        return None
    lines = range(len(draft.lines))
    text = _first(draft, lines)
    own = tuple(n for n in lines[:text] if _open(draft, n))
    if text is None or not 0 < len(own) <= MOST_LINES or not _flows(draft, lines[text:]):
        return None
    return Edge(draft, own, text, _share(draft))


def below(draft: Draft) -> Edge | None:
    """Give the edge below the last paragraph, None where no line or too many stand there."""
    if draft.paged:
        return None
    lines = range(len(draft.lines))
    text = _first(draft, lines[::-1])
    own = () if text is None else tuple(n for n in lines[text + 1 :] if _open(draft, n))
    if text is None or not 0 < len(own) <= MOST_LINES or not _flows(draft, lines[text::-1]):
        return None
    return Edge(draft, own, text, 1.0)


def _open(draft: Draft, number: int) -> bool:
    """Whether no rule took a line but those that fitted signs decide."""
    label = draft.labels.get(number)
    return label is None or label.rule.id in RULES


def _first(draft: Draft, numbers: Sequence[int]) -> int | None:
    return next((n for n in numbers if draft.prose(n)), None)


def _flows(draft: Draft, numbers: Sequence[int]) -> bool:
    """Whether there are paragraphs enough."""
    count = 0
    for number in numbers:
        count += draft.prose(number)
        if count == LEAST_PROSE:
            return True
    return False


def _share(draft: Draft) -> float:
    prose = sum(draft.prose(n) for n in range(len(draft.lines)))
    return prose / (len(draft.lines) - len(draft.labels))
