"""Finding the phrases of all rules in one pass over a whole text.

A branch of a rule is tried on a line that holds one of its keywords, or the name of an
agency where it speaks of one: one Aho-Corasick automaton serves all rules. Keywords may
over-match, never under-match (they are derived from the pattern), so the result is that of
trying every pattern on every line, save what ``Matcher.mark`` leaves out on purpose.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, Final

import ahocorasick_rs

from cleaner.fold import fold, lower
from cleaner.languages import FOREIGN, SPACELESS, distance
from cleaner.lines import Hit, Line, Span
from cleaner.rules import phrases
from cleaner.rules.agencies import LABEL, TOKENS, Agencies, Place, masked, spoken_of
from cleaner.rules.model import Branch, Rule
from cleaner.rules.phrases import AFTER_NAME, EDGE

_LONG: Final = 100
"""Characters: the core of running text is no shorter."""
_GLANCE: Final = 240
"""Characters of a long line in which a function word of its language stands."""


class Matcher:
    """The phrase rules, ready to be looked for. Patterns compile when first needed.

    ``names`` are those of agencies and of picture houses, and the labels of pictures;
    ``function_words`` the commonest words of every language. Pickling carries these alone:
    an automaton does not pickle and is built anew.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        branches: Iterable[Branch],
        names: tuple[Sequence[str], Sequence[str], Sequence[str]] = ((), (), ()),
        function_words: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        by_id = {rule.id: rule for rule in rules}
        self._branches = [branch for branch in branches if branch.rule in by_id]
        self._rules = [by_id[branch.rule] for branch in self._branches]
        self._given = (tuple(by_id.values()), tuple(self._branches), names, function_words)
        self._agencies = Agencies(*names)
        self._folded_words: dict[str, frozenset[str]] = {}
        self._everything = self._keywords(range(len(self._branches)))
        self._of_language: dict[str, _Keywords] = {}
        self._whole = [rule.where == "line" for rule in self._rules]
        self._ranks: dict[str, list[int]] = {}
        self._patterns: list[Any] = [None] * len(self._branches)

    def __reduce__(self) -> tuple[type["Matcher"], tuple[Any, ...]]:
        return Matcher, self._given

    def mark(self, lines: Sequence[Line], language: str) -> None:
        """Set ``line.hits`` of every line: the rules that match, with the spans they take.

        Running text in ``language`` is tried by the rules of this language, its relatives and
        all languages alone, and of these not by those for whole lines that may begin anyhow.
        """
        words = self._words_of(language)
        own: list[Line] = []
        other: list[Line] = []
        for line in lines:
            (own if line.plain and _speaks(line, words) else other).append(line)
        ranks = self._ranked(language)
        if other:
            self._search(other, self._everything, ranks)
        if own:
            self._search(own, self._spoken(language), ranks)

    def _search(self, lines: Sequence[Line], words: "_Keywords", ranks: Sequence[int]) -> None:
        text = "\n".join([line.folded for line in lines])
        low = lower(text)
        starts = list(accumulate((len(line.folded) + 1 for line in lines), initial=0))
        names = self._named(text, starts)
        wanted: dict[int, set[int]] = {}
        for place, numbers in words.find(low):
            at = bisect_right(starts, place) - 1
            wanted.setdefault(at, set()).update(numbers)
        for at, named in self._by_name(lines, names, words, ranks):
            wanted.setdefault(at, set()).update(named)
        for at, called in sorted(wanted.items()):
            seen = low[starts[at] : starts[at + 1] - 1]
            fitting = self._fitting(lines[at], seen, sorted(called), ranks)
            nearest_first = sorted(fitting, key=ranks.__getitem__)
            self._try(lines[at], nearest_first, names.get(at), ranks)

    def _try(
        self,
        line: Line,
        numbers: Iterable[int],
        names: list[Place] | None,
        ranks: Sequence[int],
    ) -> None:
        """Try branches on one line, those of the nearest languages first.

        Where a rule for whole lines has matched, none of a language farther off is tried.
        """
        nearest = FOREIGN
        found: dict[str, Hit] = {}
        for number in numbers:
            rule, whole, rank = self._rules[number], self._whole[number], ranks[number]
            if whole and (rank > nearest or rule.id in found):
                continue
            span = self._find(number, rule, line, names)
            if span is None:
                continue
            if rule.id not in found or span < found[rule.id][1]:
                found[rule.id] = rule, span
            if whole and rule.zone == "any":
                nearest = rank
        line.hits += found.values()

    def _fitting(
        self, line: Line, low: str, numbers: Iterable[int], ranks: Sequence[int]
    ) -> Iterator[int]:
        """Give the branches that a line, ``low`` in lower case, can be tried by."""
        start, end = line.core
        length, first, last = end - start, low[start : start + 1], low[end - 1 : end]
        edge = low.rstrip(" .。")[-1:]
        long = line.plain
        for number in numbers:
            _, _, _, also, least, most, begun, ended = self._branches[number]
            whole = self._whole[number]
            if not least <= length <= most or (begun and first not in begun):
                continue
            if ended and (last if whole else edge) not in ended:
                continue
            if long and not whole and ranks[number] == FOREIGN:
                continue
            if not also or _holds(low, also):
                yield number

    def _find(self, number: int, rule: Rule, line: Line, names: list[Place] | None) -> Span | None:
        if self._patterns[number] is None:
            text = self._branches[number].pattern
            self._patterns[number] = phrases.compiled(rule, text), spoken_of(text)
        pattern, kinds = self._patterns[number]
        if names and kinds:
            seen = masked(line.folded, names, kinds)
            span = phrases.matched(rule.where, pattern, seen, line.core)
            if span is not None:
                return span
        return phrases.matched(rule.where, pattern, line.folded, line.core)

    def _named(self, text: str, starts: Sequence[int]) -> dict[int, list[Place]]:
        """Give where the lines hold names of agencies, by number of line."""
        names: dict[int, list[Place]] = {}
        for start, end, token in self._agencies.find(text):
            at = bisect_right(starts, start) - 1
            names.setdefault(at, []).append((start - starts[at], end - starts[at], token))
        return names

    def _by_name(
        self,
        lines: Sequence[Line],
        names: Mapping[int, list[Place]],
        words: "_Keywords",
        ranks: Sequence[int],
    ) -> Iterator[tuple[int, set[int]]]:
        """Give (number of a line, numbers of branches) where the name of an agency calls."""
        for at, places in names.items():
            left = len(lines[at].folded) - places[-1][1]
            found: set[int] = set()
            for token in {token for _, _, token in places}:
                far = left > (EDGE if token == LABEL else AFTER_NAME)
                found.update(words.named_far[token] if far else words.named[token])
            if found:
                yield at, {n for n in found if ranks[n] != FOREIGN}

    def _words_of(self, language: str) -> frozenset[str]:
        """Give the function words that a long line of the language holds."""
        if language not in self._folded_words:
            given = (self._given[3] or {}).get(language, ())
            words = () if language in SPACELESS else given
            self._folded_words[language] = frozenset(lower(fold(word)) for word in words)
        return self._folded_words[language]

    def _ranked(self, language: str) -> list[int]:
        """Give how near each branch's language is to ``language``: 0 is that, or a common rule."""
        if language not in self._ranks:
            tags = {rule.language for rule in self._rules}
            near = {tag: distance(tag, language) for tag in tags}
            self._ranks[language] = [near[rule.language] for rule in self._rules]
        return self._ranks[language]

    def _keywords(self, numbers: Iterable[int]) -> "_Keywords":
        calls: dict[str, list[int]] = {}
        for number in numbers:
            for word in self._branches[number].keywords:
                calls.setdefault(word, []).append(number)
        named = {token: calls.pop(token, []) for token in TOKENS}
        far = {
            token: [n for n in found if self._rules[n].where != "tail"]
            for token, found in named.items()
        }
        return _Keywords(calls, named, far)

    def _spoken(self, language: str) -> "_Keywords":
        """Give the keywords of the branches that are tried on running text in ``language``."""
        if language not in self._of_language:
            ranks = self._ranked(language)
            spoken = [
                number
                for number, rule in enumerate(self._rules)
                if ranks[number] != FOREIGN
                and (rule.where != "line" or _fits_long(rule, self._branches[number]))
            ]
            self._of_language[language] = self._keywords(spoken)
        return self._of_language[language]


