"""A line as rules see it: for the search of literals, and for a pattern."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from cleaner.lines import Line
from cleaner.rules.agencies import Place, masked
from cleaner.rules.alphabet import ASCII, EVERYDAY
from cleaner.rules.model import END, START
from cleaner.rules.phrases import EDGE, LONGEST_INLINE

_SEEN: Final = 12
"""Characters at a core's border among which the literals that speak of it stand."""
_SITE: Final = re.compile(
    r"(?<![\w.@/-])(?:[a-z0-9][a-z0-9-]+\.)+"
    r"(?:com|org|net|info|news|online|media|live|tv|[a-z]{2})(?:\.[a-z]{2})?(?![\w.@/-])",
    re.IGNORECASE | re.ASCII,
)
"""An outlet that goes by its address: the dots in its name end no sentence."""


def marked(line: Line) -> str:
    """Give a line with the borders of its core marked: in place, or once more behind it.

    In a line too long for any rule to look through, only its ends can hold a part.
    """
    start, end = line.core
    text = line.folded
    if end - start == len(text) <= LONGEST_INLINE:
        return f"{START}{text}{END}"
    shown = text if len(text) <= LONGEST_INLINE else f"{text[:EDGE]}\n{text[-EDGE:]}"
    if end - start <= 2 * _SEEN:
        return f"{shown}\n{START}{text[start:end]}{END}"
    return f"{shown}\n{START}{text[start : start + _SEEN]}\n{text[end - _SEEN : end]}{END}"


class Seen:
    """A line as patterns see it: as it is, and with the names of some kinds as tokens.

    ``alphabet``: the least one that holds the line as it is, or None. ``undotted`` is the line
    with sites' addresses as names, hyphens for their dots; None where it has none.
    """

    __slots__ = ("_masked", "alphabet", "names", "text", "undotted")

    def __init__(self, text: str, names: Sequence[Place]) -> None:
        self.text, self.names = text, names
        self.alphabet = ASCII if text.isascii() else EVERYDAY if EVERYDAY.holds(text) else None
        undotted = _SITE.sub(_undotted, text) if _has_inner_dot(text) else text
        self.undotted = undotted if undotted != text else None
        self._masked: dict[frozenset[str], str] = {}

    def views(self, kinds: frozenset[str]) -> Iterator[str]:
        """Give the line as a pattern may see it that speaks of names of some kinds, or of none."""
        if kinds and self.names and (masked := self.masked(kinds)) != self.text:
            yield masked
        yield self.text
        if self.undotted:
            yield self.undotted

    def masked(self, kinds: frozenset[str]) -> str:
        """Give the line with the names of some kinds as tokens."""
        if kinds not in self._masked:
            self._masked[kinds] = masked(self.text, self.names, kinds)
        return self._masked[kinds]


def _has_inner_dot(text: str) -> bool:
    return any(part[:1].isalnum() for part in text.split(".")[1:])


def _undotted(name: re.Match[str]) -> str:
    text = name[0].replace(".", "-")
    return text[0].upper() + text[1:]  # patterns expect a name to begin with a capital
