"""What stands above the first paragraph: which lines are slight, which is the headline's place."""

import re
from dataclasses import dataclass
from typing import Final

import regex

from cleaner.draft import Draft
from cleaner.lines import Line

FARTHEST: Final = 24
"""Lines at the top of a text that may stand above its first paragraph."""
LONGEST: Final = 130
"""Characters of a Latin headline; a longer line is a standfirst."""
SURE: Final = 100
"""Characters: a longer line of two sentences is a standfirst."""
SLIGHT: Final = 30
"""Characters of a kicker, a place or a name."""
FEW_WORDS: Final = 5
"""Words, counted by length in scripts without spaces: a Thai line of more may be a sentence."""
SURELY_SLIGHT: Final = 20
"""Characters: a shorter line has no more words than that in any script."""
LONGEST_ITEM: Final = 44
"""Characters of a breadcrumb that was set as an item of a list."""
LONGEST_STAMP: Final = 110
"""Characters of a line with date, time and perhaps a name."""
LONGEST_NAMES: Final = 64
"""Characters of a line of names."""
_WORD: Final = regex.compile(r"\p{L}[\p{L}\p{M}]*+")
_CLOCK: Final = regex.compile(
    r"(?<![\d./-])(?:[01]?\d|2[0-4])(?:[:.：h][0-5]\d(?!\d|[./-]\d)|\s?(?:時|点|點|시)|"
    r"[0-5]\d (?:GMT|UTC)\b)"
)
_DAY: Final = regex.compile(
    # A year, of the Thai and the Persian calendar too, or a day in figures.
    r"(?<!\d)(?:(?:19|20|25|१९|२०|২০|۱۴)\d{2}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4})(?!\d)"
)
_DIGIT: Final = re.compile(r"\d")
_SEPARATED: Final = regex.compile(r" [|•·-] ")
_CALLS: Final = regex.compile(r"[?!？！؟]++")
_VALUE: Final = regex.compile(r"\p{L}: \p{L}")
"""Between what a page names and its value, as in ``Category: Health``."""
_NOT_A_TITLE: Final = regex.compile(
    # Addresses; prices, but for an amount within a headline; somebody speaking; two sentences in
    # one; the articles and pronouns that open a sentence, where headlines leave them out, as they
    # do the past that reports are told in; a time that opens a report's entry; place and reporter
    # in brackets, as Japanese reports begin; a list of amounts; a comma after which it goes on.
    r"https?:|www\.|@|[$£€]\d.*[$£€]\d|^(?=.{0,40}$).*[$£€]\d|[$£€]\d\S*$|\d[$£€%]$|"
    r",[\"”]|; |^\d{1,2}[.:]\d\d\b|[,，、]$|"
    r"\. \p{Lu}[^?'\"“”‘’„«»]{0,18}+\?$|"
    r"^(?:The|An?|It|He|She|They|We|There) (?:[^A-Z]{2,30} ){2}|"
    r"^(?:The|An?) (?:[^ :]++ ){1,6}?(?:has|have|had|was|were) \p{Ll}|"
    r"\bsaid (?:there|that|it|he|she|they|the|an?) |"
    r"^[【〔［（][^】〕］）]{1,20}[＝=][^】〕］）]{1,20}[】〕］）]|"
    r"(?:\d++\p{L}\D{1,8}+){4}\d"
)
_INITIAL: Final = regex.compile(r"[B-Z]\. \p{Lu}\p{Ll}")
"""A first letter with its stop: that of a name, for a list would begin with another."""
_DENSE: Final = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")


@dataclass(frozen=True, slots=True)
class Head:
    """The lines above the first paragraph that nothing took yet, by kind, and where it begins."""

    opening: int
    titles: tuple[int, ...]
    stamps: tuple[int, ...]
    names: tuple[int, ...]
    slight: tuple[int, ...]


def head(draft: Draft) -> Head | None:
    """Give the text's head, or None where other kinds of lines stand in it."""
    return draft.once(_head)


def _head(draft: Draft) -> Head | None:
    kinds: dict[str, list[int]] = {"title": [], "stamp": [], "names": [], "slight": []}
    below = False
    for number in range(min(FARTHEST, len(draft.lines))):
        below = below or bool(kinds["title"]) or draft.category(number) == "title"
        if number in draft.labels:
            continue
        kind = _kind(draft.lines[number], below=below)
        if kind:
            kinds[kind].append(number)
        elif opens_body(draft, number):
            return Head(number, *map(tuple, kinds.values()))
        elif not below or draft.lines[number].shape.item or draft.lines[number].text[-1] in ",，、":
            return None
    return None


