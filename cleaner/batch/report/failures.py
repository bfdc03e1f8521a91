"""The documents that were not cleaned, in bounded memory."""

from dataclasses import dataclass, field
from typing import Final

from cleaner.batch.models import Entry
from cleaner.batch.report.document import shorten

NAMED: Final = 100
"""Documents of each kind that are named; the others are only counted."""


@dataclass(slots=True)
class Failure:
    """A document that was not cleaned, and why."""

    id: str
    source: str
    error: str


@dataclass(slots=True)
class Failures:
    """The first documents that failed or were skipped, and how many there are of each."""

    named: dict[str, list[Failure]] = field(default_factory=lambda: {"failed": [], "skipped": []})

    def add(self, entry: Entry) -> None:
        """Name the document if it is one of the first."""
        named = self.named.get(entry.status)
        if named is not None and len(named) < NAMED:
            error = shorten(entry.error or "")
            named.append(Failure(shorten(entry.id), shorten(entry.source), error))
