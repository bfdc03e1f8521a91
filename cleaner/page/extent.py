"""How far the article reaches: the element that holds its running text, and what is below it."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from cleaner.page.declared import breadth
from cleaner.page.runs import Place
from cleaner.shape import TERMINAL

HOLDS: Final = 0.8
"""Share of the running text: the innermost element that holds as much is the article's."""
PARAGRAPH: Final = 80
"""Letters, by breadth: a line so long, and ended as sentences are, is running text."""
_ENDS: Final = TERMINAL | {'"', "”", "»", "」", "』"}


def beneath(lines: Sequence[str], places: Sequence[Place | None]) -> frozenset[int]:
    """Give the numbers of the lines that stand below the element which holds the article."""
    home = _home(lines, places)
    inside = [n for n, place in enumerate(places) if place and _is_within(place, home)]
    below = range(inside[-1] + 1, len(lines)) if inside else ()
    return frozenset(number for number in below if places[number])


def _home(lines: Sequence[str], places: Sequence[Place | None]) -> Any:
    held: Counter[Any] = Counter()
    for line, place in zip(lines, places, strict=True):
        if place and line[-1] in _ENDS and (size := breadth(line)) >= PARAGRAPH:
            held[place.home.element.getparent()] += size
    if not held:
        return None
    around = Counter(held)
    for element, size in held.items():
        for outer in element.iterancestors() if element is not None else ():
            around[outer] += size
    home, least = max(held, key=held.__getitem__), HOLDS * held.total()
    while home is not None and around[home] < least:
        home = home.getparent()
    return home


def _is_within(place: Place, home: Any) -> bool:
    element = place.home.element
    return element is home or any(outer is home for outer in element.iterancestors())
