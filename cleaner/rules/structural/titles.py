"""The article's own headline, above its first paragraph."""

import re
from typing import Final

from cleaner.draft import Draft, Found
from cleaner.lines import Line

LONGEST: Final = 125
"""Characters of a Latin headline; a longer line is a standfirst."""
_NOT_A_TITLE: Final = re.compile(r"https?:|www\.|@|[$£€]\d|\d[$£€%]$")


def first_line(draft: Draft) -> Found:
    """The one title-like line before the first paragraph.

    Two title-like lines in a row may be headline and standfirst, or a text that begins with
    short lines: both stay, for what is cleaned again must not lose more.
    """
    top = draft.after(-1)
    if top >= len(draft.lines) or not _title_like(draft.lines[top]):
        return
    below = draft.after(top)
    if below < len(draft.lines) and _opens_body(draft, below) and not _interview(draft):
        yield top, "the one short unpunctuated line before the first paragraph"


def _title_like(line: Line) -> bool:
    shape = line.shape
    return (
        shape.titled
        and 12 <= shape.size <= LONGEST
        and shape.words >= 2
        and not shape.item
        and not line.text[0].islower()
        and not _NOT_A_TITLE.search(line.text)
        and line.text.count(":") < 2
    )


def _opens_body(draft: Draft, number: int) -> bool:
    if _title_like(draft.lines[number]):
        return False
    shape = draft.lines[number].shape
    return draft.prose(number) or shape.size > LONGEST or (shape.terminal and shape.words >= 5)


def _interview(draft: Draft) -> bool:
    """Whether short questions recur, as in an interview that begins with one."""
    first = draft.lines[draft.after(-1)].text
    if first[-1] not in "?؟？":
        return False
    return sum(1 for n in draft.odd if draft.lines[n].text[-1] in "?؟？") >= 3


def said_again(draft: Draft) -> Found:
    """The headline once more, alone on a line."""
    titles = {
        line.folded.lower() for n, line in enumerate(draft.lines) if draft.category(n) == "title"
    }
    for number in draft.odd if titles else ():
        if number not in draft.labels and draft.lines[number].folded.lower() in titles:
            yield number, "it repeats the headline"
