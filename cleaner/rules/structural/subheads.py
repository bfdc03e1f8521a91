"""Subheadings: short lines at a paragraph, told by others of their kind in the text."""

from typing import Final

from cleaner.draft import Draft
from cleaner.lines import Line
from cleaner.rules.structural.heads import is_names, is_slight, title_like

SECTIONS: Final = 2
"""Names of sections further down: so many show that the first one heads a part of the text."""


def is_short(line: Line) -> bool:
    """Whether a line is as short as subheadings and alternative texts are, and no sentence."""
    shape = line.shape
    return shape.titled and not shape.terminal and shape.words <= 14 and shape.size <= 110


def has_subheads(draft: Draft) -> bool:
    """Whether short lines elsewhere stand between two paragraphs, as subheadings do."""
    return bool(draft.once(_subheads))


def _subheads(draft: Draft) -> list[Line]:
    numbers = (n for n in draft.odd if n not in draft.labels and subhead_like(draft, n))
    return [draft.lines[n] for n in numbers]


def subhead_like(draft: Draft, number: int) -> bool:
    """Whether a line is short, not in capitals, and directly between two paragraphs."""
    line = draft.lines[number]
    between = draft.prose(number - 1) and draft.prose(number + 1)
    return between and is_short(line) and not line.shape.capitals


def heads_text(draft: Draft, number: int) -> bool:
    """Whether a line may be the subheading of the first paragraph: others are as short.

    Names of persons and dates stand there too; what begins without a capital is no subheading.
    """
    line = draft.lines[number]
    if not draft.prose(number + 1) or not line.text[0].isupper() or is_names(line):
        return False
    if "|" in line.text or any(map(str.isdigit, line.text)) or not is_short(line):
        return False
    return any(other.shape.words <= line.shape.words + 1 for other in draft.once(_subheads))


def names_section(draft: Draft, number: int) -> bool:
    """Whether a line heads a part of a digest: others stand so between a paragraph and a headline.

    >>> from cleaner.lines import read
    >>> text = "Regions\\nFerry limps home again\\nIt came back at noon, its lamps broken again."
    >>> names_section(Draft(read("\\n".join([text] * 3)), "en"), 0)
    True
    """
    return _over_items(draft, number) and draft.once(_sections) >= SECTIONS


def _sections(draft: Draft) -> int:
    numbers = (n for n in draft.odd if n not in draft.labels and draft.prose(draft.before(n)))
    return sum(_over_items(draft, n) for n in numbers)


def _over_items(draft: Draft, number: int) -> bool:
    """Whether a line is a word or two above a headline, and that stands above a paragraph."""
    below = draft.after(number)
    if below >= len(draft.lines) or not is_slight(draft.lines[number]):
        return False
    return title_like(draft.lines[below]) and draft.prose(below + 1)
