"""From the page to facts: what is known of each line of the extracted text."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit

from cleaner.facts import LINKED, Facts
from cleaner.page import discussion
from cleaner.page.alignment import Span, Stream
from cleaner.page.declared import Declared, letters
from cleaner.page.extent import outside
from cleaner.page.pictures import Piece, begins, centred
from cleaner.page.runs import Box, Place, Run

HEADLINE: Final = 10
"""Characters, blanks aside: a shorter link is no headline."""
WRAPS: Final = 0.3
"""Share of the text: an element that holds more is the article's own, whatever it is called."""
RELIABLE: Final = 0.6
"""Share of the declared body that the lines must hold, and of the lines that it must hold."""

_NUMBER: Final = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True, slots=True)
class Reading:
    """A page as read: its runs, their common stream, what it declares, its own host."""

    runs: list[Run]
    stream: Stream
    declared: Declared
    pictured: frozenset[str]
    below: frozenset[Piece]
    host: str
    author: str
    date: frozenset[int]


def facts_of(lines: list[str], spans: list[Span | None], page: Reading) -> list[Facts]:
    """Give the facts about each line."""
    forms = [letters(line) for line in lines]
    held = _held(forms, page.declared)
    around = _surroundings(spans, page)
    facts = [
        _placed(_said(line, form, hold, page), span, page, around)
        for line, form, span, hold in zip(lines, forms, spans, held, strict=True)
    ]
    sides = outside(lines, [_place(span, page) for span in spans])
    titled = any(map(_heads, facts))
    return [
        replace(one, titled=titled and not _heads(one), outside=side)
        for one, side in zip(facts, sides, strict=True)
    ]


def _place(span: Span | None, page: Reading) -> Place | None:
    return page.runs[page.stream.runs(span)[0]].place if span else None


def _heads(facts: Facts) -> bool:
    return facts.headline or facts.tag == "h1"


def _said(line: str, form: str, held: bool | None, page: Reading) -> Facts:
    """Give the facts that a line's words tell, wherever it stands."""
    declared, author = page.declared, page.author
    return Facts(
        headline=form in declared.headlines,
        pictured=form in page.pictured or form in declared.captions,
        summary=form in declared.summaries,
        author=bool(author) and author in form and len(form) <= len(author) + 40,
        dated=_dated(line, page.date),
        declared=held,
    )


def _placed(facts: Facts, span: Span | None, page: Reading, around: "Surroundings") -> Facts:
    """Give the facts with those that the line's place tells."""
    if span is None:
        return facts
    numbers = page.stream.runs(span)
    runs = [page.runs[number] for number in numbers]
    place = runs[0].place
    boxes = place.boxes
    small = [box for box in boxes if box not in around.wide and not box.kinds <= around.common]
    talk = [box for box in boxes if box in around.talk]
    kinds = {kind for box in small for kind in box.kinds} - around.common - {discussion.KIND}
    return replace(
        facts,
        tag=place.home.tag,
        linked=sum(run.linked for run in runs) / max(1, sum(len(run.key) for run in runs)),
        link=_link(runs, page.host),
        kinds=frozenset(kinds | {discussion.KIND} if talk else kinds),
        word=next((box.word for box in reversed(talk or small) if box.word != box.tag), ""),
        amid=place.home.element.getparent() in around.parents,
        under=span[0] == page.stream.start(numbers[0]) and begins(runs[0]) in page.below,
        led=numbers[0] > 0 and _leads(page.runs[numbers[0] - 1], page.host),
        centred=place in around.centred,
        elsewhere=_elsewhere(boxes, around.home),
    )


def _leads(run: Run, host: str) -> bool:
    """Whether a run is a link to another page of the site, and long enough for a headline."""
    whole = run.linked >= LINKED * len(run.key) and len(run.key) >= HEADLINE
    return whole and _link([run], host) == "own"


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The boxes, kinds and elements with much of the text, and the ``article`` of the headline.

    ``centred`` are the places that are, none where much of the text is; ``talk`` are the boxes of
    readers' comments.
    """

    wide: frozenset[Box]
    parents: frozenset[object]
    common: frozenset[str]
    home: Box | None
    centred: frozenset[Place]
    talk: frozenset[Box]


def _surroundings(spans: list[Span | None], page: Reading) -> Surroundings:
    """Measure what stands in which box; the article's own boxes tell nothing of a line."""
    inside: Counter[Box] = Counter()
    below: Counter[object] = Counter()
    placed = sorted(span for span in spans if span)
    lines = [
        (end - start, page.runs[page.stream.runs((start, end))[0]].place) for start, end in placed
    ]
    total = sum(size for size, _ in lines)
    middle = [(size, place) for size, place in lines if centred(place)]
    for size, place in lines:
        below[place.home.element.getparent()] += size
        for box in place.boxes:
            inside[box] += size
    parents = frozenset(element for element, size in below.items() if size > WRAPS * total)
    wide = frozenset(box for box, size in inside.items() if size > WRAPS * total)
    kinds: Counter[str] = Counter()
    for box in inside.keys() - wide:
        kinds.update(dict.fromkeys(box.kinds, inside[box]))
    common = frozenset(kind for kind, size in kinds.items() if size > WRAPS * total)
    talk = discussion.discussions(lines)
    much = sum(size for size, _ in middle) > WRAPS * total
    apart = frozenset() if much else frozenset(place for _, place in middle)
    return Surroundings(wide, parents, common, _home(page), apart, talk)


def _home(page: Reading) -> Box | None:
    """Give the ``article`` whose heading is the declared headline."""
    for run in page.runs:
        if run.place.home.tag in {"h1", "h2"} and letters(run.text) in page.declared.headlines:
            own = [box for box in run.place.boxes if "article" in box.kinds]
            return own[-1] if own else None
    return None


def _held(forms: list[str], declared: Declared) -> list[bool | None]:
    """Say of each line whether the declared body holds it; None where that body tells nothing."""
    body = declared.body
    if not body:
        return [None] * len(forms)
    held = [bool(form) and form in body for form in forms]
    found = sum(len(form) for form, hold in zip(forms, held, strict=True) if hold)
    total = sum(map(len, forms))
    if found < RELIABLE * len(body) or found < RELIABLE * total:
        return [None] * len(forms)
    return list(held)


def _dated(line: str, date: frozenset[int]) -> bool:
    """Whether a short line holds the day and the year of publication."""
    return bool(date) and len(line) <= 120 and date <= {int(n) for n in _NUMBER.findall(line)}


def _elsewhere(boxes: tuple[Box, ...], home: Box | None) -> bool:
    """Whether the line stands in another ``article`` than the text does."""
    own = [box for box in boxes if "article" in box.kinds]
    return home is not None and bool(own) and home not in own and own[-1] is not home


def _link(runs: list[Run], host: str) -> str:
    """Say where the line's first link leads: "own" site, "other" site, "part" of this page."""
    href = next((run.href for run in runs if run.href is not None), None)
    if href is None:
        return ""
    if href.startswith("#"):
        return "part"
    try:
        there = urlsplit(href).hostname or ""
    except ValueError:
        return "other"
    return "own" if not there or not host or site(there) == site(host) else "other"


def site(host: str) -> str:
    """Give the part of a host name that a site's hosts share, roughly.

    >>> site("www.example.co.uk") == site("news.example.co.uk"), site("example.org")
    (True, 'example.org')
    """
    parts = host.lower().removeprefix("www.").split(".")
    short = len(parts) > 2 and len(parts[-2]) <= 3
    return ".".join(parts[-3:] if short else parts[-2:])
