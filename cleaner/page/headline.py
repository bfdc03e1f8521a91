"""The page's headline: its title without the name of the site."""

import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlsplit

from cleaner.models import Metadata
from cleaner.page.declared import Declared, letters
from cleaner.page.recovery import breadth
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
    found = _alone(title, runs, site)
    if letters(found) in host:  # the title is the site's name: its element may tell more
        found = _alone(" ".join(tree.findtext(".//title", "").split()), runs, site) or found
    return found


def _host(url: str | None) -> frozenset[str]:
    """Give the names that an address tells of its site, as letters alone."""
    try:
        host = (urlsplit(url or "").hostname or "").removeprefix("www.")
    except ValueError:
        return frozenset()
    return frozenset({letters(host), letters(host.partition(".")[0])} - {""})


def _alone(title: str, runs: list[Run], site: frozenset[str]) -> str:
    """Give the part of a title that is a heading of the page, or that the site's name leaves."""
    parts = [pair for pair in _parts(title) if breadth(letters(pair[0])) >= SHORTEST]
    if not parts:
        return title
    shown = {letters(run.text) for run in runs if run.place.home.tag in {"h1", "h2", "h3"}} - site
    for part, other in parts:
        if letters(part) in shown and len(letters(part)) >= len(letters(other)):
            return part
    return next((part for part, other in parts if letters(other) in site), title)


def _parts(title: str) -> Iterator[tuple[str, str]]:
    """Give what stands before and behind each mark between parts, and the rest of the title."""
    for mark in _BETWEEN.finditer(title[:LONGEST]):
        before, behind = title[: mark.start()], title[mark.end() :]
        if before and behind:
            yield before, behind
            yield behind, before
