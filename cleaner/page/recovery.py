"""What extraction lost, put right from the page's own structure.

A page's text is a list of entries: a line, and where it stands in the page. Missing paragraphs
come back between those they stand between in the page, the standfirst comes back on top, what
is glued is parted, and what the page has but once stands but once.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from cleaner.page.alignment import LONG, Span, Stream, bare
from cleaner.page.declared import Declared, letters
from cleaner.page.runs import Box, Place, Run
from cleaner.shape import TERMINAL

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
_ENDS: Final = TERMINAL | {'"', "”", "“", "»", ":"}
_BROAD: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
SHORTEST: Final = 40
"""Letters, by breadth: shorter text is no paragraph or standfirst that surely was lost."""
GAP: Final = 40
"""Runs between two lines that are looked through."""
FEW: Final = 0.2
"""Share of the declared body: a text with less tells nothing about whose body it is."""
TOO_LITTLE: Final = 0.5
"""Share of the declared body: a text with less of it is plainly too little."""


class Entry(NamedTuple):
    """A line of the page's text, and its span in the page's stream, if it has one."""

    text: str
    span: Span | None


Way = tuple[object, str, str]
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


def breadth(text: str) -> int:
    """Give the letters of a text; an ideograph or a syllable says as much as two of them.

    >>> breadth("ferry"), breadth("渡し船")
    (5, 6)
    """
    return len(text) + len(_BROAD.findall(text))


def entries_of(text: str, stream: Stream) -> list[Entry]:
    """Give the lines of an extracted text with their places."""
    lines = [line for line in (raw.strip() for raw in text.split("\n")) if line]
    return [Entry(line, span) for line, span in zip(lines, stream.places(lines), strict=True)]


def once(entries: list[Entry]) -> list[Entry]:
    """Leave out the long lines that the extractor gives twice and the page has once."""
    seen: set[tuple[Span, str]] = set()
    kept: list[Entry] = []
    for entry in entries:
        key = (entry.span, entry.text) if entry.span and len(bare(entry.text)) >= LONG else None
        if key is None or key not in seen:
            kept.append(entry)
        if key:
            seen.add(key)
    return kept


@dataclass(frozen=True, slots=True)
class Setting:
    """How the page sets its article: ways of paragraphs, and the boxes that hold half of it.

    Such a box is the article's own, whatever it is called. ``alike`` are the ways of most
    paragraphs, wherever they stand; ``parents`` the elements that the article's blocks stand in.
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

    def entry(self, number: int) -> Entry:
        """A run as a line of the text."""
        return _entry(number, self.runs[number], self.stream)


def setting_of(entries: list[Entry], runs: list[Run], stream: Stream) -> Setting:
    """Measure how the lines of the text are set."""
    ways: Counter[Way] = Counter()
    sizes: Counter[Way] = Counter()
    inside: Counter[Box] = Counter()
    total = 0
    for entry in entries:
        if entry.span:
            place = runs[stream.runs(entry.span)[0]].place
            size = entry.span[1] - entry.span[0]
            ways[way_of(place)] += 1
            total += size
            likeness = _likeness(place)
            if likeness:
                sizes[likeness] += size
            for box in place.boxes:
                inside[box] += size
    own = frozenset(box for box, size in inside.items() if size * 2 > total)
    alike = frozenset(way for way, size in sizes.items() if size > WIDELY * total)
    return Setting(runs, stream, ways, alike, frozenset(way[0] for way in ways), own)


def refilled(entries: list[Entry], setting: Setting) -> list[Entry]:
    """Give the entries with the paragraphs and headings between them that were dropped."""
    stream, last_run = setting.stream, len(setting.runs)
    taken = {number for entry in entries if entry.span for number in stream.runs(entry.span)}
    filled: list[Entry] = []
    last: int | None = None
    for entry in entries:
        if entry.span:
            first = stream.runs(entry.span)[0]
            if last is not None and 1 < first - last <= GAP:
                filled += _lost(range(last + 1, first), taken, setting)
            last = stream.runs(entry.span)[-1]
        filled.append(entry)
    if last is not None:
        filled += _lost(range(last + 1, min(last + GAP, last_run)), taken, setting)
    return filled


