"""What trafilatura takes for the main text of a page, and whether that is likely to be it."""

from copy import copy
from typing import Any, Final

import trafilatura
from lxml import etree

from cleaner.page.alignment import Entry, Stream, entries_of
from cleaner.page.runs import Run
from cleaner.page.setting import FURNITURE
from cleaner.shape import TERMINAL

SMALL: Final = 500
"""Characters, blanks aside: a smaller text may be an excerpt of the article."""
PARAGRAPH: Final = 60
"""Characters, blanks aside: a run so long, and ended as a sentence, is running text."""
COVERED: Final = 0.4
"""Share of the page's running text that a likely text holds."""
COMPLETE: Final = 0.85
"""The same of a likely text that is small; and the share of it that is running text."""
RUNNING: Final = 0.5
"""Share of a likely text that is running text."""
WHOLE: Final = 0.5
"""Share of the page's text: an element that holds more is the page, whatever it is called."""
TEXTLESS: Final = frozenset(
    [
        "audio",
        "canvas",
        "datalist",
        "embed",
        "head",
        "iframe",
        "input",
        "link",
        "map",
        "object",
        "optgroup",
        "option",
        "param",
        "picture",
        "progress",
        "select",
        "source",
        "style",
        "svg",
        "textarea",
        "track",
        "video",
    ]
)
"""Elements that hold no text of a page: no extractor reads them."""
DISCARDED: Final = TEXTLESS | frozenset(
    [
        "applet",
        "area",
        "aside",
        "button",
        "dialog",
        "fencedframe",
        "fieldset",
        "footer",
        "frame",
        "frameset",
        "label",
        "legend",
        "menu",
        "nav",
        "noindex",
        "noscript",
        "output",
        "time",
        "use",
    ]
)
"""Elements that the fast extractor throws away, after it has searched them."""
_BESIDE: Final = FURNITURE - {"table", "item", "date", "byline", "related"}
_ENDS: Final = TERMINAL | {'"', "”", "»"}


def extract(tree: Any, runs: list[Run], stream: Stream) -> list[Entry]:
    """Give the lines of the main text: paragraphs, headings, items; none where there is none.

    The tree stays as it is. One extractor is enough for most pages; only where its text is not
    likely to be the article are the others asked as well, which takes twice as long.
    """
    entries = entries_of(_text(_without(tree, DISCARDED), fast=True), stream)
    if _is_likely(entries, runs, stream):
        return entries
    return entries_of(_text(_without(tree, TEXTLESS), fast=False), stream)


def _without(tree: Any, tags: frozenset[str]) -> Any:
    """Give a copy of a page without some elements: the fewer there are, the faster it is read."""
    light = copy(tree)
    etree.strip_elements(light, *sorted(tags), with_tail=False)
    return light


def _text(tree: Any, *, fast: bool) -> str:
    # Readers' comments are no part of the article. deduplicate=True would keep state between
    # calls: the fourth identical page would come out empty.
    text = trafilatura.extract(tree, include_comments=False, deduplicate=False, fast=fast)
    return text or ""


def _is_likely(entries: list[Entry], runs: list[Run], stream: Stream) -> bool:
    """Whether the page's running text, if any, is in the text, and most of the text is that.

    Of a page with little to read a small text is likely when it has nearly all of it.
    """
    held = {number for entry in entries if entry.span for number in stream.runs(entry.span)}
    size = sum(entry.span[1] - entry.span[0] for entry in entries if entry.span)
    wide = len(stream.text) * WHOLE
    running = [number for number, run in enumerate(runs) if _is_running(run, wide)]
    there = sum(len(runs[number].key) for number in running)
    covered = sum(len(runs[number].key) for number in running if number in held)
    if size < SMALL:
        return there > 0 and covered >= COMPLETE * max(there, size)
    return not there or covered >= max(COVERED * there, RUNNING * size)


def _is_running(run: Run, wide: float) -> bool:
    if len(run.key) < PARAGRAPH or run.key[-1] not in _ENDS or run.linked * 2 >= len(run.key):
        return False
    return not any(box.size < wide and box.kinds & _BESIDE for box in run.place.boxes)
