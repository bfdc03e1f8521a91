"""Readers' comments without a label above them, told by the lines that sign them.

Each is signed with a name, a day and a time, by the page and so in one form, and hardly anybody
signs twice. A live blog's few reporters sign again and again, and embedded posts give a handle.
"""

from collections import Counter
from itertools import pairwise
from typing import Final

import regex

from cleaner.draft import Draft, Found
from cleaner.lines import Line
from cleaner.rules.structural.heads import LONGEST_STAMP, dated

LEAST: Final = 3
"""Signatures of different names that show that readers' comments stand there."""
LEAST_ABOVE: Final = 5
"""So many signatures where each stands above its comment, as the places of a bulletin do."""
LONGEST: Final = 15
"""Lines from one signature to the next, at most."""
LEAST_TEXT: Final = 500
"""Characters of running text above the first signature."""
_FIGURES: Final = regex.compile(r"\d++")
_LETTERS: Final = regex.compile(r"[\p{L}\p{M}.]++")


def signed(draft: Draft) -> Found:
    """Readers' comments from the first line that signs one to the last, and what the last heads."""
    signatures = _signatures(draft)
    if not signatures or draft.size_above(signatures[0]) < LEAST_TEXT:
        return
    end = signatures[-1] + 1
    if draft.prose(end):  # each signature stands above what it signs
        if len(signatures) < LEAST_ABOVE:
            return
        end = _end(draft, end)
    for number in range(signatures[0], end):
        if number not in draft.labels:
            yield number, f"of readers' comments, {len(signatures)} of which are signed"


def _signatures(draft: Draft) -> list[int]:
    """The numbers of the lines that sign comments, none where few names do."""
    frames = {n: frame for n in draft.odd if (frame := _frame(draft.lines[n]))}
    if len(frames) < LEAST:
        return []
    common = Counter(form for _, form in frames.values()).most_common(1)[0][0]
    found = [n for n, (_, form) in frames.items() if form == common]
    names = {frames[n][0] for n in found}
    if len(names) < LEAST or len(names) * 3 < len(found) * 2:
        return []
    return found if _alternate(draft, found) else []


def _alternate(draft: Draft, signatures: list[int]) -> bool:
    """Whether a comment of a few lines stands between most signatures."""
    between = [range(one + 1, two) for one, two in pairwise(signatures)]
    spoken = sum(any(draft.flows[n] for n in lines) for lines in between)
    return max(map(len, between)) < LONGEST and spoken * 3 >= len(between) * 2


def _end(draft: Draft, start: int) -> int:
    """The number of the line at which the last comment ends: what a rule took, or some lines on."""
    lines = range(start, min(len(draft.lines), start + LONGEST))
    return next((n for n in lines if n in draft.labels), lines.stop)


def _frame(line: Line) -> tuple[str, str] | None:
    """Give the name that a line signs with, and the form of the day and the time behind it."""
    text = line.text
    if line.plain or len(text) > LONGEST_STAMP or line.shape.stopped or "@" in text:
        return None
    if not text[0].isalpha() or not dated(line):
        return None
    name = _FIGURES.split(text, 1)[0]
    rest = _FIGURES.sub("0", text[len(name) :])
    return name, _LETTERS.sub("a", rest)
