"""Proof that a rule's keywords over-match: no line fits the pattern without holding one.

The pattern is parsed and walked. A sequence is covered when a run of its literals holds a
keyword, a choice when every branch is, a repeat when it must occur at least once; where that
does not settle it, the forms that a small part of the pattern allows are written out. A
keyword with a space at an end wants a word border there: what may stand beside it is known
from the neighbouring parts.
"""

import re
import re._constants as kinds
import re._parser as parser
import warnings
from collections.abc import Sequence
from functools import cache
from typing import Any, Final, NamedTuple

import regex

from cleaner.fold import fold, lower
from cleaner.rules.agencies import MARKS
from cleaner.rules.model import Rule

_PROPERTY: Final = regex.compile(r"\\[pP]\{[^}]*\}")
_UNKNOWN: Final = "\u0001"
_MOST: Final = 600
"""Forms of a part that are written out before the proof gives up."""
_LONG: Final = 4
"""Letters: a longer keyword is rare enough without word borders."""

GAP: Final = "\0"
"""In a form: anything, perhaps a letter."""
BORDER: Final = "\2"
"""In a form: a word border."""
REPEATS: Final = frozenset({kinds.MAX_REPEAT, kinds.MIN_REPEAT, kinds.POSSESSIVE_REPEAT})
_BORDERS: Final = frozenset({kinds.AT_BOUNDARY, kinds.AT_BEGINNING, kinds.AT_END})


def parse(pattern: str) -> Any:
    """Parse a pattern of the regex module with the standard library's parser."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return parser.parse(_PROPERTY.sub(_UNKNOWN, pattern))


def unproven(rule: Rule, keywords: Sequence[str]) -> str | None:
    """Give a form of a line that ``rule`` matches and none of ``keywords`` covers, or None.

    >>> rule = Rule("en.app.get", "app", "", "", "line", pattern="(?:get|load) the app")
    >>> unproven(rule, ["the app"]) is None, unproven(rule, ["get"])
    (True, 'load the app')
    """
    return _Proof(_any_of(keywords), {}).missing(parse(rule.pattern), rule.where == "line")


def holds(rule: Rule, line: str) -> bool:
    """Say whether a folded, lower-case line holds one of the rule's keywords."""
    return _any_of(rule.keywords).search(f"{BORDER}{line}{BORDER}") is not None


def sharpened(rule: Rule) -> tuple[str, ...]:
    """Give the rule's keywords with word borders wherever the proof still holds with them.

    A keyword at word borders is found in fewer lines: ``app`` stands in ``happened``.
    """
    words = list(rule.keywords)
    tree = parse(rule.pattern)
    forms: dict[int, list[str] | None] = {}

    def proven(tried: list[str]) -> bool:
        proof = _Proof(_any_of(tried), forms)
        return proof.missing(tree, rule.where == "line") is None

    every = [f" {word} " if _short(word) else word for word in words]
    if every != words and proven(every):
        return tuple(sorted(set(every)))
    for number, word in enumerate(words):
        for sharper in (f" {word} ", f" {word}", f"{word} ") if _short(word) else ():
            if proven([*words[:number], sharper, *words[number + 1 :]]):
                words[number] = sharper
                break
    return tuple(sorted(set(words)))


def _short(word: str) -> bool:
    return len(word) <= _LONG and word.isalnum() and word < "\u2fff"


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Compile what finds any of the keywords in a form, borders and all."""
    beside = rf"[^\w{GAP}{_UNKNOWN}]"
    choices = (
        (f"(?<={beside})" if word[0] == " " != word else "")
        + re.escape(word.strip(" ") or " ")
        + (f"(?={beside})" if word[-1] == " " != word else "")
        for word in words
    )
    return re.compile("|".join(choices) or "(?!)")


class _Proof(NamedTuple):
    """The walk through a parsed pattern for one set of keywords; ``known`` keeps parts' forms."""

    keywords: re.Pattern[str]
    known: dict[int, list[str] | None]

    def missing(self, tree: Any, anchored: bool) -> str | None:
        """Give a form that nothing covers; ``anchored``: the pattern fits whole lines."""
        edge = {"N"} if anchored else {"N", "W"}
        if self.sequence(list(tree), edge, edge):
            return None
        forms = self._forms(tree)
        if forms is None:
            return "(too many forms to prove)"
        beside = BORDER if anchored else GAP
        for form in forms:
            if not self.in_form(f"{beside}{form}{beside}"):
                return form.replace(GAP, "…").replace(BORDER, "")
        return None

    def sequence(self, items: list[Any], left: set[str], right: set[str]) -> bool:
        """Say whether one part of a sequence alone already brings a keyword."""
        start = 0
        for number, (kind, value) in enumerate([*items, (None, None)]):
            if kind is kinds.LITERAL:
                continue
            if start < number and self._run(items, start, number, left, right):
                return True
            start = number + 1
            if kind is not None:
                before = _edges(items[:number], -1, left)
                after = _edges(items[number + 1 :], 0, right)
                if self._part(kind, value, before, after):
                    return True
        return False

    def _run(self, items: list[Any], start: int, end: int, left: set[str], right: set[str]) -> bool:
        text = "".join(lower(fold(chr(value))) for _, value in items[start:end])
        before = BORDER if _edges(items[:start], -1, left) == {"N"} else GAP
        after = BORDER if _edges(items[end:], 0, right) == {"N"} else GAP
        return self.in_form(before + text + after)

    def _part(self, kind: Any, value: Any, left: set[str], right: set[str]) -> bool:
        if kind is kinds.SUBPATTERN:
            return self._group(value[-1], left, right)
        if kind is kinds.ATOMIC_GROUP:
            return self._group(value, left, right)
        if kind is kinds.BRANCH:
            return all(self._group(branch, left, right) for branch in value[1])
        if kind is kinds.IN:
            return all(map(self.in_form, _class_forms(value)))
        if kind in REPEATS and value[0] > 0:
            both = {"N", "W"}
            return self._group(
                value[2], left if value[1] == 1 else both, right if value[1] == 1 else both
            )
        return False

    def _group(self, tree: Any, left: set[str], right: set[str]) -> bool:
        if self.sequence(list(tree), left, right):
            return True
        forms = self._forms(tree)
        before, after = (BORDER if side == {"N"} else GAP for side in (left, right))
        return bool(forms) and all(self.in_form(before + form + after) for form in forms or ())

    def _forms(self, tree: Any) -> list[str] | None:
        if id(tree) not in self.known:
            self.known[id(tree)] = _forms(tree)
        return self.known[id(tree)]

    def in_form(self, form: str) -> bool:
        """Say whether a form surely holds a keyword."""
        return self.keywords.search(form) is not None


