"""What a rule is: the same fields for a phrase rule (data) and a structural rule (code)."""

from dataclasses import dataclass, field
from typing import Final, Literal, get_args

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


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason to remove a line or a part of it.

    ``keywords`` are literals of which a line must hold at least one, lower-case and folded
    (a space at an end stands for a word border),
    before ``pattern`` is tried; a line that ``pattern`` fits whole has at least and at most
    ``widths`` characters and begins with one of ``heads``, or with a character of ``starts``, and
    ends with one of ``ends`` (where these are known); a ``marked`` part holds a bracket, slash,
    bar or colon; ``zone`` limits the rule to the top or the bottom of a text.

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
    keywords: tuple[str, ...] = ()
    pattern: str = ""
    widths: tuple[int, int] = (0, 0)
    heads: tuple[str, ...] = ()
    starts: str = ""
    ends: str = ""
    marked: bool = False
    since: str = ""
    matches: tuple[str, ...] = field(default=(), compare=False)
    keeps: tuple[str, ...] = field(default=(), compare=False)

    @property
    def language(self) -> str:
        """The language tag before the first dot; ``und`` for rules of every language."""
        prefix = self.id.partition(".")[0]
        return "und" if prefix in {"common", "shape", "page"} else prefix
