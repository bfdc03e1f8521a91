"""Proof that a rule's keywords over-match: no line fits the pattern without holding one.

The pattern is parsed and walked: a sequence is covered when a run of its literals holds a
keyword, a choice when every branch is, a repeat when it must occur at least once.
"""

import re._constants as kinds
import re._parser as parser
import warnings
from collections.abc import Iterable, Sequence
from typing import Any, Final

import regex

from cleaner.fold import fold, lower

_PROPERTY: Final = regex.compile(r"\\[pP]\{[^}]*\}")
_NAMED: Final = regex.compile(r"\\L<(\w+)>")
_MOST: Final = 4000
"""Literal skeletons tried for one pattern before the proof gives up."""

GAP: Final = "\0"


def parse(pattern: str, words: dict[str, list[str]]) -> Any:
    """Parse a pattern of the regex module with the standard library's parser."""
    plain = _PROPERTY.sub("\u0001", pattern)

    def alternation(match: Any) -> str:
        return "(?:" + "|".join(re_escape(fold(w)) for w in words[match.group(1)]) + ")"

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return parser.parse(_NAMED.sub(alternation, plain))


def re_escape(word: str) -> str:
    """Escape a literal for a pattern (regex.escape leaves no form that the parser refuses)."""
    return str(regex.escape(word, special_only=True))


def uncovered(tree: Any, keywords: Sequence[str]) -> str | None:
    """Give a literal skeleton that the pattern allows and no keyword covers, or None.

    >>> uncovered(parse("(?:get|load) the app", {}), ["the app"]) is None
    True
    >>> uncovered(parse("(?:get|load) the app", {}), ["get"])
    'load the app'
    """
    if covered(tree, keywords):
        return None
    skeletons = expand(tree)
    if skeletons is None:
        return "(too many forms to prove)"
    for skeleton in skeletons:
        if not any(word in skeleton for word in keywords):
            return skeleton.replace(GAP, "…")
    return None


def covered(tree: Any, keywords: Sequence[str]) -> bool:
    """Say whether one part of the pattern alone already brings a keyword."""
    run = ""
    for kind, value in tree:
        if kind is kinds.LITERAL:
            run += lower(fold(chr(value)))
            continue
        if holds(run, keywords) or part_covered(kind, value, keywords):
            return True
        run = ""
    return holds(run, keywords)


def holds(run: str, keywords: Iterable[str]) -> bool:
    """Say whether the literal run holds one of the keywords."""
    return any(word in run for word in keywords)


def part_covered(kind: Any, value: Any, keywords: Sequence[str]) -> bool:
    """The same for a part that is no literal."""
    if kind is kinds.SUBPATTERN:
        return covered(value[-1], keywords)
    if kind is kinds.ATOMIC_GROUP:
        return covered(value, keywords)
    if kind is kinds.BRANCH:
        return all(covered(branch, keywords) for branch in value[1])
    if kind in REPEATS and value[0] > 0:
        return covered(value[2], keywords)
    return False


REPEATS: Final = frozenset({kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT})


def expand(tree: Any) -> list[str] | None:
    """Give every literal skeleton of the pattern, gaps as NUL; None when they are too many."""
    results = [""]
    for kind, value in tree:
        options = expand_part(kind, value)
        if options is None or len(results) * len(options) > _MOST:
            return None
        results = [left + right for left in results for right in options]
    return list(dict.fromkeys(results))


def expand_part(kind: Any, value: Any) -> list[str] | None:
    """Give the literal skeletons of one part."""
    if kind is kinds.LITERAL:
        return [lower(fold(chr(value)))]
    if kind is kinds.SUBPATTERN:
        return expand(value[-1])
    if kind is kinds.ATOMIC_GROUP:
        return expand(value)
    if kind is kinds.BRANCH:
        parts = [expand(branch) for branch in value[1]]
        return None if None in parts else [s for part in parts if part for s in part]
    if kind in REPEATS:
        return expand_repeat(*value)
    if kind is kinds.IN:
        return expand_class(value)
    return [""] if kind is kinds.AT else [GAP]


def expand_repeat(least: int, most: Any, body: Any) -> list[str] | None:
    """An optional part is there or not; a longer repeat ends in a gap."""
    inner = expand(body)
    if inner is None:
        return None
    if most == 1:
        return inner if least else ["", *inner]
    return [*(s + GAP for s in inner), *([GAP, ""] if not least else [])]


def expand_class(value: Any) -> list[str]:
    """A small class of literals is a choice; anything else is a gap."""
    chars = [chr(v) for kind, v in value if kind is kinds.LITERAL]
    if len(chars) != len(value) or len(chars) > 4:
        return [GAP]
    return list(dict.fromkeys(lower(fold(char)) for char in chars))
