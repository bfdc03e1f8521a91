"""JSON lines: cut into records here, read by the workers."""

import sys
import zlib
from collections.abc import Iterator
from io import BufferedReader
from typing import Any, BinaryIO, Final

from cleaner.batch.documents import Document, Found
from cleaner.batch.sources.opening import BUFFER, Meter, check_content, opened, too_large
from cleaner.batch.sources.walk import File
from cleaner.batch.stopping import Patient, Stop
from cleaner.errors import InputError

_BLANK: Final = b" \t\r\n"


def read(file: File, limit: int, meter: Meter) -> Iterator[Found]:
    """Give the lines of a file; raises InputError where it can be read no further."""
    with opened(file.path, meter) as stream:
        check_content(file.path, stream.peek(8))
        yield from _records(file, stream, limit)


def read_stdin(file: File, limit: int, stop: Stop) -> Iterator[Found]:
    """Give the lines of stdin, up to its end or until a stop is asked for."""
    if sys.stdin is None:
        raise InputError("-: stdin is closed. Name a file")
    pipe: Any = getattr(sys.stdin.buffer, "raw", sys.stdin.buffer)
    yield from _records(file, BufferedReader(Patient(pipe, stop), BUFFER), limit)


def _records(file: File, stream: BinaryIO, limit: int) -> Iterator[Found]:
    for number, line in enumerate(_lines(stream, limit), 1):
        if line is None or line.strip(_BLANK):
            yield _found(file, number, line, limit)


def _found(file: File, number: int, line: bytes | None, limit: int) -> Found:
    source = f"{file.path}:{number}"
    id_ = f"{file.id}:{number}"
    target = f"{file.target}/{number:07d}"
    if line is None:
        why = str(too_large(source, limit))
        return Found(Document(source, id_, "failed", why, target), 0, b"")
    stamp = zlib.crc32(line).to_bytes(4)
    return Found(Document(source, id_, "json", line, target), len(line), stamp)


def _lines(stream: BinaryIO, limit: int) -> Iterator[bytes | None]:
    """Give each line, None for one that is longer than ``limit``: it is passed, never held."""
    while line := stream.readline(limit + 1):
        if len(line) <= limit or line.endswith(b"\n"):
            yield line
            continue
        del line
        while (rest := stream.readline(BUFFER)) and not rest.endswith(b"\n"):
            pass
        yield None
