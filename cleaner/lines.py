"""Text to lines: where every piece of the caller's string stands. Only here text is split.

A line is what is judged: one line of the input, or, in hard-wrapped text, the lines of a
paragraph joined again. It knows its pieces, spans ``(start, end)`` of the caller's string in
characters; its ``text`` is their canonical form.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final

from cleaner.canonical import canonical, is_composed
from cleaner.facts import Facts
from cleaner.fold import fold
from cleaner.rules.model import Rule
from cleaner.shape import Shape, core

Span = tuple[int, int]
Hit = tuple[Rule, Span]


@dataclass(init=False, slots=True, eq=False)
class Line:
    """One line to be judged: text, place, and the phrases found in it.

    ``block`` counts the blank lines before it: lines of one block stand directly together.
    ``facts`` are what the page knows of it, where the text came with a page. A ``plain`` line is
    prose at a glance: long, and ended by a full stop. That saves measuring most lines.
    """

    text: str
    pieces: tuple[Span, ...]
    block: int
    folded: str
    facts: Facts | None
    plain: bool
    hits: list[Hit]
    _shape: Shape | None
    _core: Span | None
    _low: str | None

    def __init__(self, text: str, pieces: tuple[Span, ...], block: int, folded: str = "") -> None:
        self.text, self.pieces, self.block = text, pieces, block
        self.folded, self.hits, self.facts = folded or text, [], None
        self.plain = len(text) >= 120 and (text[-1] in ".。" or len(text) >= 300)
        self._shape = self._core = self._low = None

    @property
    def core(self) -> Span:
        """The span of the text without bullets, arrows and brackets around it; measured once."""
        if self._core is None:
            self._core = core(self.folded)
        return self._core

    @property
    def low(self) -> str:
        """The text in lower case, made once."""
        if self._low is None:
            self._low = self.text.lower()
        return self._low

    @property
    def shape(self) -> Shape:
        """What the line looks like; measured once."""
        if self._shape is None:
            self._shape = Shape(self.text)
        return self._shape


def read(text: str) -> list[Line]:
    """Split ``text`` into its non-blank lines, hard-wrapped paragraphs joined.

    >>> [line.text for line in read("One\\u00a0line.\\r\\n\\r\\n  And another. ")]
    ['One line.', 'And another.']
    """
    lines = list(_split(text))
    if _is_wrapped(lines):
        lines = list(_unwrap(lines, text))
    _fold(lines)
    return lines


def _split(text: str) -> Iterator[Line]:
    """Split at line feeds first: most lines then need nothing else."""
    start = block = 0
    composed, single = is_composed(text), "  " not in text
    for raw in text.split("\n"):
        shown = raw.strip()
        if raw.isprintable() and (composed or is_composed(raw)) and (single or "  " not in shown):
            if shown:
                first = start + (raw.index(shown[0]) if raw[0] == " " else 0)
                yield Line(shown, ((first, first + len(shown)),), block)
            else:
                block += 1
        else:
            for line in _split_any(raw + "\n", start, block):
                block = line.block
                if line.text:
                    yield line
        start += len(raw) + 1


def _split_any(text: str, start: int, block: int) -> Iterator[Line]:
    """Split at every kind of line end; blank lines are given too, as lines without a text."""
    for raw in text.splitlines(keepends=True):
        stripped = raw.strip()
        shown = canonical(stripped)
        block += not shown
        first = start + (raw.index(stripped[0]) if stripped else 0)
        yield Line(shown, ((first, first + len(stripped)),), block)
        start += len(raw)


def _fold(lines: list[Line]) -> None:
    """Set the matching form of the lines that do not have it as they stand."""
    typographic = [line for line in lines if not line.text.isascii()]
    forms = fold("\n".join([line.text for line in typographic])).split("\n")
    for line, form in zip(typographic, forms, strict=bool(typographic)):
        line.folded = form


def attach(lines: list[Line], facts: Sequence[Facts], text: str) -> None:
    """Give each line the facts about the line of ``text`` that it stands in."""
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    for line in lines:
        line.facts = facts[bisect_right(starts, line.pieces[0][0]) - 1]


def source(line: Line) -> Span:
    """Give the span from the line's first to its last character."""
    return line.pieces[0][0], line.pieces[-1][1]


# -- hard-wrapped text ---------------------------------------------------------------------

NARROWEST: Final = 50
WIDEST: Final = 100
"""Characters: the widths at which plain-text mails and wire copies are wrapped."""


