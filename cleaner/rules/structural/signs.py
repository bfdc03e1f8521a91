"""Signs of a line at a text's edge: each has a name, and says yes or no.

What they weigh, and what they say in words, stands in ``signs.toml``.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import regex

from cleaner.draft import FARTHEST
from cleaner.rules.structural.edges import LINKS, PICTURES, Edge
from cleaner.rules.structural.evidence import taken_up, words_of
from cleaner.rules.structural.heads import LONGEST_ITEM, few_words, is_names
from cleaner.rules.structural.subheads import heads_text, names_section
from cleaner.shape import COMMAS

CURT: Final = 30
"""Characters of a word or two."""
TINY: Final = 12
"""Characters of a mark or a single short word."""
LONG: Final = 110
"""Characters: most headlines and labels are shorter."""
TELLING: Final = 3
"""Longer words that a line must have, to be told by them from the text."""
ENOUGH_TEXT: Final = 600
"""Characters of running text: a shorter one says too little of what it is about."""
SHORT_TEXT: Final = 1000
"""Characters of running text: a shorter one may end in lines as it likes."""

LISTED: Final = 3
"""Lines that make a list."""

_YEAR: Final = regex.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_GLUED: Final = regex.compile(r"\p{Ll}{2}\p{Lu}\p{Ll}{2}")
_REPORTED_FROM: Final = regex.compile(
    # Place and reporter, as Japanese reports begin.
    r"[【〔［（][^】〕］）]{1,20}[＝=][^】〕］）]{1,20}[】〕］）]"
)
_AMOUNT: Final = regex.compile(r"(?:[-–•*·]\s*+)?(?:\d++(?:[.,/–-]\d++)?|[¼-¾⅐-⅞])[ ½]?\s*+\p{L}")
_HOUR: Final = regex.compile(
    # A time of day and nothing else, as a report that is added to all day long sets it.
    r"(?:[01]?\d|2[0-4])[:.：h][0-5]\d(?: ?[ap]\.?m\b\.?)?(?: ?\p{L}{1,4})?:?|"
    r"(?:1[0-2]|[1-9]) ?[ap]\.?m\b\.?:?",
    regex.IGNORECASE,
)
_BRACKETS: Final = regex.compile(r"\([^()]{2,40}\)|（[^（）]{1,30}）")

Sign = Callable[[Edge, int], bool]


def _unended(edge: Edge, number: int) -> bool:
    shape = edge.line(number).shape
    return not shape.terminal and not shape.colon


def _curt(edge: Edge, number: int) -> bool:
    line = edge.line(number)
    return line.text.count(" ") < 2 and line.shape.size < CURT and few_words(line)


def _tiny(edge: Edge, number: int) -> bool:
    return edge.line(number).shape.size < TINY


def _long(edge: Edge, number: int) -> bool:
    return edge.line(number).shape.size > LONG


def _sentence(edge: Edge, number: int) -> bool:
    shape = edge.line(number).shape
    return shape.terminal and shape.words >= 5


def _stopped(edge: Edge, number: int) -> bool:
    return edge.line(number).shape.stopped


def _colon(edge: Edge, number: int) -> bool:
    return edge.line(number).shape.colon


def _comma(edge: Edge, number: int) -> bool:
    return edge.line(number).text[-1] in COMMAS


def _hour(edge: Edge, number: int) -> bool:
    """Whether it is a time of day that heads an entry: another stands below, or a colon above."""
    lines = edge.draft.lines
    if not edge.draft.prose(number + 1) or not _HOUR.fullmatch(lines[number].text):
        return False
    if number and lines[number - 1].shape.colon:
        return True
    below = range(number + 1, min(len(lines), number + FARTHEST))
    return any(_HOUR.fullmatch(lines[n].text) and edge.draft.prose(n + 1) for n in below)


def _item(edge: Edge, number: int) -> bool:
    return edge.line(number).shape.item


def _names(edge: Edge, number: int) -> bool:
    return is_names(edge.line(number))


def _year(edge: Edge, number: int) -> bool:
    return bool(_YEAR.search(edge.line(number).text))


def _glued(edge: Edge, number: int) -> bool:
    return bool(_GLUED.search(edge.line(number).text))


def _brackets(edge: Edge, number: int) -> bool:
    return bool(_BRACKETS.search(edge.line(number).text))


def _speaks(edge: Edge, number: int) -> bool:
    line = edge.line(number)
    return line.shape.quoted or line.text[0] in "-–—―"


def _dateline(edge: Edge, number: int) -> bool:
    text = edge.line(number).text
    return text[-1] in "-–—―" or bool(_REPORTED_FROM.match(text))


def _under_link(edge: Edge, number: int) -> bool:
    return edge.draft.category(number - 1) in LINKS


def _by_picture(edge: Edge, number: int) -> bool:
    return bool(edge.beside(number) & PICTURES)


def _beside(edge: Edge, number: int) -> bool:
    return bool(edge.beside(number) - PICTURES)


def _parted(edge: Edge, number: int) -> bool:
    return bool(edge.between(number) - PICTURES - {"ad"})  # ads stand anywhere in a text


def _parted_by_end(edge: Edge, number: int) -> bool:
    return bool(edge.between(number) - LINKS - PICTURES)


def _outermost(edge: Edge, number: int) -> bool:
    return number == (edge.numbers[0] if edge.on_top else edge.numbers[-1])


def _alone(edge: Edge, number: int) -> bool:
    return edge.numbers == (number,)


def _answers(edge: Edge, number: int) -> bool:
    return number > 0 and edge.line(number - 1).text[-1] in "?؟？"


def _speaker(edge: Edge, number: int) -> bool:
    """Whether the same line stands above a paragraph again, as a speaker's name does."""
    lines, own = edge.draft.lines, edge.line(number).text
    below = range(number + 1, min(len(lines), number + FARTHEST))
    return any(lines[n].text == own and edge.draft.prose(n + 1) for n in below)


