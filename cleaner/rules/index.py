"""The branches of all rules, and which of them each literal calls for.

Kept as text, and read row by row when first asked for: a text has to do with few of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, overload

from cleaner.rules.agencies import TOKENS
from cleaner.rules.model import Branch

_FIELD: Final = "\t"
_ITEM: Final = "\x1f"
_SECTION: Final = "\n\n"
_BORDERS: Final = "nlrb"
"""Word borders that a literal asks for: none, on its left, on its right, on both sides."""


class Calls(NamedTuple):
    """Literals, the word borders of each, and the numbers of the branches that it calls for.

    ``names`` are the numbers for each kind of name, in the order of ``agencies.TOKENS``.
    """

    literals: list[str]
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
        return cls(
            [word.strip(" ") or " " for word in found],
            "".join(_BORDERS[(word[0] == " ") + 2 * (word[-1] == " ")] for word in found),
            [tuple(numbers) for numbers in found.values()],
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
    >>> index[0].pattern, index.calls.literals, Index.parse(index.text())[0] == index[0]
    ('get it', ['get it'], True)
    """

    __slots__ = ("_rows", "calls", "rules")

    def __init__(self, rows: list[Branch | str], calls: Calls) -> None:
        self._rows = rows
        self.calls = calls
        self.rules = [row.partition(_FIELD)[0] if isinstance(row, str) else row[0] for row in rows]

    @classmethod
    def of(cls, branches: Iterable[Branch]) -> "Index":
        """Make the index of some branches."""
        rows = list(branches)
        return cls(list(rows), Calls.of(enumerate(rows)))

    @classmethod
    def parse(cls, text: str) -> "Index":
        """Read what ``text`` wrote."""
        rows, literals, numbers, names, borders = (x.split("\n") for x in text.split(_SECTION))
        calls = Calls(literals, borders[0], list(numbers), list(map(_numbers, names)))
        return cls(list(rows), calls)

    def text(self) -> str:
        """Write all down: one branch a line, then literals, numbers, names and borders."""
        literals, borders, numbers, names = self.calls
        return _SECTION.join(
            (
                "\n".join(map(_row, self)),
                "\n".join(literals),
                "\n".join(" ".join(map(str, self.calls.called(n))) for n in range(len(numbers))),
                "\n".join(" ".join(map(str, numbers)) or "-" for numbers in names),
                borders + "\n",
            )
        )

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
        if isinstance(row, str):
            self._rows[number] = row = _branch(row)
        return row

    def __iter__(self) -> Iterator[Branch]:
        return (self[number] for number in range(len(self)))


def _numbers(written: str) -> tuple[int, ...]:
    return () if written == "-" else tuple(map(int, written.split(" ")))


def _row(branch: Branch) -> str:
    rule, pattern, keywords, also, *rest = branch
    return _FIELD.join((rule, pattern, _ITEM.join(keywords), _ITEM.join(also), *map(str, rest)))


def _branch(row: str) -> Branch:
    rule, pattern, keywords, also, least, most, starts, ends = row.split(_FIELD)
    return Branch(
        rule,
        pattern,
        tuple(keywords.split(_ITEM)) if keywords else (),
        tuple(also.split(_ITEM)) if also else (),
        int(least),
        int(most),
        starts,
        ends,
    )
