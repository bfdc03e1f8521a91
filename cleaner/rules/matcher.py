"""Finding the phrases of all rules in one pass over a whole text.

One Aho-Corasick automaton looks for every keyword of every rule; only where one stands is
the rule's pattern tried, on that line alone. The keywords may over-match, never under-match
(the packs' check proves it), so the result is that of trying every pattern on every line.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

import ahocorasick_rs

from cleaner.fold import lower
from cleaner.lines import Line
from cleaner.rules import phrases
from cleaner.rules.model import Rule


class Matcher:
    """The phrase rules, ready to be looked for. Patterns compile when first needed.

    Pickling carries the rules alone: an automaton does not pickle and is built anew.
    """

    def __init__(self, rules: Iterable[Rule]) -> None:
        self.rules = tuple(rules)
        by_word: dict[str, list[int]] = {}
        for number, rule in enumerate(self.rules):
            for word in rule.keywords:
                by_word.setdefault(word, []).append(number)
        self._rules_of = tuple(map(tuple, by_word.values()))
        self._automaton = ahocorasick_rs.AhoCorasick(list(by_word))
        self._patterns: list[Any] = [None] * len(self.rules)

    def __reduce__(self) -> tuple[type["Matcher"], tuple[tuple[Rule, ...]]]:
        return Matcher, (self.rules,)

    def mark(self, lines: Sequence[Line]) -> None:
        """Set ``line.hits`` of every line: the rules that match, with the spans they take."""
        text = lower("\n".join([line.folded for line in lines]))
        found = self._automaton.find_matches_as_indexes(text, overlapping=True)
        if not found:
            return
        starts = list(accumulate((len(line.folded) + 1 for line in lines), initial=0))
        wanted = {(bisect_right(starts, start) - 1, word) for word, start, _ in found}
        tried: set[tuple[int, int]] = set()
        for at, word in wanted:
            tried.update([(at, number) for number in self._rules_of[word]])
        for at, number in sorted(tried):
            self._try(lines[at], number)

    def _try(self, line: Line, number: int) -> None:
        rule = self.rules[number]
        pattern = self._patterns[number]
        if pattern is None:
            pattern = self._patterns[number] = phrases.compiled(rule)
        span = phrases.find(rule, pattern, line.folded, line.core)
        if span is not None:
            line.hits.append((rule, span))
