"""Texts that might make a cleaner slow: each shape grows in step with a scale.

Scale 1 is about a megabyte, or the number of lines that a shape's comment names. The same
scale always gives the same text.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from cleaner.rules.catalogue import load
from cleaner.rules.model import END, START
from tests.benchmarks.measure import seeded

MEGABYTE = 1_000_000
Shape = Callable[[float], str]

_WORDS = (
    "harbour", "ferry", "council", "morning", "bridge", "storm", "captain", "village",
    "engine", "winter", "market", "doctor", "railway", "island", "company", "teacher",
    "forest", "minister", "library", "garden", "summer", "kitchen", "tower", "river",
)  # fmt: skip


def _repeated(unit: str, scale: float, size: int = MEGABYTE) -> str:
    return unit * max(1, int(size * scale / len(unit.encode())))


def _numbered(line: str, count: float) -> str:
    return "\n".join(line.format(n=number) for number in range(int(count)))


def _sentences(seed: int) -> Iterator[str]:
    chance = seeded(seed)
    while True:
        words = " ".join(chance.choices(_WORDS, k=chance.randint(6, 18)))
        yield f"The {words} was {chance.randint(1, 999)} years old."


def _prose(scale: float, size: int = MEGABYTE, gap: str = "\n\n") -> str:
    parts: list[str] = []
    length = 0
    for number, sentence in enumerate(_sentences(3)):
        part = sentence + (gap if number % 4 == 3 else " ")
        parts.append(part)
        length += len(part)
        if length >= size * scale:
            break
    return "".join(parts)


def _one_word(scale: float) -> str:
    chance = seeded(5)
    return "\n".join(chance.choice(_WORDS) + str(n) for n in range(int(10_000 * scale)))


def _wrapped(scale: float) -> str:
    """One hard-wrapped paragraph with a credit at its end, and a short one below."""
    text = f"{_prose(scale, gap=' ')} {_TAIL}"
    lines, line = [], ""
    for word in text.split():
        if len(line) + 1 + len(word) > 72:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".lstrip()
    return "\n".join([*lines, line, "", "And that was all of it."])


def _dirty(scale: float) -> str:
    line = "\u00a0The\u2009ferry\u200b came  Cafe\u0301\u00ad \ufeffau lait, \u202eit\u200d is.\t"
    return _repeated(line + "\n", scale)


@cache
def _keyword_lines() -> tuple[str, ...]:
    """Lines of 300 characters that are made of the keywords of all rules: each rule is tried."""
    words = sorted({word.strip(f"{START}{END}") for word in _literals()})
    seeded(11).shuffle(words)
    lines, line = [], ""
    for word in words:
        line = f"{line} {word}"
        if len(line) > 300:
            lines.append(line)
            line = ""
    return (*lines, line)


def every_keyword() -> str:
    """Give a text in which every literal stands, those of a line's borders there."""
    bordered = {word.strip(f"{START}{END} ") for word in _literals() if {START, END} & {*word}}
    return "\n".join((*_keyword_lines(), *sorted(bordered)))


def _literals() -> Iterator[str]:
    return (word for branch in load().branches for word in branch.keywords)


def _keywords(scale: float) -> str:
    lines = _keyword_lines()
    size = sum(len(line.encode()) + 1 for line in lines)
    count = max(1, int(MEGABYTE * scale * len(lines) / size))
    return "\n".join(f"{n} {lines[n % len(lines)]}" for n in range(count))


def _closing_labels(scale: float) -> str:
    count = int(10_000 * scale)
    return "Read more comments\nComments\n" * count + _prose(scale)


CAPTION = "Passengers wait at the pier in Ostmouth. (Dana Field/AFP)"
_TAIL = " (Photo: Dana Field/AFP)"

PLAIN: Mapping[str, Shape] = {
    "ordinary text": _prose,
    "one line (0.5 MB)": lambda scale: _prose(scale, MEGABYTE // 2, " "),
    "one-word lines (10k)": _one_word,
    "one caption again and again (5k)": lambda scale: (CAPTION + "\n") * int(5_000 * scale),
    "different captions (5k)": lambda scale: _numbered(CAPTION.replace("in", "{n}"), 5_000 * scale),
    "blank lines": lambda scale: _repeated("\n \n\t\n\u00a0\n", scale),
    "all dirty": _dirty,
    "capitals": lambda scale: _numbered(
        "MINISTER ORDERS {n} NEW SAFETY CHECKS FOR EVERY FERRY IN THE NORTH", 15_000 * scale
    ),
    "label lines (10k)": lambda scale: "Related stories:\n" * int(10_000 * scale),
    "keywords of all rules": _keywords,
}
"""What careless scraping makes."""

CUNNING: Mapping[str, Shape] = {
    "labels between prose": lambda scale: _prose(scale).replace("\n\n", "\nRelated stories:\n"),
    "closing labels above prose": _closing_labels,
    "headlines (15k)": lambda scale: _numbered(
        "Minister orders {n} new safety checks for ferries", 15_000 * scale
    ),
    "exclamations (15k)": lambda scale: _numbered(
        "The ferry with {n} passengers never came back at all!", 15_000 * scale
    ),
    "questions and answers (15k)": lambda scale: _numbered(
        "How did the {n} ferries come back?\nNobody on the pier knows it.", 7_500 * scale
    ),
    "arrows and captions (10k)": lambda scale: _numbered(
        f"► Minister orders {{n}} new checks\n{CAPTION}", 10_000 * scale
    ),
    "hard-wrapped, credit at the end": _wrapped,
    "credits behind one line (0.1 MB)": lambda scale: (
        "The ferry came back." + _repeated(_TAIL, scale, 100_000)
    ),
    "dirty credits behind one line (0.1 MB)": lambda scale: (
        "The\u00a0ferry came  back." + _repeated("\u00a0" + _TAIL, scale, 100_000)
    ),
    "brackets around one line (0.1 MB)": lambda scale: (
        "[" * int(50_000 * scale) + "photo: AFP" + "]" * int(50_000 * scale)
    ),
    "dashes in one line (0.1 MB)": lambda scale: f"photo {'-' * int(100_000 * scale)} a",
    "keyword characters": lambda scale: _repeated(",-/|©@–:", scale),
    "one word on one line": lambda scale: _repeated("photo ", scale),
    "combining marks in one line (0.1 MB)": lambda scale: (
        "The ferry a" + _repeated("\u0301\u0316", scale, 100_000)
    ),
    "joiners in one line": lambda scale: _repeated("अ\u200c\u200d\u200ca\u200d", scale),
    "surrogates and controls": lambda scale: "a\ud800\x00\x85b " * int(150_000 * scale),
    "tags": lambda scale: _repeated("</p><p>The ferry came back.</p>\n", scale),
}
"""What someone would write who has read the source."""

SHAPES: Mapping[str, Shape] = {**PLAIN, **CUNNING}
