"""An explained text in plain marks: for files, pipes and terminals without colour."""

from collections.abc import Iterable, Iterator

from cleaner.account import Shown
from cleaner.cli.table import wrapped
from cleaner.models import Removal
from cleaner.visible import visible


def marked(lines: Iterable[Shown], width: int | None = None) -> Iterator[str]:
    """Give the lines: kept ones after two spaces, removed ones after a dash, parts in ``[-…-]``.

    ``width``, if given, is the terminal's: longer lines are wrapped.
    """
    for line in lines:
        yield from wrapped(_line(line), width, "  ")
        for removal in line.notes:
            yield from wrapped(f"    ^ {note(removal)}", width, "      ")


def note(removal: Removal) -> str:
    """Give why something went: category, rule and reason."""
    return visible(f"{removal.category} {removal.rule}: {removal.reason}")


def _line(line: Shown) -> str:
    if line.removal:
        return f"- {visible(line.text)}"
    parts = [f"[-{p.text}-]" if p.removal else p.text for p in line.pieces]
    text = visible("".join(parts).rstrip())
    return f"  {text}" if text else ""
