"""What a worker hands back of the documents it cleaned, ready to be written."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, BinaryIO, Final

from cleaner.batch.extras import arrow
from cleaner.batch.plan import Form
from cleaner.batch.records import Changes, Record

File = tuple[str, bytes]
"""A path below the output folder and what it holds."""


class Lines:
    """JSON lines."""

    def one(self, record: Record, changes: Changes) -> bytes:
        """Give a record as a line."""
        return record.line(changes).encode() + b"\n"

    def all(self, kept: Sequence[bytes]) -> bytes:
        """Give the lines of a chunk."""
        return b"".join(kept)

    def together(self, frames: Sequence[bytes]) -> bytes:
        """Give what ``all`` gives for the records of all frames."""
        return b"".join(frames)


class Frames:
    """Arrow streams, each after its length in 8 bytes."""

    def one(self, record: Record, changes: Changes) -> Any:
        """Give a record as a table of one row."""
        return record.table(changes)

    def all(self, kept: Sequence[Any]) -> bytes:
        """Give the tables of a chunk as one, or as they are if their columns do not agree."""
        arrow_ = arrow()
        tables = list(kept)
        try:
            if tables:
                tables = [arrow_.concat_tables(tables, promote_options="permissive")]
        except arrow_.ArrowException:
            pass  # settled when the columns of all tables are known
        return b"".join(map(_frame, tables))

    def together(self, frames: Sequence[bytes]) -> bytes:
        """Give what ``all`` gives for the records of all frames."""
        inner = [frame for data in frames for frame in split(BytesIO(data))]
        return self.all([arrow().ipc.open_stream(frame).read_all() for frame in inner])


def split(file: BinaryIO) -> Iterator[bytes]:
    """Give the Arrow streams that follow one another in a file."""
    while length := file.read(8):
        yield file.read(int.from_bytes(length))


def _frame(table: Any) -> bytes:
    arrow_ = arrow()
    sink = arrow_.BufferOutputStream()
    with arrow_.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table.combine_chunks())
    data: bytes = sink.getvalue().to_pybytes()
    return len(data).to_bytes(8) + data


def files(target: str, text: str, article: str | None) -> tuple[File, ...]:
    """Give the files of one document; the text comes last: where it is, all is."""
    body = (f"{target}.txt", f"{text}\n".encode() if text else b"")
    if article is None:
        return (body,)
    return (f"{target}.json", f"{article}\n".encode()), body


FORMS: Final[dict[Form, Lines | Frames]] = {
    "folder": Lines(),
    "jsonl": Lines(),
    "parquet": Frames(),
}
