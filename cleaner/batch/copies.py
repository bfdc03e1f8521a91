"""The last stage of a run that looks for copies: who is whose, and what the ledger says of it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cleaner.batch.duplicates import Duplicates, Match
from cleaner.batch.files import Spool
from cleaner.batch.ledger import Ledger
from cleaner.batch.models import Entry
from cleaner.batch.plan import Plan
from cleaner.batch.sinks import Sink
from cleaner.batch.work import Outcome


class Signatures:
    """The signatures of the cleaned documents, on the disk until all are known."""

    def __init__(self, work: Path) -> None:
        self._spool = Spool(work / "signatures")

    def write(self, outcomes: list[Outcome], entries: list[Entry]) -> None:
        """Add those of a chunk."""
        data = [
            len(outcome.signature).to_bytes(2) + outcome.signature
            for outcome, entry in zip(outcomes, entries, strict=True)
            if entry.status == "cleaned"
        ]
        self._spool.append(b"".join(data))
        self._spool.sync()

    def size(self) -> int:
        """Give the bytes that were written."""
        return self._spool.size()

    def cut(self, size: int) -> None:
        """Leave the first ``size`` bytes."""
        self._spool.cut(size)

    def close(self) -> None:
        """Let go of the file."""
        self._spool.close()

    def matches(self, entries: Iterator[Entry]) -> Mapping[int, Match]:
        """Give the match of each document, by its number, that is a copy of an earlier one."""
        found = Duplicates()
        with self._spool.path.open("rb") as file:
            for order, entry in enumerate(entries):
                if entry.status == "cleaned":
                    signature = file.read(int.from_bytes(file.read(2)))
                    found.add(order, entry.id, entry.digest, signature)
        return found.resolve()


def settle(plan: Plan, ledger: Ledger, signatures: Signatures, sink: Sink) -> int:
    """Write into the ledger who is a copy of whom; of copies to drop, take back the files.

    Gives their number.
    """
    matches = signatures.matches(ledger.entries())
    dropped = plan.duplicates == "drop"
    if dropped:
        sink.discard(e for order, e in enumerate(ledger.entries()) if order in matches)
    ledger.rewrite(_told(ledger.entries(), matches, dropped=dropped))
    return len(matches)


def _told(
    entries: Iterator[Entry], matches: Mapping[int, Match], *, dropped: bool
) -> Iterator[Entry]:
    for order, entry in enumerate(entries):
        match = matches.get(order)
        if match is None:
            yield entry
            continue
        change: dict[str, Any] = {"duplicate_of": match.first}
        yield entry.model_copy(update=change | ({"output": None} if dropped else {}))
