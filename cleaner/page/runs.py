"""The text of a page in reading order: runs of it, each with the place where it stands.

A run is what a browser sets without a break: the text of a paragraph, of a cell, of what
stands before and after a ``<br>``. Every run knows its place, and every place the boxes
around it. All in one walk over the page's text, in linear time.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final
from unicodedata import normalize

from lxml.etree import XPath

from cleaner.page.vocabulary import kinds_of

INLINE: Final = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "picture",
        "q",
        "rb",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "source",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
"""Elements that do not break a line of text; every other one does."""
_TEXTS: Final = XPath(".//text()[normalize-space()]")
UNSEEN: Final = frozenset({"script", "style", "template", "textarea", "select", "title"})
"""Elements whose text nobody reads."""


@dataclass(slots=True, eq=False)
class Box:
    """An element that says what it holds: by its tag, its role, or a word of its names.

    ``size`` counts the characters, blanks aside, of the text inside it.
    """

    element: Any
    tag: str
    kinds: frozenset[str]
    word: str
    size: int = 0


@dataclass(slots=True, eq=False)
class Place:
    """Where a run stands: its element, the boxes around it, the link it is in, if any.

    ``block`` is the place of the block element around an inline one, None for a block itself.
    """

    element: Any
    block: "Place | None"
    boxes: tuple[Box, ...]
    link: Any
    tag: str

    @property
    def home(self) -> "Place":
        """The place of the block element; no field: a place that held itself would live on."""
        return self.block or self


@dataclass(slots=True, eq=False)
class Run:
    """One run: its text, the same without blanks, how much of that is linked, and its place.

    ``href`` is where its first link leads, None without one.
    """

    place: Place
    parts: list[str] = field(default_factory=list)
    key: str = ""
    linked: int = 0
    href: str | None = None

    @property
    def text(self) -> str:
        """The run's text, its white space as single spaces."""
        whole = "".join(self.place.home.element.itertext())
        if normalize("NFC", "".join(whole.split())) != self.key:
            whole = "".join(self.parts)
        return normalize("NFC", " ".join(whole.split()))


def read_runs(body: Any) -> list[Run]:
    """Give the runs of text below an element, in reading order."""
    return [run for run in _runs(body) if _close(run)]


def _runs(body: Any) -> Iterator[Run]:
    run: Run | None = None
    for text, place, breaks in _texts(body):
        home = place.home
        if home.tag in UNSEEN:
            continue
        if run is None or breaks or run.place.home is not home:
            if run is not None:
                yield run
            run = Run(place)
        run.parts.append(text)
        if place.link is not None:
            if run.href is None:
                run.href = place.link.get("href") or ""
            run.linked += len(text) - text.count(" ")
    if run is not None:
        yield run


def _texts(body: Any) -> Iterator[tuple[str, Place, bool]]:
    """Give each piece of text, its place, and whether a line breaks before it."""
    above = body.getparent()
    places: dict[Any, Place | None] = {above: None}
    for text in _TEXTS(body):
        if text.isspace():
            continue
        element = text.getparent()
        if text.is_tail:
            breaks = element.tag not in INLINE
            place = _place(element.getparent(), places)
        else:
            place = _place(element, places)
            breaks = place.block is not None and _follows_break(element)
        yield text, place, breaks


def _place(element: Any, places: dict[Any, Place | None]) -> Place:
    """Give the place of an element; only elements around text come to have one."""
    path: list[Any] = []
    while element not in places:
        path.append(element)
        element = element.getparent()
    place = places[element]
    for inner in reversed(path):
        places[inner] = place = _below(inner, place)
    assert place is not None
    return place


def _follows_break(element: Any) -> bool:
    """Whether an inline element stands right behind a line break."""
    before = element.getprevious()
    return before is not None and before.tag == "br" and not (before.tail or "").strip()


def _close(run: Run) -> bool:
    """Finish a run; say whether it holds any text."""
    # Extractors give composed characters: a run must look the same to be found.
    run.key = normalize("NFC", "".join("".join(run.parts).split()))
    size = len(run.key)
    for box in run.place.boxes if size else ():
        box.size += size
    run.linked = min(run.linked, size)
    return bool(size)


def _below(element: Any, above: Place | None) -> Place:
    tag = element.tag if isinstance(element.tag, str) else ""
    boxes = above.boxes if above else ()
    kinds, word = kinds_of(element)
    if kinds:
        boxes = (*boxes, Box(element, tag, kinds, word))
    # What is called a button is set apart, whatever its tag: its words are no part of a sentence.
    inline = tag in INLINE and above is not None and "button" not in kinds
    block = (above.block or above) if inline and above else None
    link = element if tag == "a" else above.link if above else None
    return Place(element, block, boxes, link, tag)