def _lost(numbers: range, taken: set[int], setting: Setting) -> Iterator[Entry]:
    announced = _announced(numbers, setting)
    for number in numbers:
        run = setting.runs[number]
        home, whole = run.place.home, list_of(run)
        if home.tag == "h1":  # another article begins
            return
        listed = whole is not None and (whole in setting.parents or whole is announced)
        if number in taken or not setting.plain(run, listed=listed):
            continue
        prose = breadth(run.key) >= SHORTEST and run.text[-1:] in _ENDS
        heading = home.tag in HEADINGS and home.element.getparent() in setting.parents
        if listed:
            yield setting.entry(number)._replace(text=f"- {run.text}")
        elif heading or (prose and setting.sets(run.place)):
            yield setting.entry(number)


def list_of(run: Run) -> Any:
    """Give the list element that a run is an item of, or all text of an item of; None if none."""
    element = run.place.home.element
    for item in (element, element.getparent()):
        if item is not None and item.tag == "li":
            return item.getparent()
    return None


def _announced(numbers: range, setting: Setting) -> Any:
    """Give the list that a line of the text announces with a colon, and that stands next to it."""
    if not numbers or setting.runs[numbers.start - 1].text[-1:] not in {":", "："}:
        return None
    whole = list_of(setting.runs[numbers.start])
    return whole if whole is not None and whole.getparent() in setting.parents else None


def _entry(number: int, run: Run, stream: Stream) -> Entry:
    start = stream.start(number)
    return Entry(run.text, (start, start + len(run.key)))


def parted(entries: list[Entry], runs: list[Run], stream: Stream) -> list[Entry]:
    """Part the lines that glue blocks together: ends to beginnings, and a layout set as a table."""
    result: list[Entry] = []
    for entry in entries:
        numbers = stream.runs(entry.span) if entry.span else range(0)
        if len(numbers) < 2 or entry.span is None:
            result.append(entry)
        elif not entry.text.startswith("|"):
            result += _parts(entry, entry.span, numbers, runs, stream)
        elif len(numbers) > 3 and _is_layout([runs[number] for number in numbers]):
            kept = [n for n in numbers if runs[n].linked * 2 < len(runs[n].key)]
            result += [_entry(number, runs[number], stream) for number in kept]
        else:
            result.append(entry)
    return result


def _is_layout(runs: list[Run]) -> bool:
    """Whether a table's row is no row of data: paragraphs of prose stand in it."""
    return sum(len(run.key) >= 2 * LONG and run.text[-1:] in TERMINAL for run in runs) >= 2


def _parts(
    entry: Entry, span: Span, numbers: range, runs: list[Run], stream: Stream
) -> Iterator[Entry]:
    """Cut where two blocks meet without a blank between them."""
    cuts = {
        stream.start(number) - span[0]
        for number in numbers[1:]
        if runs[number].place.home is not runs[number - 1].place.home
    }
    text = entry.text
    skipped = sum(not char.isspace() for char in text) - len(bare(text))
    at, start, begin = -skipped, 0, span[0]
    for index, char in enumerate(text):
        if char.isspace():
            continue
        if at in cuts and not text[index - 1].isspace():
            yield Entry(text[start:index].strip(), (begin, span[0] + at))
            start, begin = index, span[0] + at
        at += 1
    yield Entry(text[start:].strip(), (begin, span[1]))


def by_declaration(
    entries: list[Entry], runs: list[Run], stream: Stream, declared: Declared
) -> list[Entry] | None:
    """Give the declared body as the page sets it, where the text has plainly too little of it."""
    body = declared.body
    if not body:
        return None
    held = sum(len(form) for form in (letters(e.text) for e in entries) if form in body)
    total = sum(len(letters(entry.text)) for entry in entries)
    nowhere = not any(e.span for e in entries if len(bare(e.text)) >= LONG)
    if nowhere and held and len(declared.paragraphs) > 1:  # the body, glued by the extractor
        return [Entry(text, None) for text in declared.paragraphs]
    if max(held, total) >= TOO_LITTLE * len(body):
        return None
    if not (declared.named or held * 2 > total or total < FEW * len(body)):
        return None  # it is the body of another article
    found: list[Entry] = []
    size = at = 0
    for number, run in enumerate(runs):
        form = letters(run.text)
        if len(form) >= SHORTEST // 4 and form in body and not run.linked * 2 > len(run.key):
            place = body.find(form, at)
            if place >= 0:
                found.append(_entry(number, run, stream))
                size, at = size + len(form), place + len(form)
    if size >= 0.7 * len(body):
        return found
    return [Entry(text, None) for text in declared.paragraphs]
