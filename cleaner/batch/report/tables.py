"""Tables of the report: what they are about in the head, figures to the right."""

from collections.abc import Iterable, Sequence

from cleaner.batch.report.markup import Safe, join, tag
from cleaner.categories import family

FIGURE = "figure"
"""Class of columns with figures."""


def table(caption: str, heads: Sequence[tuple[str, str]], rows: Iterable[Sequence[str]]) -> Safe:
    """Give a table. ``heads`` are (title, class); the first column names the row."""
    bar = tag("span", "as a bar", class_="unseen")
    first = tag("tr", *[tag("th", title or bar, scope="col", class_=kind) for title, kind in heads])
    body = [_row(row, [kind for _, kind in heads]) for row in rows]
    title = tag("caption", caption, class_="unseen")
    return tag("table", title, tag("thead", first), tag("tbody", *body))


def _row(cells: Sequence[str], kinds: Sequence[str]) -> Safe:
    head = tag("th", cells[0], scope="row", class_=kinds[0])
    return tag(
        "tr",
        head,
        *[tag("td", cell, class_=kind) for cell, kind in zip(cells[1:], kinds[1:], strict=True)],
    )


def chip(category: str) -> Safe:
    """Give the name of a category in its family's colour."""
    return tag("span", category, class_=f"chip {family(category)}")


def code(text: str) -> Safe:
    """Give a rule's id, with places where it may break."""
    return tag("code", *[join(part, Safe("<wbr>")) for part in _parts(text)])


def _parts(text: str) -> list[str]:
    parts = text.split(".")
    return [f"{part}." for part in parts[:-1]] + parts[-1:]
