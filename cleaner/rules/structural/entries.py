"""Entries for other stories, a teaser each: cut off, under a date and a time, over a link's word.

Pages cut teasers at so many characters; paragraphs of an article end as they like.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import regex

from cleaner.draft import Draft, Found
from cleaner.rules.structural.heads import dated, day_of, is_stamp
from cleaner.rules.structural.promos import LONGEST_TEASER, breaks_off, introduced

LEAST_CUT: Final = 3
"""Teasers cut off that make a list."""
EVEN: Final = 16
"""Characters by which teasers differ that are cut at so many."""
LEAST_DATED: Final = 4
"""Teasers under a date and a time each that make a list."""
LEAST_TEXT: Final = 800
"""Characters of running text above such a list."""
LONGEST_LEAD: Final = 60
"""Characters of the headline of a teaser that ends in a link's word."""
LEAST_WORDS: Final = 8
"""Words of such a teaser: a shorter line may be a caption, or a headline in two parts."""
_LINKED: Final = "a teaser that ends in a link’s word, or its headline, among other furniture"
_LINK_WORD: Final = regex.compile(r"[.!?…][\"'”’»)]? \p{Lu}\p{Ll}{3,14}$")


def cut(draft: Draft) -> Found:
    """Teasers cut off in a row, at one length or as items of a list."""
    for row in _rows(draft):
        broken = [n for n in row if breaks_off(draft.lines[n])]
        if len(broken) < LEAST_CUT or introduced(draft, row[0]):
            continue
        listed = len(broken) * 2 > len(row) and _items(draft, *row)
        if listed or _even(draft, broken):
            for number in row:
                yield number, f"of {len(broken)} teasers in a row that break off"


def _rows(draft: Draft) -> Iterator[list[int]]:
    """Give the teasers that break off with no paragraph between them but an item between items."""
    row: list[int] = []
    for number, flows in enumerate(draft.flows):
        if number in draft.labels or not flows:
            continue
        if breaks_off(draft.lines[number]) or (row and _items(draft, row[-1], number)):
            row.append(number)
        elif row:
            yield _trimmed(draft, row)
            row = []
    if row:
        yield _trimmed(draft, row)


def _items(draft: Draft, *numbers: int) -> bool:
    return all(draft.lines[n].shape.item for n in numbers)


def _trimmed(draft: Draft, row: list[int]) -> list[int]:
    """Leave out what follows the last teaser that breaks off."""
    last = max(n for n in row if breaks_off(draft.lines[n]))
    return row[: row.index(last) + 1]


def _even(draft: Draft, numbers: Sequence[int]) -> bool:
    """Whether lines are of nearly one length."""
    sizes = [draft.lines[n].shape.size for n in numbers]
    return max(sizes) - min(sizes) <= EVEN


def under_dates(draft: Draft) -> Found:
    """A date and a time, a teaser below it, again and again below a longer text.

    A live blog gives one day again and again, and has hardly any text above it.
    """
    stamps = [n for n in draft.odd if dated(draft.lines[n]) and is_stamp(draft.lines[n])]
    row = _alternating(draft, stamps)
    days = {day_of(draft.lines[n]) for n in row}
    if len(days) < LEAST_DATED or len(days) * 2 < len(row) or draft.runs_on(row[-1] + 2):
        return
    above = draft.size_above(row[0])
    if above < LEAST_TEXT or above < sum(draft.lines[n + 1].shape.size for n in row):
        return
    for number in range(row[0], min(row[-1] + 2, len(draft.lines))):
        if number not in draft.labels:
            yield number, f"of {len(row)} teasers, each under a date and a time"


def _alternating(draft: Draft, stamps: Sequence[int]) -> list[int]:
    """Give the last stamps that stand two lines apart, a short teaser below each."""
    row: list[int] = []
    for number in stamps:
        if not _heads_teaser(draft, number):
            continue
        if row and number != row[-1] + 2:
            row = []
        row.append(number)
    return row


def _heads_teaser(draft: Draft, number: int) -> bool:
    below = number + 1
    return below < len(draft.lines) and draft.lines[below].shape.size <= LONGEST_TEASER


def linked(draft: Draft) -> Found:
    """A headline and a teaser that ends in a link's word, where other furniture stands around.

    The word behind the last sentence names what the link leads to: Slideshow, Video.
    """
    teasers = {n for n in range(1, len(draft.lines)) if _ends_in_link(draft, n)}
    heads = {n - 1 for n in teasers if _heads_link(draft, n - 1)}
    begun = False
    for number in sorted(teasers):
        first = number - 1 if number - 1 in heads else number
        begun = number - 2 in teasers and begun
        framed = first == 0 or first - 1 in draft.labels or begun
        begun = framed and (number + 1 in draft.labels or number + 1 in heads)
        if begun and (first < number or _under_link(draft, number)):
            yield from ((n, _LINKED) for n in range(first, number + 1))


def _ends_in_link(draft: Draft, number: int) -> bool:
    line = draft.lines[number]
    if number in draft.labels or line.shape.words < LEAST_WORDS:
        return False
    return line.shape.size <= LONGEST_TEASER and bool(_LINK_WORD.search(line.text))


def _heads_link(draft: Draft, number: int) -> bool:
    shape = draft.lines[number].shape
    if number in draft.labels or draft.flows[number] or shape.words < 2:
        return False
    return shape.titled and shape.size <= LONGEST_LEAD


def _under_link(draft: Draft, number: int) -> bool:
    """Whether the line above goes as a link's, and the text has not begun or has ended."""
    if draft.category(number - 1) not in {"promo", "readmore"}:
        return False
    return not draft.runs_on(number) or not any(map(draft.prose, range(number)))
