"""Names of agencies, picture archives and stock houses, seen as one token each.

Rules speak of ``{agency}``, not of some thousand names. Where a line holds one, the rules
that want it see the line masked: the name's first character is ``TOKEN`` or ``HOUSE``,
the rest ``FILL``. The length stays, and with it every offset.
"""

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Final

import ahocorasick_rs

TOKEN: Final = "\ue000"  # noqa: S105 -- no password, a character
HOUSE: Final = "\ue002"
FILL: Final = "\ue001"
PATTERNS: Final = MappingProxyType(
    {"agency": f"[{TOKEN}{HOUSE}]{FILL}*+", "house": f"{HOUSE}{FILL}*+"}
)
"""What ``{agency}`` and ``{house}`` mean in a pattern. A house sells pictures, and only that:
its name in brackets is a picture's credit, while that of an agency may be a text's source."""
KEYWORDS: Final = MappingProxyType({"agency": (TOKEN, HOUSE), "house": (HOUSE,)})
MARKS: Final = frozenset({TOKEN, HOUSE, FILL})

Place = tuple[int, int, str]


class Agencies:
    """Finds the names, each in its own case and in capitals, at word borders.

    >>> Agencies(["AFP", "Getty Images"]).mask("Dana Field/AFP").replace(FILL, "-")
    'Dana Field/\\ue000--'
    """

    def __init__(self, names: Iterable[str], houses: Iterable[str] = ()) -> None:
        tokens = {form: TOKEN for name in names for form in (name, name.upper())}
        tokens |= {form: HOUSE for name in houses for form in (name, name.upper())}
        forms = sorted(tokens)
        self._tokens = tuple(tokens[form] for form in forms)
        self._open = tuple(form[0] > "\u2fff" for form in forms)
        self._automaton = ahocorasick_rs.AhoCorasick(
            forms,
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
            implementation=ahocorasick_rs.Implementation.DFA,
        )

    def find(self, text: str) -> Iterator[Place]:
        """Give (start, end, token) of the names in a folded text, in order, none overlapping."""
        for number, start, end in self._automaton.find_matches_as_indexes(text):
            if self._open[number] or not (
                (start and text[start - 1].isalnum()) or text[end : end + 1].isalnum()
            ):
                yield start, end, self._tokens[number]

    def mask(self, line: str) -> str:
        """Give a folded line with every name as a token."""
        return masked(line, list(self.find(line)))


def masked(line: str, places: Iterable[Place]) -> str:
    """Give a line with the names at ``places`` as tokens."""
    done, parts = 0, []
    for start, end, token in places:
        parts += [line[done:start], token, FILL * (end - start - 1)]
        done = end
    return "".join([*parts, line[done:]])
