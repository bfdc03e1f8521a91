"""Finding the phrases of all rules in one pass over a whole text.

A branch of a rule is tried on a line that holds one of its keywords, or the name of an
agency where it speaks of one: Aho-Corasick automata serve all rules at once. Keywords may
over-match, never under-match (they are derived from the pattern), so the result is that of
trying every pattern on every line, save what ``Matcher.mark`` leaves out on purpose.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any, Final

from cleaner.fold import fold, lower
from cleaner.languages import FOREIGN, NOT_LATIN, SPACELESS, UNKNOWN, distance
from cleaner.lines import Hit, Line, Span
from cleaner.rules import phrases
from cleaner.rules.agencies import LABEL, TOKENS, Agencies, Place, spoken_of
from cleaner.rules.alphabet import ASCII, EVERYDAY, Alphabet
from cleaner.rules.index import Calls, Index
from cleaner.rules.keywords import Keywords, Literals, holds, literals
from cleaner.rules.model import Branch, Rule
from cleaner.rules.phrases import AFTER_NAME, EDGE, LONGEST_CREDIT, end_of
from cleaner.rules.views import Seen, marked

_LONG: Final = 100
"""Characters: the core of running text is no shorter."""
_GLANCE: Final = 240
"""Characters of a long line in which a function word of its language stands."""
_UNWRITTEN: Final = FOREIGN + 1
"""The rank of rules in a foreign language and script: a line in ASCII is none of theirs."""
_UNHEARD: Final = FOREIGN + 2
"""The rank of rules that are not tried on a text."""
_PERSONS: Final = frozenset({"byline", "bio"})
_UNUSED: Final = Rule("", "", "", "")
_Gate = tuple[int, int, str, str, tuple[Literals, ...], bool]
_Compiled = tuple[Any, frozenset[str]]


class Matcher:
    """The phrase rules, ready to be looked for. Patterns compile when first needed.

    ``names`` are those of agencies and of picture houses, and the labels of pictures;
    ``function_words`` the commonest words of every language. Pickling carries these alone:
    an automaton does not pickle and is built anew.
    """

    def __init__(
        self,
        rules: Iterable[Rule],
        index: Index,
        names: tuple[Sequence[str], Sequence[str], Sequence[str]] = ((), (), ()),
        function_words: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        by_id = {rule.id: rule for rule in rules}
        self._given = (tuple(by_id.values()), index, names, function_words)
        self._index = index
        self._rules = [by_id.get(name, _UNUSED) for name in index.rules]
        self._agencies = Agencies(*names)
        self._everything = Keywords(index.calls)
        self._of_language: dict[str, Keywords] = {}
        self._folded_words: dict[str, frozenset[str]] = {}
        self._ranks: dict[str, list[int]] = {}
        self._gates: list[_Gate | None] = [None] * len(index)
        self._patterns: dict[Alphabet | None, list[_Compiled | None]] = {
            alphabet: [None] * len(index) for alphabet in (ASCII, EVERYDAY, None)
        }

    def __reduce__(self) -> tuple[type["Matcher"], tuple[Any, ...]]:
        return Matcher, self._given

    def mark(self, lines: Sequence[Line], language: str) -> None:
        """Set ``line.hits`` of every line: the rules that match, with the spans they take.

        Lines that are the same are tried once; running text in ``language`` by the rules of this
        language, its relatives and all languages alone, and of these not by those for whole lines
        that may begin anyhow.
        """
        words = self._words_of(language)
        own: list[Line] = []
        other: list[Line] = []
        first: dict[str, Line] = {}
        for line in lines:
            if first.setdefault(line.folded, line) is line:
                (own if line.plain and _speaks(line, words) else other).append(line)
        ranks = self._ranked(language)
        if other:
            self._search(other, self._everything, ranks)
        if own:
            self._search(own, self._spoken(language), ranks)
        if len(first) < len(lines):
            for line in lines:
                if first[line.folded] is not line:
                    line.hits += first[line.folded].hits

    def _search(self, lines: Sequence[Line], words: Keywords, ranks: Sequence[int]) -> None:
        shown = [marked(line) for line in lines]
        low = lower("\n".join(shown))
        starts = list(accumulate((len(line) + 1 for line in shown), initial=0))
        names = self._named(lines)
        wanted = self._by_name(lines, names, words, ranks)
        start, end = 0, 0
        called: set[int] = set()
        for place, numbers in words.find(low):
            if not start <= place < end:
                at = bisect_right(starts, place) - 1
                start, end = starts[at], starts[at + 1]
                called = wanted.setdefault(at, set())
            called.update(numbers)
        for at, called in sorted(wanted.items()):
            seen = low[starts[at] : starts[at + 1] - 1]
            fitting = self._fitting(lines[at], seen, called, ranks)
            if fitting:
                self._try(lines[at], fitting, names.get(at, ()), ranks)

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
        seen = Seen(line.folded, names)
        found: dict[str, Hit] = {}
        nearest: dict[tuple[str, str], int] = {}
        for number in numbers:
            rule, rank = self._rules[number], ranks[number]
            kind = _kind(rule)
            if rank > nearest.get(kind, rank) or (rule.id in found and rule.where == "line"):
                continue
            span = self._find(number, rule, seen, line.core)
            if span is None:
                continue
            if rule.id not in found or span < found[rule.id][1]:
                found[rule.id] = rule, span
            if rule.where != "sign" and rule.zone == "any":
                nearest[kind] = rank
        line.hits += found.values()

    def _fitting(
        self, line: Line, seen: str, called: Iterable[int], ranks: Sequence[int]
    ) -> list[int]:
        """Give the branches that a line, ``seen`` marked, can be tried by, the nearest first."""
        start, end = line.core
        text, length = line.folded, end - start
        first, last = lower(text[start : start + 1]), lower(text[max(0, end - 1) : end])
        close = end_of(text)
        edge = lower(text[max(0, close - EDGE) : close].rstrip(" .。")[-1:])
        long, gates = line.plain, self._gates
        unheard = _UNWRITTEN if text.isascii() else _UNHEARD
        fitting: list[int] = []
        for number in called:
            least, most, begun, ended, also, whole = gates[number] or self._gate(number)
            if not least <= length <= most or (begun and first not in begun):
                continue
            if ended and (last if whole else edge) not in ended:
                continue
            rank = ranks[number]
            if rank >= FOREIGN and (rank >= unheard or (long and not whole)):
                continue
            if not also or all(holds(seen, words) for words in also):
                fitting.append(number)
        fitting.sort()
        fitting.sort(key=ranks.__getitem__)
        return fitting

    def _gate(self, number: int) -> _Gate:
        """Give what a line must be like to be tried by a branch; unused rules let none pass."""
        _, _, _, also, least, most, starts, ends = self._index[number]
        rule = self._rules[number]
        least = least if rule is not _UNUSED else most + 1
        sets = tuple(map(literals, also))
        gate = self._gates[number] = least, most, starts, ends, sets, rule.where == "line"
        return gate

    def _find(self, number: int, rule: Rule, seen: Seen, core: Span) -> Span | None:
        made = self._patterns[seen.alphabet][number]
        pattern, kinds = made or self._compiled(number, seen.alphabet)
        for text in seen.views(kinds):
            span = phrases.matched(rule.where, pattern, text, core)
            if span is not None:
                return span
        return None

    def _compiled(self, number: int, alphabet: Alphabet | None) -> _Compiled:
        made = self._patterns[EVERYDAY][number] if alphabet is ASCII else None
        if made is None:
            text = self._index[number].pattern
            made = phrases.compiled(self._rules[number], text, alphabet), spoken_of(text)
        self._patterns[alphabet][number] = made
        return made

    def _named(self, lines: Sequence[Line]) -> dict[int, list[Place]]:
        """Give where the lines hold names of agencies, by number of line.

        Of a line too long for a credit, only at its end: no rule looks for one elsewhere.
        """
        names: dict[int, list[Place]] = {}
        texts = [line.folded[-LONGEST_CREDIT:] for line in lines]
        starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        for start, end, token in self._agencies.find("\n".join(texts)):
            at = bisect_right(starts, start) - 1
            left_out = len(lines[at].folded) - len(texts[at]) - starts[at]
            names.setdefault(at, []).append((start + left_out, end + left_out, token))
        return names

    def _by_name(
        self,
        lines: Sequence[Line],
        names: Mapping[int, list[Place]],
        words: Keywords,
        ranks: Sequence[int],
    ) -> dict[int, set[int]]:
        """Give the numbers of the branches that names call for, by number of line.

        Those that look at a line's end alone are not called for by a name far from it.
        """
        called = dict(zip(TOKENS, words.calls.names, strict=True))
        found: dict[int, set[int]] = {}
        for at, places in names.items():
            left = len(lines[at].folded) - places[-1][1]
            numbers: set[int] = set()
            for token in {token for _, _, token in places}:
                far = left > (EDGE if token == LABEL else AFTER_NAME)
                numbers.update(
                    number
                    for number in called[token]
                    if ranks[number] < FOREIGN and not (far and self._rules[number].where == "tail")
                )
            if numbers:
                found[at] = numbers
        return found

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
            rules = self._given[0]
            near = {rule.id: _rank(rule.language, rule.category, language) for rule in rules}
            self._ranks[language] = [near.get(name, _UNHEARD) for name in self._index.rules]
        return self._ranks[language]

    def _spoken(self, language: str) -> Keywords:
        """Give the keywords of the branches that are tried on running text in ``language``."""
        if language == UNKNOWN:
            return self._everything
        if language not in self._of_language:
            near = [n for n, rank in enumerate(self._ranked(language)) if rank < FOREIGN]
            branches = [(n, self._index[n]) for n in near if self._rules[n] is not _UNUSED]
            spoken = [(n, b) for n, b in branches if _fits_long(self._rules[n], b)]
            self._of_language[language] = Keywords(Calls.of(spoken))
        return self._of_language[language]


def _rank(tag: str, category: str, language: str) -> int:
    """Give how near a rule's language is; of foreign ones, whether they are tried at all.

    What presents a person is a word or two ("by", "di"), which mean other things elsewhere:
    only English bylines stand over texts of any language. Packs of other scripts name the
    English words that stand on their own pages.
    """
    rank = distance(tag, language)
    if rank < FOREIGN or tag == "en":
        return rank
    if category in _PERSONS:
        return _UNHEARD
    return _UNWRITTEN if tag in NOT_LATIN else rank


def _fits_long(rule: Rule, branch: Branch) -> bool:
    """Say whether a branch is tried on running text; for whole lines not if it begins anyhow."""
    if rule.where != "line":
        return True
    return branch.most >= _LONG and bool(branch.starts or rule.zone != "any")


def _kind(rule: Rule) -> tuple[str, str]:
    """Give what one match of a near language settles for those farther off."""
    return rule.where, "" if rule.where == "line" else rule.category


def _speaks(line: Line, words: frozenset[str]) -> bool:
    """Say whether a long line holds one of a language's words; without words, more than ASCII."""
    if not words:
        return not line.folded[:_GLANCE].isascii()
    return not words.isdisjoint(line.folded[:_GLANCE].lower().split())
