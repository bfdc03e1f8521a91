"""Where the literals of many branches stand in a text: one Aho-Corasick automaton."""

from collections.abc import Iterator
from typing import Final

import ahocorasick_rs

from cleaner.rules.index import Calls

_LEFT: Final = str.maketrans("nlrb", "\0\1\0\1")
_RIGHT: Final = str.maketrans("nlrb", "\0\0\1\1")


class Keywords:
    """Finds literals, and gives the numbers of the branches that each calls for.

    >>> from cleaner.rules.model import Branch
    >>> calls = Calls.of([(7, Branch("en.app.get", "get it", (" get it ",)))])
    >>> list(Keywords(calls).find("get it, forget it"))
    [(0, (7,))]
    """

    __slots__ = ("_automaton", "_left", "_right", "calls")

    def __init__(self, calls: Calls) -> None:
        self.calls = calls
        self._left = calls.borders.translate(_LEFT).encode()
        self._right = calls.borders.translate(_RIGHT).encode()
        self._automaton = ahocorasick_rs.AhoCorasick(
            calls.literals, implementation=ahocorasick_rs.Implementation.ContiguousNFA
        )

    def find(self, text: str) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Give (place of a literal in the text, numbers of branches), in the order of their ends.

        A letter or a digit beside a literal that asks for a word border there: not found.
        """
        left, right, called, size = self._left, self._right, self.calls.called, len(text)
        for word, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if left[word] and start and text[start - 1].isalnum():
                continue
            if right[word] and end < size and text[end].isalnum():
                continue
            yield start, called(word)
