"""How the texts that a pattern fits begin and end, written out as far as it can be told.

Derived from the parsed pattern, so it cannot miss. Where a rule takes whole lines, most of
its patterns begin with a few words: at a line's start these are rare, however often they
stand inside one.
"""

import re._constants as kinds
import sys
from collections.abc import Iterable
from functools import cache
from typing import Any, Final, NamedTuple

from cleaner.fold import fold, lower
from cleaner.rules.agencies import MARKS
from cleaner.rules.tree import REPEATS, UNKNOWN

_FEW: Final = 12
"""Characters of a class that are told apart."""
_DIGITS: Final = frozenset(
    zero + n for zero in (0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50) for n in range(10)
)
"""The decimal digits of the packs' scripts (full-width ones are folded)."""
_REACHES: Final = (6, 4, 3)
"""Characters: as much is written out, less where that makes too many ways."""

Strings = frozenset[str]


class Outline(NamedTuple):
    """Strings that all go on (``open``), and those beyond which nothing is known."""

    open: Strings
    closed: Strings = frozenset()

    def also(self, other: "Outline") -> "Outline":
        """Either this or another."""
        return Outline(self.open | other.open, self.closed | other.closed)


_NOTHING: Final = Outline(frozenset({""}))


def beginnings(tree: Any, most: int) -> Outline | None:
    """Give the ways in which what a pattern fits may begin, if they are no more than ``most``.

    >>> from cleaner.rules.tree import parse
    >>> sorted(beginnings(parse("(?:please )?get (?:our|the) app"), 9).closed)
    ['get ou', 'get th', 'please']
    """
    return _outline(tree, 1, most)


def endings(tree: Any, most: int) -> Outline | None:
    """Give the ways in which what a pattern fits may end, if they are no more than ``most``.

    >>> from cleaner.rules.tree import parse
    >>> ends = endings(parse("all rights reserved|read on"), 9)
    >>> sorted(ends.open), sorted(ends.closed)
    ([], ['ead on', 'served'])
    """
    return _outline(tree, -1, most)


def starts(tree: Any) -> str:
    """Give every character with which a text that the pattern fits may begin; "" when it is open.

    >>> from cleaner.rules.tree import parse
    >>> starts(parse("(?:please )?(?:get|tap) our"))
    'gpt'
    """
    return _outermost(tree, 1)


def ends(tree: Any) -> str:
    """Give every character with which a text that the pattern fits may end; "" when it is open.

    >>> from cleaner.rules.tree import parse
    >>> ends(parse(r"[(\\[]photo: .{1,9}[)\\]]"))
    ')]'
    """
    return _outermost(tree, -1)


def _outermost(tree: Any, side: int) -> str:
    outline = _Walk(side, 1, sys.maxsize, digits=_DIGITS).sequence(_NOTHING, tree)
    assert outline is not None  # there are never too many characters
    ways = outline.open | outline.closed
    return "" if "" in ways else "".join(sorted(ways))


def _outline(tree: Any, side: int, most: int) -> Outline | None:
    found = (_Walk(side, reach, most).sequence(_NOTHING, tree) for reach in _REACHES)
    return next((outline for outline in found if outline is not None), None)


class _Walk(NamedTuple):
    """From the first character on (``side`` 1) or from the last (-1), as far as ``reach``.

    ``digits`` are those by which a class of digits is written out; without, it is open.
    """

    side: int
    reach: int
    most: int
    digits: frozenset[int] = frozenset()

    def sequence(self, before: Outline | None, items: Any) -> Outline | None:
        """Lengthen the open strings by what a sequence allows; None when they are too many."""
        for kind, value in list(items)[:: self.side]:
            if before is None or not before.open:
                return before
            before = self._bounded(self._part(before, kind, value))
        return before

    def _bounded(self, outline: Outline | None) -> Outline | None:
        if outline is None or len(outline.open) + len(outline.closed) > self.most:
            return None
        return outline

    def _part(self, before: Outline, kind: Any, value: Any) -> Outline | None:
        if kind is kinds.LITERAL:
            return self._lengthened(before, {value})
        if kind in {kinds.AT, kinds.ASSERT, kinds.ASSERT_NOT}:
            return before
        if kind is kinds.SUBPATTERN:
            return self.sequence(before, value[-1])
        if kind is kinds.ATOMIC_GROUP:
            return self.sequence(before, value)
        if kind is kinds.BRANCH:
            return self._choice(before, value[1])
        if kind in REPEATS:
            return self._repeated(before, *value)
        codes = self._codes(value) if kind is kinds.IN else None
        return self._lengthened(before, codes) if codes else _shut(before)

    def _choice(self, before: Outline, branches: Iterable[Any]) -> Outline | None:
        found = Outline(frozenset(), before.closed)
        for branch in branches:
            after = self.sequence(before, branch)
            if after is None:
                return None
            found = found.also(after)
        return found

    def _repeated(self, before: Outline, least: int, most: int, body: Any) -> Outline | None:
        after = self.sequence(before, body)
        if after is not None and most > 1:
            after = _shut(after)
        return before.also(after) if after is not None and least == 0 else after

    def _codes(self, value: Any) -> set[int] | None:
        """Give the characters of a class that names a few, or None."""
        codes: set[int] = set()
        for kind, item in value:
            if kind is kinds.LITERAL:
                codes.add(item)
            elif self.digits and kind is kinds.CATEGORY and item is kinds.CATEGORY_DIGIT:
                codes |= self.digits
            else:
                return None
        return codes if len(codes) <= _FEW + len(self.digits) else None

    def _lengthened(self, before: Outline, codes: Iterable[int]) -> Outline:
        if not all(map(_known, codes)):
            return _shut(before)
        letters = {_letter(code) for code in codes}
        ahead = self.side == 1
        longer = {s + x if ahead else x + s for s in before.open for x in letters}
        full = {s for s in longer if len(s) >= self.reach}
        return Outline(frozenset(longer - full), before.closed | full)


def _shut(outline: Outline) -> Outline:
    return Outline(frozenset(), outline.closed | outline.open)


@cache
def _letter(code: int) -> str:
    return lower(fold(chr(code)))


def _known(code: int) -> bool:
    char = chr(code)
    return char not in MARKS and char != UNKNOWN
