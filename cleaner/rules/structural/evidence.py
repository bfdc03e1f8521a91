"""Evidence that adds up: named signs with weights, and the reason in words.

A judgement by form names the signs that speak for it. Each has a weight; the line goes when
those that hold reach ``ENOUGH`` together. No single one does.
"""

from collections.abc import Iterable
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
    found: set[str] = set()
    for token in _TOKEN.findall(text.lower()):
        if _UNSPACED.match(token):
            found.update(token[n : n + 2] for n in range(len(token) - 1))
        elif "\uac00" <= token[0] <= "\ud7af":
            found.add(token[:2])
        elif len(token) >= 4 and "\u0590" <= token[0] <= "\u06ff":
            found.add(token[1:5])  # articles and prepositions are written as a first letter
        elif len(token) >= 4:
            found.add(token[:5])
    return found


def shared(draft: Draft, *numbers: int) -> tuple[int, int]:
    """Say how many stems of one line, or of a row, recur in the running text, and of how many.

    The lines just below are looked at in any case, also far down in a long text.
    """
    own = [stem for number in numbers for stem in stems(draft.lines[number].text)]
    end = numbers[-1] + 1
    below = "\n".join([line.text for line in draft.lines[end : end + NEAR]]).lower()
    text = draft.running
    return sum(stem in text or stem in below for stem in own), len(own)
