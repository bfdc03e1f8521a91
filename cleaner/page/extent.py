"""How far the article reaches: the element that holds its running text, and what is outside."""

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
MOST_PARENTS: Final = 1_000
"""Elements with running text right in them: a page with more is no article's."""
_ENDS: Final = TERMINAL | {'"', "”", "»", "」", "』"}


def outside(lines: Sequence[str], places: Sequence[Place | None]) -> Sequence[str]:
    """Say of each line whether it stands "above" or "below" the element that holds the article.

    "" of one between its first line and its last, or of which nothing is known.
    """
    home = _home(lines, places)
    known = {None: False, home: True}
    inside = [n for n, place in enumerate(places) if place and _is_within(place, known)]
    if not inside:
        return [""] * len(lines)
    first, last = inside[0], inside[-1]
    return [_side(number, first, last) if place else "" for number, place in enumerate(places)]


def _side(number: int, first: int, last: int) -> str:
    return "above" if number < first else "below" if number > last else ""


def _home(lines: Sequence[str], places: Sequence[Place | None]) -> Any:
    held: Counter[Any] = Counter()
    for line, place in zip(lines, places, strict=True):
        if place and line[-1] in _ENDS and (size := breadth(line)) >= PARAGRAPH:
            held[next(place.home.element.iterancestors(), place.home.element)] += size
    if not 0 < len(held) <= MOST_PARENTS:
        return None
    around = Counter(held)
    for element, size in held.items():
        for outer in element.iterancestors():
            around[outer] += size
    home, least = max(held, key=held.__getitem__), HOLDS * held.total()
    while home is not None and around[home] < least:
        home = home.getparent()
    return home


def _is_within(place: Place, known: dict[Any, bool]) -> bool:
    """Whether a place is in the element that is ``known`` to be; what is found is known, too."""
    path = []
    element = place.home.element
    while element not in known:
        path.append(element)
        element = element.getparent()
    known.update(dict.fromkeys(path, known[element]))
    return known[element]
