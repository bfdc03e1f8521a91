"""Language tags as callers write them, and the packs that they mean."""

import re
from collections.abc import Collection
from typing import Final

_LONG: Final = {
    "ar": "ara arb arz ary apc", "bg": "bul", "bn": "ben", "cs": "ces cze", "da": "dan",
    "de": "deu ger", "el": "ell gre", "en": "eng", "es": "spa", "fa": "fas per pes prs",
    "fi": "fin", "fr": "fra fre", "he": "heb iw", "hi": "hin", "hu": "hun", "id": "ind in",
    "is": "isl ice", "it": "ita", "ja": "jpn", "ko": "kor", "nb": "nob", "nl": "nld dut",
    "nn": "nno", "no": "nor", "pl": "pol", "pt": "por", "ro": "ron rum mo", "ru": "rus",
    "sk": "slk slo", "sv": "swe", "sw": "swa swh", "th": "tha", "tr": "tur", "uk": "ukr",
    "vi": "vie", "zh": "zho chi cmn",
}  # fmt: skip
"""Codes of three letters, and retired ones, by the code that BCP-47 wants instead."""
_CODES: Final = {code: tag for tag, codes in _LONG.items() for code in codes.split()}
_PACKS: Final = {"nb": "no", "nn": "no", "yue": "zh-Hant"}
"""Languages that are read with the pack of another."""
_TRADITIONAL: Final = frozenset({"TW", "HK", "MO"})


_WELL_FORMED: Final = re.compile(r"[a-z]{2,8}(?:-[A-Za-z0-9]{1,8})*+")


def normal(tag: str) -> str:
    """Give a tag as BCP-47 writes it; a two-letter code where there is one.

    >>> normal("pt_br"), normal("zho_Hant"), normal("EN")
    ('pt-BR', 'zh-Hant', 'en')
    """
    first, *rest = [part for part in tag.strip().replace("_", "-").split("-") if part] or [""]
    first = first.lower()
    return "-".join([_CODES.get(first, first), *map(_subtag, rest)])


def _subtag(part: str) -> str:
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 and part.isalpha() else part.lower()


def undeclared(tag: str) -> bool:
    """Say whether a tag in normal form says that the language is not known."""
    return tag.partition("-")[0] == "und"


def pack_of(tag: str, packs: Collection[str]) -> str | None:
    """Give the pack that a tag in normal form means, or None when nobody knows it.

    >>> packs = {"en", "no", "pt", "zh", "zh-Hant"}
    >>> [pack_of(tag, packs) for tag in ("pt-BR", "nb", "zh-Hant-HK", "zh-TW", "zh-Hans-TW", "xx")]
    ['pt', 'no', 'zh-Hant', 'zh-Hant', 'zh', None]
    """
    if not _WELL_FORMED.fullmatch(tag):
        return None
    parts = tag.split("-")
    if parts[0] == "zh":
        hant = "Hant" in parts or ("Hans" not in parts and not _TRADITIONAL.isdisjoint(parts))
        parts = ["zh", *(["Hant"] if hant else [])]
    parts[0:1] = _PACKS.get(parts[0], parts[0]).split("-")
    for end in range(len(parts), 0, -1):
        shorter = "-".join(parts[:end])
        if shorter in packs:
            return shorter
    return None
