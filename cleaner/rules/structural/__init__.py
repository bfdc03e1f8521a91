"""Rules written in code: what a line's form, place and neighbours say.

Each has the same fields as a rule of a pack. They run in this order; one may build on the
labels that those before it set.
"""

from typing import Final

from cleaner.rules.structural import captions, promos, repeats, titles
from cleaner.rules.structural.entry import Structural

STRUCTURAL: Final[tuple[Structural, ...]] = (
    *repeats.RULES,
    *captions.RULES,
    *promos.RULES,
    *titles.RULES,
)
