"""What extraction lost, put right from the page's own structure.

A page's text is a list of entries: a line, and where it stands in the page. Missing paragraphs
come back between those they stand between in the page, the standfirst comes back on top, what
is glued is parted, and what the page has but once stands but once.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from cleaner.page.alignment import LONG, Span, Stream, bare
from cleaner.page.declared import Declared, letters
from cleaner.page.runs import Place, Run
from cleaner.shape import TERMINAL

FURNITURE: Final = frozenset(
    "aside nav footer form share related newsletter paywall ad bio byline date comments embed "
    "hidden caption figure credit table item address button".split()
)
"""Kinds of boxes that nothing is brought back from."""
SHORTEST: Final = 40
"""Letters: shorter text is no paragraph or standfirst that surely was lost."""
GAP: Final = 40
"""Runs between two lines that are looked through."""
TOO_LITTLE: Final = 0.5
"""Share of the declared body: a text with less of it is plainly too little."""


class Entry(NamedTuple):
    """A line of the page's text, and its span in the page's stream, if it has one."""

    text: str
    span: Span | None


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


def refilled(entries: list[Entry], runs: list[Run], stream: Stream) -> list[Entry]:
    """Give the entries with the paragraphs and headings between them that were dropped."""
    ways = _ways(entries, runs, stream)
    taken = {number for entry in entries if entry.span for number in stream.runs(entry.span)}
    filled: list[Entry] = []
    last: int | None = None
    for entry in entries:
        if entry.span:
            first = stream.runs(entry.span)[0]
            if last is not None and 1 < first - last <= GAP:
                filled += _lost(range(last + 1, first), taken, ways, runs, stream)
            last = stream.runs(entry.span)[-1]
        filled.append(entry)
    return filled


Way = tuple[object, str, str]
"""How a paragraph is set: its parent element, its tag, its class."""


def _way(place: Place) -> Way:
    element = place.home.element
    return element.getparent(), element.tag, element.get("class") or ""


def _ways(entries: list[Entry], runs: list[Run], stream: Stream) -> Counter[Way]:
    """Count how the lines of the text are set."""
    found: Counter[Way] = Counter()
    for entry in entries:
        if entry.span:
            found[_way(runs[stream.runs(entry.span)[0]].place)] += 1
    return found


def _lost(
    numbers: range, taken: set[int], ways: Counter[Way], runs: list[Run], stream: Stream
) -> Iterator[Entry]:
    for number in numbers:
        run = runs[number]
        if number in taken or not _plain(run):
            continue
        tag = run.place.home.tag
        parent, _, _ = way = _way(run.place)
        prose = len(run.key) >= SHORTEST and run.text[-1:] in TERMINAL | {'"', "”", "“", "»", ":"}
        heading = tag in {"h2", "h3", "h4"} and any(other[0] is parent for other in ways)
        if (prose and ways[way]) or heading:
            yield _entry(number, run, stream)


def _plain(run: Run) -> bool:
    """Whether a run may be text of the article at all: no furniture, not mostly links."""
    return run.linked * 2 < len(run.key) and not any(
        box.kinds & FURNITURE for box in run.place.boxes
    )


def _entry(number: int, run: Run, stream: Stream) -> Entry:
    start = stream.start(number)
    return Entry(run.text, (start, start + len(run.key)))


def with_opening(
    entries: list[Entry], runs: list[Run], stream: Stream, declared: Declared
) -> list[Entry]:
    """Give the entries with the standfirst and the first paragraphs that were dropped."""
    first = next((n for n, e in enumerate(entries) if e.span and len(bare(e.text)) >= LONG), None)
    if first is None:
        return entries
    span = entries[first].span
    assert span is not None
    end = stream.runs(span)[0]
    start = _headline(runs, end, declared)
    said = "\n".join(letters(entry.text) for entry in entries)
    ways = _ways(entries, runs, stream)
    found: list[Entry] = []
    for number in range(max(start + 1, 0, end - GAP), end):
        run = runs[number]
        form = letters(run.text)
        if len(form) < SHORTEST or form in said or not _plain(run):
            continue
        lead = form in declared.summaries or any("summary" in b.kinds for b in run.place.boxes)
        if start >= 0 and lead or ways[_way(run.place)] >= 2 and run.text[-1:] in TERMINAL:
            found.append(_entry(number, run, stream))
            said += "\n" + form
    return [*entries[:first], *found, *entries[first:]] if found else entries


def _headline(runs: list[Run], end: int, declared: Declared) -> int:
    """Give the number of the run that holds the headline above run ``end``, or -1."""
    for number in range(end - 1, max(-1, end - 4 * GAP), -1):
        run = runs[number]
        if run.place.home.tag == "h1" or letters(run.text) in declared.headlines:
            return number
    return -1


def parted(entries: list[Entry], runs: list[Run], stream: Stream) -> list[Entry]:
    """Part the lines that glue the end of one block to the beginning of the next."""
    result: list[Entry] = []
    for entry in entries:
        if entry.span is None or len(stream.runs(entry.span)) == 1 or entry.text[:1] == "|":
            result.append(entry)
        else:
            result += _parts(entry, entry.span, runs, stream)
    return result


def _parts(entry: Entry, span: Span, runs: list[Run], stream: Stream) -> Iterator[Entry]:
    """Cut where two blocks meet without a blank between them."""
    cuts = {
        stream.start(number) - span[0]
        for number in stream.runs(span)[1:]
        if runs[number].place.home is not runs[number - 1].place.home
    }
    at = start = 0
    begin = span[0]
    offset = len(bare(entry.text))
    skipped = len("".join(entry.text.split())) - offset
    for index, char in enumerate(entry.text):
        if char.isspace():
            continue
        if at - skipped in cuts and index and not entry.text[index - 1].isspace():
            yield Entry(entry.text[start:index].strip(), (begin, span[0] + at - skipped))
            start, begin = index, span[0] + at - skipped
        at += 1
    yield Entry(entry.text[start:].strip(), (begin, span[1]))


def by_declaration(
    entries: list[Entry], runs: list[Run], stream: Stream, declared: Declared
) -> list[Entry] | None:
    """Give the declared body as the page sets it, where the text has plainly too little of it."""
    body = declared.body
    held = sum(len(form) for form in (letters(e.text) for e in entries) if form in body)
    if not body or held >= TOO_LITTLE * len(body):
        return None
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
