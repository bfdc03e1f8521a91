"""The literals of which a line must hold one before a pattern can fit: the rarest such set.

The pattern is parsed and walked. Where the strings that a stretch of it allows can be
written out, they cover it; a choice is covered when every branch is; of all the stretches
that must occur, the one whose literals are rarest in ordinary prose decides. The method is
that of RE2's prefilters (Russ Cox, "Regular Expression Matching with a Trigram Index", 2012),
with rarity measured instead of guessed.
"""

import re
import re._constants as kinds
from collections.abc import Iterator, Sequence, Set
from itertools import product
from typing import Any, Final, NamedTuple

from cleaner.fold import fold, lower
from cleaner.rules.agencies import FILL, TOKENS
from cleaner.rules.model import END, START, Where
from cleaner.rules.outlines import beginnings, endings
from cleaner.rules.rarity import Rarity
from cleaner.rules.tree import REPEATS, UNKNOWN, edges

_MOST: Final = 48
"""Strings that one stretch of a pattern may be written out to."""
_LONGEST: Final = 14
"""Characters of a literal: what is longer is rare enough."""
_CALLING: Final = 9
"""Characters of one that calls for a pattern: enough to tell it from others."""
_MASKS: Final = re.compile(f"[{''.join(TOKENS)}{FILL}]+")
_GROUPS: Final = REPEATS | {kinds.SUBPATTERN, kinds.ATOMIC_GROUP, kinds.BRANCH}
_NEITHER: Final = frozenset({"N"})
"""Beside a stretch stands neither letter nor digit: a word border."""
_EITHER: Final = frozenset({"N", "W"})
_FROM_START: Final = frozenset({"line", "head"})

Side = Set[str]


class Cover(NamedTuple):
    """Literals, lower-case and folded, a space at an end for a word border; and their cost.

    The cost is the number of places in the sample of prose of those that would call for a
    pattern: the beginnings of these literals.
    """

    words: frozenset[str]
    cost: float

    def calling(self) -> frozenset[str]:
        """Give the literals as short as they may be to call for a pattern."""
        return _calling(self.words)


class _Node(NamedTuple):
    """A part of a pattern: every string that it allows, if these are few, and its cover."""

    exact: frozenset[str] | None
    cover: Cover | None


class _Unit(NamedTuple):
    """A run of literals in a sequence, or one other part of it; where it starts and ends."""

    start: int
    end: int
    run: str


class Covers:
    """Finds the cover of a parsed pattern."""

    def __init__(self, rarity: Rarity) -> None:
        self._rarity = rarity

    def best(self, tree: Any, where: Where) -> list[Cover]:
        """Give the covers from the cheapest on of a pattern that is looked for at ``where``."""
        found = self._anywhere(tree, _NEITHER if where == "line" else _EITHER)
        ways = [_starting(tree, whole=where == "line")] if where in _FROM_START else []
        ways += [_ending(tree)] if where == "line" else []
        found += [self._priced(_needed(words)) for words in ways if words]
        return sorted(found, key=_cost)

    def _priced(self, words: frozenset[str]) -> Cover:
        return Cover(words, sum(map(self._rarity.cost, _calling(words))))

    def _anywhere(self, tree: Any, side: Side) -> list[Cover]:
        items = list(tree)
        while len(items) == 1 and items[0][0] is kinds.SUBPATTERN:
            items = list(items[0][1][-1])
        units = _units(items)
        nodes = self._nodes(items, units, side, side)
        return self._found(items, units, nodes, side, side)

    def _sequence(self, items: list[Any], left: Side, right: Side) -> _Node:
        units = _units(items)
        nodes = self._nodes(items, units, left, right)
        found = self._found(items, units, nodes, left, right)
        return _Node(_crossed([node.exact for node in nodes]), min(found, key=_cost, default=None))

    def _nodes(self, items: list[Any], units: list[_Unit], left: Side, right: Side) -> list[_Node]:
        return [
            _Node(frozenset({unit.run}), None) if unit.run else self._part(items, unit, left, right)
            for unit in units
        ]

    def _found(
        self,
        items: list[Any],
        units: list[_Unit],
        nodes: list[_Node],
        left: Side,
        right: Side,
    ) -> list[Cover]:
        """Give the covers of the parts, and of the longest stretches that can be written out."""
        found = [node.cover for node in nodes if node.cover]
        for start, stop, strings in _stretches([node.exact for node in nodes]):
            before = edges(items[: units[start].start], -1, left) == _NEITHER
            after = edges(items[units[stop - 1].end :], 0, right) == _NEITHER
            cover = self._cover({_bordered(x, before, after) for x in strings})
            found += [cover] if cover else []
        return found

    def _cover(self, strings: set[str]) -> Cover | None:
        words = {self._unmasked(string)[:_LONGEST] for string in strings}
        if any(not word.strip() for word in words):
            return None
        least = _needed(words)
        return self._priced(least)

    def _unmasked(self, string: str) -> str:
        """Give the rarest piece of a string beside its tokens; where there is none, a token."""
        tokens = [char for char in string if char in TOKENS]
        if not tokens and FILL not in string:
            return string
        pieces = [x for x in _MASKS.split(string) if len(x.strip()) > 2]
        return min(pieces, key=self._rarity.cost) if pieces else "".join(tokens[:1])

    def _part(self, items: list[Any], unit: _Unit, left: Side, right: Side) -> _Node:
        kind, value = items[unit.start]
        if kind is kinds.IN:
            return _Node(_class(value), None)
        if kind not in _GROUPS:
            return _Node(frozenset({""}) if kind is kinds.AT else None, None)
        left, right = edges(items[: unit.start], -1, left), edges(items[unit.end :], 0, right)
        if kind is kinds.SUBPATTERN:
            return self._sequence(list(value[-1]), left, right)
        if kind is kinds.ATOMIC_GROUP:
            return self._sequence(list(value), left, right)
        if kind is kinds.BRANCH:
            return self._choice([self._sequence(list(x), left, right) for x in value[1]])
        return self._repeat(value, left, right)

    def _choice(self, nodes: list[_Node]) -> _Node:
        exact = [node.exact for node in nodes]
        strings: frozenset[str] | None = None
        if all(x is not None for x in exact):
            strings = frozenset().union(*(x for x in exact if x is not None))
        covers = [node.cover for node in nodes]
        if not all(covers):
            return _Node(_few(strings), None)
        words = _needed({word for cover in covers if cover for word in cover.words})
        return _Node(_few(strings), self._priced(words))

    def _repeat(self, value: Any, left: Side, right: Side) -> _Node:
        least, most, body = value
        once = most == 1
        node = self._sequence(list(body), left if once else _EITHER, right if once else _EITHER)
        exact = node.exact if once else None
        if least:
            return _Node(exact, node.cover)
        return _Node(None if exact is None else _few(exact | {""}), None)


