"""Files that outlive a crash: written in full, synced, and named only then."""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

WORK: Final = ("file", "output", "report-", "signatures", "spool")
"""How the names in a work folder begin."""

_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Give the OSErrors raised within the name of the file that they are about."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, os.strerror(error.errno or 0), str(path)) from None


def write(descriptor: int, data: bytes) -> None:
    """Write all of ``data``."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def clear(work: Path) -> None:
    """Remove a run's work folder and what runs put there; anything else stays, and it with that."""
    if not work.is_dir():
        return
    for path in work.iterdir():
        if path.name.startswith(WORK):
            path.unlink()
    with suppress(OSError):
        work.rmdir()


def beside(path: Path) -> Path:
    """Give the name under which a file grows where its folder is all that is known of it."""
    return path.with_name(f".{path.name}.partial")


def place(path: Path, data: bytes, temporary: Path) -> None:
    """Put a whole file at ``path``; until then it is ``temporary``, on the same file system.

    A reader finds the old file or the whole new one. Raises OSError; then the old one stays.
    """
    with naming(path):
        _fill(temporary, data)
        secure(temporary)
        os.replace(temporary, path)  # noqa: PTH105 -- beside the other calls of its kind


def stage(folder: Path, contents: Sequence[bytes]) -> list[Path]:
    """Write whole files into a folder, safe from a power cut, to be named later.

    First all are written, then all synced: the system does many for little more than one.
    """
    paths = [folder / f"file-{number}" for number in range(len(contents))]
    for path, data in zip(paths, contents, strict=True):
        with naming(path):
            _fill(path, data)
    for path in paths:
        secure(path)
    return paths


def _fill(path: Path, data: bytes) -> None:
    descriptor = os.open(path, _NEW, 0o666)
    try:
        write(descriptor, data)
    finally:
        os.close(descriptor)


def secure(path: Path) -> None:
    """Make sure that a file, or the names in a folder, outlive a power cut."""
    with naming(path):
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


class Spool:
    """A file that only grows, and can be cut back to where it once was.

    Raises OSError, with the file's name, whenever the system does.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with naming(path):
            flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC
            self._descriptor = os.open(path, flags, 0o666)

    def size(self) -> int:
        """Give the bytes that are in it."""
        with naming(self.path):
            return os.fstat(self._descriptor).st_size

    def cut(self, size: int) -> None:
        """Leave the first ``size`` bytes."""
        with naming(self.path):
            os.ftruncate(self._descriptor, size)
            os.lseek(self._descriptor, size, os.SEEK_SET)

    def append(self, data: bytes) -> None:
        """Add bytes; they are safe from a crash of this process, not from a power cut."""
        with naming(self.path):
            write(self._descriptor, data)

    def sync(self) -> None:
        """Make all of it safe from a power cut."""
        with naming(self.path):
            os.fsync(self._descriptor)

    def lock(self) -> bool:
        """Keep other processes out, as long as this one lives; False if one is in already."""
        import fcntl  # noqa: PLC0415 -- where there is none, cleaning without batch still works

        try:
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks: nobody can be kept out
            return True
        return True

    def close(self) -> None:
        """Close it; what it holds stays."""
        os.close(self._descriptor)
