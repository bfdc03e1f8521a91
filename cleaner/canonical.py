"""The canonical form of a line, and the digest of a body.

Canonical: Unicode NFC; every kind of space one plain space; no control, zero-width or
bidirectional control characters, save the joiners that a script or an emoji needs; a lone
surrogate, which no encoding can hold, is U+FFFD. Typographic quotes stay as they are.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

SPACE: Final = r"[\s\u00a0\u1680\u180e\u2000-\u200a\u202f\u205f\u3000\u2800\u3164\uffa0\x1c-\x1f]"
STRAY: Final = (
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5"
    r"\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\U000e0001\U000e0020-\U000e007f]"
)
_STRAY: Final = re.compile(STRAY)
_SPACES: Final = re.compile(f"{SPACE}+")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_JOINER: Final = re.compile(
    # ZWNJ and ZWJ: between letters of the scripts that write with them, or inside an emoji.
    "(?<![\u0600-\u07ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefe\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])"
    "[\u200c\u200d]|[\u200c\u200d](?![\u0600-\u07ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefe\u2190-\u2bff\U0001f000-\U0001faff])"
)

_MARK: Final = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u06d6-\u06ed\u0730-\u074a"
    "\u08d3-\u08ff\u093c\u094d\u0e31-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a\ufe20-\ufe2f]"
)
_PILE: Final = 100
"""Combining marks in a row: normalising takes the square of their number."""
_ONE_MARK: Final = re.compile(_MARK)
_MARKS: Final = re.compile(f"{_MARK}{{{_PILE}}}")


def is_canonical(text: str) -> bool:
    """Say quickly whether ``text``, one line, surely is canonical; may say no to one that is.

    >>> is_canonical("Plain – “as it should be”."), is_canonical("two\\u00a0words")
    (True, False)
    """
    return (
        text.isprintable()
        and "  " not in text
        and is_composed(text)
        and not (text.startswith(" ") or text.endswith(" "))
    )


def is_composed(text: str) -> bool:
    """Say whether ``text`` surely is in Unicode NFC."""
    return text.isascii() or (not _is_piled(text) and unicodedata.is_normalized("NFC", text))


def _is_piled(text: str) -> bool:
    """Whether marks are piled up; a pile shows in every hundredth character."""
    return bool(_ONE_MARK.search(text[::_PILE]) and _MARKS.search(text))


def canonical(text: str) -> str:
    """Give one line in canonical form.

    >>> canonical("\\ufeff Cafe\\u0301\\u00a0 au  lait\\u200b\\t")
    'Café au lait'
    """
    if is_canonical(text):
        return text
    text = _SURROGATE.sub("\ufffd", text)
    text = _STRAY.sub("", text)
    if "\u200c" in text or "\u200d" in text:
        text = _strip_joiners(text)
    if not _is_piled(text):
        text = unicodedata.normalize("NFC", text)
    return _SPACES.sub(" ", text).strip()


def _strip_joiners(text: str) -> str:
    """Drop joiners that join nothing, until none is left: dropping one may expose another."""
    while True:
        shorter = _JOINER.sub("", text)
        if shorter == text:
            return text
        text = shorter


_FOLDS: Final = (
    ("‘", "'"), ("’", "'"), ("‚", "'"), ("‛", "'"), ("′", "'"), ("`", "'"), ("´", "'"),
    ("‹", "'"), ("›", "'"), ("“", '"'), ("”", '"'), ("„", '"'), ("‟", '"'), ("«", '"'),
    ("»", '"'), ("″", '"'), ("「", '"'), ("」", '"'), ("『", '"'), ("』", '"'),
    ("‐", "-"), ("‑", "-"), ("‒", "-"), ("–", "-"), ("—", "-"), ("―", "-"), ("−", "-"),
    ("…", "..."),
)  # fmt: skip


def digest(paragraphs: Iterable[str]) -> str:
    """Give the SHA-256 (hexadecimal) of the folded body.

    Quotes, dashes, dots of omission, white space, case and compatibility forms are folded:
    two copies of a body that differ only in typography have one digest.

    >>> digest(["“So – it is…”"]) == digest(['"So - it is..."'])
    True
    """
    text = " ".join(paragraphs)
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        for char, plain in _FOLDS:
            text = text.replace(char, plain)
    text = "".join(text.split()).casefold()
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
