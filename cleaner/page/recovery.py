"""What extraction lost, put right from the page's own structure.

A page's text is a list of entries: a line, and where it stands in the page. Missing paragraphs
come back between those they stand between in the page, the standfirst comes back on top, what
is glued is parted, and what the page has but once stands but once.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any, Final

from cleaner.page.alignment import LONG, Entry, Span, Stream, bare, entry_at
from cleaner.page.declared import Declared, breadth, letters
from cleaner.page.runs import Run
from cleaner.page.setting import Setting, list_of
from cleaner.shape import TERMINAL

_BAR: Final = re.compile(r"(?<!\\)\|")
"""What parts the cells of a row; a bar inside a cell stands behind a backslash."""
DATA: Final = 2
"""Cells of a row that holds data; one with less is drawn around a line."""
_ENDS: Final = TERMINAL | {'"', "”", "“", "»", ":"}
SHORTEST: Final = 40
"""Letters, by breadth: shorter text is no paragraph or standfirst that surely was lost."""
GAP: Final = 40
"""Runs between two lines that are looked through."""
TELLING: Final = 8
"""Characters, blanks aside, of a run that is looked for in an altered line: shorter ones recur."""
MOST_MISSED: Final = 50
"""Runs that are looked for in an altered line in vain: hostile pages must not cost their square."""
FEW: Final = 0.2
"""Share of the declared body: a text with less tells nothing about whose body it is."""
TOO_LITTLE: Final = 0.5
"""Share of the declared body: a text with less of it is plainly too little."""


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


def refilled(entries: list[Entry], setting: Setting) -> list[Entry]:
    """Give the entries with the paragraphs and headings between them that were dropped.

    Below the last of them they are looked for as far as another article's headline.
    """
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
        rest = range(last + 1, min(last + GAP, last_run))
        other = (number for number in rest if setting.runs[number].place.home.tag == "h1")
        filled += _lost(range(rest.start, next(other, rest.stop)), taken, setting)
    return filled


def _lost(numbers: range, taken: set[int], setting: Setting) -> Iterator[Entry]:
    announced = _announced(numbers, setting)
    for number in numbers:
        run = setting.runs[number]
        whole = list_of(run.place)
        listed = whole is not None and (whole in setting.parents or whole is announced)
        if number in taken or not setting.plain(run, listed=listed):
            continue
        if listed:
            yield setting.entry(number)._replace(text=f"- {run.text}")
        elif setting.heads(run.place) or _is_paragraph(run, setting):
            yield setting.entry(number)


def _is_paragraph(run: Run, setting: Setting) -> bool:
    """Whether a run is a paragraph set as the article sets its own."""
    return breadth(run.key) >= SHORTEST and setting.sets(run.place) and run.text[-1:] in _ENDS


def _announced(numbers: range, setting: Setting) -> Any:
    """Give the list that a line of the text announces with a colon, and that stands next to it."""
    if not numbers or setting.runs[numbers.start - 1].text[-1:] not in {":", "："}:
        return None
    whole = list_of(setting.runs[numbers.start].place)
    return whole if whole is not None and whole.getparent() in setting.parents else None


def parted(entries: list[Entry], runs: list[Run], stream: Stream) -> list[Entry]:
    """Part the lines that glue blocks together: ends to beginnings, and a layout set as a table."""
    result: list[Entry] = []
    for entry in entries:
        numbers = stream.runs(entry.span) if entry.span else range(0)
        if len(numbers) < 2 or entry.span is None:
            result.append(entry)
        elif not _is_row(entry):
            result += _parts(entry, entry.span, numbers, runs, stream)
        elif len(numbers) > 3 and _is_layout([runs[number] for number in numbers]):
            kept = [n for n in numbers if runs[n].linked * 2 < len(runs[n].key)]
            result += [entry_at(number, runs[number], stream) for number in kept]
        else:
            result.append(entry)
    return list(_unframed(result))


def _unframed(entries: list[Entry]) -> Iterator[Entry]:
    """Give the rows of one cell as plain lines, where most of a table's are; none without text."""
    for is_row, group in groupby(entries, _is_row):
        if not is_row:
            yield from group
            continue
        rows = [(entry, _cells(entry.text)) for entry in group]
        frame = sum(len(cells) < DATA for _, cells in rows) * 2 > len(rows)
        for entry, cells in rows:
            if cells:
                yield entry._replace(text=cells[0]) if frame and len(cells) < DATA else entry


def _is_row(entry: Entry) -> bool:
    return entry.text.startswith("|")


def _cells(row: str) -> list[str]:
    """Give what stands in the cells of a table's row that are not empty."""
    cells = (cell.replace("\\|", "|").strip() for cell in _BAR.split(row))
    return [cell for cell in cells if cell]


def _is_layout(runs: list[Run]) -> bool:
    """Whether a table's row is no row of data: paragraphs of prose stand in it."""
    return sum(len(run.key) >= 2 * LONG and run.text[-1:] in TERMINAL for run in runs) >= 2


def _parts(
    entry: Entry, span: Span, numbers: range, runs: list[Run], stream: Stream
) -> Iterator[Entry]:
    """Cut where two blocks meet without a blank between them."""
    key = bare(entry.text)
    cuts = _cuts(key, span, numbers, runs, stream)
    if not cuts:
        yield entry
        return
    text = entry.text
    skipped = sum(not char.isspace() for char in text) - len(key)
    at, start, first, begin = -skipped, 0, 0, span[0]
    for index, char in enumerate(text):
        if char.isspace():
            continue
        if at in cuts and not text[index - 1].isspace():
            yield Entry(text[start:index].strip(), (begin, begin + at - first))
            start, first, begin = index, at, cuts[at]
        at += 1
    yield Entry(text[start:].strip(), (begin, span[1]))


def _cuts(key: str, span: Span, numbers: range, runs: list[Run], stream: Stream) -> dict[int, int]:
    """Give where in a line, without blanks, other blocks begin, and where those are in the page.

    What the extractor left out of the middle of a line moves all that follows.
    """
    cuts: dict[int, int] = {}
    whole = len(key) == span[1] - span[0]
    at = missed = 0
    for number in numbers[1:]:
        start = stream.start(number)
        inside = runs[number].key[: span[1] - start]
        if not whole and len(inside) < TELLING:
            continue
        place = start - span[0] if whole else key.find(inside, at)
        if place < 0:
            missed += 1
            if missed > MOST_MISSED:
                break
            continue
        at = place + len(inside)
        if runs[number].place.home is not runs[number - 1].place.home:
            cuts[place] = start
    return cuts


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
                found.append(entry_at(number, run, stream))
                size, at = size + len(form), place + len(form)
    if size >= 0.7 * len(body):
        return found
    return [Entry(text, None) for text in declared.paragraphs]
