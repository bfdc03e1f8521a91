"""A Parquet table: Arrow streams while it grows, the table's columns once all are known."""

import os
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any, Final

from cleaner.batch.columns import holds_nothing, values
from cleaner.batch.extras import arrow
from cleaner.batch.files import naming
from cleaner.batch.forms import split
from cleaner.batch.models import Entry
from cleaner.batch.plan import Plan
from cleaner.batch.records import json_text
from cleaner.batch.sinks.single import IN_OUTPUT, Single
from cleaner.batch.sinks.sink import Entries

_MARK: Final = "duplicate_of"
_ROWS: Final = 20_000
_CHARS: Final = 8_000_000
"""Rows, and characters of their bodies, that end a row group: what is held at a time."""


class Table(Single):
    """A row for every document that was cleaned, in the order of the input."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan)
        arrow()

    def publish(self, entries: Entries) -> None:
        """Write the table out of the spool and name it."""
        self.close()
        if not self._path.exists():
            return
        whole = self._plan.work / "output"
        schema = self._schema()
        while True:
            try:
                self._write(whole, schema, entries())
                break
            except _DisagreementError as error:
                schema = _as_text(schema, error.column)
        self._name(whole)

    def _write(self, whole: Path, schema: Any, entries: Iterator[Entry]) -> None:
        with naming(whole), whole.open("wb") as file:
            with arrow().parquet.ParquetWriter(file, schema) as writer:
                for group in self._groups(entries, schema):
                    writer.write_table(group)
            file.flush()
            os.fsync(file.fileno())

    def _schema(self) -> Any:
        """Give the columns that hold every record; where types do not agree, a column is text."""
        arrow_ = arrow()
        schema = None
        with self._path.open("rb") as file:
            for frame in split(file):
                found = arrow_.ipc.open_stream(frame).schema
                schema = found if schema is None else _united(schema, found)
        if schema is None:
            schema = arrow_.schema([("id", arrow_.string()), ("text", arrow_.string())])
        for field in schema:
            if holds_nothing(field.type):
                schema = _as_text(schema, field.name)
        if self._plan.duplicates == "mark":
            schema = _without(schema, _MARK).append(arrow_.field(_MARK, arrow_.string()))
        return schema

    def _groups(self, entries: Iterator[Entry], schema: Any) -> Iterator[Any]:
        """Give tables as large as row groups should be, cut at the same rows in every run."""
        arrow_ = arrow()
        kept: list[Any] = []
        rows = chars = 0
        for table, told in self._tables(entries, schema):
            start = 0
            for end, entry in enumerate(told, 1):
                rows, chars = rows + 1, chars + entry.chars_out
                if rows == _ROWS or chars >= _CHARS:
                    kept.append(table.slice(start, end - start))
                    yield arrow_.concat_tables(kept).combine_chunks()
                    kept, rows, chars, start = [], 0, 0, end
            kept.append(table.slice(start))
        if rows:
            yield arrow_.concat_tables(kept).combine_chunks()

    def _tables(self, entries: Iterator[Entry], schema: Any) -> Iterator[tuple[Any, list[Entry]]]:
        """Give the frames in the columns of the whole, and the entries of their rows."""
        arrow_ = arrow()
        written = (entry for entry in entries if entry.status in IN_OUTPUT)
        with self._path.open("rb") as file:
            for frame in split(file):
                table = arrow_.ipc.open_stream(frame).read_all()
                told = list(islice(written, table.num_rows))
                table = _conformed(table, told, schema, mark=self._plan.duplicates == "mark")
                if self._plan.duplicates == "drop":
                    rows = [row for row, entry in enumerate(told) if not entry.duplicate_of]
                    table, told = table.take(rows), [told[row] for row in rows]
                yield table, told


def _conformed(table: Any, told: list[Entry], schema: Any, *, mark: bool) -> Any:
    """Give a table with the columns of ``schema``."""
    arrow_ = arrow()
    columns = []
    for field in schema:
        if mark and field.name == _MARK:
            columns.append(arrow_.array([entry.duplicate_of for entry in told], field.type))
        elif table.schema.get_field_index(field.name) < 0:
            columns.append(arrow_.nulls(table.num_rows, field.type))
        else:
            columns.append(_cast(table.column(field.name), field))
    return arrow_.table(columns, schema=schema)


def _united(one: Any, other: Any) -> Any:
    arrow_ = arrow()
    if one.equals(other):
        return one
    try:
        return arrow_.unify_schemas([one, other], promote_options="permissive")
    except arrow_.ArrowException:
        fields = [_common(field, other) for field in one]
        new = [field for field in other if one.get_field_index(field.name) < 0]
        return arrow_.schema([*fields, *new], metadata=one.metadata)


def _common(field: Any, other: Any) -> Any:
    arrow_ = arrow()
    index = other.get_field_index(field.name)
    if index < 0:
        return field
    try:
        pair = [arrow_.schema([field]), arrow_.schema([other.field(index)])]
        return arrow_.unify_schemas(pair, promote_options="permissive").field(0)
    except arrow_.ArrowException:
        return field.with_type(arrow_.string())


class _DisagreementError(Exception):
    """A column holds a value that its type, which follows from all frames, cannot hold."""

    def __init__(self, column: str) -> None:
        super().__init__(column)
        self.column = column


def _as_text(schema: Any, name: str) -> Any:
    index = schema.get_field_index(name)
    return schema.set(index, schema.field(index).with_type(arrow().string()))


def _cast(column: Any, field: Any) -> Any:
    arrow_ = arrow()
    if column.type.equals(field.type):
        return column
    with suppress(arrow_.ArrowException):
        return column.cast(field.type)
    if arrow_.types.is_string(field.type):
        found = values(column)
        texts = [v if v is None or isinstance(v, str) else json_text(v) for v in found]
        return arrow_.array(texts, field.type)
    try:
        return arrow_.array(values(column), field.type)
    except (arrow_.ArrowException, ValueError, TypeError, OverflowError):
        raise _DisagreementError(field.name) from None


def _without(schema: Any, name: str) -> Any:
    index = schema.get_field_index(name)
    return schema if index < 0 else schema.remove(index)
