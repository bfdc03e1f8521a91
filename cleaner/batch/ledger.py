"""The ledger: a line for every document, and after each chunk a line from which to go on.

Its first line says what the run was asked to do, its last that all is done. What follows the
last complete checkpoint was being written when the run ended, and is done again.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from cleaner.batch.files import Spool, beside, naming
from cleaner.batch.models import Entry
from cleaner.batch.tally import Tally
from cleaner.errors import PlanError, ResumeError

_FIRST: Final = b'{"ledger": '
_DONE: Final = b'{"done": true}\n'
_NONE: Final = "is no ledger. Remove it, or choose another output"


class Checkpoint(NamedTuple):
    """Where a run was after a chunk: its number, what the inputs were, sizes of what it wrote."""

    chunk: int
    stamp: str
    sizes: dict[str, int]


class Ledger:
    """The ledger at ``path``, locked; created if there is none.

    Raises PlanError while another run has it, OSError where it cannot be read or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.last: Checkpoint | None = None
        self.done = False
        self._spool = Spool(path)
        if not self._spool.lock():
            self._spool.close()
            raise PlanError(f"{path}: another run is writing it. Wait for that to end")

    def close(self) -> None:
        """Let go of it."""
        self._spool.close()

    def check(self) -> None:
        """Raise ResumeError for a file that is no ledger: it is not to be overwritten."""
        with naming(self.path), self.path.open("rb") as file:
            first = file.readline()
        if not _FIRST.startswith(first[: len(_FIRST)]):
            raise ResumeError(f"{self.path}: {_NONE}")

    def begin(self, header: Mapping[str, Any]) -> None:
        """Start anew."""
        self.last, self.done = None, False
        self._spool.cut(0)
        self._spool.append(_line(header))
        self._spool.sync()

    def resume(self, header: Mapping[str, Any], tally: Tally) -> bool:
        """Go on from the last checkpoint, count what is before it; False if nothing was begun.

        Raises ResumeError if the run that began it was asked to do something else.
        """
        if not self._spool.size():
            return False
        with naming(self.path), self.path.open("rb") as file:
            first = file.readline()
            if not first.endswith(b"\n"):  # it ended while its first line was written
                return False
            old = _header(self.path, first)
            if not file.peek(1):  # it ended before anything was done: there is nothing to lose
                return False
            _compare(self.path, old, header)
            end = self._load(file, len(first), tally)
        self._spool.cut(end)
        tally.resumed = tally.documents
        return True

    def _load(self, lines: Iterable[bytes], position: int, tally: Tally) -> int:
        """Count what is behind checkpoints; give where the last of them ends."""
        end = position
        waiting: list[Entry] = []
        for line in lines:
            position += len(line)
            read = _read(line)
            if not read:
                break
            if isinstance(read, Entry):
                waiting.append(read)
                continue
            for entry in waiting:
                tally.add(entry)
            waiting.clear()
            end = position
            self.done = read.get("done", False)
            if not self.done:
                self.last = Checkpoint(**read)
        return end

    def add(self, entries: Iterable[Entry], checkpoint: Checkpoint) -> None:
        """Write a chunk's documents and the checkpoint after them."""
        lines = [_entry_line(entry) for entry in entries]
        self._spool.append(b"".join([*lines, _line(checkpoint._asdict())]))
        self._spool.sync()
        self.last = checkpoint

    def entries(self) -> Iterator[Entry]:
        """Read every document's entry, in order."""
        with naming(self.path), self.path.open("rb") as file:
            for line in file:
                read = _read(line)
                if isinstance(read, Entry):
                    yield read

    def finish(self) -> None:
        """Write that all is done."""
        self._spool.append(_DONE)
        self._spool.sync()
        self.done = True

    def rewrite(self, entries: Iterable[Entry]) -> None:
        """Write it anew, as a whole, with these entries for those it has; all is done then."""
        fresh = Spool(beside(self.path))
        try:
            fresh.cut(0)
            given = iter(entries)
            with naming(self.path), self.path.open("rb") as file:
                for line in file:
                    old = isinstance(_read(line), Entry)
                    fresh.append(_entry_line(next(given)) if old else line)
            fresh.append(_DONE)
            fresh.sync()
        finally:
            fresh.close()
        with naming(self.path):
            fresh.path.replace(self.path)
        self.done = True


def _line(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value).encode() + b"\n"


def _entry_line(entry: Entry) -> bytes:
    values = entry.model_dump()
    try:
        return json.dumps(values, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:  # a file name that is no UTF-8
        return json.dumps(values).encode() + b"\n"


def _read(line: bytes) -> Entry | dict[str, Any] | None:
    """Give what a line says; nothing for one that was not written to its end."""
    if not line.endswith(b"\n"):
        return None
    try:
        values = json.loads(line)
    except ValueError:
        return None
    if "status" in values:
        return Entry.model_construct(**values)
    return values if {"chunk", "done"} & set(values) else {}


def _header(path: Path, line: bytes) -> dict[str, Any]:
    try:
        header: dict[str, Any] = json.loads(line)
        if "ledger" in header:
            return header
    except (ValueError, TypeError):
        pass
    raise ResumeError(f"{path}: {_NONE}")


def _compare(path: Path, old: dict[str, Any], new: Mapping[str, Any]) -> None:
    new = json.loads(_line(new))
    differ = [
        f"{name} was {json.dumps(old.get(name))} and is {json.dumps(new.get(name))}"
        for name in sorted({*old, *new})
        if old.get(name) != new.get(name)
    ]
    if differ:
        raise ResumeError(
            f"{path}: was begun otherwise: {'; '.join(differ)}. "
            "Give the same command, begin anew with --restart, or choose another output"
        )
