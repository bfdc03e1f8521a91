"""The catalogue as Markdown: ``python -m cleaner.rules.document`` writes docs/rules.md anew."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cleaner.categories import CATEGORIES
from cleaner.rules.catalogue import Catalogue, load

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
    return "\n".join([_HEAD, *_table(catalogue), "", *_lists(catalogue)]).rstrip() + "\n"


def _table(catalogue: Catalogue) -> Iterator[str]:
    counts = Counter((rule.category, rule.id.partition(".")[0]) for rule in catalogue.all)
    tags = sorted({tag for _, tag in counts})
    yield f"{len(catalogue.all)} rules in {len(tags)} packs.\n"
    yield "| | " + " | ".join(tags) + " |"
    yield "|---" * (len(tags) + 1) + "|"
    for category in CATEGORIES:
        cells = (str(counts[category, tag] or "") for tag in tags)
        yield f"| {category} | " + " | ".join(cells) + " |"


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
