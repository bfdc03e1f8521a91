"""The measures: word shingles, exact matches, the perfect line remover.

The shingle scorer is that of article-extraction-benchmark (scrapinghub, MIT licence),
defined as there: bags of 4-word shingles, counts normalised per page, precision and recall
averaged over pages, F1 of the two averages.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

_WORD = re.compile(
    r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)

Shingle = tuple[str, ...]


def words(text: str) -> list[str]:
    """Give the words of a text; every Chinese, Japanese, Korean or Thai character is one."""
    return _WORD.findall(text)


def shingles(text: str, size: int = 4) -> Counter[Shingle]:
    """Give the bag of ``size``-word shingles; a shorter text is one shingle."""
    tokens = words(text)
    if not tokens:
        return Counter()
    count = max(1, len(tokens) - size + 1)
    return Counter(tuple(tokens[n : n + size]) for n in range(count))


@dataclass
class Score:
    """Precision and recall summed over pages, and the pages that match exactly."""

    precisions: list[float] = field(default_factory=list)
    recalls: list[float] = field(default_factory=list)
    exact: int = 0
    pages: int = 0

    def add(self, gold: str, output: str) -> None:
        """Count one page."""
        true, found = shingles(gold), shingles(output)
        both = sum((true & found).values())
        self.pages += 1
        self.exact += words(gold) == words(output)
        if found:
            self.precisions.append(both / sum(found.values()))
        if true:
            self.recalls.append(both / sum(true.values()))

    @property
    def precision(self) -> float:
        """Mean precision over the pages with output."""
        return sum(self.precisions) / max(1, len(self.precisions))

    @property
    def recall(self) -> float:
        """Mean recall over the pages with gold."""
        return sum(self.recalls) / max(1, len(self.recalls))

    @property
    def f1(self) -> float:
        """F1 of mean precision and mean recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def probe_score(counts: Iterable[tuple[int, int, int]]) -> tuple[float, float, float]:
    """Give F1, precision and recall of strings found rightly, found wrongly and missed."""
    right = wrong = missed = 0
    for one in counts:
        right, wrong, missed = right + one[0], wrong + one[1], missed + one[2]
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    return 2 * precision * recall / max(1e-9, precision + recall), precision, recall


def in_gold(line: str, gold: Counter[Shingle]) -> bool:
    """Whether at least half of a line's 3-word shingles stand in the gold."""
    own = shingles(line, 3)
    total = sum(own.values())
    return bool(total) and sum(n for s, n in own.items() if s in gold) * 2 >= total


def gold_bag(paragraphs: Sequence[str]) -> Counter[Shingle]:
    """Give the shingles (of 1 to 3 words, for short lines) that the gold holds."""
    bag: Counter[Shingle] = Counter()
    text = "\n".join(paragraphs)
    for size in (1, 2, 3):
        bag.update(shingles(text, size))
    return bag


def perfect(text: str, paragraphs: Sequence[str], also: Iterable[str] = ()) -> str:
    """Give the text as a perfect line remover leaves it; lines of ``also`` stay too."""
    bag, stay = gold_bag(paragraphs), set(also)
    return "\n".join(
        line for line in text.splitlines() if line.strip() in stay or in_gold(line, bag)
    )


def body_kept(raw: str, gold: str, output: str) -> tuple[float, float]:
    """Give (share of the raw text's gold shingles kept, share of its other shingles removed)."""
    before, true, after = shingles(raw), shingles(gold), shingles(output)
    body = before & true
    rest = before - body
    kept = sum((body & after).values()) / max(1, sum(body.values()))
    left = sum((rest & (after - (body & after))).values())
    return kept, 1 - left / max(1, sum(rest.values())) if rest else 1.0
