"""The fixtures as data: articles with what is expected of them, texts that must stay whole."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "fixtures"


@dataclass(frozen=True)
class Expected:
    """An article as it is found, and what cleaning it must give."""

    name: str
    text: str
    body: tuple[str, ...]
    removed: tuple[tuple[str, str], ...]
    language: str
    title: str | None


Removal = tuple[str, str]
"""A category and the text that goes under it."""


def articles() -> list[Expected]:
    """Give every article fixture, sorted by name."""
    return [_read(path) for path in sorted((FOLDER / "articles").glob("*/*.expected.toml"))]


def known_failures() -> dict[str, dict[str, list[Removal]]]:
    """Give what is known to go wrong, by article: removals that are ``missed`` or ``wrong``."""
    data = tomllib.loads((FOLDER / "known-failures.toml").read_text(encoding="utf-8"))
    return {
        name: {kind: sorted((c, spaced(text)) for c, text in found[kind]) for kind in found}
        for name, found in data.items()
    }


def _read(path: Path) -> Expected:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    source = path.with_name(path.name.replace(".expected.toml", ".txt"))
    return Expected(
        name=f"{path.parent.name}/{source.stem}",
        text=read(source),
        body=tuple(map(spaced, data["body"])),
        removed=tuple((category, spaced(text)) for category, text in data["removed"]),
        language=data["language"],
        title=spaced(data["title"]) if "title" in data else None,
    )


def negatives() -> list[tuple[str, str]]:
    """Give every text that must come through whole, with its name."""
    paths = sorted((FOLDER / "negative").glob("*/*.txt"))
    return [(f"{path.parent.name}/{path.stem}", read(path)) for path in paths]


def read(path: Path) -> str:
    """Read a fixture without touching its line ends."""
    return path.read_bytes().decode("utf-8")


def spaced(text: str) -> str:
    """Give ``text`` with every run of white space as one space."""
    return " ".join(text.split())
