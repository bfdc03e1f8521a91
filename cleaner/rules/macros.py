"""Named building blocks in patterns: ``{name}`` stands for a macro or a word list.

``{agency}``, ``{house}`` and ``{label}`` mean a name from the lists of every pack, as one token;
another word list means that of the rule's own pack and of ``common``, or of every pack for a
rule in ``common`` itself.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from cleaner.fold import fold
from cleaner.rules import agencies

Words = Mapping[str, Iterable[str]]

_MACRO: Final = re.compile(r"(?<!\\[pP])\{([a-z_]+)\}")


def expand(pattern: str, macros: Mapping[str, str], words: Words) -> str:
    """Give ``pattern`` with its macros filled in and folded; raises KeyError for an unknown one.

    >>> expand("{photo}: {gap}", {"gap": ".{0,9}"}, {"photo": ["Foto", "Foto (Archiv)"]})
    '(?:Foto\\\\ \\\\(Archiv\\\\)|Foto): (?:.{0,9})'
    """

    def fill(match: re.Match[str]) -> str:
        name = match.group(1)
        if name in macros:
            return f"(?:{expand(macros[name], macros, words)})"
        if name in agencies.PATTERNS:
            return agencies.PATTERNS[name]
        return alternation(words[name])

    return fold(_MACRO.sub(fill, pattern))


def alternation(words: Iterable[str]) -> str:
    """Give the words as one group, longest first, so that no word hides a longer one."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, ordered))})"
