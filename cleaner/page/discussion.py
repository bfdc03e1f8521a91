"""Which elements called comments hold what readers say: below the text, however long they are.

Pages also call an opinion a comment, what is told of a match as it goes on, the posts of a forum,
and the head of an article that says how many comments there are.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from cleaner.page.runs import Box, Place

KIND: Final = "comments"
SHORT: Final = 200
"""Characters, blanks aside: an element with less counts the comments or asks for one."""
ABOVE: Final = 0.5
"""Share of the paragraphs outside comments that stands above them."""
MUCH: Final = 0.3
"""Share of the text: where comments are more of it, they may be the text."""
TEXT: Final = 500
"""Characters, blanks aside, of the paragraphs that so many comments stand below,"""
PART: Final = 0.25
"""and their share of the whole."""
PARAGRAPH: Final = 60
"""Characters, blanks aside: a shorter line tells nothing of what the text is."""


def discussions(lines: Iterable[tuple[int, Place]]) -> frozenset[Box]:
    """Give the elements called comments that hold some, or ask for one.

    ``lines`` are the sizes and places of the text's lines, in the order of the page.
    """
    inside: Counter[Box] = Counter()
    above: dict[Box, int] = {}
    text = talk = total = 0
    for size, place in lines:
        boxes = [box for box in place.boxes if KIND in box.kinds]
        total += size
        talk += size if boxes else 0
        text += 0 if boxes or size < PARAGRAPH else size
        for box in boxes:
            inside[box] += size
            above.setdefault(box, text)
    much = talk > MUCH * total
    if much and not _are_several(inside):
        return frozenset()
    least = max(ABOVE * text, TEXT, PART * total) if much else ABOVE * text
    short = 0 if much else SHORT
    return frozenset(box for box, size in inside.items() if above[box] >= least or size <= short)


def _are_several(boxes: Iterable[Box]) -> bool:
    """Whether elements say that they hold more comments than one."""
    found = list(boxes)
    return len(found) > 2 or any(box.word.endswith("s") for box in found)
