"""A mirrored folder of texts: each file appears whole, under its name, as it is done."""

import errno
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path, PurePath
from typing import Final

from cleaner.batch.files import naming, secure, stage
from cleaner.batch.models import Entry
from cleaner.batch.plan import Plan
from cleaner.batch.sinks.sink import Entries
from cleaner.batch.work import Outcome, Result
from cleaner.faults import of_file

_ITS_OWN: Final = {
    errno.EACCES, errno.EEXIST, errno.EILSEQ, errno.EINVAL, errno.EISDIR, errno.ELOOP,
    errno.ENAMETOOLONG, errno.ENOTDIR, errno.ENOTEMPTY, errno.EPERM,
}  # fmt: skip
"""Errors of one file; any other, such as a full disk, is everybody's."""


class Folder:
    """A folder of .txt files, with .json beside them if the plan asks for that."""

    def __init__(self, plan: Plan) -> None:
        self._out, self._work = Path(plan.output), plan.work

    def write(self, result: Result) -> list[Entry]:
        """Write the files of a chunk; a file that cannot be named fails alone."""
        contents = [data for outcome in result.outcomes for _, data in outcome.files]
        staged = iter(stage(self._work, contents))
        folders: set[Path] = set()
        entries = [self._entry(outcome, staged, folders) for outcome in result.outcomes]
        for folder in sorted(folders):
            secure(folder)
        return entries

    def _entry(self, outcome: Outcome, staged: Iterator[Path], folders: set[Path]) -> Entry:
        temporaries = list(islice(staged, len(outcome.files)))
        try:
            for (path, _), temporary in zip(outcome.files, temporaries, strict=True):
                folders.add(self._name(path, temporary))
        except OSError as error:
            if error.errno not in _ITS_OWN:
                raise
            self._remove(path for path, _ in outcome.files)
            why = str(of_file(f"{outcome.entry.source}: {error.filename}", error))
            entry = outcome.entry
            return Entry(id=entry.id, source=entry.source, status="failed", error=why)
        return outcome.entry

    def _name(self, name: str, temporary: Path) -> Path:
        path = self._out / name
        with naming(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.replace(path)
        return path.parent

    def _remove(self, paths: Iterable[str]) -> None:
        for path in paths:
            if PurePath(path).is_absolute() or ".." in PurePath(path).parts:
                continue  # no ledger of ours says so
            with suppress(OSError):
                (self._out / path).unlink()

    def size(self) -> int:
        """Nothing is written piece by piece."""
        return 0

    def cut(self, size: int) -> None:
        """Nothing to cut: files of chunks in flight are whole, and are written again."""

    def discard(self, entries: Iterable[Entry]) -> None:
        """Remove the files of copies."""
        for entry in entries:
            if entry.output:
                self._remove([entry.output, f"{entry.output.removesuffix('.txt')}.json"])

    def publish(self, entries: Entries) -> None:
        """Everything stands under its name already."""

    def close(self) -> None:
        """Nothing is open."""
