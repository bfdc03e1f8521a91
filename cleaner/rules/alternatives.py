"""A pattern's alternatives, each a pattern of its own.

A rule may know a hundred phrasings. Taken apart, each needs its own literals and compiles
alone, and a line that holds one phrasing's words is never tried by the others.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

_OPENINGS: Final = ("(?-i:", "(?:")
_QUANTIFIERS: Final = frozenset("?*+{")


class _Group(NamedTuple):
    """A group of a pattern that may be opened: what is before, its flags, inside, after."""

    before: str
    opening: str
    inside: str
    after: str


def top(pattern: str) -> list[str]:
    """Split a pattern at the bars that stand in no group.

    >>> top("get (?:it|one)|tap [|]")
    ['get (?:it|one)', 'tap [|]']
    """
    parts, start = [], 0
    for at, char, depth in _walk(pattern):
        if char == "|" and depth == 0:
            parts.append(pattern[start:at])
            start = at + 1
    return [*parts, pattern[start:]]


def opened(pattern: str) -> Iterator[list[str]]:
    """Write each of a pattern's groups of alternatives out.

    What is written out says the same of whether a text fits, not of how much of it.

    >>> list(opened("please (?:get|tap(?: on)?) it"))
    [['please (?:get) it', 'please (?:tap(?: on)?) it']]
    """
    for group in _groups(pattern):
        choices = top(group.inside)
        if len(choices) > 1:
            yield [f"{group.before}{group.opening}{x}){group.after}" for x in choices]


def _groups(pattern: str) -> Iterator[_Group]:
    """Give the groups at the pattern's top level, and, where one is all there is, those inside."""
    start = -1
    for at, char, depth in _walk(pattern):
        if char == "(" and depth == 1:
            start = at
        if char != ")" or depth != 0:
            continue
        after = pattern[at + 1 :]
        opening = next((x for x in _OPENINGS if pattern.startswith(x, start)), "")
        if opening and after[:1] not in _QUANTIFIERS:
            before, inside = pattern[:start], pattern[start + len(opening) : at]
            yield _Group(before, opening, inside, after)
            if len(top(inside)) == 1:
                yield from (
                    _Group(before + opening + x.before, x.opening, x.inside, x.after + ")" + after)
                    for x in _groups(inside)
                )


def _walk(pattern: str) -> Iterator[tuple[int, str, int]]:
    """Give place, character and depth after it of what is no escape and in no class."""
    depth, at = 0, 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 2
            continue
        if char == "[":
            at = _class_end(pattern, at)
        else:
            depth += (char == "(") - (char == ")")
            yield at, char, depth
        at += 1


def _class_end(pattern: str, at: int) -> int:
    """Give the place of the bracket that closes the class opened at ``at``."""
    at += 2 if pattern[at + 1] == "^" else 1
    if pattern[at] == "]":
        at += 1
    while pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at
