"""How a page sets its article: what its paragraphs stand in, and what is the article's own."""

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from cleaner.page.alignment import Entry, Stream, entry_at
from cleaner.page.runs import Box, Place, Run

FURNITURE: Final = frozenset(
    [
        "aside",
        "nav",
        "footer",
        "form",
        "share",
        "related",
        "newsletter",
        "paywall",
        "ad",
        "bio",
        "byline",
        "date",
        "comments",
        "embed",
        "hidden",
        "caption",
        "figure",
        "credit",
        "table",
        "item",
        "address",
        "button",
    ]
)
"""Kinds of boxes that nothing is brought back from."""
HEADINGS: Final = frozenset({"h2", "h3", "h4"})
"""Headings of parts of an article."""
Way = tuple[Any, str, str]
"""How a paragraph is set: its parent element, its tag, its class."""
WIDELY: Final = 0.3
"""Share of the text: so much of it set in one way is the way of the article's paragraphs."""


def way_of(place: Place) -> Way:
    """Give the way in which a place's block is set."""
    element = place.home.element
    return element.getparent(), element.tag, element.get("class") or ""


def _likeness(place: Place) -> Way | None:
    """Give the way with the parent's ``article``, tag and class instead of the parent.

    Advertisements part a text into several elements of one class. None without classes.
    """
    parent, tag, name = way_of(place)
    outer = parent.get("class") if name and parent is not None else None
    if not outer:
        return None
    article = next((box.element for box in reversed(place.boxes) if box.tag == "article"), None)
    return (article, parent.tag, outer), tag, name


def list_of(place: Place) -> Any:
    """Give the list element that a place's block is an item of, or stands in an item of."""
    element = place.home.element
    for item in (element, element.getparent()):
        if item is not None and item.tag == "li":
            return item.getparent()
    return None


@dataclass(frozen=True, slots=True)
class Setting:
    """How the page sets its article: ways of paragraphs, and the boxes that hold half of it.

    Such a box is the article's own, whatever it is called. ``alike`` are the ways of most
    paragraphs, wherever they stand; ``parents`` the elements that the article's blocks stand in,
    and the lists that they are items of.
    """

    runs: list[Run]
    stream: Stream
    ways: Counter[Way]
    alike: frozenset[Way]
    parents: frozenset[object]
    own: frozenset[Box]

    def plain(self, run: Run, *, listed: bool = False) -> bool:
        """Whether a run may be text of the article at all: no furniture, not mostly links.

        An item of a list may be, where the list is ``listed`` as the article's own.
        """
        if run.linked * 2 >= len(run.key) or run.place.home.tag in {"button", "label", "td", "th"}:
            return False
        return not self.kinds(run) & (FURNITURE - {"item"} if listed else FURNITURE)

    def kinds(self, run: Run) -> frozenset[str]:
        """What the boxes around a run say, but for the article's own."""
        boxes = [box for box in run.place.boxes if box not in self.own]
        return frozenset(kind for box in boxes for kind in box.kinds)

    def sets(self, place: Place) -> bool:
        """Whether the article sets paragraphs in the way of a place."""
        return bool(self.ways[way_of(place)]) or _likeness(place) in self.alike

    def heads(self, place: Place) -> bool:
        """Whether a place is a heading next to the article's paragraphs."""
        if place.home.tag not in HEADINGS:
            return False
        likeness = _likeness(place)
        alike = likeness is not None and any(likeness[0] == way[0] for way in self.alike)
        return alike or place.home.element.getparent() in self.parents

    def entry(self, number: int) -> Entry:
        """A run as a line of the text."""
        return entry_at(number, self.runs[number], self.stream)


def setting_of(entries: list[Entry], runs: list[Run], stream: Stream) -> Setting:
    """Measure how the lines of the text are set."""
    ways: Counter[Way] = Counter()
    sizes: Counter[Way] = Counter()
    inside: Counter[Box] = Counter()
    parents: set[object] = set()
    total = 0
    for entry in entries:
        if entry.span:
            place = runs[stream.runs(entry.span)[0]].place
            size = entry.span[1] - entry.span[0]
            way = way_of(place)
            ways[way] += 1
            parents |= {way[0], list_of(place)}
            total += size
            likeness = _likeness(place)
            if likeness:
                sizes[likeness] += size
            for box in place.boxes:
                inside[box] += size
    own = frozenset(box for box, size in inside.items() if size * 2 > total)
    alike = frozenset(way for way, size in sizes.items() if size > WIDELY * total)
    return Setting(runs, stream, ways, alike, frozenset(parents - {None}), own)