def _announced(edge: Edge, number: int) -> bool:
    """Whether three lines or more stand under one that ends in a colon, and it is one of them."""
    if edge.line(number).shape.size > LONGEST_ITEM:
        return False
    row = edge.row(number)
    colons = [n for n in row if edge.line(n).shape.colon]
    above = max((n for n in colons if n < number), default=None)
    below = min((n for n in colons if n > number), default=row[-1] + 1)
    return above is not None and below - above > LISTED


def _amounts(edge: Edge, number: int) -> bool:
    """Whether it stands among lines that begin with a figure and a word, as ingredients do."""
    counted = [n for n in edge.row(number) if _AMOUNT.match(edge.line(n).text)]
    if len(counted) < LISTED or number < counted[0]:
        return False
    last = counted[-1] + 1  # the last ingredient is often just a pinch of salt
    return number <= last and len(counted) * 2 >= last - counted[0]


def _subhead(edge: Edge, number: int) -> bool:
    return heads_text(edge.draft, number)


def _section(edge: Edge, number: int) -> bool:
    return names_section(edge.draft, number)


def _over_list(edge: Edge, number: int) -> bool:
    below = edge.draft.after(number)
    return below < len(edge.draft.lines) and edge.line(below).shape.item


def _touches(edge: Edge, number: int) -> bool:
    return edge.touches(number)


def _under_title(edge: Edge, number: int) -> bool:
    return any(edge.draft.category(n) == "title" for n in range(number))


def _sparse(edge: Edge, _: int) -> bool:
    return edge.flowing < 0.4


def _short_text(edge: Edge, _: int) -> bool:
    return edge.draft.extent < SHORT_TEXT


def _sentences(edge: Edge, _: int) -> bool:
    return sum(edge.line(n).shape.stopped for n in edge.numbers) * 3 >= len(edge.numbers)


def _introduced(edge: Edge, _: int) -> bool:
    return edge.line(edge.text).shape.colon


def _figures(edge: Edge, number: int) -> bool:
    if _parted(edge, number):
        return False  # a table or a list of dates that is the article's stands at its text
    counted = sum(any(map(str.isdigit, edge.line(n).text)) for n in edge.numbers)
    return len(edge.numbers) > 2 and counted * 2 >= len(edge.numbers)


def _known(edge: Edge, number: int) -> bool:
    words = words_of(edge.draft, number)
    return taken_up(edge.draft, words, number, len(words) * 2 // 3 + 1)


def _foreign(edge: Edge, number: int) -> bool:
    if edge.draft.extent < ENOUGH_TEXT:
        return False
    words = words_of(edge.draft, number)
    return len(words) >= TELLING and not taken_up(edge.draft, words, number)


SIGNS: Final[Mapping[str, Sign]] = MappingProxyType(
    {
        "unended": _unended,
        "curt": _curt,
        "tiny": _tiny,
        "long": _long,
        "sentence": _sentence,
        "stopped": _stopped,
        "colon": _colon,
        "comma": _comma,
        "hour": _hour,
        "item": _item,
        "names": _names,
        "year": _year,
        "glued": _glued,
        "brackets": _brackets,
        "speaks": _speaks,
        "dateline": _dateline,
        "under-link": _under_link,
        "by-picture": _by_picture,
        "beside": _beside,
        "parted": _parted,
        "parted-by-end": _parted_by_end,
        "outermost": _outermost,
        "alone": _alone,
        "answers": _answers,
        "speaker": _speaker,
        "section": _section,
        "over-list": _over_list,
        "announced": _announced,
        "amounts": _amounts,
        "subhead": _subhead,
        "touches": _touches,
        "under-title": _under_title,
        "sparse": _sparse,
        "short-text": _short_text,
        "sentences": _sentences,
        "introduced": _introduced,
        "figures": _figures,
        "known": _known,
        "foreign": _foreign,
    }
)
"""The signs by name."""
