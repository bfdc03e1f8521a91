"""Lists of other stories below a text, headlines with a date each, and empty items of lists.

A chronology begins its lines with the date, a bibliography has the same word before every date,
and a list of days to come runs forward. What a page has published before runs back.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import regex

from cleaner.blocks import is_empty
from cleaner.draft import Draft, Found, rows, sizes_of
from cleaner.rules.structural.edges import LEAST_PROSE
from cleaner.rules.structural.promos import LONGEST_TEASER, introduced
from cleaner.shape import Shape

LEAST: Final = 4
"""Headlines with a date that make a list."""
LEAST_TIMED: Final = 3
"""Headlines with a date and a time that make a list."""
STEPS: Final = 2
"""Times that the dates of a list go back."""
LEAST_WORDS: Final = 4
"""Words of a headline before its date; of each three in a list, two have as many."""
SHORTEST: Final = 20
"""Characters of such a headline."""
LONGEST: Final = 230
"""Characters of a headline, its date and its section."""
LATEST: Final = 48
"""Characters at a line's end in which a date and a section's name stand."""
LEAST_TEXT: Final = 400
"""Characters of running text above a list."""
LONGEST_ENTRY: Final = 4
"""Lines of a headline, its teaser and links that go with it."""
BITS: Final = 10
"""Times that the text above a list is longer than the sentences below it."""
RUN_TOGETHER: Final = 3
"""Dates in one line, each run into the headline after it."""

_NUMERIC: Final = (
    r"(?<year>(?:19|20)\d\d)(?:[-/]|\. ?|年)(?<month>\d{1,2})(?:[-/]|\. ?|月)(?<day>\d{1,2})[日.]?"
    r"|(?<day>\d{1,2})[-./](?<month>\d{1,2})[-./](?<year>(?:(?:19|20)\d\d|\d\d(?=[ ,)])))"
    r"|(?<month>[01]\d)-(?<day>[0-3]\d)(?= \d)"
)
_WORDED: Final = (
    r"(?<day>\d{1,2})\.? (?:de )?(?<month>\p{L}{3,12})\.?,? (?:de )?(?<year>(?:19|20)\d\d)"
    r"|(?<month>\p{L}{3,12})\.? (?<day>\d{1,2}),? (?<year>(?:19|20)\d\d)"
)
_ENDING: Final = regex.compile(
    # The date, the time, and perhaps the name of a section.
    rf"(?<![\d./:-])[(\[]?(?:{_NUMERIC}|{_WORDED})"
    r"(?:,? (?:[-–|·•] )?(?<hour>[0-2]?\d)[:.h](?<minute>[0-5]\d)(?: ?[AaPp]\.?[Mm]\.?)?)?[)\]]?"
    r"(?: (?:[-–|·•] )?[^\d.!?。！？]{2,24})?$"
)
_GLUED: Final = regex.compile(
    r"(?<=\S)(?:(?:19|20)\d\d-\d\d-\d\d|\d\d[./]\d\d[./](?:19|20)\d\d)(?=[\p{Lu}\p{Lo}【「“\"'‘«„])"
)
_SCORE: Final = regex.compile(r"\d ?[:–-] ?\d")

LEAST_PAGES: Final = 2
_NUMBER: Final = regex.compile(r"(?:[-–•*·] ?)?(\d{1,2})")
_MARKS: Final = frozenset("-–•●▪◦‣○")


class Entry(NamedTuple):
    """A headline without the date at its end, and that date; the minute -1 where none is given."""

    head: str
    year: int
    month: str
    day: int
    minute: int


def dated(draft: Draft) -> Found:
    """Headlines in a row below the text, each with a date at its end, newest first."""
    found = {n: entry for n in draft.odd if (entry := _entry(draft, n))}
    for run in rows(found):
        entries = [found[n] for n in run]
        timed = all(entry.minute >= 0 for entry in entries)
        if len(run) < (LEAST_TIMED if timed else LEAST) or not _goes_back(entries):
            continue
        if _tells(entries) and _below_text(draft, run[0], run[-1]):
            for number in run:
                yield number, f"one of {len(run)} headlines with a date each, newest first"


def glued(draft: Draft) -> Found:
    """Headlines in one line below the text, each date run into the headline after it."""
    for number in draft.odd:
        line = draft.lines[number]
        if number in draft.labels or line.shape.stopped or len(line.text) < LATEST:
            continue
        dates = len(_GLUED.findall(line.text))
        if dates >= RUN_TOGETHER and _below_text(draft, number, number):
            yield number, f"{dates} dates, each run into the headline after it"


def counted(draft: Draft) -> Found:
    """Headlines and their teasers between lines that count the comments on each."""
    counters = [n for n in draft.labelled("comments") if _counts(draft.lines[n].text)]
    pairs = list(pairwise(counters))
    entries = [_is_entry(draft, one, two) for one, two in pairs]
    for place, (one, two) in enumerate(pairs):
        if entries[place] and any(entries[max(0, place - 1) : place + 2 : 2]):
            for number in range(one + 1, two):
                if number not in draft.labels:
                    yield number, "of another story, between lines that count comments"


def _counts(text: str) -> bool:
    return any(map(str.isdigit, text))


def _is_entry(draft: Draft, start: int, end: int) -> bool:
    """Whether a headline and a line or two stand between two lines, below the text."""
    numbers = [n for n in range(start + 1, end) if n not in draft.labels]
    if not 1 < len(numbers) <= LONGEST_ENTRY or draft.prose(numbers[0]):
        return False
    lines = [draft.lines[n] for n in numbers]
    short = all(line.shape.size <= LONGEST_TEASER for line in lines)
    return short and lines[0].shape.titled and draft.flowing_above(start) >= LEAST_PROSE


def hollow(draft: Draft) -> Found:
    """Rows of empty cells; the mark of a list's item alone, beside a line that goes."""
    for number in draft.striking:
        line = draft.lines[number]
        if number in draft.labels:
            continue
        if is_empty(line):
            yield number, "a row of a table without anything in it"
        elif line.text in _MARKS and {number - 1, number + 1} & draft.labels.keys():
            yield number, "an empty item of a list, beside a line that goes"