def _fits_long(rule: Rule, branch: Branch) -> bool:
    """Say whether a branch for whole lines is tried on running text: not if it begins anyhow."""
    return branch.most >= _LONG and bool(branch.starts or rule.zone != "any")


def _holds(low: str, words: Iterable[str]) -> bool:
    for word in words:  # noqa: SIM110 -- a generator costs more than what it looks at
        if word in low:
            return True
    return False


def _speaks(line: Line, words: frozenset[str]) -> bool:
    """Say whether a long line holds one of a language's words; without words, more than ASCII."""
    if not words:
        return not line.folded[:_GLANCE].isascii()
    return not words.isdisjoint(line.folded[:_GLANCE].lower().split())


class _Keywords:
    """One automaton over literals; each knows the branches that it calls for.

    ``named`` gives the branches that a name's token calls for, ``named_far`` those of them
    that do not look at a line's end alone.
    """

    def __init__(
        self,
        calls: Mapping[str, Sequence[int]],
        named: Mapping[str, Sequence[int]],
        named_far: Mapping[str, Sequence[int]],
    ) -> None:
        self.named, self.named_far = named, named_far
        self._calls = list(calls.values())
        self._left = [word[0] == " " for word in calls]
        self._right = [word[-1] == " " for word in calls]
        self._automaton = ahocorasick_rs.AhoCorasick(
            [word.strip(" ") or " " for word in calls],
            implementation=ahocorasick_rs.Implementation.ContiguousNFA,
        )

    def find(self, text: str) -> Iterator[tuple[int, Sequence[int]]]:
        """Give (place of a keyword in the text, numbers of the branches that it calls for)."""
        left, right, calls, size = self._left, self._right, self._calls, len(text)
        for word, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if left[word] and start and text[start - 1].isalnum():
                continue
            if right[word] and end < size and text[end].isalnum():
                continue
            yield start, calls[word]
