"""Lines of the extracted text ↔ runs of the page.

An extractor trims, joins and splits what it takes, but keeps the characters: without blanks
a line stands in the page's text letter for letter. Long lines are looked for first, in reading
order; short ones between the long ones around them. The work is bounded: a hostile page runs
out of it, and its lines stay without a place.
"""

from bisect import bisect_right
from itertools import accumulate
from typing import Final, NamedTuple

from cleaner.page.runs import Run

LONG: Final = 40
"""Characters: a line this long stands in a page but once or twice."""
EFFORT: Final = 60
"""How many times the length of the page may be searched in vain."""
_BULLETS: Final = "-•*–"

Span = tuple[int, int]


class Entry(NamedTuple):
    """A line of the page's text, and its span in the page's stream, if it has one."""

    text: str
    span: Span | None


class Stream:
    """The page's text without blanks, and where each run of it begins.

    ``places(lines)`` gives for each line the characters of the stream that it covers.
    """

    __slots__ = ("_left", "_starts", "text")

    def __init__(self, runs: list[Run]) -> None:
        self.text = "".join([run.key for run in runs])
        self._starts = [0, *accumulate(len(run.key) for run in runs)]
        self._left = EFFORT * (len(self.text) + 1000)

    def runs(self, span: Span) -> range:
        """Give the numbers of the runs that a span touches."""
        first = bisect_right(self._starts, span[0]) - 1
        return range(first, bisect_right(self._starts, max(span[0], span[1] - 1)))

    def start(self, number: int) -> int:
        """Give where a run begins."""
        return self._starts[number]

    def places(self, lines: list[str]) -> list[Span | None]:
        """Give each line's span in the stream, None for a line that does not stand there."""
        keys = [bare(line) for line in lines]
        spans: list[Span | None] = [None] * len(keys)
        at = 0
        for number, key in enumerate(keys):
            if len(key) >= LONG:
                spans[number] = span = self._long(key, at)
                at = span[1] if span else at
        self._between(keys, spans)
        return spans

    def _between(self, keys: list[str], spans: list[Span | None]) -> None:
        """Place the lines that have none between the placed ones around them."""
        ends = [len(self.text)] * (len(keys) + 1)
        for number in range(len(keys) - 1, -1, -1):
            span = spans[number]
            ends[number] = span[0] if span else ends[number + 1]
        at = 0
        for number, key in enumerate(keys):
            span = spans[number]
            if span is None and key:
                end = ends[number] if ends[number] > at else len(self.text)
                spans[number] = span = self._find(key, at, end) or self._find(key, 0)
            at = span[1] if span else at

    def _long(self, key: str, at: int) -> Span | None:
        span = self._find(key, at) or self._find(key, 0, at + len(key))
        if span is None and len(key) >= 2 * LONG:  # altered inside: its beginning and end will do
            span = self._find(key[:LONG], at)
            end = span and self._find(key[-LONG:], span[1], span[0] + 2 * len(key))
            span = (span[0], end[1]) if span and end else span
        return span

    def _find(self, key: str, start: int, end: int | None = None) -> Span | None:
        end = len(self.text) if end is None else end
        if self._left <= 0 or start >= end:
            return None
        found = self.text.find(key, start, end)
        self._left -= (found if found >= 0 else end) - start
        return (found, found + len(key)) if found >= 0 else None


def bare(line: str) -> str:
    """Give a line without blanks and without the mark that an extractor sets before an item.

    >>> bare("- Two  words")
    'Twowords'
    """
    line = line.strip()
    if line[:1] == "|":
        line = line.replace("| ", " ").rstrip("|")
    elif line[:1] in _BULLETS and line[1:2] in {" ", ""}:
        line = line[1:]
    return "".join(line.split())


def entries_of(text: str, stream: Stream) -> list[Entry]:
    """Give the lines of an extracted text with their places."""
    lines = [line for line in (raw.strip() for raw in text.split("\n")) if line]
    return [Entry(line, span) for line, span in zip(lines, stream.places(lines), strict=True)]


def entry_at(number: int, run: Run, stream: Stream) -> Entry:
    """Give a run as a line of the text."""
    start = stream.start(number)
    return Entry(run.text, (start, start + len(run.key)))
