"""A page to what the cleaner works on: its text, line by line, and the facts about each line."""

from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from cleaner.facts import Facts
from cleaner.models import Metadata
from cleaner.page import pictures, recovery
from cleaner.page.alignment import Entry, Stream
from cleaner.page.declared import Declared, letters, read_declared
from cleaner.page.decoding import Decoded, decode
from cleaner.page.evidence import Reading, facts_of
from cleaner.page.extraction import extract
from cleaner.page.headline import headline
from cleaner.page.kinds import refuse
from cleaner.page.metadata import read_metadata
from cleaner.page.opening import with_opening
from cleaner.page.runs import Run, read_runs
from cleaner.page.setting import setting_of
from cleaner.page.tree import check_size, lighten, parse

NO_HTML: Final = "this is no HTML page: no element was found in it"
EMPTY: Final = "this page is empty"
NO_ARTICLE: Final = "no article found in this page"
TOO_LITTLE: Final = "extraction found too little: the text is the declared article body"
NOT_FREE: Final = "the page says that it is not free to read: the article may be cut off"
RECOVERED: Final = "recovered paragraphs that extraction had lost"

WHOLE: Final = 0.9
"""Share of the declared body: a text that holds as much is not cut off."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read: the extracted text, the facts of each of its lines, what it says of itself.

    ``facts[n]`` is about the n-th line of ``text``.
    """

    text: str = ""
    facts: tuple[Facts, ...] = ()
    title: str | None = None
    metadata: Metadata = field(default_factory=Metadata)
    warnings: tuple[str, ...] = ()


def read_page(html: str | bytes, url: str | None = None, charset: str | None = None) -> Page:
    """Read a page; see ``Cleaner.html`` for the errors raised."""
    check_size(len(html))
    if isinstance(html, bytes):
        refuse(html)
        decoded = decode(html, charset)
    else:
        decoded = Decoded(html)
    if not decoded.text.strip("\ufeff\0 \t\r\n"):
        return Page(warnings=(*decoded.warnings, EMPTY))
    tree = parse(decoded.text)
    if tree is None:
        return Page(warnings=(*decoded.warnings, NO_HTML))
    return _read(tree, url, decoded.warnings)


def _read(tree: Any, url: str | None, warnings: tuple[str, ...]) -> Page:
    declared = read_declared(tree)
    lighten(tree)
    body = tree.find(".//body")
    runs = read_runs(tree if body is None else body)
    metadata = read_metadata(tree, runs, url)
    stream = Stream(runs)
    title = headline(tree, runs, declared, metadata)
    entries, notes = _entries(extract(tree, runs, stream), runs, stream, declared, title)
    if not entries:
        return Page(title=title, metadata=metadata, warnings=(*warnings, NO_ARTICLE))
    page = Reading(
        runs=runs,
        stream=stream,
        declared=declared,
        pictured=pictures.pictured(tree),
        below=pictures.below_pictures(tree),
        host=_host(metadata.url or url),
        author=letters(metadata.author or ""),
        date=_date(metadata),
    )
    lines = [entry.text for entry in entries]
    if not (declared.free or _whole(lines, declared)):
        notes.append(NOT_FREE)
    facts = facts_of(lines, [entry.span for entry in entries], page)
    return Page("\n".join(lines), tuple(facts), title, metadata, (*warnings, *notes))


def _entries(
    entries: list[Entry],
    runs: list[Run],
    stream: Stream,
    declared: Declared,
    title: str | None,
) -> tuple[list[Entry], list[str]]:
    """Give the lines of the extracted text, put right, and what was done to them."""
    entries = recovery.once(entries)
    whole = recovery.by_declaration(entries, runs, stream, declared)
    if whole:
        return whole, [TOO_LITTLE]
    setting = setting_of(entries, runs, stream)
    more = recovery.refilled(entries, setting)
    if len(more) > len(entries):
        setting = setting_of(more, runs, stream)
    titles = declared.headlines | {letters(title or "")}
    more = with_opening(more, setting, declared, titles)
    notes = [RECOVERED] if len(more) > len(entries) else []
    return recovery.parted(more, runs, stream), notes


def _whole(lines: list[str], declared: Declared) -> bool:
    """Whether the lines hold the whole of the declared body."""
    held = sum(len(form) for form in map(letters, lines) if form in declared.body)
    return bool(declared.body) and held >= WHOLE * len(declared.body)


def _date(metadata: Metadata) -> frozenset[int]:
    """Give the year and the day of publication."""
    parts = (metadata.date or "").split("-")
    return frozenset({int(parts[0]), int(parts[2])}) if len(parts) == 3 else frozenset()


def _host(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""
