"""Columns of plain text, and lines that fit a terminal."""

import unicodedata
from collections.abc import Collection, Iterator, Sequence


def cells(text: str) -> int:
    r"""Give the width of ``text`` on a terminal.

    >>> cells("ferry"), cells("渡し船"), cells("cafe\u0301")
    (5, 6, 4)
    """
    if text.isascii():
        return len(text)
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def aligned(rows: Sequence[Sequence[str]], right: Collection[int] = (1,)) -> Iterator[str]:
    """Give the rows with their columns aligned; those in ``right`` to the right.

    >>> list(aligned([["a", "1"], ["bc", "20"]]))
    ['a    1', 'bc  20']
    """
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        parts = [
            f"{' ' * (width - cells(cell))}{cell}"
            if n in right
            else f"{cell}{' ' * (width - cells(cell))}"
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(parts).rstrip()


def wrapped(text: str, width: int | None, indent: str) -> Iterator[str]:
    """Give ``text`` in lines of at most ``width`` cells, the later ones after ``indent``.

    Broken at spaces; inside a word only where it fills a line by itself.

    >>> list(wrapped("- one two three", 9, "  "))
    ['- one two', '  three']
    """
    while width is not None and (end := _fitting(text, width)) < len(text):
        space = text.rfind(" ", len(indent) + 1, end + 1)
        end = space if space > 0 else max(end, len(indent) + 1)
        yield text[:end].rstrip()
        text = indent + text[end:].lstrip()
    yield text


def _fitting(text: str, width: int) -> int:
    """Give how many characters of ``text`` fit ``width`` cells."""
    taken = 0
    for count, char in enumerate(text):
        taken += _width(char)
        if taken > width:
            return count
    return len(text)
