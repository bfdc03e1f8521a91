"""How the lines that a pattern fits must begin, and with which character they must end.

A rule for whole lines is tried on a line that begins in one of its ways, and on no other:
one look-up per line serves all rules. Derived from the parsed pattern, so it cannot miss.
"""

import re._constants as kinds
from typing import Any, Final

from cleaner.fold import fold, lower
from cleaner.rules.agencies import MARKS
from cleaner.rules.proof import REPEATS

LONGEST: Final = 6
SHORTEST: Final = 2
"""Letters of a beginning (a Chinese character or a digit counts for two); a pattern with a
shorter one has none."""
_MOST: Final = 8000
_HANDY: Final = 250
"""Beginnings of one rule: with more of them, shorter ones do."""

_DIGITS: Final = frozenset(
    chr(zero + n) for zero in (0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50) for n in range(10)
)
"""The decimal digits of the packs' scripts (full-width ones are folded)."""
_OPEN: Final = "\0"
"""At the end of a beginning: anything may follow."""


def heads(tree: Any) -> tuple[str, ...]:
    """Give every way in which a text that the pattern fits may begin; () when it is open.

    >>> from cleaner.rules.proof import parse
    >>> heads(parse("(?:please )?(?:get|tap) our .{0,9}"))
    ('get ou', 'please', 'tap ou')
    """
    best: tuple[str, ...] = ()
    for longest in range(LONGEST, 0, -1):
        found = _sequence(list(tree), longest)
        # A line's core begins with no space: such a beginning comes from an optional part.
        bare = {head.rstrip(_OPEN)[:longest] for head in found or {""} if head[:1] != " "}
        if all(map(_enough, bare)):
            best = tuple(sorted(bare))
            if len(best) <= _HANDY:
                break
    return best


def _enough(head: str) -> bool:
    return len(head) + sum(char > "\u2fff" or char.isdigit() for char in head) >= SHORTEST


def starts(tree: Any) -> str:
    """Give every character with which a text that the pattern fits may begin; "" when it is open.

    >>> from cleaner.rules.proof import parse
    >>> starts(parse("(?:please )?(?:get|tap) our"))
    'gpt'
    """
    found = _sequence(list(tree), 1)
    chars = {head[:1] for head in found or {""}}
    return "" if chars & {"", _OPEN} or MARKS & chars else "".join(sorted(chars))


def _sequence(items: list[Any], longest: int) -> set[str] | None:
    """Give the beginnings of a sequence, each as far as it is known; None when too many."""
    found = {""}
    for kind, value in items:
        going = {head for head in found if len(head) < longest and not head.endswith(_OPEN)}
        if not going:
            break
        more = _part(kind, value, longest)
        if more is None or len(going) * len(more) > _MOST:
            return None
        found = (found - going) | {(head + tail)[: longest + 1] for head in going for tail in more}
    return found


def _part(kind: Any, value: Any, longest: int) -> set[str] | None:
    if kind is kinds.LITERAL:
        return {_letter(value)}
    if kind is kinds.SUBPATTERN:
        return _sequence(list(value[-1]), longest)
    if kind is kinds.ATOMIC_GROUP:
        return _sequence(list(value), longest)
    if kind is kinds.BRANCH:
        return _union([_sequence(list(branch), longest) for branch in value[1]])
    if kind in REPEATS:
        least, most, body = value
        return _repeat(least, most, body, longest)
    if kind is kinds.IN:
        return _class(value)
    return {""} if kind is kinds.AT else {_OPEN}


def _class(value: Any) -> set[str]:
    """A class of a few characters, or of digits, is a choice; any other is open."""
    chars: set[str] = set()
    for what, item in value:
        if what is kinds.LITERAL:
            chars.add(_letter(item))
        elif what is kinds.CATEGORY and item is kinds.CATEGORY_DIGIT:
            chars |= {digit + _OPEN for digit in _DIGITS}
        else:
            return {_OPEN}
    return chars if _OPEN not in chars and len(chars) <= len(_DIGITS) + 12 else {_OPEN}


def _repeat(least: int, most: Any, body: Any, longest: int) -> set[str] | None:
    inner = _sequence(list(body), longest)
    if inner is None:
        return None
    once = inner if most == 1 else {head + _OPEN for head in inner}
    return once if least else once | {""}


def _union(parts: list[set[str] | None]) -> set[str] | None:
    known = [part for part in parts if part is not None]
    return set().union(*known) if len(known) == len(parts) else None


def _letter(code: int) -> str:
    char = chr(code)
    return _OPEN if char in MARKS or char == "\1" else lower(fold(char))


def ends(tree: Any) -> str:
    """Give every character with which a text that the pattern fits may end; "" when it is open.

    >>> from cleaner.rules.proof import parse
    >>> ends(parse(r"[(\\[]photo: .{1,9}[)\\]]"))
    ')]'
    """
    chars, empty = _last(list(tree))
    return "" if empty or _OPEN in chars else "".join(sorted(chars))


def _last(items: list[Any]) -> tuple[set[str], bool]:
    """Give the last characters of a sequence, and whether it may be empty."""
    found: set[str] = set()
    for kind, value in reversed(items):
        chars, empty = _last_of(kind, value)
        found |= chars
        if not empty:
            return found, False
    return found, True


def _last_of(kind: Any, value: Any) -> tuple[set[str], bool]:
    if kind is kinds.LITERAL:
        return {_letter(value)}, False
    if kind is kinds.AT:
        return set(), True
    if kind is kinds.SUBPATTERN:
        return _last(list(value[-1]))
    if kind is kinds.ATOMIC_GROUP:
        return _last(list(value))
    if kind is kinds.BRANCH:
        parts = [_last(list(branch)) for branch in value[1]]
        return set().union(*(chars for chars, _ in parts)), any(empty for _, empty in parts)
    if kind in REPEATS:
        chars, empty = _last(list(value[2]))
        return chars, empty or value[0] == 0
    literals = [item for what, item in value if what is kinds.LITERAL] if kind is kinds.IN else []
    if kind is kinds.IN and len(literals) == len(value):
        return set(map(_letter, literals)), False
    return {_OPEN}, False
