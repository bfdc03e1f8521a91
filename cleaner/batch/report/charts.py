"""Inline SVG: bars that stretch to their cell. Their words and figures are HTML beside them."""

from collections.abc import Sequence
from typing import Final

from cleaner.batch.report.markup import Safe, join, number, percent, tag
from cleaner.batch.report.totals import BARS

_HEIGHT: Final = 100
_LEAST: Final = 0.8
"""Of a hundred: what is there at all can be seen."""


def _length(value: int, most: int) -> str:
    return f"{max(value / most * 100, _LEAST):.2f}" if value and most else "0"


def meter(value: int, most: int, colour: str) -> Safe:
    """Give a horizontal bar; ``colour`` is a class of the style sheet."""
    bar = tag("rect", x="0", y="0", height="10", width=_length(value, most), class_=colour)
    return tag(
        "svg", bar, class_="meter", viewBox="0 0 100 10", preserveAspectRatio="none",
        aria_hidden="true",
    )  # fmt: skip


def strip(parts: Sequence[tuple[str, int]], label: str) -> Safe:
    """Give one bar of several parts, (class, value) each, that make a whole."""
    whole = sum(value for _, value in parts) or 1
    start, bars = 0.0, []
    for colour, value in parts:
        width = value / whole * 100
        if value:
            bars.append(
                tag("rect", x=f"{start:.3f}", y="0", width=f"{width:.3f}", height="10",
                    class_=colour)
            )  # fmt: skip
        start += width
    return tag(
        "svg", *bars, class_="strip", viewBox="0 0 100 10", preserveAspectRatio="none",
        role="img", aria_label=label,
    )  # fmt: skip


def bar_name(index: int) -> str:
    """Give the share of the text that a bar of the histogram stands for.

    >>> bar_name(0), bar_name(1), bar_name(20)
    ('nothing', 'up to 5\\u202f%', '95–100\\u202f%')
    """
    step = 100 // BARS
    if index == 0:
        return "nothing"
    low, high = (index - 1) * step, index * step
    return f"{low}–{high}\u202f%" if low else f"up to {high}\u202f%"


def histogram(shares: Sequence[int]) -> Safe:
    """Give columns for the number of documents by the share that was removed."""
    most = max(shares) or 1
    columns = []
    for index, value in enumerate(shares):
        height = value / most * _HEIGHT
        height = max(height, _LEAST) if value else 0
        says = f"{bar_name(index)}: {number(value)} ({percent(value, sum(shares))})"
        x = index * 10 + (0 if index == 0 else 4)
        full = tag("rect", x=x, y=0, width=9, height=_HEIGHT, class_="column-room")
        bar = tag("rect", x=x, y=f"{_HEIGHT - height:.2f}", width=9, height=f"{height:.2f}",
                  class_="column none" if index == 0 else "column")  # fmt: skip
        columns.append(tag("g", tag("title", says), full, bar))
    grid = join(*[tag("line", x1=0, x2=213, y1=y, y2=y, class_="grid") for y in (0, 50, 100)])
    return tag(
        "svg", grid, *columns, class_="histogram", viewBox="0 0 213 100",
        preserveAspectRatio="none", role="img",
        aria_label="Documents by the share of their text that was removed; the table below has "
        "the figures",
    )  # fmt: skip
