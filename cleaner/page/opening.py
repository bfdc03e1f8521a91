"""The opening of an article: its headline, and the standfirst that extraction had lost."""

from collections.abc import Iterator
from typing import Final

from cleaner.page.alignment import LONG, Entry
from cleaner.page.declared import Declared, breadth, letters
from cleaner.page.recovery import GAP, SHORTEST
from cleaner.page.runs import Run
from cleaner.page.setting import FURNITURE, Setting, way_of
from cleaner.shape import TERMINAL

NEAR: Final = 3
"""Runs below the headline: farther away only the page's header holds a standfirst."""


def with_opening(
    entries: list[Entry], setting: Setting, declared: Declared, titles: set[str]
) -> list[Entry]:
    """Give the entries with the standfirst and the first paragraphs that were dropped.

    ``titles`` are what the page may show as its headline, as letters alone.
    """
    runs, stream = setting.runs, setting.stream
    top = _headline(runs, titles)
    floor = stream.start(top + 1)
    first = next((e.span for e in entries if e.span and _opens(e, floor, declared)), None)
    if first is None:
        return entries
    end = stream.runs(first)[0]
    said = ""
    below = 0
    for number in _above(top, end):
        run = runs[number]
        if breadth(run.key) < SHORTEST or run.linked * 2 > len(run.key):
            continue
        form = letters(run.text)
        if breadth(form) < SHORTEST:
            continue
        below += 1
        said = said or "\n".join(letters(entry.text) for entry in entries)
        if form in said:
            continue
        lead = top >= 0 and _is_lead(run, form, declared, setting, (below, number - top))
        if lead or _is_first(run, setting):
            entries = _with(entries, setting.entry(number))
            said += "\n" + form
    return entries


def _above(top: int, end: int) -> Iterator[int]:
    """Give the numbers of the runs right below the headline and right above the text."""
    split = max(top + 1, 0, end - GAP)
    if top >= 0:
        yield from range(top + 1, min(top + 1 + GAP, split))
    yield from range(split, end)


def _is_first(run: Run, setting: Setting) -> bool:
    """Whether a run is set like the paragraphs of the article."""
    ended = run.text[-1:] in TERMINAL
    return ended and setting.ways[way_of(run.place)] >= 2 and setting.plain(run)


def _headline(runs: list[Run], titles: set[str]) -> int:
    """Give the number of the run that is the page's headline, or -1."""
    ranked = [n for n, run in enumerate(runs) if run.place.home.tag == "h1"]
    lower = [n for n, run in enumerate(runs) if run.place.home.tag == "h2"]
    for number in ranked + lower:
        if letters(runs[number].text) in titles:
            return number
    return ranked[0] if len({runs[number].key for number in ranked}) == 1 else -1


def _opens(entry: Entry, floor: int, declared: Declared) -> bool:
    """Whether an entry is the first paragraph below the headline, the standfirst aside."""
    assert entry.span is not None
    form = letters(entry.text)
    known = form in declared.summaries or form in declared.headlines
    return entry.span[0] >= floor and len(form) >= LONG and not known


def _is_lead(
    run: Run, form: str, declared: Declared, setting: Setting, below: tuple[int, int]
) -> bool:
    """Whether a run is the standfirst: ``below`` the headline by so many long runs, and of all."""
    kinds = setting.kinds(run)
    if kinds & (FURNITURE - {"related"}):
        return False
    if form in declared.summaries or _begins(form, declared):
        return True
    first, near = below[0] == 1, below[1] <= NEAR
    if kinds & {"summary", "teaser"}:
        return near or "header" in kinds or (first and "summary" in kinds)
    return first and near and "related" not in kinds and run.text[-1:] in TERMINAL


def _begins(form: str, declared: Declared) -> bool:
    """Whether a declared summary is the beginning of a text, cut off."""
    return any(breadth(said) >= 2 * LONG and form.startswith(said) for said in declared.summaries)


def _with(entries: list[Entry], entry: Entry) -> list[Entry]:
    """Put an entry where it stands in the page."""
    assert entry.span is not None
    start = entry.span[0]
    place = next((n for n, e in enumerate(entries) if e.span and e.span[0] > start), len(entries))
    return [*entries[:place], entry, *entries[place:]]
