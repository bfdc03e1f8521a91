"""With which characters the lines that a pattern fits must begin and end.

Derived from the parsed pattern, so it cannot miss.
"""

import re._constants as kinds
from typing import Any, Final

from cleaner.fold import fold, lower
from cleaner.rules.agencies import MARKS
from cleaner.rules.tree import REPEATS

_DIGITS: Final = frozenset(
    chr(zero + n) for zero in (0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50) for n in range(10)
)
"""The decimal digits of the packs' scripts (full-width ones are folded)."""
_OPEN: Final = "\0"
"""Among the characters: any other."""
_FEW: Final = len(_DIGITS) + 12
"""Characters of a class that are told apart."""


def starts(tree: Any) -> str:
    """Give every character with which a text that the pattern fits may begin; "" when it is open.

    >>> from cleaner.rules.tree import parse
    >>> starts(parse("(?:please )?(?:get|tap) our"))
    'gpt'
    """
    return _named(*_outermost(list(tree), 1))


def ends(tree: Any) -> str:
    """Give every character with which a text that the pattern fits may end; "" when it is open.

    >>> from cleaner.rules.tree import parse
    >>> ends(parse(r"[(\\[]photo: .{1,9}[)\\]]"))
    ')]'
    """
    return _named(*_outermost(list(tree), -1))


def _named(chars: set[str], empty: bool) -> str:
    return "" if empty or _OPEN in chars else "".join(sorted(chars))


def _outermost(items: list[Any], side: int) -> tuple[set[str], bool]:
    """Give the first (1) or last (-1) characters of a sequence, and whether it may be empty."""
    found: set[str] = set()
    for kind, value in items[::side]:
        chars, empty = _of_part(kind, value, side)
        found |= chars
        if not empty:
            return found, False
    return found, True


def _of_part(kind: Any, value: Any, side: int) -> tuple[set[str], bool]:
    if kind is kinds.LITERAL:
        return {_letter(value)}, False
    if kind is kinds.AT:
        return set(), True
    if kind is kinds.SUBPATTERN:
        return _outermost(list(value[-1]), side)
    if kind is kinds.ATOMIC_GROUP:
        return _outermost(list(value), side)
    if kind is kinds.BRANCH:
        parts = [_outermost(list(branch), side) for branch in value[1]]
        return set().union(*(chars for chars, _ in parts)), any(empty for _, empty in parts)
    if kind in REPEATS:
        chars, empty = _outermost(list(value[2]), side)
        return chars, empty or value[0] == 0
    return (_class(value) if kind is kinds.IN else {_OPEN}), False


def _class(value: Any) -> set[str]:
    """A class of a few characters, or of digits, is a choice; any other is open."""
    chars: set[str] = set()
    for what, item in value:
        if what is kinds.LITERAL:
            chars.add(_letter(item))
        elif what is kinds.CATEGORY and item is kinds.CATEGORY_DIGIT:
            chars |= _DIGITS
        else:
            return {_OPEN}
    return chars if len(chars) <= _FEW else {_OPEN}


def _letter(code: int) -> str:
    char = chr(code)
    return _OPEN if char in MARKS or char == "\1" else lower(fold(char))
