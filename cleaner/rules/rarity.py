"""How rare a literal is in ordinary prose: counted in sentences that rules are to keep."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from cleaner.fold import fold, lower
from cleaner.rules.agencies import TOKENS
from cleaner.rules.model import END, START

_GRAM: Final = 4
_SHORT: Final = 400.0
"""What a literal of no characters would cost; each character takes two thirds of it away."""
_MARK: Final = 1000.0
_MARKS: Final = frozenset(":;,.-–—/|'\"()[]!?")
"""Marks that stand in short lines of every kind, and what one alone costs."""
_INSIDE: Final = 0.3
"""What a place inside a longer word costs, which is found and then thrown away."""
PER_WORD: Final = 1.0
"""What a literal costs even where it never stands."""
_TOKEN: Final = 25.0
"""What a token for a name costs: names are looked for apart, and stand in a line in thirty."""


class Rarity:
    """How often a literal stands in ordinary prose, by its rarest four characters.

    Prose is given as counted samples, each with its weight: what is to be left out of another
    sample has a negative one.

    >>> rarity = Rarity([(grams(["the ferry was late, the train was not"]), 1.0)])
    >>> rarity.cost("the") > rarity.cost("ferry") > rarity.cost("app store")
    True
    """

    def __init__(self, samples: Sequence[tuple[Counter[str], float]]) -> None:
        self._samples = samples
        self._known: dict[str, float] = {}

    def cost(self, word: str) -> float:
        """Give an upper bound of the literal's places, never zero: longer is rarer."""
        if word in TOKENS:
            return _TOKEN
        if word not in self._known:
            bare = word.strip()
            wide = sum(char > "\u2fff" for char in bare)
            short = _SHORT / 3 ** (len(bare) + wide)
            inside = _INSIDE * self._least(bare) if bare != word else 0.0
            short += _MARK if bare in _MARKS else 0.0
            self._known[word] = PER_WORD + self._least(word) + inside + short
        return self._known[word]

    def _least(self, word: str) -> float:
        parts = (word[at : at + _GRAM] for at in range(max(1, len(word) - _GRAM + 1)))
        return max(0.0, min(map(self._count, parts)))

    def _count(self, part: str) -> float:
        return sum(counts[part] * weight for counts, weight in self._samples)


def grams(sample: Iterable[str]) -> Counter[str]:
    """Count the stretches of one to four characters, folded and lower-case."""
    counts: Counter[str] = Counter()
    lines = [lower(fold(line)) for line in sample]
    text = "\n".join(f" {line} " for line in lines)
    for size in range(1, _GRAM + 1):
        counts.update(text[at : at + size] for at in range(len(text) - size + 1))
        counts.update((START + line)[:size] for line in lines)
        counts.update((line + END)[-size:] for line in lines)
    return counts
