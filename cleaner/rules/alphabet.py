r"""Lines of which the standard library's engine says what `regex` says, in an alphabet of theirs.

``re`` compiles a pattern in a fraction of the time and matches in half of it, but knows no
``\p{...}`` and takes a combining mark for no part of a word. On a line whose characters are
all in an ``Alphabet`` the two agree on words, digits, blanks and case, and a property can be
written out as the characters that have it. ``EVERYDAY`` ends where they part, or where a
class would hold thousands of letters: no marks, no superscripts, no ideographs. One thing ``re``
sees otherwise, and is let: to it the Turkish i with a dot and without are one letter, as they are
in capitals that were set without the dot.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

_BLOCKS: Final = (
    (0x01, 0x1B), (0x20, 0x7F), (0xA0, 0x17E), (0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x218, 0x21B),
    (0x386, 0x3CE), (0x400, 0x45F), (0x490, 0x491), (0x5D0, 0x5EA), (0x5F3, 0x5F4),
    (0x60B, 0x60F), (0x61B, 0x61B), (0x61F, 0x61F), (0x621, 0x64A), (0x660, 0x66D),
    (0x671, 0x6D5), (0x6F0, 0x6F9), (0x1E9E, 0x1E9E), (0x1EA0, 0x1EF9), (0x2010, 0x205E),
    (0x20A0, 0x20BF), (0x2116, 0x2116), (0x2190, 0x22FF), (0x25A0, 0x2775), (0x2794, 0x27BF),
    (0x3001, 0x3003), (0x3008, 0x3011), (0xFF00, 0xFF0F), (0x1F300, 0x1FAFF),
)  # fmt: skip
_KINDS: Final = frozenset({"No", "Nl", "Lt", "Lm", "Mn", "Me", "Cf", "Cn"})
_CHARS: Final = frozenset("ĸŉſΐΰµ\u203f\u2040\u2054")
_ABSENT: Final = "\0"
"""Stands in no line of an alphabet: what is written for a property that none of it has."""
_NOWHERE: Final = tuple(rf"\p{{{name}}}" for name in ("M", "Han", "Hiragana", "Katakana"))
_PROPERTY: Final = re.compile(r"\\[pP]\{[^}]*\}")
_ALONE: Final[Mapping[str, str]] = {r"\p{L}": r"[^\W\d_]", r"\p{N}": r"\d"}
_CLASS: Final = re.compile(r"(?<!\\)(?:\\\\)*\[\^?\]?(?:[^\]\\]|\\.)*\]", re.DOTALL)


class Alphabet:
    """Some characters, and how patterns say there what only `regex` could say everywhere."""

    def __init__(self, codes: Iterable[int], flags: int = 0) -> None:
        chars = [chr(code) for code in codes]
        self._other = re.compile(f"[^{_ranges(chars)}]")
        self._written = _properties(chars)
        self._flags = re.IGNORECASE | flags

    def holds(self, text: str) -> bool:
        """Say whether all of a text is in this alphabet."""
        return self._other.search(text) is None

    def compiled(self, pattern: str) -> re.Pattern[str] | None:
        """Compile a pattern for texts in this alphabet; None where it speaks of what is unknown.

        >>> EVERYDAY.compiled(r"по [\\p{Lu}-]{2,9}").fullmatch("по Киев-а") is not None
        True
        """
        if not self._written.keys() >= set(_PROPERTY.findall(pattern)):
            return None
        return re.compile(self._spelled(pattern), self._flags)

    def _spelled(self, pattern: str) -> str:
        """Write out a pattern's properties, within the brackets of a class and outside."""

        def in_class(found: re.Match[str]) -> str:
            return _PROPERTY.sub(lambda match: self._written[match[0]], found[0])

        pattern = _CLASS.sub(in_class, pattern)
        return _PROPERTY.sub(
            lambda match: _ALONE.get(match[0]) or f"[{self._written[match[0]]}]", pattern
        )


def _properties(chars: Iterable[str]) -> Mapping[str, str]:
    """Give what stands in a class for every property that patterns speak of."""
    kinds = [(char, unicodedata.category(char)) for char in chars]

    def of(kind: str) -> str:
        return _ranges(char for char, its in kinds if its.startswith(kind)) or _ABSENT

    written = {rf"\p{{{kind}}}": of(kind) for kind in ("L", "Lu", "Ll", "Lo", "N")}
    written |= dict.fromkeys(_NOWHERE, _ABSENT)
    return MappingProxyType(written | {r"\P{L}": r"\W\d_", r"\P{Han}": r"\s\S"})


def _ranges(chars: Iterable[str]) -> str:
    """Write characters, in their order, as what stands within the brackets of a class.

    >>> _ranges("ABC?")
    'A-C\\\\?'
    """
    runs: list[list[str]] = []
    for char in chars:
        if runs and ord(char) == ord(runs[-1][1]) + 1:
            runs[-1][1] = char
        else:
            runs.append([char, char])
    ends = ((re.escape(first), re.escape(last)) for first, last in runs)
    return "".join(first if first == last else f"{first}-{last}" for first, last in ends)


def _alike(code: int) -> bool:
    """Say whether the engines agree on a character, as long as Unicode stands."""
    char = chr(code)
    return char not in _CHARS and unicodedata.category(char) not in _KINDS


ASCII: Final = Alphabet(range(1, 0x80), re.ASCII)
EVERYDAY: Final = Alphabet(
    code for first, last in _BLOCKS for code in range(first, last + 1) if _alike(code)
)
