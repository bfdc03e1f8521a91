"""Names of agencies and stock houses, and labels of pictures, seen as one token each.

Rules speak of ``{agency}``, not of some thousand names, and of ``{label}``, not of the word
for photo in every language. Where a line holds one, the rules that want it see the line
masked: the name's first character is ``AGENCY``, ``HOUSE`` or ``LABEL``, the rest ``FILL``.
The length stays, and with it every offset.
"""

from collections.abc import Container, Iterable, Iterator
from types import MappingProxyType
from typing import Final

import ahocorasick_rs

AGENCY: Final = "\ue000"
HOUSE: Final = "\ue002"
LABEL: Final = "\ue003"
FILL: Final = "\ue001"
PATTERNS: Final = MappingProxyType(
    {
        "agency": f"[{AGENCY}{HOUSE}]{FILL}*+",
        "house": f"{HOUSE}{FILL}*+",
        "label": f"{LABEL}{FILL}*+",
    }
)
"""What the names mean in a pattern. A house sells pictures, and only that: its name in brackets
is a picture's credit, while that of an agency may be a text's source."""
TOKENS: Final = (AGENCY, HOUSE, LABEL)
MARKS: Final = frozenset({*TOKENS, FILL})

Place = tuple[int, int, str]


class Agencies:
    """Finds the names, each in its own case and in capitals, at word borders.

    >>> names = Agencies(["AFP", "Getty Images"])
    >>> names.mask("Dana Field/AFP", PATTERNS["agency"]).replace(FILL, "-")
    'Dana Field/\\ue000--'
    """

    def __init__(
        self, names: Iterable[str], houses: Iterable[str] = (), labels: Iterable[str] = ()
    ) -> None:
        tokens = {form: LABEL for word in labels for form in _cases(word.rstrip(": "))}
        tokens |= {form: AGENCY for name in names for form in (name, name.upper())}
        tokens |= {form: HOUSE for name in houses for form in (name, name.upper())}
        forms = sorted(tokens)
        self._tokens = tuple(tokens[form] for form in forms)
        self._open = tuple(form[0] > "\u2fff" for form in forms)
        self._automaton = ahocorasick_rs.AhoCorasick(
            forms, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def find(self, text: str) -> Iterator[Place]:
        """Give (start, end, token) of the names in a folded text, in order, none overlapping."""
        for number, start, end in self._automaton.find_matches_as_indexes(text):
            token = self._tokens[number]
            if self._open[number] or not (
                (start and text[start - 1].isalnum()) or _within_word(text, end, token)
            ):
                yield start, end, token

    def mask(self, line: str, pattern: str) -> str:
        """Give a folded line with every name of the kinds that ``pattern`` wants as a token."""
        return masked(line, self.find(line), spoken_of(pattern))


def _within_word(text: str, end: int, token: str) -> bool:
    """Whether a name ends within a word: a house's does not where a caption is run into it."""
    if not text[end : end + 1].isalnum():
        return False
    return token != HOUSE or not (text[end].isupper() and text[end - 1].islower())


def _cases(word: str) -> tuple[str, ...]:
    return word, word.upper(), word[:1].upper() + word[1:], word.title()


def masked(line: str, places: Iterable[Place], kinds: Container[str] = MARKS) -> str:
    """Give a line with the names at ``places`` as tokens, those of ``kinds`` alone."""
    done, parts = 0, []
    for start, end, token in places:
        if token not in kinds:
            continue
        parts += [line[done:start], token, FILL * (end - start - 1)]
        done = end
    return "".join([*parts, line[done:]])


def spoken_of(pattern: str) -> frozenset[str]:
    """Give the kinds of tokens that a pattern speaks of."""
    return frozenset(token for token in TOKENS if token in pattern)