def _starting(tree: Any, *, whole: bool) -> set[str]:
    """Give the literals of which one stands where a line's core begins; none where it is open."""
    way = beginnings(tree, _MOST)
    if way is None or "" in way.open | way.closed:
        return set()
    end = END if whole else ""
    return {START + x + end for x in way.open} | {START + x for x in way.closed}


def _ending(tree: Any) -> set[str]:
    """Give the literals of which one stands where a line's core ends; none where it is open."""
    way = endings(tree, _MOST)
    if way is None or "" in way.open | way.closed:
        return set()
    return {START + x + END for x in way.open} | {x + END for x in way.closed}


def _units(items: list[Any]) -> list[_Unit]:
    units: list[_Unit] = []
    for at, (kind, value) in enumerate(items):
        known = kind is kinds.LITERAL and chr(value) != UNKNOWN
        letter = lower(fold(chr(value))) if known else ""
        if letter and units and units[-1].run:
            last = units.pop()
            units.append(_Unit(last.start, at + 1, last.run + letter))
        else:
            units.append(_Unit(at, at + 1, letter))
    return units


def _stretches(parts: list[frozenset[str] | None]) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Give (start, end, strings) of the longest stretches of parts that can be written out."""
    last = 0
    for start in range(len(parts)):
        stop, strings = start, frozenset({""})
        while stop < len(parts) and (more := _crossed([strings, parts[stop]])) is not None:
            strings, stop = more, stop + 1
        if stop > last:
            last = stop
            yield start, stop, strings


def _cost(cover: Cover) -> float:
    return cover.cost


def _few(strings: frozenset[str] | None) -> frozenset[str] | None:
    return strings if strings is not None and len(strings) <= _MOST else None


def _crossed(parts: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    """Give every string that the parts allow one after another; None when they are too many."""
    strings = frozenset({""})
    for part in parts:
        if part is None or len(strings) * len(part) > _MOST:
            return None
        strings = frozenset(a + b for a, b in product(strings, part))
    return strings


def _class(value: Any) -> frozenset[str] | None:
    if any(kind is not kinds.LITERAL or chr(item) == UNKNOWN for kind, item in value):
        return None
    return frozenset(lower(fold(chr(item))) for _, item in value)


def _bordered(string: str, before: bool, after: bool) -> str:
    left = " " if before and string[:1].isalnum() else ""
    right = " " if after and string[-1:].isalnum() else ""
    return f"{left}{string}{right}"


def _calling(words: frozenset[str]) -> frozenset[str]:
    return _needed({word[:_CALLING] for word in words})


def _needed(words: set[str]) -> frozenset[str]:
    """Leave out the words that hold another one."""
    kept: list[str] = []
    for word in sorted(words, key=lambda word: (len(word), word)):
        if not any(other in word for other in kept):
            kept.append(word)
    return frozenset(kept)
