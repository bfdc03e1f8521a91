"""Finding the phrases of all rules in one pass over a whole text.

A rule is tried on a line that begins as the rule wants it, or, where its lines may begin
anyhow, on one that holds a keyword or a name of its own: one look-up per line and one
Aho-Corasick automaton each serve all rules. Beginnings and keywords may over-match, never
under-match (they are derived from the pattern, or proven against it), so the result is that
of trying every pattern on every line, save what ``Matcher.mark`` leaves out on running text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, Final

import ahocorasick_rs

from cleaner.fold import lower
from cleaner.languages import related
from cleaner.lines import Line, Span
from cleaner.rules import phrases
from cleaner.rules.agencies import AGENCY, HOUSE, LABEL, Agencies, Place, masked, spoken_of
from cleaner.rules.model import Rule
from cleaner.rules.phrases import AFTER_NAME, EDGE, TAIL_MARKS


class Matcher:
    """The phrase rules, ready to be looked for. Patterns compile when first needed.

    Pickling carries rules and names alone: an automaton does not pickle and is built anew.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        agencies: Sequence[str] = (),
        houses: Sequence[str] = (),
        labels: Sequence[str] = (),
    ) -> None:
        self.rules = tuple(rules)
        self._names = (tuple(agencies), tuple(houses), tuple(labels))
        calls: dict[str, list[int]] = {}
        heads: dict[str, list[int]] = {}
        for number, rule in enumerate(self.rules):
            for word in () if rule.heads else rule.keywords:
                calls.setdefault(word, []).append(number)
            for head in rule.heads:
                heads.setdefault(head, []).append(number)
        self._heads = {head: tuple(numbers) for head, numbers in heads.items()}
        self._head_lengths = _lengths_by_stem(heads)
        called = {token: calls.pop(token, []) for token in (AGENCY, HOUSE, LABEL)}
        self._of_names = {token: tuple(numbers) for token, numbers in called.items()}
        self._keywords = _Keywords(calls)
        self._agencies = Agencies(*self._names)
        self._kinds = tuple(spoken_of(rule.pattern) for rule in self.rules)
        self._at_end = tuple(rule.where == "tail" for rule in self.rules)
        self._words = tuple(
            tuple(word.strip(" ") for word in rule.keywords) if rule.heads and not kinds else ()
            for rule, kinds in zip(self.rules, self._kinds, strict=True)
        )
        self._silent_in: dict[str, Sequence[bool]] = {}
        self._patterns: list[Any] = [None] * len(self.rules)

    def __reduce__(self) -> tuple[type["Matcher"], tuple[Any, ...]]:
        return Matcher, (self.rules, *self._names)

    def mark(self, lines: Sequence[Line], language: str) -> None:
        """Set ``line.hits`` of every line: the rules that match, with the spans they take.

        Long running text is tried by the rules that know how their lines begin; of the others
        by those for parts, signs and the text's ends, of ``language`` and its relatives.
        """
        text = "\n".join([line.folded for line in lines])
        low = lower(text)
        starts = list(accumulate((len(line.folded) + 1 for line in lines), initial=0))
        names = self._named(text, starts)
        wanted = set(self._begun(lines, low, starts))
        silent = self._silent(language)
        for at, number in {*self._called(low, starts), *self._by_name(lines, names)}:
            if not (silent[number] and lines[at].plain):
                wanted.add((at, number))
        for at, number in sorted(wanted):
            line = lines[at]
            if self._words[number] and not (
                phrases.fits(self.rules[number], line.folded, *line.core)
                and self._holds(number, low, starts[at], starts[at + 1])
            ):
                continue
            self._try(line, number, names.get(at))

    def _holds(self, number: int, low: str, start: int, end: int) -> bool:
        """Whether a line that begins as a rule wants it also holds one of its keywords."""
        return any(low.find(word, start, end) >= 0 for word in self._words[number])

    def _silent(self, language: str) -> Sequence[bool]:
        """Give which rules have nothing to say on long running text in ``language``."""
        if language not in self._silent_in:
            self._silent_in[language] = tuple(
                (rule.where == "line" and not rule.heads and rule.zone == "any")
                or not related(rule.language, language)
                for rule in self.rules
            )
        return self._silent_in[language]

    def _called(self, low: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Give (number of a line, number of a rule) where a keyword calls for the rule."""
        for place, numbers in self._keywords.find(low):
            at = bisect_right(starts, place) - 1
            if starts[at + 1] - place > EDGE:
                yield from ((at, n) for n in numbers if not self._at_end[n])
            else:
                yield from ((at, n) for n in numbers)

    def _by_name(
        self, lines: Sequence[Line], names: Mapping[int, list[Place]]
    ) -> Iterator[tuple[int, int]]:
        """The same where the name of an agency calls for it."""
        for at, places in names.items():
            left = len(lines[at].folded) - places[-1][1]
            for token in {token for _, _, token in places}:
                far = left > (EDGE if token == LABEL else AFTER_NAME)
                for number in self._of_names[token]:
                    if not (far and self._at_end[number]):
                        yield at, number

    def _begun(
        self, lines: Sequence[Line], low: str, starts: Sequence[int]
    ) -> Iterator[tuple[int, int]]:
        """Give (number of a line, number of a rule) where a line begins as the rule wants it."""
        lengths, heads = self._head_lengths, self._heads
        for at, line in enumerate(lines):
            start = starts[at]
            if not line.folded[0].isalnum():
                start += line.core[0]
            for stem in (1, 2, 3):
                for length in lengths.get(low[start : start + stem], ()):
                    for number in heads.get(low[start : start + length], ()):
                        yield at, number

    def _named(self, text: str, starts: Sequence[int]) -> dict[int, list[Place]]:
        """Give where the lines hold names of agencies, by number of line."""
        names: dict[int, list[Place]] = {}
        for start, end, token in self._agencies.find(text):
            at = bisect_right(starts, start) - 1
            names.setdefault(at, []).append((start - starts[at], end - starts[at], token))
        return names

    def _try(self, line: Line, number: int, names: list[Place] | None) -> None:
        rule, folded = self.rules[number], line.folded
        if rule.marked and not _MARK.search(folded, max(0, len(folded) - EDGE)):
            return
        span = None
        kinds = self._kinds[number]
        if names and kinds:
            span = self._find(number, masked(folded, names, kinds), line.core)
        span = span or self._find(number, folded, line.core)
        if span is not None:
            line.hits.append((rule, span))

    def _find(self, number: int, seen: str, inner: Span) -> Span | None:
        rule = self.rules[number]
        if rule.where == "line" and not phrases.fits(rule, seen, *inner):
            return None
        if self._patterns[number] is None:
            self._patterns[number] = phrases.compiled(rule)
        return phrases.matched(rule, self._patterns[number], seen, inner)


def _lengths_by_stem(heads: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """Give which lengths the beginnings have, by their first three characters or fewer."""
    lengths: dict[str, set[int]] = {}
    for head in heads:
        lengths.setdefault(head[:3], set()).add(len(head))
    return {stem: tuple(sorted(found)) for stem, found in lengths.items()}


_MARK: Final = re.compile(f"[{re.escape(TAIL_MARKS)}]")


class _Keywords:
    """One automaton over literals; each knows the rules that it calls for."""

    def __init__(self, calls: Mapping[str, Sequence[int]]) -> None:
        self._calls = tuple(tuple(rules) for rules in calls.values())
        self._borders = tuple((word[0] == " ", word[-1] == " ") for word in calls)
        self._automaton = ahocorasick_rs.AhoCorasick(
            [word.strip(" ") or " " for word in calls],
            implementation=ahocorasick_rs.Implementation.DFA,
        )

    def find(self, text: str) -> Iterator[tuple[int, Sequence[int]]]:
        """Give (place of a keyword in the text, numbers of the rules that it calls for)."""
        for word, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            left, right = self._borders[word]
            if left and start and text[start - 1].isalnum():
                continue
            if right and end < len(text) and text[end].isalnum():
                continue
            yield start, self._calls[word]
