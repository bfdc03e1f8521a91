"""What a structural rule is: the catalogue's fields, and the code that finds its lines."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from cleaner.draft import Draft
from cleaner.rules.model import Rule

Found = Iterable[tuple[int, str]]
"""Line numbers, each with the reason in words."""


class Structural(NamedTuple):
    """A rule in code. Examples are whole texts, the line in question between ⟪ and ⟫."""

    rule: Rule
    find: Callable[[Draft], Found]
