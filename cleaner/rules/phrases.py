"""Matching one phrase rule against one folded line."""

from typing import Any, Final

import regex

from cleaner.rules.agencies import MARKS
from cleaner.rules.model import Rule

LONGEST_LINE: Final = 700
"""Characters: a longer line is never boilerplate as a whole."""
TAIL_MARKS: Final = "()[]（）【】/|©=:："
"""Most parts at a line's end hold one of these: where none stands, their rules need no try."""
AFTER_NAME: Final = 60
"""Characters that may follow the last agency's name in a credit at a line's end."""
LONGEST_CREDIT: Final = 200
"""Characters: a longer line is no list of agencies and persons."""
LONGEST_INLINE: Final = 4000
"""Characters: in a longer line no part is looked for."""
EDGE: Final = 160
"""Characters at a line's start or end in which a head or tail part is looked for."""

_SEARCHED: Final = {"sign": LONGEST_LINE, "inline": LONGEST_INLINE}
"""Characters of a line in which a sign, or a part, is looked for anywhere."""

Span = tuple[int, int]


def compiled(rule: Rule) -> Any:
    """Compile the rule's pattern for the place that it is looked for in."""
    pattern = f"(?:{rule.pattern})"
    if rule.where == "tail":
        pattern += r"[\s.。]*+$"
    elif rule.where == "head":
        pattern += r"[\s:|]*+"
    return regex.compile(pattern, regex.IGNORECASE | regex.V0)


def fits(rule: Rule, line: str, start: int, end: int) -> bool:
    """Say what can be said without the pattern: length, first and last character."""
    if not rule.widths[0] <= end - start <= rule.widths[1]:
        return False
    if rule.starts and line[start].lower() not in rule.starts:
        return False
    return not rule.ends or line[end - 1].lower() in rule.ends


def widths(pattern: str, tree: Any) -> Span:
    """Give the least and the most characters that a pattern, parsed as ``tree``, fits."""
    least, most = tree.getwidth()
    longest = LONGEST_LINE if MARKS.isdisjoint(pattern) else LONGEST_CREDIT
    return int(least), min(int(most), longest)


def find(rule: Rule, pattern: Any, line: str, inner: Span) -> Span | None:
    """Give the span that ``rule`` takes from ``line`` (folded; ``inner`` its core), or None."""
    if rule.where == "line" and not fits(rule, line, *inner):
        return None
    return matched(rule, pattern, line, inner)


def matched(rule: Rule, pattern: Any, line: str, inner: Span) -> Span | None:
    """Give the same for a line that is known to fit."""
    where, length = rule.where, len(line)
    if where == "line":
        return (0, length) if pattern.fullmatch(line, *inner) else None
    if length > _SEARCHED.get(where, length):
        return None
    if where == "head":
        match = pattern.match(line, inner[0], min(length, EDGE))
    elif where == "tail":
        if rule.ends and line.rstrip(" .。")[-1:].lower() not in rule.ends:
            return None
        match = pattern.search(line, max(0, length - EDGE))
    else:
        match = pattern.search(line)
    return match.span() if match else None
