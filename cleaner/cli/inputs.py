"""What a name on the command line holds: a text, or by its suffix a page; cleaned as such."""

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

from cleaner.api import Cleaner
from cleaner.cli import reading
from cleaner.errors import InputError
from cleaner.models import Article

TEXT: Final = ".txt"
PAGES: Final = (".html", ".htm", ".html.gz", ".htm.gz")
LARGEST: Final = 50_000_000
"""Bytes that a compressed page may unpack to; a larger one is a bomb, or no page."""

Cleaned = tuple[str, Article]
"""The text that an article's spans index, and the article."""


def is_page(path: Path) -> bool:
    """Say whether a file is a page, by its suffix.

    >>> is_page(Path("a.HTML.gz")), is_page(Path("a.txt"))
    (True, False)
    """
    return path.name.lower().endswith(PAGES)


def is_input(path: Path) -> bool:
    """Say whether a folder job reads a file, by its suffix."""
    return path.suffix.lower() == TEXT or is_page(path)


def output_name(path: Path) -> str:
    """Give the name of the file that the clean text goes to.

    >>> output_name(Path("a/story.html.gz")), output_name(Path("notes.md"))
    ('story.txt', 'notes.txt')
    """
    name = path.name
    for suffix in sorted(PAGES, key=len, reverse=True):
        if name.lower().endswith(suffix):
            return name[: -len(suffix)] + TEXT
    return name if path.suffix.lower() == TEXT else path.stem + TEXT


def named(cleaner: Cleaner, name: str) -> Cleaned:
    """Clean the file that the user named, or stdin; raises InputError."""
    if name != reading.STDIN and is_page(Path(name)):
        return _page(cleaner, name, reading.named_bytes(name))
    text = reading.named(name)
    return text, cleaner(text)


def regular(cleaner: Cleaner, path: Path, arrived: Callable[[], None]) -> Cleaned:
    """Clean a regular file, telling when it was read; raises InputError, unopened for others."""
    if is_page(path):
        data = reading.regular_bytes(path)
        arrived()
        return _page(cleaner, str(path), data)
    text = reading.regular(path)
    arrived()
    return text, cleaner(text)


def _page(cleaner: Cleaner, name: str, data: bytes) -> Cleaned:
    try:
        article = cleaner.html(_unpacked(data) if name.lower().endswith(".gz") else data)
    except InputError as error:
        raise InputError(f"{name}: {error}") from None
    return article.source_text or "", article


def _unpacked(data: bytes) -> bytes:
    """Unpack gzip data, never to more than LARGEST bytes."""
    unpacked = b""
    while data:
        stream = zlib.decompressobj(wbits=31)
        try:
            unpacked += stream.decompress(data, LARGEST + 1 - len(unpacked))
        except zlib.error as error:
            raise InputError(f"is no sound gzip file ({error}). Compress it anew") from None
        if len(unpacked) > LARGEST:
            raise InputError(f"unpacks to more than {LARGEST:,} bytes, which no page has. Check it")
        if not stream.eof:
            raise InputError("is a gzip file that breaks off. Copy it anew")
        data = stream.unused_data.lstrip(b"\0")
    return unpacked
