"""JSON lines to stdout: what is written is written, there is no going back."""

import errno
import os
import sys
from collections.abc import Iterable

from cleaner.batch.models import Entry
from cleaner.batch.sinks.sink import Entries
from cleaner.batch.work import Result


class Stream:
    """stdout. Raises BrokenPipeError when its reader has left."""

    def write(self, result: Result) -> list[Entry]:
        """Write a chunk and send it on its way."""
        if sys.stdout is None:  # closed by the caller, as in: cleaner batch - >&-
            raise OSError(errno.EBADF, os.strerror(errno.EBADF), "stdout")
        sys.stdout.flush()
        data = memoryview(result.frame)
        while data:  # unbuffered, a write may take only a part
            data = data[sys.stdout.buffer.write(data) or 0 :]
        sys.stdout.buffer.flush()
        return [outcome.entry for outcome in result.outcomes]

    def size(self) -> int:
        """Nothing can be cut."""
        return 0

    def cut(self, size: int) -> None:
        """What is written stays."""

    def discard(self, entries: Iterable[Entry]) -> None:
        """Copies are not looked for."""

    def publish(self, entries: Entries) -> None:
        """It is out already."""

    def close(self) -> None:
        """It belongs to the caller."""
