"""The inputs as one stream of documents, in an order that is always the same."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from cleaner.batch.documents import Document, Found
from cleaner.batch.extras import zstd
from cleaner.batch.plan import STREAM, Plan
from cleaner.batch.sources import jsonl, parquet, warc
from cleaner.batch.sources.opening import Meter, too_large
from cleaner.batch.sources.walk import File, Format, files
from cleaner.batch.stopping import Stop
from cleaner.errors import InputError

_RECORDS: Final[dict[Format, Callable[[File, int, Meter], Iterator[Found]]]] = {
    "jsonl": jsonl.read,
    "parquet": parquet.read,
    "warc": warc.read,
}


def documents(plan: Plan, meter: Meter, stop: Stop) -> Iterator[Found]:
    """Give every document of the plan's inputs, also those that cannot be read.

    When a stop is asked for, what is read of stdin ends; of files it can be read on.
    """
    for file in files(plan.inputs, _own(plan)):
        yield from _documents(file, plan, meter, stop)


def total(plan: Plan) -> int | None:
    """Give the bytes of the input files; None if nobody knows, as for stdin."""
    if STREAM in plan.inputs:
        return None
    return sum(file.size for file in files(plan.inputs, _own(plan)))


def _own(plan: Plan) -> frozenset[str]:
    """Give the real paths of what this run writes: it may stand inside its own inputs."""
    paths = [plan.report, plan.journal]
    if not plan.streaming:
        paths += [plan.output, plan.work]
    return frozenset(os.path.realpath(Path(path)) for path in paths if path)


def _documents(file: File, plan: Plan, meter: Meter, stop: Stop) -> Iterator[Found]:
    if file.skipped:
        yield _without(file, "skipped", file.skipped)
    elif file.failed:
        yield _without(file, "failed", file.failed)
    elif file.format in _RECORDS:
        yield from _records(file, plan, meter, stop)
    else:
        meter.bytes += file.size
        if file.path.lower().endswith(".zst"):
            zstd()  # a missing extra ends the run; it is no fault of the document
        yield _single(file, plan.limit)


def _records(file: File, plan: Plan, meter: Meter, stop: Stop) -> Iterator[Found]:
    assert file.format
    read = _RECORDS[file.format]
    piped = file.path == STREAM
    found = None
    try:
        for found in (
            jsonl.read_stdin(file, plan.limit, stop) if piped else read(file, plan.limit, meter)
        ):
            yield found
    except InputError as error:
        yield _without(file, "failed", str(error))
    else:
        if found is None:  # it is accounted for all the same
            yield _without(file, "skipped", "holds no document")


def _single(file: File, limit: int) -> Found:
    if file.size > limit and file.path.lower().endswith((".txt", ".html", ".htm")):
        return _without(file, "failed", str(too_large(file.path, limit)))
    kind: Any = "text file" if file.format == "text" else "page file"
    document = Document(file.path, file.id, kind, file.path, file.target)
    return Found(document, file.size, str(file.changed).encode())


def _without(file: File, kind: Any, why: str) -> Found:
    return Found(Document(file.path, file.id, kind, why, file.target), 0, b"")
