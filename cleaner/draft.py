"""The state of a decision: the lines that are still there, and a label on those that go."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from cleaner.lines import Line
from cleaner.rules.model import Rule

FARTHEST: Final = 60
"""Lines: a neighbour is not looked for beyond."""
LOOKED_AT: Final = 80
"""Lines: as much of a text is looked at to see whether it takes up a line's words."""
Found = Iterable[tuple[int, str]]
"""What a structural rule finds: line numbers, each with the reason in words."""


class Label(NamedTuple):
    """Why a line goes: the rule that decided, and its reason in words."""

    rule: Rule
    reason: str


@dataclass(slots=True)
class Draft:
    """The lines of one round, their labels by line number, and what is known of the text.

    ``words`` holds the packs' word lists (attribution verbs, photo labels) of every language.
    """

    lines: list[Line]
    language: str
    attribution: frozenset[str] = frozenset()
    labels: dict[int, Label] = field(default_factory=dict)
    _odd: list[int] | None = None
    _running: str | None = None

    def category(self, index: int) -> str:
        """The category of a line's label, "" for a line without one or outside the text."""
        label = self.labels.get(index)
        return label.rule.category if label else ""

    @property
    def odd(self) -> list[int]:
        """Numbers of the lines that are no prose: only they can be more than a phrase's match."""
        if self._odd is None:
            self._odd = [n for n, line in enumerate(self.lines) if not line.plain]
        return self._odd

    @property
    def running(self) -> str:
        """The running text in lower case, as much of it as shows what it is about."""
        if self._running is None:
            prose = [line.text for line in self.lines[:LOOKED_AT] if line.plain or line.shape.prose]
            self._running = "\n".join(prose)[: LOOKED_AT * 200].lower()
        return self._running

    def before(self, index: int) -> int:
        """The number of the nearest line above without a label, or -1."""
        farthest = max(-1, index - FARTHEST)
        index -= 1
        while index > farthest and index in self.labels:
            index -= 1
        return index if index not in self.labels else -1

    def after(self, index: int) -> int:
        """The number of the nearest line below without a label, or the number of lines."""
        last = len(self.lines)
        farthest = min(last, index + FARTHEST)
        index += 1
        while index < farthest and index in self.labels:
            index += 1
        return index if index not in self.labels else last

    def prose(self, index: int) -> bool:
        """Whether a line is there, unlabelled, and running text."""
        return (
            0 <= index < len(self.lines)
            and index not in self.labels
            and (self.lines[index].plain or self.lines[index].shape.prose)
        )

    def run(self, start: int) -> Iterator[int]:
        """The numbers of the lines from ``start`` on that are no prose, until the first that is."""
        while start < len(self.lines) and not self.prose(start):
            yield start
            start += 1
