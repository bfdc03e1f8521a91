"""Headlines of other stories, known by their words: the text does not take them up."""

from collections.abc import Iterator
from typing import Final

from cleaner.draft import Draft, Found
from cleaner.lines import Line
from cleaner.rules.structural.evidence import Sign, judged, taken_up, words_of
from cleaner.rules.structural.promos import LONGEST_RUN, introduced

LEAST_TEXT: Final = 1000
"""Characters of running text: a shorter one says too little of what it is about."""
LEAST_WORDS: Final = 5
"""Longer words that a line must have, to be known by them."""
LONG: Final = 36
"""Characters of such lines, on average: subheadings and verses are shorter."""
NONE: Final = 8
"""One of so many longer words of a line may stand in the text."""
FEW: Final = 4
"""One of so many, where several lines stand in a row."""
MOST_RUNS: Final = 40
"""Runs that are looked at."""

_SOURCED: Final = "【［〔"
"""Opens a source in brackets."""

ALONE: Final = Sign("it stands between paragraphs without a full stop", 0.4)
FOREIGN: Final = Sign("the text takes up none of its longer words, or one of eight", 0.6)
TOGETHER: Final = Sign("it stands in a row of lines like headlines", 0.5)
UNRELATED: Final = Sign("few of their words stand in the text", 0.5)


def unrelated(draft: Draft) -> Found:
    """Lines like headlines, alone or in a row, whose words the text does not take up."""
    for count, run in enumerate(_runs(draft)):
        if count == MOST_RUNS:
            return
        if len(run) > LONGEST_RUN or not _like_headlines(draft, run):
            continue
        words = words_of(draft, *run)
        if len(words) < LEAST_WORDS * min(len(run), 2):
            continue
        alone = len(run) == 1
        most = len(words) // (NONE if alone else FEW)
        if taken_up(draft, words, run[-1], most + 1):
            continue
        if draft.extent < LEAST_TEXT:
            return
        reason = judged(
            [(ALONE, alone), (FOREIGN, alone), (TOGETHER, not alone), (UNRELATED, not alone)]
        )
        for number in run if reason else ():
            yield number, str(reason)


def _runs(draft: Draft) -> Iterator[list[int]]:
    """Give the rows of lines without a label that are no prose and stand below a paragraph."""
    run: list[int] = []
    begun = False
    for number, flows in enumerate(draft.flows):
        if number in draft.labels:
            continue
        if not flows:
            run.append(number)
            continue
        if run:
            if begun:
                yield run
            run = []
        begun = True
    if begun and run:
        yield run


def _like_headlines(draft: Draft, run: list[int]) -> bool:
    lines = [draft.lines[n] for n in run]
    if sum([line.shape.size for line in lines]) < LONG * len(run):
        return False
    if _heads_item(lines):
        return False
    asking = sum([line.text[-1] in "?؟？" for line in lines])
    if asking and (len(run) == 1 or asking * 2 > len(run)):
        return False
    return all(map(_like_headline, lines)) and not introduced(draft, run[0])


def _heads_item(lines: list[Line]) -> bool:
    """Whether the last line alone begins with a source in brackets: it heads a digest's item."""
    sourced = [line.text[0] in _SOURCED for line in lines]
    return sourced[-1] and not any(sourced[:-1])


def _like_headline(line: Line) -> bool:
    shape, text = line.shape, line.text
    return (
        not text[0].islower()
        and text[0] not in "([—–-*|#"
        and text[-1] not in ",;，、)）]"
        and "@" not in text
        and shape.titled
        and not shape.item
        and (shape.capitals or not (shape.quoted and text[-1] in "\"”»“’」』'"))
    )
