"""What a line looks like, measured once: length, end mark, capitals, list mark, quotes.

Nothing here knows a word of any language; scripts without capitals or without a full stop
are measured by what they have.
"""

import re
from typing import Final
from unicodedata import category, combining

import regex

TERMINAL: Final = frozenset(".!?…。！？؟۔।॥։።;｡")
"""Marks that end a sentence, in the scripts that have one."""
FULL_STOP: Final = frozenset(".…。．｡۔।॥։።;")
"""Those that a headline does not end with."""
_CLOSERS: Final = "\"'”’»«›‹)]}」』）】》*_ "
_OPENERS: Final = "\"“„«‹‘'「『»‚"
COMMAS: Final = ",，、،"
QUOTES: Final = '"“”„«»「'
"""Marks of which one stands wherever somebody is quoted."""
_ITEM: Final = re.compile(r"(?:[-–—•·▪‣◦*●○+]|\d{1,3}[.)]|[a-zA-Z][.)])\s+|\|")
_ARROW: Final = re.compile(r"[→➡►▶»›➤➔⇒☞👉>]{1,3}+\s*|[-=]>\s*|\+\+")
_LATE_ARROW: Final = re.compile(r"\s(?:[→➡►▶➤➔⇒]|>>|»)$")
_ARROWHEADS: Final = frozenset("→➡►▶➤➔⇒>»")
_STOP: Final = r"""[.!?…](?=[\s"'”’»)])|[。！？｡۔।]"""
_MAY_END: Final = re.compile(_STOP)
_SENTENCE_END: Final = regex.compile(rf"(?<!\b\p{{L}}){_STOP}")
_SMALL: Final = "a-zß-öø-ÿα-ωа-яё"
_FEW_SMALL: Final = re.compile(f"(?:[^{_SMALL}]*+[{_SMALL}]){{4}}")
"""Four small letters of the commonest scripts."""
_MAY_BE_UNSPACED: Final = re.compile("[\u0e00-\u109f\u1780-\u19ff\u2e80-\U0010ffff]")
_WIDE: Final = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}]")
_SPACELESS: Final = regex.compile(r"[\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]")
_THAI_SENTENCE: Final = 90
"""Characters: a longer line of a script without full stop is no headline."""
_OPEN_MARKS: Final = regex.compile(
    # With the selectors that make a sign an emoji: they count as marks of a letter.
    r"""(?:[^\p{L}\p{N}\p{M}"'«»„‚‹›「『(@#©$€£&<\[【（《¿¡]|[\ufe00-\ufe0f\u20e3])*+"""
)
_FIRST_COMBINING: Final = "\u0300"
_CLOSE_KEPT: Final = frozenset("\"'»«›‹)%©>]」』】）》")
_DROPPED: Final = "".join(
    char for char in map(chr, range(0x250)) if not char.isalnum() and char not in _CLOSE_KEPT
)
"""The marks of Latin text that end no core: dropped at once."""
_PAIRS: Final = {"[": "]", "【": "】", "(": ")", "<": ">", "（": "）", "《": "》"}


class Shape:
    """The measures of one line; those that take longer are taken when they are asked for.

    ``size`` is its length in characters of a Latin text: a Chinese character counts three.
    ``terminal``: it ends as sentences do, ``stopped``: with a full stop, ``colon``: with a
    colon. ``prose``: it is a sentence or more: long enough, and ended as sentences are, or open
    for what follows.

    >>> Shape("TWO HELD AFTER HARBOUR RAID").capitals
    True
    >>> Shape("He left at noon, and nobody has seen him since.").prose
    True
    """

    __slots__ = (
        "_capitals", "_sentences", "_striking", "_text", "colon", "prose", "size", "stopped",
        "terminal", "words",
    )  # fmt: skip

    def __init__(self, text: str) -> None:
        size, words, thai = len(text), text.count(" ") + 1, False
        if not text.isascii() and _MAY_BE_UNSPACED.search(text):
            wide, spaceless = len(_WIDE.findall(text)), len(_SPACELESS.findall(text))
            size += 2 * wide
            words += wide // 2 + spaceless // 4
            thai = _thai_prose(text, spaceless)
        last = text.rstrip(_CLOSERS)[-1:] or text[-1:]
        self._text = text
        self.size, self.words = size, words
        self.terminal = thai or last in TERMINAL
        self.stopped = last in FULL_STOP
        self.colon = last in ":："
        self.prose = (
            size >= 240
            or (self.terminal and size >= 40 and words >= 6)
            or (self.colon and size >= 60 and words >= 8)
        )
        self._sentences: int | None = None
        self._capitals: bool | None = None
        self._striking: bool | None = None

    @property
    def sentences(self) -> int:
        """How often a sentence ends in it."""
        if self._sentences is None:
            self._sentences = sentences(self._text)
        return self._sentences

    @property
    def capitals(self) -> bool:
        """Whether the cased letters are capitals, all but a few, and enough of the text."""
        if self._capitals is None:
            self._capitals = _in_capitals(self._text)
        return self._capitals

    @property
    def striking(self) -> bool:
        """Whether its capitals, a mark at its ends or a repetition may say that it is no sentence.

        Only such lines are in capitals, have an arrow or brackets, or are markup, file names or a
        text set twice.
        """
        if self._striking is None:
            text = self._text
            half = len(text) // 2
            self._striking = (
                not text[0].isalnum()
                or text[-1] in _ARROWHEADS
                or "." in text[-5:-3]
                or text[:half] == text[-half:]
                or self.capitals
            )
        return self._striking

    @property
    def item(self) -> bool:
        """Whether it begins as items of lists and rows of tables do."""
        return _ITEM.match(self._text) is not None

    @property
    def arrow(self) -> bool:
        """Whether it begins or ends with an arrow."""
        text = self._text
        if not text[0].isalnum() and _ARROW.match(text):
            return True
        return text[-1] in _ARROWHEADS and "«" not in text and bool(_LATE_ARROW.search(text))

    @property
    def bracketed(self) -> bool:
        """Whether it begins and ends with square brackets or the like."""
        return self._text[0] + self._text[-1] in {"[]", "【】", "<>", "［］", "〔〕", "{}"}

    @property
    def quoted(self) -> bool:
        """Whether it begins with a quotation mark."""
        return self._text[0] in _OPENERS

    @property
    def titled(self) -> bool:
        """As headlines and labels are: short, and not ended by a full stop."""
        return self.size <= 180 and not self.stopped and not self.colon and self.sentences <= 2


def sentences(text: str) -> int:
    """Count the ends of sentences; the stop behind a single letter is none.

    >>> sentences("J. Quill left. Where to?")
    2
    """
    text = text[:2000] + " "
    return len(_SENTENCE_END.findall(text)) if _MAY_END.search(text) else 0


def _in_capitals(text: str) -> bool:
    if _FEW_SMALL.match(text, 0, 24) or sum(map(str.islower, text[:24])) > 3:
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
    if end == len(line):
        end = start + len(line[start:].rstrip(_DROPPED))
    while end > start:
        char = line[end - 1]
        if char.isalnum() or char in _CLOSE_KEPT:
            break
        if char >= _FIRST_COMBINING and (combining(char) or category(char)[0] == "M"):
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
    if line[:1].isalnum() and line[-1:].isalnum():
        return start, end
    while True:
        if start < end and not line[start].isalnum():
            start = _OPEN_MARKS.match(line, start, end).end()
        end = _end_of_core(line, start, end)
        if end - start < 3 or line[end - 1] != _PAIRS.get(line[start]):
            return start, end
        start, end = start + 1, end - 1
