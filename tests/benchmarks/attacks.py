"""Strings that might make a rule's pattern slow, made from its keywords and examples.

An attack is a head, a piece to repeat, and an end that fits nothing: ``line`` gives it at any
length. What pumps a pattern best is a piece of a line that it matches, repeated where it stood.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from cleaner.canonical import canonical
from cleaner.fold import fold
from cleaner.rules.check import marked
from cleaner.rules.model import Rule

_ENDS = ("\u00a7", "!?", "")
"""Ends that make a match fail late: a sign that no rule names, end marks, nothing."""
_GENERAL = (
    "a", "A", "Aa ", "Aa-", "Aa, ", "aa ", "a b ", "A. ", "1", "1:", "1.", "1 ", "(", ")", "()",
    "[", "[(", "([{", "(a", "(a)", "\"", "'", "«a» ", "/", "A/", "A/ ", " / ", " | ", "A | ", "- ",
    "-", "A - ", " – ", "© ", "@", "@a ", "a@a.", "a.", "a.a", "...", "https://a.", "www.", "_",
    "Aa and ", "Aa Aa & ", "Aa Aa, Aa, ", "AP/", "Reuters, ", "Getty Images/", ": ", ":", "?", "> ",
    "Ая ", "я", "字", "あ", "ا", "ا ", "ก", "한", "한 ", "é", "I\u0307", "ß", "ς",
)  # fmt: skip


class Attack(NamedTuple):
    """One string: ``head``, ``pump`` as often as it fits, ``end``."""

    head: str
    pump: str
    end: str

    def line(self, length: int) -> str:
        """Give the attack as one line as a Matcher sees it: canonical and folded."""
        room = max(1, length - len(self.head) - len(self.end))
        body = (self.pump * (room // len(self.pump) + 1))[:room]
        return fold(canonical(f"{self.head}{body}{self.end}"))


def attacks(rule: Rule) -> list[Attack]:
    """Give at least 200 different attacks on one rule, the most special ones first."""
    found = dict.fromkeys([*_examples(rule), *_keywords(rule), *_generals(rule)])
    return list(found)


def _examples(rule: Rule) -> Iterator[Attack]:
    """Pieces of matching lines, repeated in place; and lines all but matching, repeated."""
    for example in rule.matches[:4]:
        line = marked(example)[0]
        for end in _ENDS[:2]:
            yield Attack("", line[:-1] + end, end)
            yield Attack("", line[:-1] + end + " ", "")
        for start, stop in _pieces(line):
            yield Attack(line[:start], line[start:stop], _ENDS[0])
            yield Attack(line[:start], line[start:stop] + " ", line[stop:-1] + _ENDS[0])


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    """Spans to repeat: single characters, words, pairs of words, and whole beginnings."""
    words = [n + 1 for n, char in enumerate(line) if char == " "]
    starts = [0, *words, len(line)]
    for first, second in pairwise(starts):
        yield first, second
        yield first, min(first + 1, second)
    for first, second in zip(starts, starts[2:], strict=False):
        yield first, second
    for eighth in range(1, 8):
        if cut := len(line) * eighth // 8:
            yield 0, cut
            yield cut - 1, cut


def _keywords(rule: Rule) -> Iterator[Attack]:
    for word in words_of(rule)[:12]:
        for joint in ("", " ", ", ", ": ", "/", " (", ".", "-"):
            yield Attack("", word + joint, _ENDS[0])
        for pump in ("a", "Aa ", "1", "(", "A/", " - A"):
            yield Attack(word + " ", pump, _ENDS[0])


def _generals(rule: Rule) -> Iterator[Attack]:
    """Runs of everything, alone and around a keyword: enough for 200 with any rule."""
    word = next(iter(words_of(rule)), "x")
    for pump in _GENERAL:
        yield Attack("", pump, _ENDS[0])
        yield Attack("", pump, "")
        yield Attack(word, pump, _ENDS[1])
        yield Attack("", pump, " " + word)


def words_of(rule: Rule) -> list[str]:
    """Give the words that the rule's examples hold, the longest first."""
    words = {word for line in rule.matches for word in re.findall(r"[^\W\d_]{3,}", line.lower())}
    return sorted(words, key=lambda word: (-len(word), word))