def _kind(line: Line, *, below: bool) -> str:
    """Say what a line of the head is; a line of names only ``below`` what may be the headline."""
    if line.plain:
        return ""
    if is_stamp(line):
        return "stamp"
    if below and is_names(line):
        return "names"
    if is_slight(line):
        return "slight"
    return "title" if title_like(line) else ""


def title_like(line: Line) -> bool:
    """Whether a line looks as headlines do."""
    shape = line.shape
    return (
        shape.titled
        and 12 <= shape.size <= LONGEST
        and shape.words >= 3
        and (not shape.item or bool(_INITIAL.match(line.text)))
        and not line.text[0].islower()
        and not _NOT_A_TITLE.search(line.text)
        and line.text.count(":") < 2
        and not _exclaims(line.text)
        and (shape.size <= SURE or shape.sentences < 2)
        and not (shape.quoted and shape.terminal and shape.sentences > 1)  # somebody speaks
    )


def _exclaims(text: str) -> bool:
    """Whether a line calls and asks more often than headlines do: those of East Asia do twice."""
    calls = len(_CALLS.findall(text))
    return calls > 1 and (calls > 2 or not _DENSE.search(text))


def is_slight(line: Line) -> bool:
    """Whether a line is as short as a section's name, a place or a person's name."""
    shape = line.shape
    if shape.size > LONGEST_ITEM or not shape.titled or shape.quoted or shape.terminal:
        return False
    if line.text[-1] in ",，、":
        return False
    if shape.item:
        return True
    words = len(_WORD.findall(line.text))
    return few_words(line) and (words <= 2 or (words == 3 and shape.capitals))


def few_words(line: Line) -> bool:
    """Whether a line is short, and of few words also in a script without spaces."""
    shape = line.shape
    return shape.size <= SURELY_SLIGHT or (shape.size <= SLIGHT and shape.words <= FEW_WORDS)


def is_stamp(line: Line) -> bool:
    """Whether a line is a date or a time, with little else.

    >>> from cleaner.lines import read
    >>> [is_stamp(line) for line in read("12 May 2024, 10:05 | 3 min\\nAt 10.05 the bell rang")]
    [True, False]
    """
    text = line.text
    if len(text) > LONGEST_STAMP or not _DIGIT.search(text):
        return False
    digits = sum(map(str.isdigit, text))
    if digits < 3 or (line.shape.stopped and len(text) > 50):
        return False
    clock, day = bool(_CLOCK.search(text)), bool(_DAY.search(text))
    if not (clock or day) or len(_WORD.findall(text)) > (16 if clock and day else 10):
        return False
    if day and len(_VALUE.findall(text)) >= 2:
        return True
    least = 0.12 if clock and day else 0.15 if _SEPARATED.search(text) else 0.25
    return digits >= least * len(text)


def dated(line: Line) -> bool:
    """Whether a line gives both a day and a time."""
    return bool(_CLOCK.search(line.text) and _DAY.search(line.text))


def day_of(line: Line) -> str:
    """Give what a line that names a day begins with, and the year or the day in figures."""
    found = _DAY.search(line.text)
    return line.text[: found.end()] if found else ""


def names_day(line: Line) -> bool:
    """Whether a line of few words gives a day or a year, as what stands under a headline does."""
    text = line.text
    if len(text) > LONGEST_STAMP or line.shape.terminal or not _DAY.search(text):
        return False
    return len(_WORD.findall(text)) <= 10


def is_names(line: Line) -> bool:
    """Whether every word of a short line is a name, as far as capitals can tell."""
    if len(line.text) > LONGEST_NAMES or line.shape.terminal or any(map(str.isdigit, line.text)):
        return False
    words = _WORD.findall(line.text)
    small = [word for word in words if word[0].islower()]
    names = [word for word in words if word[0].isupper()]
    if len(names) < 2 or len(small) > len(names) // 2 or len(names) + len(small) < len(words):
        return False
    return all(len(word) <= 4 for word in small) or len(small) * 4 <= len(names)


def opens_body(draft: Draft, number: int) -> bool:
    """Whether a line is a paragraph, a standfirst or a sentence: the text has begun."""
    shape = draft.lines[number].shape
    return draft.prose(number) or shape.size > LONGEST or (shape.terminal and shape.words >= 5)
