"""The branches of all rules, and which of them each literal calls for.

Kept as it was stored, and read row by row when asked for: a text has to do with few of them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, overload

from cleaner.rules.agencies import TOKENS
from cleaner.rules.model import Branch

_FIELD: Final = "\t"
_SET: Final = "\x1e"
_ITEM: Final = "\x1f"
_SECTION: Final = "\n\n"
BEYOND: Final = re.compile("[\u0370-\u1dff\u2e80-\ud7ff\uf900-\ufaff]")
"""A character of another script than Latin."""
_BORDERS: Final = "nlrb"
"""Word borders that a literal asks for: none, on its left, on its right, on both sides."""


class Calls(NamedTuple):
    """Literals, the word borders of each, and the numbers of the branches that it calls for.

    The first ``latin`` literals hold no character ``BEYOND``. ``names`` are the numbers for each
    kind of name, in the order of ``agencies.TOKENS``.
    """

    literals: list[str]
    latin: int
    borders: str
    numbers: list[tuple[int, ...] | str]
    names: list[tuple[int, ...]]

    @classmethod
    def of(cls, branches: Iterable[tuple[int, Branch]]) -> "Calls":
        """Collect what calls for some branches, each with its number."""
        found: dict[str, list[int]] = {}
        for number, branch in branches:
            for word in branch.keywords:
                found.setdefault(word, []).append(number)
        names = [tuple(found.pop(token, ())) for token in TOKENS]
        words = sorted(found, key=_is_beyond)
        return cls(
            [word.strip(" ") or " " for word in words],
            bisect_left(words, True, key=_is_beyond),
            "".join(_BORDERS[(word[0] == " ") + 2 * (word[-1] == " ")] for word in words),
            [tuple(found[word]) for word in words],
            names,
        )

    def called(self, literal: int) -> tuple[int, ...]:
        """Give the numbers of the branches that a literal calls for."""
        numbers = self.numbers[literal]
        if isinstance(numbers, str):
            self.numbers[literal] = numbers = _numbers(numbers)
        return numbers


class Index(Sequence[Branch]):
    """All branches, by number.

    >>> index = Index.of([Branch("en.app.get", "get it", (" get it",), most=9)])
    >>> index[0].pattern, index.calls.literals, Index.parse(index.stored())[0] == index[0]
    ('get it', ['get it'], True)
    """

    __slots__ = ("_rows", "calls", "rules")

    def __init__(self, rows: list[Branch | bytes], rules: list[str], calls: Calls) -> None:
        self._rows, self.rules, self.calls = rows, rules, calls

    @classmethod
    def of(cls, branches: Iterable[Branch]) -> "Index":
        """Make the index of some branches."""
        rows = list(branches)
        return cls(list(rows), [row.rule for row in rows], Calls.of(enumerate(rows)))

    @classmethod
    def parse(cls, stored: bytes) -> "Index":
        """Read what ``stored`` wrote."""
        # Most of all are the branches: what stands before them is found without a look at them.
        *parts, branches = stored.split(_SECTION.encode(), 5)
        rules, literals, numbers, names, borders = (part.decode().split("\n") for part in parts)
        calls = Calls(
            literals, int(borders[0]), borders[1], list(numbers), list(map(_numbers, names))
        )
        return cls(list(branches.split(b"\n")[:-1]), rules, calls)

    def stored(self) -> bytes:
        """Write all down, in UTF-8: the rule of each branch, the calls, then one branch a line."""
        literals, latin, borders, numbers, names = self.calls
        return _SECTION.join(
            (
                "\n".join(self.rules),
                "\n".join(literals),
                "\n".join(" ".join(map(str, self.calls.called(n))) for n in range(len(numbers))),
                "\n".join(" ".join(map(str, numbers)) or "-" for numbers in names),
                f"{latin}\n{borders}",
                "".join(f"{_row(branch)}\n" for branch in self),
            )
        ).encode()

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, number: int) -> Branch: ...
    @overload
    def __getitem__(self, number: slice) -> list[Branch]: ...
    def __getitem__(self, number: int | slice) -> Branch | list[Branch]:
        if isinstance(number, slice):
            return [self[n] for n in range(*number.indices(len(self)))]
        row = self._rows[number]
        return _branch(self.rules[number], row.decode()) if isinstance(row, bytes) else row


def _numbers(written: str) -> tuple[int, ...]:
    return () if written == "-" else tuple(map(int, written.split(" ")))


def _is_beyond(word: str) -> bool:
    return bool(BEYOND.search(word))


def _row(branch: Branch) -> str:
    _, pattern, keywords, also, *rest = branch
    sets = _SET.join(map(_ITEM.join, also))
    return _FIELD.join((pattern, _ITEM.join(keywords), sets, *map(str, rest)))


def _branch(rule: str, row: str) -> Branch:
    pattern, keywords, also, least, most, starts, ends = row.split(_FIELD)
    return Branch(
        rule,
        pattern,
        tuple(keywords.split(_ITEM)) if keywords else (),
        tuple(tuple(words.split(_ITEM)) for words in also.split(_SET)) if also else (),
        int(least),
        int(most),
        starts,
        ends,
    )
