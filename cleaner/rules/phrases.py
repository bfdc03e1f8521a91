"""Matching one phrase rule against one folded line."""

from typing import Any, Final

import regex

from cleaner.rules.model import Rule

LONGEST_LINE: Final = 1200
"""Characters: a longer line is never boilerplate as a whole."""
LONGEST_INLINE: Final = 4000
"""Characters: in a longer line no part is looked for."""
EDGE: Final = 400
"""Characters at a line's start or end in which a head or tail part is looked for."""

Span = tuple[int, int]


def compiled(rule: Rule) -> Any:
    """Compile the rule's pattern for the place that it is looked for in."""
    pattern = f"(?:{rule.pattern})"
    if rule.where == "tail":
        pattern += r"[\s.。]*+$"
    elif rule.where == "head":
        pattern += r"[\s:|]*+"
    return regex.compile(pattern, regex.IGNORECASE | regex.V0)


def widths(tree: Any) -> Span:
    """Give the least and the most characters that a parsed pattern fits.

    A possessive repeat of a class the parser does not know counts as it is written.
    """
    least, most = tree.getwidth()
    return int(least), min(int(most), LONGEST_LINE)


def find(rule: Rule, pattern: Any, line: str, inner: Span) -> Span | None:
    """Give the span that ``rule`` takes from ``line`` (folded; ``inner`` its core), or None."""
    where, length = rule.where, len(line)
    if where == "line":
        fits = rule.widths[0] <= inner[1] - inner[0] <= rule.widths[1]
        return (0, length) if fits and pattern.fullmatch(line, *inner) else None
    if length > (LONGEST_INLINE if where == "inline" else LONGEST_LINE) and where in _WHOLE:
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


_WHOLE: Final = frozenset({"sign", "inline"})
