"""The page's headline: its title without the name of the site."""

import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from cleaner.models import Metadata
from cleaner.page.declared import Declared, breadth, letters
from cleaner.page.runs import Run

_BETWEEN: Final = re.compile(r"\s*[|｜»«›]+\s*|\s+[-–—―·•_~]+\s+")
"""What stands between a headline and the name of the site."""
LONGEST: Final = 300
"""Characters of a title in which its parts are looked for."""
SHORTEST: Final = 10
"""Letters, by breadth: a shorter part of a title is not surely the headline."""


def headline(tree: Any, runs: list[Run], declared: Declared, metadata: Metadata) -> str | None:
    """Give the headline that the page declares, or else its title; None where it has none."""
    title = declared.title or metadata.title
    if not title:
        return None
    host = _host(metadata.url)
    site = host | {letters(metadata.sitename or "")}
    found = _shown(title, runs, site) or _unnamed(title, site) or title
    if letters(found) not in site:
        return found
    # The title is the site's name: its element may tell more.
    named = " ".join(tree.findtext(".//title", "").split())
    return _shown(named, runs, site) or (letters(found) in host and _unnamed(named, host)) or found


def _host(url: str | None) -> frozenset[str]:
    """Give the names that an address tells of its site, as letters alone."""
    try:
        host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return frozenset()
    return frozenset({letters(host), letters(host.partition(".")[0])} - {""})


def _shown(title: str, runs: list[Run], site: frozenset[str]) -> str | None:
    """Give the part of a title that is a heading of the page, if it is most of it."""
    parts = list(_parts(title))
    if not parts:
        return None
    shown = {letters(run.text) for run in runs if run.place.home.tag in {"h1", "h2", "h3"}} - site
    for part, other in parts:
        if letters(part) in shown and len(letters(part)) >= len(letters(other)):
            return part
    return None


def _unnamed(title: str, site: frozenset[str]) -> str | None:
    """Give the part of a title that the site's name leaves."""
    return next((part for part, other in _parts(title) if letters(other) in site), None)


def _parts(title: str) -> Iterator[tuple[str, str]]:
    """Give what stands before and behind each mark between parts, and the rest of the title."""
    for mark in _BETWEEN.finditer(title[:LONGEST]):
        before, behind = title[: mark.start()], title[mark.end() :]
        for part, other in ((before, behind), (behind, before)):
            if other and breadth(letters(part)) >= SHORTEST:
                yield part, other
