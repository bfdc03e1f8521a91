"""JSON lines, compressed if the output's name ends in .gz or .zst."""

import gzip
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from cleaner.batch.extras import zstd
from cleaner.batch.files import naming
from cleaner.batch.models import Entry
from cleaner.batch.plan import Plan
from cleaner.batch.records import Changes, JsonRecord
from cleaner.batch.sinks.single import IN_OUTPUT, Single
from cleaner.batch.sinks.sink import Entries


class Lines(Single):
    """A record for every document that was cleaned, in the order of the input."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        if plan.output.lower().endswith(".zst"):
            zstd()

    def publish(self, entries: Entries) -> None:
        """Name the spool, or what it becomes without or with marks of copies."""
        self.close()
        if not self._path.exists():
            return
        if not self._plan.duplicates and not self._out.name.lower().endswith((".gz", ".zst")):
            self._name(self._path)
            return
        whole = self._plan.work / "output"
        with naming(whole), self._path.open("rb") as spool, _packed(whole, self._out) as out:
            for entry in entries():
                if entry.status in IN_OUTPUT:
                    out.write(self._line(entry, spool.readline()))
        self._name(whole)

    def _line(self, entry: Entry, line: bytes) -> bytes:
        if entry.duplicate_of is None:
            return line
        if self._plan.duplicates == "drop":
            return b""
        changes = Changes({"duplicate_of": entry.duplicate_of}, None)
        return JsonRecord(entry.source, line.decode()).line(changes).encode() + b"\n"


@contextmanager
def _packed(path: Path, name: Path) -> Iterator[BinaryIO]:
    """Open a file to write, compressed as ``name`` says: the same bytes at any time."""
    with path.open("wb") as file:
        if name.suffix.lower() == ".gz":
            with gzip.GzipFile("", "wb", fileobj=file, mtime=0) as packed:
                yield packed  # type: ignore[misc]  # it writes like a binary file
        elif name.suffix.lower() == ".zst":
            with zstd().ZstdFile(file, "wb") as packed:
                yield packed
        else:
            yield file
        file.flush()
        os.fsync(file.fileno())
