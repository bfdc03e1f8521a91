"""Paragraphs that stand in the text a second time; markers, names and credits that recur."""

import re
from collections import Counter
from typing import Final

import regex

from cleaner.draft import Draft, Found, rows
from cleaner.lines import Line
from cleaner.rules.structural.heads import is_names

SHORTEST: Final = 60
"""Characters: shorter lines may repeat, as answers, refrains and scores do. Questions may too:
an interviewer puts one to several people."""
FEWEST: Final = SHORTEST // 3
"""Characters of the shortest line in Chinese that is as long as that."""
OFTEN: Final = 4
"""Times that a marker stands in the text."""
TWICE: Final = 2
"""Credits of one outlet that show that it is one."""
_CREDIT: Final = regex.compile(
    # A name of two words or three, a slash, and an outlet of up to three; or whom it was taken for.
    r"\p{Lu}[\p{L}.'’-]*+(?: \p{L}[\p{L}.'’-]*+)?(?: \p{Lu}[\p{L}.'’-]++)"
    r"(?: ?/ ?(\p{Lu}[\p{L}\p{N}.'’&-]*+(?: [\p{Lu}\p{N}&][\p{L}\p{N}.'’&-]*+){0,2})"
    r"| for (The(?: [\p{Lu}&][\p{L}\p{N}.'’&-]*+){1,4}))"
)
_QUOTES: Final = re.compile("[„“”«»‟]")
_CODE: Final = re.compile(
    # A call of a method, an assignment, a line that ends as statements do.
    r"[\w\])]\.\w+\(|\s(?:[-+:]?=|==)\s|^[^<&]*[;{}]$"
)


def again(draft: Draft) -> Found:
    """A paragraph equal to an earlier one, typography and case aside."""
    seen: dict[str, int] = {}
    for number in _equally_long(draft.lines):
        line = draft.lines[number]
        if line.text[-1] in "?؟？" or (len(line.text) < SHORTEST and line.shape.size < SHORTEST):
            continue
        if number in draft.labels:
            continue  # of a line that goes anyway, another copy may be the text's
        first = seen.setdefault(_QUOTES.sub('"', line.folded), number)
        if first == number or _CODE.search(line.text):
            continue  # a program says the same again and again
        if not _shared(draft, first, number):
            yield number, f"it stands in the text already, as line {first + 1}"


def _shared(draft: Draft, first: int, number: int) -> bool:
    """Whether two lists have an item in common, and not the items beside it."""
    if not draft.lines[number].shape.item:
        return False
    lines = draft.lines
    same = first > 0 and lines[first - 1].folded == lines[number - 1].folded
    if number + 1 < len(lines):
        same = same or lines[first + 1].folded == lines[number + 1].folded
    return not same


def _equally_long(lines: list[Line]) -> list[int]:
    """The numbers of the lines that are as long as another: typography changes no length."""
    places: dict[int, list[int]] = {}
    for number, line in enumerate(lines):
        length = len(line.text)
        if length >= SHORTEST or (length >= FEWEST and not line.text.isascii()):
            places.setdefault(length, []).append(number)
    return sorted([n for same in places.values() if len(same) > 1 for n in same])


def furniture(draft: Draft) -> Found:
    """A short line that stands again and again between paragraphs, as a page's marker does."""
    for same in _recurring(draft):
        found = [n for n in same if _marker_like(draft.lines[n])]
        between = sum(draft.prose(draft.before(n)) and draft.prose(draft.after(n)) for n in found)
        if len(found) >= OFTEN and between * 4 >= len(found) * 3:
            for number in found:
                yield number, f"it stands between paragraphs {len(found)} times"


def bylines(draft: Draft) -> Found:
    """A name that stands again and again below a paragraph and above a headline."""
    for same in _recurring(draft):
        if not is_names(draft.lines[same[0]]):
            continue
        if sum(_heads_entry(draft, n) for n in same) * 4 >= len(same) * 3:
            for number in same:
                yield number, f"a name above the headlines of {len(same)} entries"


def credited(draft: Draft) -> Found:
    """A name and an outlet, joined by a slash or "for", where the outlet stands so again."""
    found = {
        n: credit[1] or credit[2]
        for n in draft.odd
        if len(draft.lines[n].text) <= SHORTEST and n not in draft.labels
        if (credit := _CREDIT.fullmatch(draft.lines[n].text))
    }
    times = Counter(found.values())
    for row in rows(found):
        if not (draft.prose(row[0] - 1) or draft.prose(row[-1] + 1)):
            continue  # no text is by these pictures
        for number in row:
            alike = times[found[number]]
            if alike >= TWICE:
                yield number, f"a name and an outlet that stands behind a name {alike} times"


def _recurring(draft: Draft) -> list[list[int]]:
    """The numbers of the short lines that stand in the text often, same by same."""
    places: dict[str, list[int]] = {}
    short = [n for n in draft.odd if len(draft.lines[n].text) <= SHORTEST]
    for number in short if len(short) >= OFTEN else ():
        if number not in draft.labels:
            places.setdefault(draft.lines[number].folded.lower(), []).append(number)
    return [same for same in places.values() if len(same) >= OFTEN]


def _heads_entry(draft: Draft, number: int) -> bool:
    """Whether a paragraph stands above a line, and below it a headline and a paragraph."""
    title = draft.after(number)
    if title == len(draft.lines) or draft.prose(title) or not draft.prose(draft.before(number)):
        return False
    line = draft.lines[title]
    if line.shape.terminal or line.shape.words < OFTEN or is_names(line):
        return False  # a question to somebody, or another name
    return line.shape.titled and draft.prose(draft.after(title))


def _marker_like(line: Line) -> bool:
    """Whether a line is a short phrase: no name, no value, no words of somebody, no verse."""
    shape, text = line.shape, line.text
    if not 2 <= shape.words <= 8 or shape.size > SHORTEST or shape.terminal or shape.item:
        return False
    return (
        shape.titled
        and not shape.quoted
        and ": " not in text
        and "," not in text
        and not (shape.bracketed or is_names(line))
    )
