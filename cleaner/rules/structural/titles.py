"""The article's own headline, above its first paragraph."""

import re
from typing import Final

from cleaner.draft import Draft, Found
from cleaner.lines import Line

LONGEST: Final = 125
"""Characters of a Latin headline; a longer line is a standfirst."""
SHARED: Final = 0.4
"""Share of a headline's longer words that the text below it takes up again."""
_WORD: Final = re.compile(r"[^\W\d_\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]{4,}")
_NOT_A_TITLE: Final = re.compile(
    # Addresses and prices; somebody speaking; the articles and pronouns that open a sentence,
    # where headlines leave them out.
    r"https?:|www\.|@|[$£€]\d|\d[$£€%]$|,[\"”]|"
    r"^(?:The|An?|It|He|She|They|We|There) (?:[^A-Z]{2,30} ){2}"
)


def first_line(draft: Draft) -> Found:
    """The one title-like line before the first paragraph.

    Two title-like lines in a row may be headline and standfirst, or a text that begins with
    short lines: both stay, for what is cleaned again must not lose more.
    """
    top = draft.after(-1)
    if top >= len(draft.lines) or not _title_like(draft.lines[top]):
        return
    below = draft.after(top)
    if below >= len(draft.lines) or not _opens_body(draft, below) or _interview(draft):
        return
    shared, words = _shared(draft, top)
    if shared >= SHARED * words:
        yield (
            top,
            f"short, unpunctuated, above the first paragraph; {shared} of its {words} words recur",
        )


def _shared(draft: Draft, top: int) -> tuple[int, int]:
    """How many of a line's longer words, by their first letters, recur below; and of how many."""
    stems = {word[:5] for word in _WORD.findall(draft.lines[top].text.lower())}
    body = "\n".join([line.text for line in draft.lines[top + 1 : top + 60]]).lower()
    return sum(stem in body for stem in stems), len(stems)


def _title_like(line: Line) -> bool:
    shape = line.shape
    return (
        shape.titled
        and 12 <= shape.size <= LONGEST
        and shape.words >= 3
        and not shape.item
        and not line.text[0].islower()
        and not _NOT_A_TITLE.search(line.text)
        and line.text.count(":") < 2
        and (shape.sentences < 2 or line.text[-1] not in "?؟？")
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
    return sum(1 for n in draft.odd if draft.lines[n].text[-1] in "?؟？") >= 2


def said_again(draft: Draft) -> Found:
    """The headline once more, alone on a line."""
    titles = {
        line.folded.lower() for n, line in enumerate(draft.lines) if draft.category(n) == "title"
    }
    for number in draft.odd if titles else ():
        if number not in draft.labels and draft.lines[number].folded.lower() in titles:
            yield number, "it repeats the headline"
