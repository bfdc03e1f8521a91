"""Named building blocks in patterns: ``{name}`` stands for a macro or a word list.

``{agency}`` always means the agencies of every pack; another word list means that of the
rule's own pack and of ``common``, or of every pack for a rule in ``common`` itself.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from cleaner.fold import fold, lower

Words = Mapping[str, Iterable[str]]

_MACRO: Final = re.compile(r"(?<!\\[pP])\{([a-z_]+)\}")
NAMED_LISTS: Final = frozenset({"agency"})
"""Word lists so long that they enter a pattern as a set, not as an alternation."""


def expand(pattern: str, macros: Mapping[str, str], words: Words) -> str:
    """Give ``pattern`` with its macros filled in and folded; raises KeyError for an unknown one.

    >>> expand("{photo}: {gap}", {"gap": ".{0,9}"}, {"photo": ["Foto", "Foto (Archiv)"]})
    '(?:Foto\\\\ \\\\(Archiv\\\\)|Foto): (?:.{0,9})'
    """

    def fill(match: re.Match[str]) -> str:
        name = match.group(1)
        if name in macros:
            return f"(?:{expand(macros[name], macros, words)})"
        if name in NAMED_LISTS:
            return rf"\L<{name}>"
        return alternation(words[name])

    return fold(_MACRO.sub(fill, pattern))


def alternation(words: Iterable[str]) -> str:
    """Give the words as one group, longest first, so that no word hides a longer one."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, ordered))})"


def keywords(entries: Iterable[str], words: Words) -> tuple[str, ...]:
    """Give prefilter literals: folded, lower-case, word lists filled in, sorted, each once.

    >>> keywords(["Haz clic", "{photo}"], {"photo": ["FOTO"]})
    ('foto', 'haz clic')
    """
    plain: set[str] = set()
    for entry in entries:
        macro = _MACRO.fullmatch(entry)
        plain.update(words[macro.group(1)] if macro else [entry])
    return tuple(sorted({lower(fold(word)) for word in plain}))
