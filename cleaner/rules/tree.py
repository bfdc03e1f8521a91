"""A pattern as a tree: parsed, and what may stand at the ends of its parts."""

import re._constants as kinds
import re._parser as parser
import warnings
from collections.abc import Set
from typing import Any, Final

import regex

from cleaner.rules.agencies import MARKS

_PROPERTY: Final = regex.compile(r"\\[pP]\{[^}]*\}")
UNKNOWN: Final = "\u0001"
"""In a parsed pattern: a property such as ``\\p{L}``, alone or in a class."""
REPEATS: Final = frozenset({kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT})
_BORDERS: Final = frozenset({kinds.AT_BOUNDARY, kinds.AT_BEGINNING, kinds.AT_END})


def parse(pattern: str) -> Any:
    """Parse a pattern of the regex module with the standard library's parser; raises re.error."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return parser.parse(_PROPERTY.sub(UNKNOWN, pattern))


def edges(items: list[Any], side: int, beyond: Set[str]) -> set[str]:
    """What may stand at a sequence's end (-1) or start (0): W a letter or digit, N neither."""
    found: set[str] = set()
    for kind, value in items if side == 0 else reversed(items):
        flags, empty = _edge(kind, value, side)
        found |= flags
        if not empty:
            return found
    return found | beyond


def _edge(kind: Any, value: Any, side: int) -> tuple[set[str], bool]:
    """The same for one part, and whether it may be empty."""
    if kind is kinds.LITERAL:
        return {_flag(value)}, False
    if kind is kinds.AT:
        return ({"N"}, False) if value in _BORDERS else (set(), True)
    if kind is kinds.SUBPATTERN:
        return _inner_edge(value[-1], side)
    if kind is kinds.ATOMIC_GROUP:
        return _inner_edge(value, side)
    if kind is kinds.BRANCH:
        inner = [_inner_edge(branch, side) for branch in value[1]]
        return set().union(*(flags for flags, _ in inner)), any(empty for _, empty in inner)
    if kind in REPEATS:
        flags, empty = _inner_edge(value[2], side)
        return flags, empty or value[0] == 0
    if kind is kinds.IN:
        return _class_edge(value), False
    return {"N", "W"}, False


def _inner_edge(tree: Any, side: int) -> tuple[set[str], bool]:
    flags = edges(list(tree), side, {"empty"})
    return flags - {"empty"}, "empty" in flags


def _class_edge(value: Any) -> set[str]:
    flags: set[str] = set()
    for kind, item in value:
        if kind is kinds.LITERAL:
            flags.add(_flag(item))
        elif kind is kinds.CATEGORY and item is kinds.CATEGORY_SPACE:
            flags.add("N")
        elif kind is kinds.CATEGORY and item in {kinds.CATEGORY_DIGIT, kinds.CATEGORY_WORD}:
            flags.add("W")
        elif kind is kinds.RANGE:
            flags |= {_flag(item[0]), _flag(item[1])}
        else:
            flags |= {"N", "W"}
    return flags


def _flag(code: int) -> str:
    char = chr(code)
    return "W" if char.isalnum() or char == UNKNOWN or char in MARKS else "N"
