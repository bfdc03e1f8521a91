"""Holding a pack against itself: fields, examples, literals, linear patterns."""

import re
import re._constants as kinds
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import regex

from cleaner.errors import PackError
from cleaner.fold import fold
from cleaner.rules import catalogue, packs, phrases
from cleaner.rules.agencies import Agencies, spoken_of
from cleaner.rules.branches import branches
from cleaner.rules.model import PARTS, Rule
from cleaner.rules.tree import REPEATS, parse
from cleaner.shape import core

CUT: Final = ("⟪", "⟫")
"""Marks in an example of a part rule what is cut: ``"The end. ⟪(Click to enlarge)⟫"``."""


def check(path: Path) -> list[PackError]:
    """Give everything that is wrong with a pack, in the order of the file.

    Raises PackError when the file cannot be read as a pack at all.
    """
    pack = packs.read(path)
    common = [] if pack.language == "und" else [packs.read(packs.PACKS / "common.toml")]
    errors: list[PackError] = []
    rules: list[Rule] = []
    for raw in pack.rules:
        one = packs.Pack(pack.file, pack.language, pack.words, pack.macros, (raw,))
        try:
            rules += packs.resolve([one], common)
        except PackError as error:
            errors.append(error)
    names = _names([*common, pack])
    for name, count in Counter(rule.id for rule in rules).items():
        if count > 1:
            errors.append(PackError(pack.file, name, "id", f"stands {count} times", "rename one"))
    return errors + [error for rule in rules for error in check_rule(pack.file, rule, names)]


def _names(read: Iterable[packs.Pack]) -> Agencies:
    """The names that the packs bring, besides those of every built-in pack."""
    known = catalogue.load()
    lists = {
        kind: [*known.names(kind), *(fold(w) for one in read for w in one.words.get(kind, ()))]
        for kind in ("agency", "house", "photo")
    }
    return Agencies(lists["agency"], lists["house"], lists["photo"])


def check_rule(file: str, rule: Rule, names: Agencies) -> Iterator[PackError]:
    """Give everything that is wrong with one rule."""
    try:
        pattern = phrases.compiled(rule)
        parsed = parse(rule.pattern)
    except (regex.error, re.error) as error:
        yield PackError(file, rule.id, "pattern", str(error), "mend the pattern")
        return
    if rule.where in packs.STRUCTURAL:
        return
    for field, problem, remedy in (
        *_form(parsed),
        *_literals(rule),
        *_examples(rule, pattern, names),
    ):
        yield PackError(file, rule.id, field, problem, remedy)


Finding = tuple[str, str, str]


def _form(tree: Any) -> Iterator[Finding]:
    """What makes a pattern slow or hard to prove."""
    unbounded_before = False
    for kind, value in tree:
        if kind in {kinds.ASSERT, kinds.ASSERT_NOT}:
            yield "pattern", "looks around", "match the text itself instead"
        if kind is kinds.GROUPREF:
            yield "pattern", "refers back to a group", "write the choice out"
        unbounded = kind in REPEATS and value[1] is kinds.MAXREPEAT
        if unbounded and unbounded_before:
            yield "pattern", "has two unbounded repeats side by side", "bound one: {0,80}"
        if unbounded and _repeats(value[2]):
            yield "pattern", "repeats a repeat without bound", "bound the outer one: {0,8}"
        unbounded_before = unbounded
        for inner in _inside(kind, value):
            yield from _form(inner)


def _repeats(tree: Any) -> bool:
    return any(
        (kind in REPEATS and value[1] is kinds.MAXREPEAT)
        or any(_repeats(inner) for inner in _inside(kind, value))
        for kind, value in tree
    )


def _inside(kind: Any, value: Any) -> list[Any]:
    if kind is kinds.SUBPATTERN:
        return [value[-1]]
    if kind is kinds.BRANCH:
        return list(value[1])
    if kind in REPEATS:
        return [value[2]]
    return [value] if kind is kinds.ATOMIC_GROUP else []


def _literals(rule: Rule) -> Iterator[Finding]:
    """A branch without a literal would be tried on no line, and one with a mark alone on all."""
    for branch in branches([rule]):
        rare = [word for word in branch.keywords if not _common(word)]
        if len(rare) < len(branch.keywords) or not rare:
            yield "pattern", f"{branch.pattern!r} wants no word of a line", "name one in it"


_MARKS: Final = frozenset(",.;:-–—'\"!? ")


def _common(word: str) -> bool:
    """Whether a literal stands in every other line."""
    return word.strip(" ") == "" or set(word) <= _MARKS


def _examples(rule: Rule, pattern: Any, names: Agencies) -> Iterator[Finding]:
    for field, examples in (("matches", rule.matches), ("keeps", rule.keeps)):
        if len(examples) < 3:
            yield field, f"has {len(examples)} examples", "give at least three"
    for example in rule.matches:
        line, cut = marked(example)
        span = taken(rule, pattern, line, names)
        if span is None:
            yield "matches", f"{line!r} does not match", "widen the pattern or mend the example"
        elif rule.where in PARTS and cut is None:
            yield "matches", f"{line!r} marks no part", f"put {CUT[0]}…{CUT[1]} around the part"
        elif cut is not None and _bare(line, span) != _bare(line, cut):
            yield "matches", f"cuts {line[slice(*span)]!r}", "move the marks or the pattern"
    for example in rule.keeps:
        if taken(rule, pattern, marked(example)[0], names) is not None:
            yield "keeps", f"{example!r} matches", "narrow the pattern"


def _bare(line: str, span: tuple[int, int]) -> str:
    return line[slice(*span)].strip(" :|" + phrases.SENTENCE_ENDS)


def taken(rule: Rule, pattern: Any, line: str, names: Agencies) -> tuple[int, int] | None:
    """Give the span that the rule takes from one line of plain text."""
    folded = fold(line)
    span = None
    if spoken_of(rule.pattern):
        span = phrases.find(rule, pattern, names.mask(folded, rule.pattern), core(folded))
    return span or phrases.find(rule, pattern, folded, core(folded))


def marked(example: str) -> tuple[str, tuple[int, int] | None]:
    """Split an example into its line and the span between the cut marks.

    >>> marked("The end. ⟪(dpa)⟫")
    ('The end. (dpa)', (9, 14))
    """
    start = example.find(CUT[0])
    if start < 0:
        return example, None
    line = example.replace(CUT[0], "").replace(CUT[1], "")
    return line, (start, example.find(CUT[1]) - 1)
