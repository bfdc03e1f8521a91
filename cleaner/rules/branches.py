"""How a rule is looked for: branch by branch, each with the literals that call for it.

Made when the packs are read (the built-in ones when their index is written), so that
nothing of this costs whoever cleans a text.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from cleaner.languages import UNKNOWN
from cleaner.rules import alternatives, outlines, phrases
from cleaner.rules.agencies import TOKENS
from cleaner.rules.covers import Cover, Covers
from cleaner.rules.model import END, PARTS, START, Branch, Rule
from cleaner.rules.rarity import Rarity, grams
from cleaner.rules.tree import parse

_MOST: Final = 160
"""Branches of one rule."""
_COMMON: Final = 20.0
"""Cost of the literals from which on a branch is taken apart further."""
_GAIN: Final = 0.8
_TELLING: Final = 20000.0
"""Cost below which it tells something that a line holds one of a set of literals."""
_MOST_WORDS: Final = 60
"""Literals of a set that is asked for besides: a larger one takes longer than it saves."""
_MOST_SETS: Final = 4
_UNCOVERED: Final = 1e6
_BORDERS: Final = str.maketrans({START: " ", END: " "})
_HEAVIEST: Final = 30.0
"""Times that a sentence of the rule's own language counts."""


def branches(rules: Iterable[Rule]) -> list[Branch]:
    """Give the branches of all phrase rules; the rules' own examples say which words are rare.

    >>> rule = Rule("en.app.get", "app", "", "", "tail", pattern="get (?:the|our) app|install it")
    >>> [(branch.pattern, branch.keywords) for branch in branches([rule])]
    [('get (?:the|our) app', ('get our a', 'get the a')), ('install it', ('install i',))]
    """
    rules = [rule for rule in rules if rule.pattern]
    known = _Samples(rules)
    covers: dict[tuple[str, str], Covers] = {}
    found: list[Branch] = []
    for rule in rules:
        kind = rule.category, rule.language
        if kind not in covers:
            covers[kind] = Covers(known.rarity(*kind))
        found += _of_rule(rule, covers[kind])
    return found


class _Samples:
    """What rules are to keep, as samples of prose: of every language and category."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._counts: dict[tuple[str, str], Counter[str]] = {}
        self._sizes: Counter[str] = Counter()
        keeps: dict[tuple[str, str], list[str]] = defaultdict(list)
        for rule in rules:
            for category in (rule.category, ""):
                for language in (rule.language, ""):
                    keeps[category, language] += rule.keeps
        for (category, language), sample in keeps.items():
            self._counts[category, language] = grams(sample)
            if not category:
                self._sizes[language] = sum(map(len, sample))

    def rarity(self, category: str, language: str) -> Rarity:
        """Give the rarity of words for rules of a category and a language.

        Half the weight is the language's own. Sentences about apps overrate ``app``: those
        of the category itself do not count.
        """
        weight = min(_HEAVIEST, self._sizes[""] / (self._sizes[language] or 1))
        weights = {("", ""): 1.0, (category, ""): -1.0}
        if language != UNKNOWN:
            weights |= {("", language): weight, (category, language): -weight}
        return Rarity([(self._counts[kind], weight) for kind, weight in weights.items()])


class _Part(NamedTuple):
    pattern: str
    covers: list[Cover]

    @property
    def cost(self) -> float:
        return self.covers[0].cost if self.covers else _UNCOVERED


def _of_rule(rule: Rule, covers: Covers) -> Iterator[Branch]:
    def part(pattern: str) -> _Part:
        return _Part(pattern, covers.best(parse(pattern), rule.where))

    todo = [part(pattern) for pattern in alternatives.top(rule.pattern)]
    # The span of a part is that of the branch that begins first: only top bars may be split.
    room = 0 if rule.where in PARTS else _MOST - len(todo)
    for one in todo:
        finer = _finer(one, room, part) if one.cost > _COMMON and room > 0 else None
        if finer:
            room -= len(finer)
            todo += finer
        else:
            yield _branch(rule, one)


def _finer(one: _Part, room: int, part: Any) -> list[_Part] | None:
    """Give the cheapest way to write out a group of alternatives, if that is cheaper."""
    ways = [
        [part(pattern) for pattern in way]
        for way in alternatives.opened(one.pattern)
        if len(way) <= room
    ]
    best = min(ways, key=_total, default=None)
    return best if best and _total(best) < _GAIN * one.cost else None


def _total(parts: list[_Part]) -> float:
    return sum(part.cost for part in parts)


def _reach(rule: Rule) -> int:
    """Give the length of the longest line in which the rule's sign or part is looked for."""
    return phrases.LONGEST_LINE if rule.where == "sign" else phrases.LONGEST_INLINE


def _further(covers: list[Cover]) -> list[Cover]:
    """Give the sets that a line is asked for besides, the rarest first.

    A name's token stands in no text, only in the masked form of a line.
    """
    asked = [cover.calling() for cover in covers[:1]]
    further: list[Cover] = []
    for cover in covers[1:]:
        if not cover.words.isdisjoint(TOKENS) or len(cover.words) > _MOST_WORDS:
            continue
        if cover.cost < _TELLING and not any(_follows(cover.words, words) for words in asked):
            further.append(cover)
            asked.append(cover.words)
    return further[:_MOST_SETS]


def _follows(words: frozenset[str], asked: frozenset[str]) -> bool:
    """Say whether a line that holds one of ``asked`` holds one of ``words`` as well."""
    return all(any(word in one.translate(_BORDERS) for word in words) for one in asked)


def _branch(rule: Rule, one: _Part) -> Branch:
    tree = parse(one.pattern)
    whole = rule.where == "line"
    least, most = phrases.widths(one.pattern, tree) if whole else (0, _reach(rule))
    calling = one.covers[0].calling() if one.covers else ()
    return Branch(
        rule.id,
        one.pattern,
        tuple(sorted(calling)),
        tuple(tuple(sorted(cover.words)) for cover in _further(one.covers)),
        least,
        most,
        outlines.starts(tree) if whole else "",
        outlines.ends(tree) if whole or rule.where == "tail" else "",
    )
