"""Which language a text is in: script first, then the commonest function words and own letters."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

UNKNOWN: Final = "und"
_SAMPLE: Final = 500
"""Characters of running text that are looked at."""
_STEP: Final = 5

_SCRIPTS: Final = (
    (0x0000, "Latn"), (0x0370, "Grek"), (0x0400, "Cyrl"), (0x0530, ""), (0x0590, "Hebr"),
    (0x0600, "Arab"), (0x0700, ""), (0x0900, "Deva"), (0x0980, "Beng"), (0x0A00, ""),
    (0x0E00, "Thai"), (0x0E80, ""), (0x1100, "Hang"), (0x1200, ""), (0x1E00, "Latn"),
    (0x1F00, "Grek"), (0x2000, ""), (0x3040, "Kana"), (0x3100, ""), (0x3400, "Hani"),
    (0xA000, ""), (0xAC00, "Hang"), (0xD7B0, ""), (0xF900, "Hani"), (0xFB00, ""),
)  # fmt: skip
_WEIGHTS: Final = {"Hani": 3, "Kana": 3, "Hang": 2}
"""Latin letters that one character of the script stands for."""
_STARTS: Final = [start for start, _ in _SCRIPTS]
_WRITTEN_IN: Final = {
    "Grek": ("el",), "Cyrl": ("ru", "uk", "bg"), "Hebr": ("he",), "Arab": ("ar", "fa"),
    "Deva": ("hi",), "Beng": ("bn",), "Thai": ("th",), "Hang": ("ko",), "Kana": ("ja",),
    "Hani": ("zh", "zh-Hant"),
}  # fmt: skip
NOT_LATIN: Final = frozenset(tag for tags in _WRITTEN_IN.values() for tag in tags)
"""Languages whose script is not Latin."""
_WORD: Final = re.compile(r"[^\W\d_]+")

SPACELESS: Final = frozenset({"ja", "zh", "zh-Hant", "th"})
"""Languages that write no space between words."""
IDEOGRAPHIC: Final = frozenset({"ja", "zh", "zh-Hant"})
"""Languages of which a character says as much as three of a Latin text."""
STOPLESS: Final = frozenset({"th"})
"""Languages that write no full stop."""
RELATIVES: Final = (
    {"da", "no", "sv"}, {"cs", "sk"}, {"es", "pt", "it"}, {"ru", "uk", "bg"},
    {"zh", "zh-Hant", "ja"},
    {"de", "nl"}, {"ar", "fa"},
)  # fmt: skip
"""Languages so near that a short text of one passes for the other."""


class Detector:
    """Tells the language of a text from the function words of every pack, and from letters."""

    def __init__(self, stopwords: Mapping[str, Iterable[str]]) -> None:
        tags_of: dict[str, list[str]] = {}
        for tag, words in sorted(stopwords.items()):
            for word in words:
                tags_of.setdefault(word.lower(), []).append(tag)
        self._tags_of = {word: tuple(tags) for word, tags in tags_of.items()}
        self._characters = {
            tag: [w for w in words if len(w) <= 2] for tag, words in stopwords.items()
        }

    def detect(self, sample: str) -> str:
        """Give the BCP-47 tag of a sample of running text, or ``und``.

        >>> Detector({"en": ["the", "of", "and"]}).detect("The end of the road and the start.")
        'en'
        """
        script = "Latn" if _latin(sample) else _script(sample)
        if script == "Hani":
            return self._chinese(sample)
        candidates = _by_letters(sample, _WRITTEN_IN.get(script, ()))
        if len(candidates) == 1:
            return candidates[0]
        return self._by_words(sample, candidates) if script else UNKNOWN

    def _chinese(self, sample: str) -> str:
        def score(tag: str) -> int:
            return sum(sample.count(word) for word in self._characters.get(tag, ()))

        return "zh-Hant" if score("zh-Hant") > score("zh") else "zh"

    def _by_words(self, sample: str, candidates: Sequence[str]) -> str:
        scores: defaultdict[str, int] = defaultdict(int)
        low = sample.lower()
        words = _WORD.findall(low)
        for tags in filter(None, map(self._tags_of.get, words)):
            weight = 6 // len(tags) or 1
            for tag in tags:
                scores[tag] += weight
        if not (candidates or sample.isascii()):
            for tag in _LETTERS.keys() - NOT_LATIN:
                scores[tag] += _PER_LETTER * _own_letters(low, tag)
        allowed = {
            tag: score
            for tag, score in scores.items()
            if (tag in candidates if candidates else tag not in NOT_LATIN)
        }
        if not allowed:
            return UNKNOWN
        best = max(sorted(allowed), key=allowed.__getitem__)
        return best if allowed[best] >= max(9, len(words) // 3) else UNKNOWN


_LETTERS: Final = {
    "ru": "ыэё", "uk": "іїєґ", "bg": "ъ", "fa": "پچژگ", "ar": "ةىأإ",
    "tr": "ğı", "pl": "łżśń", "cs": "ěřůťďň", "sk": "ľŕĺôťďň", "hu": "őű", "ro": "ățţ",
    "is": "þð", "da": "æø", "no": "æø", "pt": "ã", "es": "ñ¿¡", "de": "ß", "vi": "ơưạảấầậắếềệọộ",
}  # fmt: skip
"""Letters that one language of a script has, or two."""
_PER_LETTER: Final = 2
"""What such a letter tells beside a function word of one language alone, which counts 6."""


def _own_letters(low: str, tag: str) -> int:
    return sum(map(low.count, _LETTERS.get(tag, "")))


def _by_letters(sample: str, candidates: Sequence[str]) -> Sequence[str]:
    """Give the candidate whose own letters stand in the sample most, or all of them."""
    if not candidates:
        return candidates
    low = sample.lower()
    scores = {tag: _own_letters(low, tag) for tag in candidates}
    best = max(scores.values(), default=0)
    return [tag for tag in candidates if scores[tag] == best] if best else candidates


def sample_of(texts: Sequence[str]) -> str:
    """Take the long lines first: they are running text."""
    sample, size = [], 0
    for text in texts:
        if len(text) >= 60 or (not text.isascii() and len(text) >= 20):
            sample.append(text[:_SAMPLE])
            size += len(text)
            if size >= _SAMPLE:
                break
    return " ".join(sample or texts[:20])[:_SAMPLE]


def _latin(sample: str) -> bool:
    """Whether most of it is plain ASCII, and some of that letters: Latin at a glance."""
    return len(sample.encode("ascii", "ignore")) * 4 > len(sample) * 3 and any(
        char.isalpha() for char in sample[:40] if char.isascii()
    )


def _script(sample: str) -> str:
    found: Counter[str] = Counter()
    for char, times in Counter(sample[:: _STEP if len(sample) > 200 else 1]).items():
        if char.isalpha():
            script = _SCRIPTS[bisect_right(_STARTS, ord(char)) - 1][1]
            found[script] += times * _WEIGHTS.get(script, 1)
    del found[""]
    if found["Kana"] * 10 > found["Hani"] + found["Kana"] and found["Kana"]:
        found["Kana"] += found["Hani"]
        del found["Hani"]
    return min(found, key=lambda name: (-found[name], name)) if found else ""


FOREIGN: Final = 3


def distance(tag: str, other: str) -> int:
    """Say how near the rules of one language are to a text in the other.

    0 the same, 1 rules of every language, 2 a relative, or a text in no known language,
    3 (``FOREIGN``) any other.

    >>> distance("da", "da"), distance("und", "da"), distance("sv", "da"), distance("th", "da")
    (0, 1, 2, 3)
    """
    if tag == other:
        return 0
    if tag == UNKNOWN:
        return 1
    near = other == UNKNOWN or any(tag in group and other in group for group in RELATIVES)
    return 2 if near else FOREIGN
