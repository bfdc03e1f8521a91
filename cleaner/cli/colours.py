"""An explained text in colour; needs rich, which is optional."""

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from io import StringIO
from typing import TYPE_CHECKING, Final

from cleaner.account import Shown
from cleaner.categories import family
from cleaner.cli.marks import note
from cleaner.visible import visible

if TYPE_CHECKING:
    from rich.text import Text

_COLOURS: Final = {
    "picture": "magenta", "link": "blue", "invitation": "yellow", "notice": "red",
    "about": "cyan", "copy": "green",
}  # fmt: skip


def available() -> bool:
    """Say whether rich is installed."""
    return find_spec("rich") is not None


def colour(category: str) -> str:
    """Give the colour of a category's family."""
    return _COLOURS[family(category)]


def painted(lines: Iterable[Shown], width: int) -> str:
    """Give the lines with terminal codes: what goes struck through in colour, why it goes dim."""
    from rich.console import Console  # noqa: PLC0415  # optional: the extra "cli"
    from rich.text import Text  # noqa: PLC0415

    out = StringIO()
    # The caller decided on colour: rich must not look at the stream or the environment again.
    console = Console(
        file=out, force_terminal=True, color_system="standard", no_color=False, width=width,
        highlight=False, markup=False, emoji=False, legacy_windows=False, _environ={},
    )  # fmt: skip
    for line in lines:
        for text, indent in _texts(line):
            # An empty text wraps to no line at all, but a blank line is one.
            for part in text.wrap(console, width - indent) if text else [text]:
                part.rstrip()
                console.print(Text(" " * indent if part else "") + part, soft_wrap=True)
    return out.getvalue()


def _texts(line: Shown) -> Iterator[tuple["Text", int]]:
    """One line and the notes under it, each with its indent."""
    from rich.text import Text  # noqa: PLC0415

    text = Text()
    for piece in line.pieces:
        style = f"strike {colour(piece.removal.category)}" if piece.removal else ""
        text.append(visible(piece.text), style)
    yield text, 2
    for removal in line.notes:
        yield Text(f"^ {note(removal)}", "dim"), 4
