"""Matching one pattern against one folded line."""

import re
from typing import Any, Final

import regex

from cleaner.rules.agencies import MARKS
from cleaner.rules.alphabet import Alphabet
from cleaner.rules.model import Rule

LONGEST_LINE: Final = 700
"""Characters: a longer line is never boilerplate as a whole."""
AFTER_NAME: Final = 60
"""Characters that may follow the last agency's name in a credit at a line's end."""
LONGEST_CREDIT: Final = 200
"""Characters: a longer line is no list of agencies and persons."""
LONGEST_INLINE: Final = 4000
"""Characters: in a longer line no part is looked for."""
SENTENCE_ENDS: Final = '.!?…。！？"”»'
"""Marks that stay where a tail part begins with one: they end the sentence before it."""
EDGE: Final = 160
"""Characters at a line's start or end in which a head or tail part is looked for."""

_SEARCHED: Final = {"sign": LONGEST_LINE, "inline": LONGEST_INLINE}
"""Characters of a line in which a sign, or a part, is looked for anywhere."""
_OWN: Final = re.compile(r"\\[pP]\{|\\[wWbB]")
"""What the standard library's engine knows not, or not for every script."""
_PROPERTY: Final = re.compile(r"\\[pP]\{")
_REST: Final = re.compile(r"(?<!\\)\.\{[0-9]+,[0-9]+\}$")
"""What ends a pattern that takes the rest of a line, whatever it is."""
_MARKED: Final = frozenset({"ar", "fa", "he", "hi", "bn", "th", "und"})
"""Languages whose words hold combining marks: ``re`` takes these for no part of a word."""

Span = tuple[int, int]


def compiled(rule: Rule, pattern: str = "", alphabet: Alphabet | None = None) -> Any:
    """Compile the rule's pattern, or one branch of it, for the place that it is looked for in.

    ``alphabet``: for lines in it and tokens alone. By ``re`` where it knows all that the pattern
    speaks of, else by ``regex``.
    """
    text = f"(?:{pattern or rule.pattern})"
    if rule.where == "tail":
        text += r"[\s.。]*+$"
    elif rule.where == "head":
        text += r"[\s:|]*+"
    elif rule.where == "line" and _REST.search(text[:-1]):
        text = f"{text[:-1]}+)"  # a shorter rest would leave some of the line
    if alphabet is not None and (made := alphabet.compiled(text)) is not None:
        return made
    own = _OWN if rule.language in _MARKED else _PROPERTY
    if own.search(text):
        return regex.compile(text, regex.IGNORECASE | regex.V0)
    return re.compile(text, re.IGNORECASE)


def widths(pattern: str, tree: Any) -> Span:
    """Give the least and the most characters that a pattern, parsed as ``tree``, fits."""
    least, most = tree.getwidth()
    return int(least), min(int(most), longest(pattern))


def longest(pattern: str) -> int:
    """Give the most characters of a line that a pattern may take whole."""
    return LONGEST_LINE if MARKS.isdisjoint(pattern) else LONGEST_CREDIT


def end_of(line: str) -> int:
    """Give where a line ends: before the bar that closes a box which a page drew around it.

    >>> end_of("| The pier. (AFP) |"), end_of("| Pier | 12 |")
    (17, 13)
    """
    if line[-1:] != "|" or line[0] != "|" or line.count("|") > len("||"):
        return len(line)
    return len(line[:-1].rstrip())


def find(rule: Rule, pattern: Any, line: str, inner: Span) -> Span | None:
    """Give the span that ``rule`` takes from ``line`` (folded; ``inner`` its core), or None."""
    if rule.where == "line" and inner[1] - inner[0] > longest(rule.pattern):
        return None
    return matched(rule.where, pattern, line, inner)


def matched(where: str, pattern: Any, line: str, inner: Span) -> Span | None:
    """Give the same for a line that is known to be no longer than the rule allows."""
    length = len(line)
    if where == "line":
        return (0, length) if pattern.fullmatch(line, *inner) else None
    if length > _SEARCHED.get(where, length):
        return None
    if where == "head":
        match = pattern.match(line, inner[0], min(length, EDGE))
    elif where == "tail":
        last = end_of(line)
        match = pattern.search(line, max(0, last - EDGE), last)
    else:
        match = pattern.search(line)
    if match is None:
        return None
    start, end = match.span()
    if where == "tail":
        start += len(line[start:end]) - len(line[start:end].lstrip(SENTENCE_ENDS))
    return start, end