def numbered(draft: Draft) -> Found:
    """The numbers of an article's pages, from the first on, below the last paragraph."""
    last = draft.last_prose
    below = (n for n in range(last + 1, len(draft.lines)) if n not in draft.labels)
    numbers = {n: int(found[1]) for n in below if (found := _NUMBER.fullmatch(draft.lines[n].text))}
    if draft.flowing_above(last + 1) < LEAST_PROSE:
        return
    for row in rows(numbers):
        if len(row) >= LEAST_PAGES and [numbers[n] for n in row] == list(range(1, len(row) + 1)):
            for number in row:
                yield number, f"one of {len(row)} pages’ numbers below the text"


def _entry(draft: Draft, number: int) -> Entry | None:
    line = draft.lines[number]
    if number in draft.labels or len(line.text) > LONGEST or line.shape.terminal:
        return None
    if not any(map(str.isdigit, line.text[-LATEST:])):
        return None
    found = _ENDING.search(line.text, max(0, len(line.text) - LATEST - 1))
    if not found or line.text[slice(*line.core)][:1].isdigit():
        return None
    return _read(line.text[: found.start()], found)


def _read(head: str, found: "regex.Match[str]") -> Entry | None:
    """Give the headline and its date; a day without a year needs a time to be one."""
    year, month, minute = int(found["year"] or 0), found["month"].lower(), -1
    if found["hour"]:
        minute = int(found["hour"]) * 60 + int(found["minute"])
    elif not year:
        return None
    month = month.zfill(2) if month.isdigit() else month
    return Entry(head.rstrip(" -–|·•,"), year, month, int(found["day"]), minute)


def _tells(entries: Sequence[Entry]) -> bool:
    """Whether most of the lines have the length of headlines, and they do not end alike."""
    heads = [entry.head for entry in entries]
    shapes = [Shape(head) for head in heads if head]
    long = sum(shape.words >= LEAST_WORDS and shape.size >= SHORTEST for shape in shapes)
    last = {head.rpartition(" ")[2] for head in heads}
    scores = sum(bool(_SCORE.search(head)) for head in heads)
    return long * 3 >= len(heads) * 2 and len(last) > 1 and scores * 2 < len(heads)


def _below_text(draft: Draft, first: int, last: int) -> bool:
    """Whether the text stands above lines, and no more than bits of it below; no colon leads on."""
    numbers, sizes = draft.once(_sentences)
    below = sizes[-1] - sizes[bisect_right(numbers, last)]
    return draft.size_above(first) >= max(LEAST_TEXT, below * BITS) and not introduced(draft, first)


def _sentences(draft: Draft) -> tuple[list[int], list[int]]:
    """Give the numbers of the lines of running text that end as sentences do, and their sizes."""
    lines = enumerate(draft.lines)
    numbers = [n for n, line in lines if draft.prose(n) and line.shape.stopped]
    return numbers, sizes_of(draft, numbers)


def _goes_back(entries: Sequence[Entry]) -> bool:
    """Whether every date is as old as the one above or older, and two or more are older."""
    steps = [_step(one, two) for one, two in pairwise(entries)]
    return min(steps) >= 0 and sum(steps) >= STEPS


def _step(one: Entry, two: Entry) -> int:
    """Give 1 where the second date is the older, -1 where it is the later, or else 0.

    Months in words are only compared with the same month, or across years.
    """
    if one.year == two.year and one.month != two.month and not (one.month + two.month).isdigit():
        return 0
    return (one[1:] > two[1:]) - (one[1:] < two[1:])
