"""Other stories set into or under a text: in a box, as excerpts, in pairs."""

from itertools import pairwise
from typing import Final

import regex

from cleaner.draft import Draft, Found, rows
from cleaner.lines import Line
from cleaner.rules.structural.heads import names_day
from cleaner.rules.structural.promos import LONGEST_TEASER, low, spreading

LONGEST_BOX: Final = 160
"""Characters of what is set in a box between paragraphs."""
LEAST: Final = 2
"""Excerpts, or headlines with a paragraph each, that make a list of other stories."""
LEAST_TAGGED: Final = 3
"""Lines in a row behind different tags that make a list of other stories."""
WIDEST_GAP: Final = 4
"""Lines from one date to the next, at most: a headline, the date and what follows it."""
_TAG: Final = regex.compile(r"\W{0,3}[\[【〔［] ?(\p{L}[\p{L} ]{0,18}) ?[\]】〕］] ?\S")
_OMITTED: Final = ("[…]", "[...]", "[…", "[...", "(…)", "(...)")
"""What a blog sets where it cuts the excerpt of a post."""


def _inserted(draft: Draft, number: int) -> bool:
    """Whether a line stands between paragraphs, and the one above does not lead to it."""
    above, below = draft.before(number), draft.after(number)
    return draft.prose(above) and draft.prose(below) and not draft.lines[above].shape.colon


def boxed(draft: Draft) -> Found:
    """A table of a single cell between paragraphs: a box, and in it no sentence."""
    for number in draft.striking:
        if number not in draft.labels and _is_box(draft.lines[number]) and _inserted(draft, number):
            yield number, "a box between paragraphs that holds no sentence"


def _is_box(line: Line) -> bool:
    text = line.text
    inner = text[1:-1].strip()
    if text[0] + text[-1] != "||" or "|" in inner or not inner or len(inner) > LONGEST_BOX:
        return False
    return line.shape.words >= 4 and inner[-1].isalnum() and inner[0] not in '"“„«'


def excerpts(draft: Draft) -> Found:
    """Beginnings of other posts, each cut off with dots in brackets."""
    found = [
        n
        for n in range(1, len(draft.lines))
        if n not in draft.labels and draft.lines[n].text.endswith(_OMITTED)
    ]
    if len(found) >= LEAST and any(draft.prose(n) for n in range(found[0])):
        for number in found:
            yield number, f"one of {len(found)} excerpts that break off"


def paired(draft: Draft) -> Found:
    """Headlines with a short paragraph each, under a label and to the end of the text."""
    for label in spreading(draft, "items"):
        numbers = range(label + 1, len(draft.lines))
        if len(numbers) < 2 * LEAST or len(numbers) % 2 or any(n in draft.labels for n in numbers):
            continue
        if _alternate(draft, numbers) and low(draft, label):
            for number in numbers:
                yield number, f"of other stories, under “{draft.lines[label].text[:40]}”"


def _alternate(draft: Draft, numbers: range) -> bool:
    """Whether headlines and short paragraphs take turns."""
    headlines, paragraphs = numbers[::2], numbers[1::2]
    return all(
        draft.prose(n) and draft.lines[n].shape.size <= LONGEST_TEASER for n in paragraphs
    ) and all(not draft.prose(n) and draft.lines[n].shape.titled for n in headlines)


def tagged(draft: Draft) -> Found:
    """Headlines in a row below the last paragraph, each behind the name of its section."""
    tags = {n: tag[1] for n in draft.odd if (tag := _TAG.match(draft.lines[n].text))}
    for row in rows(tags):
        different = len({tags[n] for n in row})
        if different < LEAST_TAGGED or draft.runs_on(row[-1] + 1):
            continue
        for number in row:
            if number not in draft.labels:
                yield number, f"one of {len(row)} lines behind the names of {different} sections"


def stamped(draft: Draft) -> Found:
    """Headlines below the text with a date under each, at equal distances, and what follows."""
    dates = [n for n in draft.odd if names_day(draft.lines[n]) and _heads_entry(draft, n - 1)]
    gap = dates[1] - dates[0] if len(dates) >= LEAST else 0
    if not 1 < gap <= WIDEST_GAP or any(b - a != gap for a, b in pairwise(dates)):
        return
    first, end = dates[0] - 1, min(dates[-1] - 1 + gap, len(draft.lines))
    if sum(map(draft.prose, range(first))) < gap or draft.runs_on(end):
        return
    for number in range(first, end):
        if number not in draft.labels:
            yield number, f"of one of {len(dates)} entries, each a headline and a date below it"


def _heads_entry(draft: Draft, number: int) -> bool:
    return number > 0 and not draft.prose(number) and draft.lines[number].shape.titled
