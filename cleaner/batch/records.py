"""Records with some of their fields replaced; everything else passes through untouched."""

import base64
import json
import re
from collections.abc import Iterator, Mapping
from json.decoder import scanstring  # type: ignore[attr-defined]  # json's own, in C
from typing import Any, Final, NamedTuple, Protocol

from cleaner.batch.columns import Row, is_text
from cleaner.batch.extras import arrow
from cleaner.errors import InputError
from cleaner.models import encodable

_SPACE: Final = re.compile(r"[ \t\n\r]*")
_scan: Final = json.JSONDecoder().raw_decode

_KINDS: Final[dict[type, str]] = {
    type(None): "null",
    bool: "a boolean",
    int: "a number",
    float: "a number",
    str: "a string",
    bytes: "bytes",
    list: "an array",
    dict: "an object",
}


class Changes(NamedTuple):
    """What a record gets: fields by name, and the whole article as JSON if it was asked for."""

    fields: Mapping[str, Any]
    article: str | None


class Record(Protocol):
    """A record of any format, to read from and to write in any format."""

    values: Mapping[str, Any]

    def line(self, changes: Changes) -> str:
        """Give it as one line of JSON, without the line's end."""

    def table(self, changes: Changes) -> Any:
        """Give it as an Arrow table of one row."""


def json_text(value: Any) -> str:
    """Give a value as JSON that any encoding can hold.

    >>> json_text("café"), json_text("\\udce9")
    ('"café"', '"\\\\udce9"')
    """
    text = json.dumps(value, ensure_ascii=False, default=_plain)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, default=_plain)
    return text


def _plain(value: Any) -> Any:
    """Give what JSON has no form for as text: bytes in base 64, times in ISO 8601."""
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def kind(value: Any) -> str:
    """Name what a value is, as JSON does.

    >>> kind(None), kind([1]), kind(True)
    ('null', 'an array', 'a boolean')
    """
    return _KINDS.get(type(value), f"a {type(value).__name__}")


class JsonRecord:
    """A JSON object, kept as it was written: numbers, escapes and spaces stay as they are.

    Raises InputError for a line that is no JSON object.

    >>> record = JsonRecord("a:1", '{"n": 1.50, "text": "old"}')
    >>> record.line(Changes({"text": "new", "title": None}, None))
    '{"n": 1.50, "text": "new", "title": null}'
    """

    __slots__ = ("_text", "values")

    def __init__(self, place: str, text: str) -> None:
        self._text = text.strip(" \t\r\n")
        try:
            self.values: Any = json.loads(self._text)
        except json.JSONDecodeError as error:
            raise InputError(
                f"{place}: broken JSON, character {error.pos + 1}: {error.msg}"
            ) from None
        except (ValueError, RecursionError) as error:
            raise InputError(f"{place}: JSON that cannot be read: {error}") from None
        if not isinstance(self.values, dict):
            raise InputError(f"{place}: is {kind(self.values)}, not an object with fields")

    def line(self, changes: Changes) -> str:
        """Give the line with the changes in place, new fields at its end."""
        new = {name: json_text(value) for name, value in changes.fields.items()}
        if changes.article is not None:
            new["article"] = changes.article
        spans = {name: span for name, *span in self._members() if name in new}
        text = self._text
        added = [f"{json_text(name)}: {value}" for name, value in new.items() if name not in spans]
        for name, (start, end) in sorted(spans.items(), key=lambda item: item[1], reverse=True):
            text = text[:start] + new[name] + text[end:]
        if not added:
            return text
        lead = ", " if self.values else ""
        return text[:-1].rstrip(" \t\r\n") + lead + ", ".join(added) + "}"

    def _members(self) -> Iterator[tuple[str, int, int]]:
        """Where the value of every member stands; the text is known to be an object."""
        text, position = self._text, _after(self._text, 1)
        while text[position] != "}":
            name, position = scanstring(text, position + 1, True)
            start = _after(text, _after(text, position) + 1)
            _, end = _scan(text, start)
            yield name, start, end
            position = _after(text, end)
            if text[position] == ",":
                position = _after(text, position + 1)

    def table(self, changes: Changes) -> Any:
        """Give the values as a row; their types follow from them."""
        article = {} if changes.article is None else {"article": changes.article}
        row = {**self.values, **changes.fields, **article}
        try:
            return arrow().Table.from_pylist([row])
        except (ValueError, TypeError, OverflowError, arrow().ArrowException):
            return arrow().Table.from_pylist([_held(row)])


def _held(row: Mapping[str, Any]) -> dict[str, Any]:
    """Give a row whose values columns can hold: what they cannot, as JSON."""
    # A lone surrogate, which no column can hold either, becomes U+FFFD.
    sound = json.loads(encodable(json.dumps(row, ensure_ascii=False)))
    return {name: value if _fits(value) else json_text(value) for name, value in sound.items()}


def _fits(value: Any) -> bool:
    """Say whether a column can hold a value: not huge numbers, not lists of several types."""
    try:
        arrow().array([value])
    except (ValueError, TypeError, OverflowError, arrow().ArrowException):
        return False
    return True


def _after(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    assert found
    return found.end()


class RowRecord:
    """A row of an Arrow table; its columns keep their types."""

    __slots__ = ("_row", "values")

    def __init__(self, head: bytes, body: bytes) -> None:
        arrow_ = arrow()
        schema = arrow_.ipc.read_schema(arrow_.py_buffer(head))
        self._row = arrow_.ipc.read_record_batch(arrow_.py_buffer(body), schema)
        self.values: Mapping[str, Any] = Row(self._row)

    def line(self, changes: Changes) -> str:
        """Give the row as a JSON object."""
        article = {} if changes.article is None else {"article": json.loads(changes.article)}
        return json_text({**self.values, **changes.fields, **article})

    def table(self, changes: Changes) -> Any:
        """Give the row with the changed columns in place, new ones at its end."""
        arrow_ = arrow()
        table = arrow_.Table.from_batches([self._row])
        article = {} if changes.article is None else {"article": changes.article}
        for name, value in {**changes.fields, **article}.items():
            index = table.schema.get_field_index(name)
            field = table.schema.field(index) if index >= 0 else arrow_.field(name, _text())
            field = field if is_text(field.type) else field.with_type(_text())
            column = arrow_.array([value], field.type)
            if index >= 0:
                table = table.set_column(index, field, column)
            else:
                table = table.append_column(field, column)
        return table


def _text() -> Any:
    return arrow().string()
