"""Parquet tables: cut into rows here, read by the workers."""

import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import Any, BinaryIO, Final

from cleaner.batch.columns import without_dictionaries
from cleaner.batch.documents import Document, Found
from cleaner.batch.extras import arrow
from cleaner.batch.sources.opening import BUFFER, Meter, opened, too_large
from cleaner.batch.sources.walk import File
from cleaner.errors import InputError

ROWS: Final = 64
"""Rows that are decoded at a time."""

_EXPANSION: Final = 100
"""A compressed table may be so many times the size of its file; it is unpacked on the disk."""


def read(file: File, limit: int, meter: Meter) -> Iterator[Found]:
    """Give the rows of a table; raises InputError where it can be read no further."""
    number = 0
    with _seekable(file, meter) as stream:
        try:
            for number, (head, body) in enumerate(_rows(file, stream), 1):
                yield _found(file, number, head, body, limit)
        except (arrow().ArrowException, OSError) as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise  # the file system's
            first = str(error).partition("\n")[0].partition("\\n")[0]
            place = f"{file.path}: after row {number}"
            raise InputError(f"{place}: no sound Parquet ({first}). The rest is not read") from None


def _rows(file: File, stream: BinaryIO) -> Iterator[tuple[bytes, bytes]]:
    """Give each row of a table: its schema and itself, as Arrow writes them."""
    arrow_ = arrow()
    table = arrow_.parquet.ParquetFile(stream, buffer_size=BUFFER, pre_buffer=False)
    schema = _plain(arrow_, file.path, table.schema_arrow)
    head = schema.serialize().to_pybytes()
    for batch in table.iter_batches(batch_size=ROWS, use_threads=False):
        rows = batch if batch.schema.equals(schema) else batch.cast(schema)
        for index in range(rows.num_rows):
            yield head, rows.slice(index, 1).serialize().to_pybytes()


def _plain(arrow_: Any, path: str, schema: Any) -> Any:
    """Give the schema without dictionaries; raises InputError if two columns have one name."""
    for name, count in Counter(schema.names).items():
        if count > 1:
            raise InputError(f"{path}: {count} columns are called {name!r}. Rename them")
    fields = [field.with_type(without_dictionaries(field.type)) for field in schema]
    return arrow_.schema(fields, metadata=schema.metadata)


def _found(file: File, number: int, head: bytes, body: bytes, limit: int) -> Found:
    source = f"{file.path}:{number}"
    id_ = f"{file.id}:{number}"
    target = f"{file.target}/{number:07d}"
    if len(body) > limit:
        why = str(too_large(source, limit))
        return Found(Document(source, id_, "failed", why, target), 0, b"")
    stamp = zlib.crc32(body).to_bytes(4)
    return Found(Document(source, id_, "row", (head, body), target), len(body), stamp)


@contextmanager
def _seekable(file: File, meter: Meter) -> Iterator[BinaryIO]:
    """A table is read from its end: one that is compressed has to be unpacked first."""
    with opened(file.path, meter) as stream:
        if not file.path.lower().endswith((".gz", ".zst")):
            yield stream
            return
        with TemporaryFile() as unpacked:
            while data := stream.read(BUFFER):
                unpacked.write(data)
                if unpacked.tell() > file.size * _EXPANSION:
                    raise InputError(
                        f"{file.path}: unpacks to more than {_EXPANSION} times its size. "
                        "Unpack it by hand if that is right"
                    )
            unpacked.seek(0)
            yield unpacked
