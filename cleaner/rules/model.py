"""What a rule is: the same fields for a phrase rule (data) and a structural rule (code)."""

from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple, get_args

Where = Literal["line", "head", "tail", "inline", "sign", "shape", "page"]
"""What a rule takes when it matches.

- ``line``: the whole line; the pattern fits the whole line, list bullets and arrows aside.
- ``head``, ``tail``, ``inline``: the matched part at the line's start, end, or anywhere in it.
- ``sign``: nothing by itself; the match adds ``weight`` to the line's evidence.
- ``shape``: structural rules, written in code: lines judged by form and neighbours.
- ``page``: the same, judged by what the page knows of them.
"""

Zone = Literal["any", "top", "bottom"]

Spread = Literal["none", "items", "rest"]
"""How far a label reaches: to the title-like lines after it, or to all that follows it."""

WHERES: Final[tuple[str, ...]] = get_args(Where)
ZONES: Final[tuple[str, ...]] = get_args(Zone)
SPREADS: Final[tuple[str, ...]] = get_args(Spread)
PARTS: Final = frozenset({"head", "tail", "inline"})
START: Final = "\x02"
END: Final = "\x03"
"""In literals: where a line's core begins and ends. No canonical line holds these characters."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to remove a line or a part of it.

    ``zone`` limits the rule to the top or the bottom of a text.

    >>> Rule("en.app.get", "app", "An app line.", "No article sentence.").language
    'en'
    """

    id: str
    category: str
    what: str
    why: str
    where: Where = "shape"
    zone: Zone = "any"
    spread: Spread = "none"
    weight: float = 1.0
    pattern: str = ""
    since: str = ""
    matches: tuple[str, ...] = field(default=(), compare=False)
    keeps: tuple[str, ...] = field(default=(), compare=False)

    @property
    def language(self) -> str:
        """The language tag before the first dot; ``und`` for rules of every language."""
        prefix = self.id.partition(".")[0]
        return "und" if prefix in {"common", "shape", "page"} else prefix


class Branch(NamedTuple):
    """One way in which a rule matches, and what a line has before its pattern is tried.

    The line holds one of ``keywords`` (lower-case and folded, a space at an end for a word
    border, ``START`` and ``END`` for those of the line's core) and one of each set of ``also``;
    where the pattern fits whole lines, the line's core has from ``least`` to ``most`` characters,
    begins with one of ``starts`` and ends with one of ``ends``. What is empty asks for nothing.
    """

    rule: str
    pattern: str
    keywords: tuple[str, ...]
    also: tuple[tuple[str, ...], ...] = ()
    least: int = 0
    most: int = 0
    starts: str = ""
    ends: str = ""
