"""What a run counts."""

from collections import Counter
from typing import Any, Final

from cleaner.batch.models import Entry, Summary

MOST: Final = 20
"""Failures that are told; the ledger has them all."""


class Tally:
    """The counts of a run, so far."""

    __slots__ = (
        "chars_in", "chars_out", "duplicates", "failures", "removals", "resumed", "rules",
        "skips", "statuses",
    )  # fmt: skip

    def __init__(self) -> None:
        self.statuses: Counter[str] = Counter()
        self.removals: Counter[str] = Counter()
        self.rules: Counter[str] = Counter()
        self.skips: Counter[str] = Counter()
        self.failures: list[str] = []
        self.chars_in = self.chars_out = self.duplicates = self.resumed = 0

    @property
    def documents(self) -> int:
        """How many documents were counted."""
        return self.statuses.total()

    def add(self, entry: Entry) -> None:
        """Count one document."""
        self.statuses[entry.status] += 1
        self.chars_in += entry.chars_in
        self.chars_out += entry.chars_out
        self.duplicates += entry.duplicate_of is not None
        self.removals.update(entry.removals)
        self.rules.update(entry.rules)
        if entry.status == "skipped":
            self.skips[entry.error or ""] += 1
        elif entry.status == "failed" and len(self.failures) < MOST:
            self.failures.append(entry.error or "")

    def summary(self, **places: Any) -> Summary:
        """Give the counts with where the output and the ledger are."""
        return Summary(
            inputs=self.documents,
            cleaned=self.statuses["cleaned"],
            empty=self.statuses["empty"],
            failed=self.statuses["failed"],
            skipped=self.statuses["skipped"],
            duplicates=self.duplicates,
            resumed=self.resumed,
            chars_in=self.chars_in,
            chars_out=self.chars_out,
            removals=dict(self.removals.most_common()),
            rules=dict(self.rules.most_common()),
            skips=dict(self.skips.most_common()),
            failures=tuple(self.failures),
            **places,
        )
