"""Evidence that adds up: named signs with weights, and the reason in words.

A judgement by form names the signs that speak for it. Each has a weight; the line goes when
those that hold reach ``ENOUGH`` together. No single one does.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Final, NamedTuple

import regex

from cleaner.draft import Draft

ENOUGH: Final = 1.0
"""The sum of weights that removes a line."""
NEAR: Final = 6
"""Lines below a line that always count as the text it belongs to."""
_TOKEN: Final = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]+|[\p{L}\p{M}]{2,}"
)
_UNSPACED: Final = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
)

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_BEYOND: Final = re.compile(
    # What Latin, Greek and Cyrillic words do without: other scripts, marks, raised figures.
    "[\xb2\xb3\xb9\xbc-\xbe\u0300-\u036f\u0483-\u0489\u0530-\u1dff\u2000-\u200f\u2060-\u209f"
    "\u20d0-\U0010ffff]"
)


class Sign(NamedTuple):
    """One piece of evidence: what it says, in words, and what it weighs."""

    says: str
    weight: float


def judged(signs: Iterable[tuple[Sign, bool]]) -> str | None:
    """Give the reason when the signs that hold are enough, or None.

    >>> above, short = Sign("it stands above the text", 0.6), Sign("it is short", 0.5)
    >>> judged([(above, True), (short, True)])
    '2 of 2 signs: it stands above the text (0.6), it is short (0.5)'
    >>> judged([(above, True), (short, False)]) is None
    True
    """
    signs = list(signs)
    found = [sign for sign, holds in signs if holds]
    if round(sum(sign.weight for sign in found), 3) < ENOUGH:
        return None
    said = ", ".join(f"{sign.says} ({sign.weight:g})" for sign in found)
    return f"{len(found)} of {len(signs)} signs: {said}"


def stems(text: str) -> set[str]:
    """Give the beginnings of a text's longer words; of unspaced scripts every two characters.

    >>> sorted(stems("The ferries of 東京都"))
    ['ferri', '京都', '東京']
    """
    low = text.lower()
    if not _BEYOND.search(low):
        return {word[:5] for word in _WORD.findall(low)}
    found: set[str] = set()
    for token in _TOKEN.findall(low):
        if _UNSPACED.match(token):
            found.update(token[n : n + 2] for n in range(len(token) - 1))
        elif "\uac00" <= token[0] <= "\ud7af":
            found.add(token[:2])
        elif len(token) >= 4 and "\u0590" <= token[0] <= "\u06ff":
            found.add(token[1:5])  # articles and prepositions are written as a first letter
        elif len(token) >= 4:
            found.add(token[:5])
    return found


def words_of(draft: Draft, *numbers: int) -> list[str]:
    """Give the stems of one line, or of the lines of a row, one after the other."""
    return [stem for number in numbers for stem in stems(draft.lines[number].text)]


def taken_up(draft: Draft, words: Sequence[str], above: int, least: int = 1) -> bool:
    """Say whether the text takes up at least so many of the words of the line ``above``.

    The lines just below are looked at in any case, also far down in a long text.
    """
    near = draft.lines[above + 1 : above + 1 + NEAR]
    below = "\n".join([line.low for line in near])
    others = [word for word in words if word not in below]
    missing = least - (len(words) - len(others))
    if missing <= 0:
        return True
    found = (word for word in others if word in draft.running)
    return sum(1 for _ in islice(found, missing)) == missing
