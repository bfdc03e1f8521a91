"""The report of a run, kept over interruptions."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from cleaner.batch.duplicates import Match
from cleaner.batch.files import beside, place
from cleaner.batch.models import Entry
from cleaner.batch.report import Report
from cleaner.batch.work import Outcome


class Reporting:
    """Takes what a run hands it, in order, and writes the page at its end."""

    def __init__(self, page: Path, work: Path) -> None:
        self._page, self._work = page, work
        self._report = Report()

    def saved(self, chunk: int) -> bool:
        """Say whether something was saved with a chunk, and not cleared away since."""
        return self._state(chunk).exists()

    def restore(self, chunk: int) -> None:
        """Go on from what was saved with a chunk."""
        self._report.restore(self._state(chunk).read_bytes())

    def add(self, outcomes: Sequence[Outcome], entries: Sequence[Entry]) -> None:
        """Take in a chunk."""
        for outcome, entry in zip(outcomes, entries, strict=True):
            text, article = outcome.shown or ("", None)
            self._report.add(entry, text, article)

    def save(self, chunk: int) -> None:
        """Keep what a run needs to go on after a chunk."""
        place(self._state(chunk), self._report.state(), self._work / "file")

    def forget(self, chunk: int) -> None:
        """Drop what was saved with a chunk."""
        self._state(chunk).unlink(missing_ok=True)

    def publish(self, entries: Iterable[Entry]) -> None:
        """Write the page; ``entries`` are those of the whole ledger, in order."""
        self._report.mark(
            {
                # How alike they are, the ledger does not say and the page does not tell.
                order: Match(entry.duplicate_of, "near")
                for order, entry in enumerate(entries)
                if entry.duplicate_of is not None
            }
        )
        page = self._report.render().encode("utf-8", "replace")
        place(self._page, page, beside(self._page))

    def _state(self, chunk: int) -> Path:
        return self._work / f"report-{chunk}"
