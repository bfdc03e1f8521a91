"""The counts of a run: of documents, characters, categories, languages and rules."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from cleaner.batch.models import Entry
from cleaner.batch.report.document import shorten

BARS: Final = 20
"""Bars of the histogram: each is a twentieth of the whole, after one for nothing removed."""


@dataclass(slots=True)
class About:
    """What a rule is for: its category, and its reason where it first fired."""

    category: str
    reason: str


@dataclass(slots=True)
class Totals:
    """Sums over all documents; they grow with the number of rules and languages alone."""

    statuses: Counter[str] = field(default_factory=Counter)
    copies: int = 0
    chars_in: int = 0
    chars_out: int = 0
    removed_chars: int = 0
    shares: list[int] = field(default_factory=lambda: [0] * (BARS + 1))
    removals: Counter[str] = field(default_factory=Counter)
    removal_chars: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    language_chars: Counter[str] = field(default_factory=Counter)
    language_removed: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)
    about: dict[str, About] = field(default_factory=dict)

    def add(self, entry: Entry, removed: Sequence[dict[str, Any]]) -> None:
        """Count one document and what went of it."""
        self.statuses[entry.status] += 1
        self.copies += entry.duplicate_of is not None
        if entry.status not in {"cleaned", "empty"}:
            return
        self.chars_in += entry.chars_in
        self.chars_out += entry.chars_out
        self.removed_chars += entry.removed_chars
        self.removals.update(entry.removals)
        self.rules.update(entry.rules)
        self._place(entry)
        for removal in removed:
            self.removal_chars[removal["category"]] += len(removal["text"])
            if removal["rule"] not in self.about:
                reason = shorten(removal["reason"])
                self.about[removal["rule"]] = About(removal["category"], reason)

    def _place(self, entry: Entry) -> None:
        if entry.chars_in:
            self.shares[bar(entry.removed_chars, entry.chars_in)] += 1
            self.languages[entry.language] += 1
            self.language_chars[entry.language] += entry.chars_in
            self.language_removed[entry.language] += entry.removed_chars


def bar(removed: int, whole: int) -> int:
    """Give the bar of the histogram that a document belongs to.

    >>> bar(0, 100), bar(1, 100), bar(5, 100), bar(6, 100), bar(100, 100)
    (0, 1, 1, 2, 20)
    """
    return min(-(-removed * BARS // whole), BARS)
