"""Opening what is there: regular files only, decompressed as their names say, truncation told."""

import errno
import gzip
import io
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from cleaner.batch.extras import zstd
from cleaner.errors import InputError
from cleaner.faults import check_kind, of_file

BUFFER: Final = 1 << 18

_WINDOW_LOG: Final = 27
"""A Zstandard file may ask for 128 MB of memory at most (2^27), as zstd itself allows."""

_MAGIC: Final = (
    (b"\x1f\x8b", "gzip data"),
    (b"\x28\xb5\x2f\xfd", "Zstandard data"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"PAR1", "a Parquet table"),
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
)


class Meter:
    """Counts the bytes of input files that are read or passed."""

    __slots__ = ("bytes",)

    def __init__(self) -> None:
        self.bytes = 0


class _Counted(io.FileIO):
    """A file that tells a meter what is read of it."""

    def __init__(self, descriptor: int, meter: Meter) -> None:
        super().__init__(descriptor)
        self._meter = meter

    def readinto(self, buffer: Any) -> int:
        count = super().readinto(buffer) or 0
        self._meter.bytes += count
        return count


@contextmanager
def opened(path: str, meter: Meter | None = None) -> Iterator[io.BufferedReader]:
    """Give the bytes of a regular file, decompressed if it ends in .gz or .zst.

    Raises InputError for what cannot be opened or, while it is read, decompressed; never waits
    for a pipe.
    """
    with told(path):
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with _Counted(descriptor, meter or Meter()) as raw:
            check_kind(path, os.fstat(descriptor).st_mode)
            with _unpacked(path, raw) as stream:
                yield stream


class _Piecewise(io.RawIOBase):
    """A decompressed file that gives what it has before it raises: no good record is lost."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._position = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def readinto(self, buffer: Any) -> int:
        data = self._file.read1(len(buffer))
        buffer[: len(data)] = data
        self._position += len(data)
        return len(data)


def _unpacked(path: str, raw: io.FileIO) -> io.BufferedReader:
    name = path.lower()
    stream: io.RawIOBase = raw
    if name.endswith(".gz"):
        stream = _Piecewise(gzip.GzipFile(fileobj=raw, mode="rb"))
    elif name.endswith(".zst"):
        module = zstd()
        options = {module.DecompressionParameter.window_log_max: _WINDOW_LOG}
        stream = _Piecewise(module.ZstdFile(raw, options=options))
    return io.BufferedReader(stream, BUFFER)


@contextmanager
def told(path: str) -> Iterator[None]:
    """Turn what the system and the decompressors raise into an InputError with the file's name."""
    try:
        yield
    except FileNotFoundError as error:
        if Path(path).is_symlink():
            raise InputError(f"{path}: is a link to nothing. Mend or remove it") from None
        raise of_file(path, error) from None
    except EOFError:
        raise InputError(f"{path}: ends in the middle of its compressed data. {_FETCH}") from None
    except (gzip.BadGzipFile, zlib.error) as error:
        raise InputError(f"{path}: is no sound gzip data ({error}). {_FETCH}") from None
    except OSError as error:
        if error.errno == errno.ENXIO:
            raise InputError(f"{path}: is a socket. Only regular files are read here") from None
        raise of_file(path, error) from None
    except Exception as error:
        # The Zstandard modules' own error: the one thing both have in common is its name.
        if type(error).__name__ != "ZstdError":
            raise
        raise InputError(f"{path}: is no sound Zstandard data ({error}). {_FETCH}") from None


_FETCH: Final = "Fetch or make it again"


def whole(path: str, limit: int) -> bytes:
    """Give all bytes of a file, decompressed; raises InputError for more than ``limit`` bytes."""
    with opened(path) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise too_large(path, limit)
    return data


def too_large(place: str, limit: int) -> InputError:
    """Give the error for a document of more than ``limit`` bytes."""
    return InputError(
        f"{place}: holds more than the limit of {limit / 1e6:g} MB. Allow more with --limit"
    )


def check_content(path: str, data: bytes) -> None:
    """Raise InputError for data that is plainly of another kind than text or HTML."""
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{path}: is {what}, whatever its name says. Rename or remove it")
