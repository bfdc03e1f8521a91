"""Arrow columns: what their types are made of, and their values as Python and JSON have them."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from cleaner.batch.extras import arrow
from cleaner.errors import InputError


class Row(Mapping[str, Any]):
    """The first row of a record batch; a value is looked at when it is asked for.

    Raises InputError for a text that is no UTF-8.
    """

    __slots__ = ("_batch",)

    def __init__(self, batch: Any) -> None:
        self._batch = batch

    def __getitem__(self, name: str) -> Any:
        index = self._batch.schema.get_field_index(name)
        if index < 0:
            raise KeyError(name)
        try:
            return values(self._batch.column(index))[0]
        except UnicodeDecodeError:
            raise InputError(f"column {name!r} holds what is no UTF-8. Write it anew") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._batch.schema.names)

    def __len__(self) -> int:
        return len(self._batch.schema.names)


def values(column: Any) -> list[Any]:
    """Give the values of a column; times that Python has no form for as text."""
    try:
        found: list[Any] = column.to_pylist()
    except (ValueError, OverflowError) as error:
        if isinstance(error, UnicodeDecodeError):
            raise
        found = column.cast(_changed(column.type, _told)).to_pylist()
    return found


def is_text(kind: Any) -> bool:
    """Say whether a column of this type holds text as it is."""
    types = arrow().types
    view = getattr(types, "is_string_view", None)  # not in every version of pyarrow
    return types.is_string(kind) or types.is_large_string(kind) or bool(view and view(kind))


def without_dictionaries(kind: Any) -> Any:
    """Give a type with the values themselves in place of dictionaries of them."""
    return _changed(kind, _undone)


def holds_nothing(kind: Any) -> bool:
    """Say whether a struct without fields is in a type: no Parquet table can hold it."""
    hollow: list[Any] = []

    def note(part: Any) -> Any:
        if arrow().types.is_struct(part) and not part.num_fields:
            hollow.append(part)
        return part

    _changed(kind, note)
    return bool(hollow)


def _undone(kind: Any) -> Any:
    return kind.value_type if arrow().types.is_dictionary(kind) else kind


def _told(kind: Any) -> Any:
    return arrow().string() if arrow().types.is_temporal(kind) else kind


def _changed(kind: Any, change: Callable[[Any], Any]) -> Any:
    """Give a type with every part of it changed."""
    arrow_ = arrow()
    types = arrow_.types
    kind = change(kind)

    def inner(field: Any) -> Any:
        return field.with_type(_changed(field.type, change))

    if types.is_struct(kind):
        return arrow_.struct([inner(kind.field(index)) for index in range(kind.num_fields)])
    if types.is_map(kind):
        return arrow_.map_(inner(kind.key_field), inner(kind.item_field))
    if types.is_fixed_size_list(kind):
        return arrow_.list_(inner(kind.value_field), kind.list_size)
    if types.is_list(kind):
        return arrow_.list_(inner(kind.value_field))
    return arrow_.large_list(inner(kind.value_field)) if types.is_large_list(kind) else kind