def _is_wrapped(lines: list[Line]) -> bool:
    """Say whether the text was broken at a column: full lines, then a short one, blank, again."""
    if len(lines) < 4 or lines[-1].block == 0:
        return False
    if any(len(line.text) > WIDEST for line in lines):
        return False
    longest = max(len(line.text) for line in lines)
    if longest < NARROWEST:
        return False
    inner = [a for a, b in pairwise(lines) if a.block == b.block]
    full = sum(1 for line in inner if len(line.text) > longest * 0.75)
    return len(inner) >= 3 and full >= 0.7 * len(inner)


def _unwrap(lines: list[Line], text: str) -> Iterator[Line]:
    width = max(len(line.text) for line in lines)
    group: list[Line] = []
    for line in lines:
        if group and not _continues(group[-1], line, width):
            yield _joined(group, text)
            group = []
        group.append(line)
    if group:
        yield _joined(group, text)


def _continues(before: Line, line: Line, width: int) -> bool:
    """Say whether ``line`` goes on where ``before`` was broken: its first word did not fit."""
    if before.block != line.block or line.shape.item:
        return False
    first_word = line.text.partition(" ")[0]
    return len(before.text) + 1 + len(first_word) > width - 2 or len(before.text) > 0.75 * width


def _joined(group: list[Line], text: str) -> Line:
    if len(group) == 1:
        return group[0]
    pieces = tuple(span for line in group for span in line.pieces)
    return Line(_text_of(pieces, text), pieces, group[0].block)


# -- parts of a line -----------------------------------------------------------------------

_NO_SPACE_BEFORE: Final = frozenset(".,;:!?)]}»”’%。，、；：！？）】」』…؟،।")


def _text_of(pieces: Iterable[Span], text: str) -> str:
    result = ""
    for start, end in pieces:
        part = canonical(text[start:end])
        if result and part and _spaced(result[-1], part[0]):
            result += " "
        result += part
    return canonical(result)


def _spaced(left: str, right: str) -> bool:
    """Say whether two joined pieces want a space: not after a hyphen, not in Chinese."""
    if right in _NO_SPACE_BEFORE or left in "-([{«„“‘「『（":
        return False
    return not ("\u3000" <= left <= "\u9fff" and "\u3000" <= right <= "\u9fff")


def cut(line: Line, span: Span, text: str) -> tuple[Line | None, Span]:
    """Take ``span`` (of the line's text) out; give what stays, and what of ``text`` goes."""
    start, end = _to_source(line, span[0], text), _to_source(line, span[1], text)
    if start >= end:
        start, end = source(line)
    rest = tuple(_trimmed(_without(line.pieces, (start, end)), text))
    kept = _text_of(rest, text)
    if not kept:
        return None, source(line)
    shorter = Line(kept, rest, line.block, fold(kept))
    shorter.facts = line.facts
    return shorter, (start, end)


def _without(pieces: Iterable[Span], gone: Span) -> Iterator[Span]:
    for start, end in pieces:
        if start < gone[0]:
            yield start, min(end, gone[0])
        if end > gone[1]:
            yield max(start, gone[1]), end


def _trimmed(pieces: Iterable[Span], text: str) -> Iterator[Span]:
    for start, end in pieces:
        part = text[start:end]
        left = len(part) - len(part.lstrip())
        right = len(part.rstrip())
        if left < right:
            yield start + left, start + right


def _to_source(line: Line, index: int, text: str) -> int:
    """Give the place in ``text`` of character ``index`` of the line's text."""
    if len(line.pieces) == 1 and len(line.text) == line.pieces[0][1] - line.pieces[0][0]:
        return line.pieces[0][0] + index
    if index >= len(line.text):
        return line.pieces[-1][1]
    done = ""
    for start, end in line.pieces:
        part = canonical(text[start:end])
        if done and part and _spaced(done[-1], part[0]):
            done += " "
        if len(done) + len(part) > index:
            return _search((start, end), index - len(done), text)
        done += part
    return line.pieces[-1][1]


def _search(piece: Span, index: int, text: str) -> int:
    """Bisect for the first place at which what stands before it is longer than ``index``."""
    low, high = piece
    while low < high:
        middle = (low + high) // 2
        if len(canonical(text[piece[0] : middle + 1])) > index:
            high = middle
        else:
            low = middle + 1
    return low
