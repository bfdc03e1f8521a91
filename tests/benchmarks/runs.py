"""A run of the cleaner over all texts; saved line by line, and compared with another."""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from cleaner import Article, Cleaner
from tests.benchmarks.datasets import KEPT_LABELS, Labels, Page
from tests.benchmarks.scores import gold_bag, in_gold


class Cleaned:
    """The articles that a cleaner makes; each text is cleaned once."""

    def __init__(self, cleaner: Cleaner) -> None:
        self._cleaner = cleaner
        self._articles: dict[str, Article] = {}

    def __call__(self, text: str) -> Article:
        if text not in self._articles:
            self._articles[text] = self._cleaner(text)
        return self._articles[text]

    def text(self, text: str) -> str:
        """Give the cleaned text."""
        return self(text).text

    def with_title(self, text: str) -> str:
        """Give the cleaned text below the headline that was found."""
        return f"{self(text).title or ''}\n{self(text).text}"

    def lines_gone(self, text: str) -> set[str]:
        """Give the lines that are wholly removed."""
        article = self(text)
        kept = {spaced(line) for part in article.paragraphs for line in part.split("\n")}
        gone = {line.strip() for r in article.removed for line in r.text.splitlines()}
        return {line for line in gone if spaced(line) not in kept}


def spaced(text: str) -> str:
    """Give ``text`` with every run of white space as one space."""
    return " ".join(text.split())


Key = tuple[str, str, str]
"""Extractor, page and text of a removal."""


def save(pages: Iterable[Page], cleaned: Cleaned, labels: Labels, path: Path) -> None:
    """Keep every removal: extractor, page, text, rule, and what hand or gold say of the line."""
    with path.open("w", encoding="utf-8") as file:
        for page in pages:
            bag = gold_bag(page.gold)
            known = labels.get((page.set, page.id, page.extractor), {})
            for removal in cleaned(page.text).removed:
                label = known.get(removal.text.strip(), "")
                real = label in KEPT_LABELS or (not label and in_gold(removal.text, bag))
                row = [page.extractor, page.id, removal.text, removal.rule, "body" if real else ""]
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


def diff(first: Path, second: Path) -> int:
    """Print what changed: lines that go now (+), that stay now (-), that go by another rule (~)."""
    old, new = _read(first), _read(second)
    tally: Counter[str] = Counter()
    for key in sorted(old.keys() | new.keys()):
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        mark = "+" if before is None else "-" if after is None else "~"
        rule, kind = after or before or ("", "")
        by = f"{before[0]} → {rule}" if before and after else rule
        tally[f"{mark} {kind}".strip()] += 1
        print(f"{mark} {kind:<4} {key[0]:<11} {key[1][:24]:<24} {by:<28} {key[2][:90]!r}")
    counts = ", ".join(f"{name}: {count}" for name, count in sorted(tally.items()))
    print(f"{len(old)} removals, now {len(new)}" + (f" ({counts})" if counts else ""))
    return 0


def _read(path: Path) -> dict[Key, tuple[str, str]]:
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return {(extractor, page, text): (rule, kind) for extractor, page, text, rule, kind in rows}
