"""The matching form of a text: same length, fewer ways to write the same thing.

Rules are matched against folded lines, and their patterns are folded by the
same function, so a pack may write ``’`` or ``'``, ``Διαβάστε`` or ``ΔΙΑΒΑΣΤΕ``. Every fold
is one character for one character: offsets in the folded text are offsets in the text.
"""

from typing import Final

_COMMON: Final = (
    ("’", "'"), ("‘", "'"), ("ʼ", "'"), ("´", "'"), ("“", '"'), ("”", '"'), ("‑", "-"),
    ("\u00a0", " "), ("\u202f", " "), ("İ", "I"), ("ı", "i"), ("ё", "е"), ("Ё", "Е"),
)  # fmt: skip

_RARE: Final = str.maketrans(
    {
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF10, 0xFF1A)},
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF21, 0xFF3B)},
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF41, 0xFF5B)},
        **dict(zip("：！／＝，；％＃＆＠＿", ":!/=,;%#&@_", strict=True)),
        **dict(zip("άέήίόύώΆΈΉΊΌΎΏϊϋΐΰΪΫς", "αεηιουωΑΕΗΙΟΥΩιυιυΙΥσ", strict=True)),
        **dict(zip("أإآٱىيک", "اااایی" + "ك", strict=True)),
        "\u3000": " ",
    }
)
_LEADS: Final = frozenset(chr(code).encode()[0] for code in _RARE)
"""Bytes with which the rare characters begin in UTF-8: few texts hold one."""


def fold(text: str) -> str:
    """Give ``text`` in matching form; the case stays, the length too.

    >>> fold("“Ｐｈｏｔｏ：ＡＦＰ”")
    '"Photo:AFP"'
    >>> fold("Διαβάστε"), fold("İNDİR")
    ('Διαβαστε', 'INDIR')
    """
    if text.isascii():
        return text
    for char, plain in _COMMON:
        text = text.replace(char, plain)
    return text.translate(_RARE) if _may_hold_rare(text) else text


def _may_hold_rare(text: str) -> bool:
    encoded = text.encode("utf-8", "surrogatepass")
    return any(lead in encoded for lead in _LEADS)


def lower(folded: str) -> str:
    """Lower-case a folded text without changing its length.

    >>> lower("İNDİR"), len(lower("İ")), lower("ΟΔΟΣ")
    ('indir', 1, 'οδοσ')
    """
    low = folded.lower()
    if len(low) != len(folded):
        low = folded.replace("İ", "I").lower()
    return low if low.isascii() else low.replace("ς", "σ")