def _edges(items: list[Any], side: int, beyond: set[str]) -> set[str]:
    """What may stand at a sequence's end (-1) or start (0): W a letter or digit, N neither."""
    found: set[str] = set()
    for kind, value in items if side == 0 else reversed(items):
        flags, empty = _edge(kind, value, side)
        found |= flags
        if not empty:
            return found
    return found | beyond


def _edge(kind: Any, value: Any, side: int) -> tuple[set[str], bool]:
    """The same for one part, and whether it may be empty."""
    if kind is kinds.LITERAL:
        return {_flag(value)}, False
    if kind is kinds.AT:
        return ({"N"}, False) if value in _BORDERS else (set(), True)
    if kind is kinds.SUBPATTERN:
        return _inner_edge(value[-1], side)
    if kind is kinds.ATOMIC_GROUP:
        return _inner_edge(value, side)
    if kind is kinds.BRANCH:
        inner = [_inner_edge(branch, side) for branch in value[1]]
        return set().union(*(flags for flags, _ in inner)), any(empty for _, empty in inner)
    if kind in REPEATS:
        flags, empty = _inner_edge(value[2], side)
        return flags, empty or value[0] == 0
    if kind is kinds.IN:
        return _class_edge(value), False
    return {"N", "W"}, False


def _inner_edge(tree: Any, side: int) -> tuple[set[str], bool]:
    flags = _edges(list(tree), side, {"empty"})
    return flags - {"empty"}, "empty" in flags


def _class_edge(value: Any) -> set[str]:
    flags: set[str] = set()
    for kind, item in value:
        if kind is kinds.LITERAL:
            flags.add(_flag(item))
        elif kind is kinds.CATEGORY and item is kinds.CATEGORY_SPACE:
            flags.add("N")
        elif kind is kinds.CATEGORY and item in {kinds.CATEGORY_DIGIT, kinds.CATEGORY_WORD}:
            flags.add("W")
        elif kind is kinds.RANGE:
            flags |= {_flag(item[0]), _flag(item[1])}
        else:
            flags |= {"N", "W"}
    return flags


def _flag(code: int) -> str:
    char = chr(code)
    return "W" if char.isalnum() or char == _UNKNOWN or char in MARKS else "N"


def _forms(tree: Any) -> list[str] | None:
    """Give every form of a part, gaps as NUL; None when they are too many."""
    results = [""]
    for kind, value in tree:
        options = _part_forms(kind, value)
        if options is None or len(results) * len(options) > _MOST:
            return None
        results = [left + right for left in results for right in options]
    return list(dict.fromkeys(results))


def _part_forms(kind: Any, value: Any) -> list[str] | None:
    if kind is kinds.LITERAL:
        return [_letter(value)]
    if kind is kinds.SUBPATTERN:
        return _forms(value[-1])
    if kind is kinds.ATOMIC_GROUP:
        return _forms(value)
    if kind is kinds.BRANCH:
        parts = [_forms(branch) for branch in value[1]]
        return None if None in parts else [form for part in parts if part for form in part]
    if kind in REPEATS:
        return _repeat_forms(*value)
    if kind is kinds.IN:
        return _class_forms(value)
    return [BORDER if value in _BORDERS else ""] if kind is kinds.AT else [GAP]


def _repeat_forms(least: int, most: Any, body: Any) -> list[str] | None:
    """An optional part is there or not; a longer repeat ends in a gap."""
    inner = _forms(body)
    if inner is None:
        return None
    if most == 1:
        return inner if least else ["", *inner]
    return [*(form + GAP for form in inner), *([GAP, ""] if not least else [])]


def _class_forms(value: Any) -> list[str]:
    """A small class of literals is a choice; anything else is a gap."""
    chars = [chr(item) for kind, item in value if kind is kinds.LITERAL]
    if len(chars) != len(value) or len(chars) > 4:
        return [GAP]
    return list(dict.fromkeys(_letter(ord(char)) for char in chars))


@cache
def _letter(code: int) -> str:
    return lower(fold(chr(code)))
