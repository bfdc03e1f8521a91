"""What a line looks like, measured once: length, end mark, capitals, list mark, quotes.

Nothing here knows a word of any language; scripts without capitals or without a full stop
are measured by what they have.
"""

from dataclasses import dataclass
from typing import Final
from unicodedata import category, combining

import regex

TERMINAL: Final = frozenset(".!?…。！？؟۔।॥։።;｡")
"""Marks that end a sentence, in the scripts that have one."""
FULL_STOP: Final = frozenset(".…。．｡۔।॥։።;")
"""Those that a headline does not end with."""
_CLOSERS: Final = "\"'”’»«›‹)]}」』）】》*_ "
_OPENERS: Final = "\"“„«‹‘'「『»‚"
_ITEM: Final = regex.compile(r"(?:[-–—•·▪‣◦*●○+]|\d{1,3}[.)]|[a-zA-Z][.)])\s+|\|")
_ARROW: Final = regex.compile(r"[→➡►▶»›➤➔⇒☞👉>]{1,3}+\s*|[-=]>\s*|\+\+")
_LATE_ARROW: Final = regex.compile(r"\s(?:[→➡►▶➤➔⇒]|>>|»)\s*$")
_SENTENCE_END: Final = regex.compile(r"(?<!\b\p{L})[.!?…](?=[\s\"'”’»)])|[。！？｡۔।]")
_WIDE: Final = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_SPACELESS: Final = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_THAI_SENTENCE: Final = 90
"""Characters: a longer line of a script without full stop is no headline."""
_OPEN_MARKS: Final = regex.compile(r"""[^\p{L}\p{N}\p{M}"'«»„‚‹›「『(@#©$€£&<\[【（《¿¡]*+""")
_CLOSE_KEPT: Final = frozenset("\"'»«›‹)%©>]」』】）》")
_PAIRS: Final = {"[": "]", "【": "】", "(": ")", "<": ">", "（": "）", "《": "》"}


@dataclass(frozen=True, slots=True)
class Shape:
    """The measures of one line.

    ``size`` is its length in characters of a Latin text: a Chinese character counts three.
    """

    size: int
    words: int
    sentences: int
    terminal: bool
    stopped: bool
    colon: bool
    capitals: bool
    item: bool
    arrow: bool
    bracketed: bool
    quoted: bool

    @property
    def prose(self) -> bool:
        """A sentence or more: long enough, and ended as sentences are, or open for what follows."""
        if self.size >= 240 or (self.colon and self.size >= 60 and self.words >= 8):
            return True
        return self.size >= 40 and self.terminal and self.words >= 6

    @property
    def titled(self) -> bool:
        """As headlines and labels are: short, and not ended by a full stop."""
        return self.size <= 180 and not self.stopped and not self.colon and self.sentences <= 2


def shape_of(text: str) -> Shape:
    """Measure one line.

    >>> shape_of("TWO HELD AFTER HARBOUR RAID").capitals
    True
    >>> shape_of("He left at noon, and nobody has seen him since.").prose
    True
    """
    wide = 0 if text.isascii() else len(_WIDE.findall(text))
    spaceless = 0 if text.isascii() else len(_SPACELESS.findall(text))
    bare = text.rstrip(_CLOSERS)
    last = bare[-1:] or text[-1:]
    sentences = len(_SENTENCE_END.findall(text[:2000] + " "))
    return Shape(
        size=len(text) + 2 * wide,
        words=text.count(" ") + 1 + wide // 2 + spaceless // 4,
        sentences=sentences,
        terminal=last in TERMINAL or _thai_prose(text, spaceless),
        stopped=last in FULL_STOP,
        colon=last in ":：",
        capitals=_in_capitals(text),
        item=bool(_ITEM.match(text)),
        arrow=bool(_ARROW.match(text) or ("«" not in text and _LATE_ARROW.search(text))),
        bracketed=text[0] + text[-1] in {"[]", "【】", "<>", "［］", "〔〕", "{}"},
        quoted=text[0] in _OPENERS,
    )


def _in_capitals(text: str) -> bool:
    """Say whether the cased letters are capitals, all but a few, and enough of the text."""
    if sum(map(str.islower, text[:24])) > 3:
        return False
    capitals = sum(map(str.isupper, text))
    letters = sum(map(str.isalpha, text))
    small = sum(map(str.islower, text))
    return capitals >= max(6, 0.8 * letters) and small <= 0.08 * letters


def _thai_prose(text: str, spaceless: int) -> bool:
    """Thai, Lao, Khmer and Burmese write no full stop: length has to speak."""
    return (
        spaceless > _THAI_SENTENCE
        and text[0] > "\u0dff"
        and text[-1] < "\u1800"
        and text[-1] > "\u0e00"
    )


def _end_of_core(line: str, start: int, end: int) -> int:
    while end > start:
        char = line[end - 1]
        if char.isalnum() or char in _CLOSE_KEPT or combining(char) or category(char)[0] == "M":
            break
        end -= 1
    return end


def core(line: str) -> tuple[int, int]:
    """Give the span of a line without bullets, arrows, end marks and a bracket around it all.

    >>> line = "▶ [Mehr zum Thema: Der Streit] …"
    >>> start, end = core(line)
    >>> line[start:end]
    'Mehr zum Thema: Der Streit'
    """
    start, end = 0, len(line)
    while True:
        if start < end and not line[start].isalnum():
            start = _OPEN_MARKS.match(line, start, end).end()
        end = _end_of_core(line, start, end)
        if end - start < 3 or line[end - 1] != _PAIRS.get(line[start]):
            return start, end
        start, end = start + 1, end - 1
