"""The catalogue as Markdown: ``python -m cleaner.rules.document`` writes docs/rules.md anew."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cleaner.categories import CATEGORIES
from cleaner.rules.catalogue import Catalogue, load
from cleaner.rules.coverage import Coverage, coverage

FILE: Final = Path(__file__).parents[2] / "docs" / "rules.md"

_HEAD: Final = """\
# Rules

Every rule, generated from the packs. `cleaner rules show ID` prints one with its examples; how to
read the fields is in [writing rules](writing-rules.md). Rules of `common` hold in every language;
those of `shape` judge lines by form and neighbours, those of `page` by what the page knows of them,
in any language.
"""


def document(catalogue: Catalogue) -> str:
    """Give the page: rules by category and language as a table, then each category's rules.

    >>> document(load()).splitlines()[0]
    '# Rules'
    """
    table = coverage(catalogue.all)
    parts = [_HEAD, *_table(catalogue, table), "", *_empty(table), "", *_lists(catalogue)]
    return "\n".join(parts).rstrip() + "\n"


def _table(catalogue: Catalogue, table: Coverage) -> Iterator[str]:
    yield f"{len(catalogue.all)} rules in {len(table.columns)} packs.\n"
    yield "| | " + " | ".join(table.columns) + " |"
    yield "|---" * (len(table.columns) + 1) + "|"
    for category in CATEGORIES:
        cells = (str(table.counts.get((category, name)) or "–") for name in table.columns)
        yield f"| {category} | " + " | ".join(cells) + " |"


def _empty(table: Coverage) -> Iterator[str]:
    """Say why each cell without a rule has none."""
    yield "Why cells are empty:\n"
    for name, argument in table.argued():
        where = f"`{name}`" if name in table.columns or "." in name else f"{name}, every language"
        yield f"- {where}: {argument}"


def _lists(catalogue: Catalogue) -> Iterator[str]:
    for category, holds in CATEGORIES.items():
        yield f"## {category}\n\n{holds[0].upper()}{holds[1:]}.\n"
        yield "| rule | takes | what |\n|---|---|---|"
        for rule in catalogue.all:
            if rule.category == category:
                yield f"| `{rule.id}` | {rule.where} | {rule.what.replace('|', '&#124;')} |"
        yield ""


if __name__ == "__main__":
    FILE.write_text(document(load()), encoding="utf-8")
