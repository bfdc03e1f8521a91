"""The state of a decision: the lines that are still there, and a label on those that go."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, compress
from typing import Any, Final, NamedTuple, TypeVar

from cleaner.languages import IDEOGRAPHIC, SPACELESS
from cleaner.lines import Line
from cleaner.rules.model import Rule

FARTHEST: Final = 60
"""Lines: a neighbour is not looked for beyond."""
LOOKED_AT: Final = 80
"""Lines: as much of a text is looked at to see whether it takes up a line's words."""
_AFTER_VERB: Final = ("，", ",", "、", "：", ":", "。", "“", '"', "「", "ว่า")
"""What follows a verb of saying in scripts without spaces: a mark, or the Thai word for that."""
T = TypeVar("T")
Found = Iterable[tuple[int, str]]
"""What a structural rule finds: line numbers, each with the reason in words."""


class Label(NamedTuple):
    """Why a line goes: the rule that decided, and its reason in words."""

    rule: Rule
    reason: str


@dataclass(slots=True)
class Draft:
    """The lines of one round, their labels by line number, and what is known of the text.

    ``attribution`` holds the verbs of saying of the text's language; ``matched`` the numbers of
    the lines with phrases, ``odd`` those of the lines that are not prose at a glance,
    ``striking`` those of them that look like no sentence at a glance; ``flows`` says of every
    line whether it is running text. Labels are only ever added while rules look for lines.
    """

    lines: list[Line]
    language: str
    attribution: frozenset[str] = frozenset()
    labels: dict[int, Label] = field(default_factory=dict)
    matched: list[int] = field(default_factory=list)
    flows: list[bool] = field(default_factory=list)
    odd: list[int] = field(default_factory=list)
    striking: list[int] = field(default_factory=list)
    _running: str | None = None
    _once: dict[Callable[["Draft"], Any], tuple[int, Any]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, line in enumerate(self.lines):
            if line.hits:
                self.matched.append(number)
            if line.plain:
                self.flows.append(True)
                continue
            shape = line.shape
            self.flows.append(shape.prose)
            self.odd.append(number)
            if shape.striking:
                self.striking.append(number)

    def category(self, index: int) -> str:
        """The category of a line's label, "" for a line without one or outside the text."""
        label = self.labels.get(index)
        return label.rule.category if label else ""

    def reports(self, line: Line) -> bool:
        """Whether a line has a verb of saying: it tells what somebody says."""
        return self.says(line.low)

    def says(self, low: str) -> bool:
        """Whether a text in lower case has a verb of saying."""
        if self.language in SPACELESS:
            return any(_stands_in(verb, low) for verb in self.attribution)
        words = [word.strip('.,;:!?"“”«»') for word in low.split()]
        return not self.attribution.isdisjoint(words)

    def labelled(self, *categories: str) -> list[int]:
        """The numbers of the lines with a label of one of the categories, in text order."""
        if not self.labels:
            return []
        return sorted([n for n, label in self.labels.items() if label.rule.category in categories])

    @property
    def running(self) -> str:
        """The running text in lower case, as much of it as shows what it is about."""
        if self._running is None:
            prose = [line.low for line in compress(self.lines[:LOOKED_AT], self.flows)]
            self._running = "\n".join(prose)[: LOOKED_AT * 200]
        return self._running

    @property
    def extent(self) -> int:
        """How long the running text is, in characters of a Latin text."""
        return len(self.running) * (3 if self.language in IDEOGRAPHIC else 1)

    def once(self, measure: Callable[["Draft"], T]) -> T:
        """What ``measure`` gives for the draft, taken anew only when there are more labels."""
        labels, value = self._once.get(measure, (-1, None))
        if labels != len(self.labels):
            value = measure(self)
            self._once[measure] = len(self.labels), value
        return value  # type: ignore[no-any-return]  # it is what the measure gave

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
        return 0 <= index < len(self.flows) and self.flows[index] and index not in self.labels

    @property
    def paged(self) -> bool:
        """Whether the text is that of a page of which facts are known."""
        return bool(self.lines) and self.lines[0].facts is not None

    @property
    def last_prose(self) -> int:
        """The number of the last unlabelled line that is running text, or -1."""
        return self.once(_last_prose)

    def between(self, index: int) -> bool:
        """Whether a line stands right between two unlabelled lines of running text."""
        return self.prose(index - 1) and self.prose(index + 1)

    def flowing_above(self, index: int) -> int:
        """How many lines of running text stand above a line, labelled or not."""
        return bisect_left(self.once(_flowing), index)

    def size_above(self, index: int) -> int:
        """How long the unlabelled running text above a line is, in characters."""
        numbers, sizes = self.once(_prose_sizes)
        return sizes[bisect_left(numbers, index)]

    def runs_on(self, start: int) -> bool:
        """Whether running text stands at the line ``start`` or below."""
        return start <= self.last_prose

    def run(self, start: int) -> Iterator[int]:
        """The numbers of the lines from ``start`` on that are no prose, until the first that is."""
        while start < len(self.lines) and not self.prose(start):
            yield start
            start += 1


def rows(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Give the rows of numbers, in their order, that follow one another.

    >>> list(rows([1, 4, 5, 6, 9]))
    [[1], [4, 5, 6], [9]]
    """
    row: list[int] = []
    for number in numbers:
        if row and number > row[-1] + 1:
            yield row
            row = []
        row.append(number)
    if row:
        yield row


def sizes_of(draft: Draft, numbers: Iterable[int]) -> list[int]:
    """Give how long the first lines of some are together, in characters: of none, one, two ..."""
    return [0, *accumulate(draft.lines[n].shape.size for n in numbers)]


def _flowing(draft: Draft) -> list[int]:
    return [n for n, flows in enumerate(draft.flows) if flows]


def _prose_sizes(draft: Draft) -> tuple[list[int], list[int]]:
    numbers = [n for n in range(len(draft.lines)) if draft.prose(n)]
    return numbers, sizes_of(draft, numbers)


def _stands_in(verb: str, low: str) -> bool:
    """Whether a verb stands in a text without spaces, and tells: alone it may be part of a noun."""
    return verb in low and any(verb + mark in low for mark in _AFTER_VERB)


def _last_prose(draft: Draft) -> int:
    return next((n for n in reversed(range(len(draft.lines))) if draft.prose(n)), -1)
