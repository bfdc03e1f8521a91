"""Where the literals of many branches stand in a text: one Aho-Corasick automaton, or two.

The literals of other scripts than Latin are looked for, and their automaton is built, where a
text holds one of their characters.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import ahocorasick_rs

from cleaner.rules.index import BEYOND, Calls

_LEFT: Final = str.maketrans("nlrb", "\0\1\0\1")
_RIGHT: Final = str.maketrans("nlrb", "\0\0\1\1")
Literals = tuple[tuple[str, bool, bool], ...]
"""Literals, and whether each asks for a word border on its left and on its right."""


class Keywords:
    """Finds literals, and gives the numbers of the branches that each calls for.

    >>> from cleaner.rules.model import Branch
    >>> calls = Calls.of([(7, Branch("en.app.get", "get it", (" get it ",)))])
    >>> list(Keywords(calls).find("get it, forget it"))
    [(0, (7,))]
    """

    __slots__ = ("_beyond", "_latin", "_left", "_right", "calls")

    def __init__(self, calls: Calls) -> None:
        self.calls = calls
        self._left = calls.borders.translate(_LEFT).encode()
        self._right = calls.borders.translate(_RIGHT).encode()
        self._latin = _automaton(calls.literals[: calls.latin])
        self._beyond: ahocorasick_rs.AhoCorasick | None = None

    def find(self, text: str) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Give (place of a literal in the text, numbers of branches); first those in Latin script.

        A letter or a digit beside a literal that asks for a word border there: not found.
        """
        yield from self._found(self._latin, 0, text)
        if not text.isascii() and BEYOND.search(text):
            if self._beyond is None:
                self._beyond = _automaton(self.calls.literals[self.calls.latin :])
            yield from self._found(self._beyond, self.calls.latin, text)

    def _found(
        self, automaton: ahocorasick_rs.AhoCorasick, first: int, text: str
    ) -> Iterator[tuple[int, tuple[int, ...]]]:
        left, right, called, size = self._left, self._right, self.calls.called, len(text)
        for number, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            word = first + number
            if left[word] and start and text[start - 1].isalnum():
                continue
            if right[word] and end < size and text[end].isalnum():
                continue
            yield start, called(word)


def _automaton(literals: list[str]) -> ahocorasick_rs.AhoCorasick:
    return ahocorasick_rs.AhoCorasick(
        literals, implementation=ahocorasick_rs.Implementation.ContiguousNFA
    )


def literals(words: Iterable[str]) -> Literals:
    """Give literals with their borders, which are written as a space at an end."""
    return tuple((word.strip(" ") or " ", word[0] == " ", word[-1] == " ") for word in words)


def holds(text: str, words: Literals) -> bool:
    """Say whether one of some literals stands in a text, with the borders that it asks for.

    >>> holds("forget it", literals([" get it"])), holds("get it", literals([" get it"]))
    (False, True)
    """
    for word, left, right in words:
        if word in text and (not (left or right) or _bordered(text, word, left, right)):
            return True
    return False


def _bordered(text: str, word: str, left: bool, right: bool) -> bool:
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (left and start and text[start - 1].isalnum()) and not (
            right and text[end : end + 1].isalnum()
        ):
            return True
        start = text.find(word, start + 1)
    return False
