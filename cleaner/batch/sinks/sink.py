"""What every sink can do."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from cleaner.batch.models import Entry
from cleaner.batch.work import Result

Entries = Callable[[], Iterator[Entry]]
"""Reads the ledger from its beginning."""


class Sink(Protocol):
    """Takes results in the order of the input; raises OSError where there is no writing on."""

    def write(self, result: Result) -> list[Entry]:
        """Write a chunk, safe from a power cut; give its entries, some now failed to be written."""

    def size(self) -> int:
        """Give how much was written, for ``cut``."""

    def cut(self, size: int) -> None:
        """Forget what was written beyond ``size``."""

    def discard(self, entries: Iterable[Entry]) -> None:
        """Take back what already stands under its name: these are copies to be dropped."""

    def publish(self, entries: Entries) -> None:
        """Put the output under its name, if it is not there. May be called again after a crash.

        ``entries`` gives those of the whole ledger, in order.
        """

    def close(self) -> None:
        """Let go of what is open."""
