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
from cleaner.rules.model import END, PARTS, START, Branch, Rule
from cleaner.rules.phrases import AFTER_NAME, EDGE

_LONG: Final = 100
"""Characters: the core of running text is no shorter."""
_SEEN: Final = 12
"""Characters at a core's border among which the literals that speak of it stand."""
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
        self._kinds = [_kind(rule) for rule in self._rules]
        self._patterns: list[Any] = [None] * len(self._branches)
        self._plain: list[Any] = [None] * len(self._branches)

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
        marked = [_marked(line) for line in lines]
        low = lower("\n".join(marked))
        starts = list(accumulate((len(line) + 1 for line in marked), initial=0))
        names = self._named(lines)
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
            self._try(lines[at], nearest_first, names.get(at, ()), ranks)

    def _try(
        self,
        line: Line,
        numbers: Iterable[int],
        names: Sequence[Place],
        ranks: Sequence[int],
    ) -> None:
        """Try branches on one line, those of the nearest languages first.

        Where a rule for whole lines has matched, none of a language farther off is tried; nor
        where one for parts has, those for such parts of the same category.
        """
        seen = _Seen(line.folded, names)
        found: dict[str, Hit] = {}
        nearest: dict[str, int] = {}
        for number in numbers:
            rule, kind, rank = self._rules[number], self._kinds[number], ranks[number]
            if rank > nearest.get(kind, rank) or (kind == "line" and rule.id in found):
                continue
            span = self._find(number, rule, seen, line.core)
            if span is None:
                continue
            if rule.id not in found or span < found[rule.id][1]:
                found[rule.id] = rule, span
            if kind and rule.zone == "any":
                nearest[kind] = rank
        line.hits += found.values()

    def _fitting(
        self, line: Line, seen: str, numbers: Iterable[int], ranks: Sequence[int]
    ) -> Iterator[int]:
        """Give the branches that a line, ``seen`` in lower case and marked, can be tried by."""
        start, end = line.core
        low = seen[seen[0] == START :][: len(line.folded)]
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
            if not also or _holds(seen, also):
                yield number

    def _find(self, number: int, rule: Rule, seen: "_Seen", core: Span) -> Span | None:
        compiled = self._plain if seen.plain else self._patterns
        if compiled[number] is None:
            text = self._branches[number].pattern
            pattern = phrases.compiled(rule, text, plain=seen.plain)
            compiled[number] = pattern, spoken_of(text)
        pattern, kinds = compiled[number]
        if kinds and seen.names:
            span = phrases.matched(rule.where, pattern, seen.masked(kinds), core)
            if span is not None:
                return span
        return phrases.matched(rule.where, pattern, seen.text, core)

    def _named(self, lines: Sequence[Line]) -> dict[int, list[Place]]:
        """Give where the lines hold names of agencies, by number of line."""
        names: dict[int, list[Place]] = {}
        starts = list(accumulate((len(line.folded) + 1 for line in lines), initial=0))
        for start, end, token in self._agencies.find("\n".join([line.folded for line in lines])):
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


class _Seen:
    """A line as patterns see it: as it is, and with the names of some kinds as tokens.

    ``plain``: all ASCII, but for tokens.
    """

    __slots__ = ("_masked", "names", "plain", "text")

    def __init__(self, text: str, names: Sequence[Place]) -> None:
        self.text, self.names, self.plain = text, names, text.isascii()
        self._masked: dict[frozenset[str], str] = {}

    def masked(self, kinds: frozenset[str]) -> str:
        if kinds not in self._masked:
            self._masked[kinds] = masked(self.text, self.names, kinds)
        return self._masked[kinds]


def _kind(rule: Rule) -> str:
    """Give what one match of a near language settles for those farther off; "" for nothing."""
    if rule.where in PARTS:
        return f"{rule.where} {rule.category}"
    return "line" if rule.where == "line" else ""


def _marked(line: Line) -> str:
    """Give a line with the borders of its core marked: in place, or once more behind it."""
    start, end = line.core
    text = line.folded
    if end - start == len(text):
        return f"{START}{text}{END}"
    if end - start <= 2 * _SEEN:
        return f"{text}\n{START}{text[start:end]}{END}"
    return f"{text}\n{START}{text[start : start + _SEEN]}\n{text[end - _SEEN : end]}{END}"


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
