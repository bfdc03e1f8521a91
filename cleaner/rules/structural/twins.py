"""Lines that stand there twice in a row: a teaser's link and its title, a picture's two texts."""

from collections.abc import Iterator
from typing import Final

from cleaner.draft import Draft, Found
from cleaner.rules.structural.subheads import is_short

SHORTEST: Final = 25
"""Characters: shorter lines may stand twice in a row, as cries do."""
LEAST_WORDS: Final = 4
MARKS: Final = 4
"""Characters of a list's mark before one of the two."""


def listed(draft: Draft) -> Found:
    """A line that stands there twice, with and without the mark of a list: a teaser."""
    for number in _pairs(draft):
        one, two = draft.lines[number], draft.lines[number + 1]
        if one.shape.item != two.shape.item:
            yield number, "it stands there twice, once as an item of a list"
            yield number + 1, "it stands there twice, once as an item of a list"


def repeated(draft: Draft) -> Found:
    """A short line twice in a row, alone between paragraphs: the second one."""
    for number in _pairs(draft):
        alone = draft.prose(draft.before(number)) and draft.prose(draft.after(number + 1))
        if alone and draft.lines[number].shape.item == draft.lines[number + 1].shape.item:
            yield number + 1, "it says the same as the line above it"


def apart(draft: Draft) -> Found:
    """A short line that stands twice, each time alone between two paragraphs: both."""
    places: dict[str, list[int]] = {}
    for number in draft.odd:
        line = draft.lines[number]
        long = line.shape.words >= LEAST_WORDS and line.shape.size >= SHORTEST
        if long and not line.shape.item and is_short(line) and _among(draft, number):
            places.setdefault(line.folded, []).append(number)
    for numbers in places.values():
        for number in numbers if len(numbers) == 2 else ():
            if number not in draft.labels:
                yield number, "it stands alone between paragraphs twice, as a picture's text does"


def _among(draft: Draft, number: int) -> bool:
    """Whether a paragraph follows a line, and one precedes it, or a subheading alone between."""
    above = draft.prose(number - 1) or (number > 1 and draft.prose(number - 2))
    return number > 0 and above and draft.prose(number + 1)


def _pairs(draft: Draft) -> Iterator[int]:
    """Give the first of each two lines in a row that say the same, marks aside."""
    for number in draft.odd:
        if number + 1 == len(draft.lines):
            continue
        one, two = draft.lines[number], draft.lines[number + 1]
        if one.folded[-9:] != two.folded[-9:] or abs(len(one.text) - len(two.text)) > MARKS:
            continue
        if len(one.text) < SHORTEST or {number, number + 1} & draft.labels.keys():
            continue
        if one.shape.words >= LEAST_WORDS and _bare(draft, number) == _bare(draft, number + 1):
            yield number


def _bare(draft: Draft, number: int) -> str:
    line = draft.lines[number]
    return line.folded[slice(*line.core)].lower()
