"""The article's own headline, above its first paragraph, and again elsewhere."""

from itertools import islice
from math import ceil
from typing import Final
from unicodedata import normalize

import regex

from cleaner.draft import Draft, Found
from cleaner.lines import Line
from cleaner.rules.structural.evidence import Sign, judged, taken_up, words_of
from cleaner.rules.structural.heads import Head, head, is_names, title_like
from cleaner.shape import QUOTES, Shape

USUAL: Final = 100
"""Characters: most headlines are shorter, many a standfirst without full stop is longer."""
SHARED: Final = 0.15
"""Share of a headline's longer words that the text below it takes up again."""
SURE: Final = 20
"""Characters: a shorter headline is only known again when it stands alone."""
MORE: Final = 50
"""Characters that may stand beside a headline which is repeated."""
ITEMS: Final = 2
"""Further lines that begin with the same mark: so many make a digest of what is the first."""
MOST_ABOVE: Final = 3
"""Paragraphs above a headline that stands below the text's beginning."""
LEAST_BELOW: Final = 3
"""Paragraphs below such a headline."""
_PARTS: Final = regex.compile(r"[\p{L}\p{N}’'”\"»“][:：] | [–—-] ")
"""Between the two parts of a headline."""
_FURNITURE: Final = frozenset({"byline", "date", "share", "comments", "nav", "embed", "source"})

ABOVE: Final = Sign("it stands above the first paragraph, like a headline", 0.5)
RECURS: Final = Sign("the text takes up its words", 0.3)
SIZED: Final = Sign("it is as long as headlines are", 0.2)
CAPITALISED: Final = Sign("its words begin with capitals", 0.3)
TWOPART: Final = Sign("it has two parts", 0.2)
FURNISHED: Final = Sign("a date, a name or the like stands under it", 0.3)
TWICE: Final = Sign("it stands there twice", 0.4)


def headline(draft: Draft) -> Found:
    """The title-like line before the first paragraph.

    Two title-like lines in a row may be headline and standfirst, or a text that begins with
    short lines: both stay, for what is cleaned again must not lose more.
    """
    top = head(draft)
    if not top or not top.titles or _interview(draft) or _one_of_many(draft, top.titles[0]):
        return
    titles = _headlines(draft, top)
    first = titles[0]
    if any(not _variants(draft.lines[first], draft.lines[n]) for n in titles):
        return
    words = words_of(draft, first)
    reason = judged(
        [
            (ABOVE, True),
            (RECURS, taken_up(draft, words, first, ceil(SHARED * len(words)))),
            (SIZED, draft.lines[first].shape.size <= USUAL),
            (CAPITALISED, _capitalised(draft.lines[first].text)),
            (TWOPART, bool(_PARTS.search(draft.lines[first].text))),
            (FURNISHED, _furnished(draft, top, first)),
            (TWICE, len(titles) > 1),
        ]
    )
    for number in titles if reason else ():
        yield number, str(reason)


def _headlines(draft: Draft, top: Head) -> list[int]:
    """Leave out lines in capitals above a headline that is not, and standfirsts below it."""
    loudless = [n for n in top.titles if not draft.lines[n].shape.capitals]
    titles = loudless if loudless and loudless[-1] == top.titles[-1] else list(top.titles)
    return [n for n in titles if n == titles[0] or not _standfirst(draft.lines[n])]


def _standfirst(line: Line) -> bool:
    """Whether a title-like line is too long to pass for the headline when it stands alone."""
    return line.shape.size > USUAL and not _PARTS.search(line.text) and not _capitalised(line.text)


def _furnished(draft: Draft, top: Head, title: int) -> bool:
    """Whether a date, a name, or what phrases know as such, stands under the line."""
    below = range(title + 1, top.opening)
    return any(n in top.stamps or n in top.names or draft.category(n) in _FURNITURE for n in below)


def _capitalised(text: str) -> bool:
    """Whether most longer words begin with a capital, as in English headlines."""
    words = [word for word in text.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) >= 4 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _variants(line: Line, other: Line) -> bool:
    """Whether two lines say the same, save what one of them adds at its end."""
    one, two = _letters(line), _letters(other)
    return one.startswith(two) or two.startswith(one)


def _letters(line: Line) -> str:
    """A line's letters and figures, without accents: what two ways of setting it share."""
    return "".join(filter(str.isalnum, normalize("NFD", line.folded.lower())))


def _interview(draft: Draft) -> bool:
    """Whether short questions recur, as in an interview that begins with one and is answered."""
    first = draft.after(-1)
    if draft.lines[first].text[-1] not in "?؟？" or _PARTS.search(draft.lines[first].text):
        return False
    return any(n > first + 1 and draft.lines[n].text[-1] in "?؟？" for n in draft.odd)


def _one_of_many(draft: Draft, first: int) -> bool:
    """Whether it heads an item of a digest: others with the same mark at the front do so too."""
    mark = draft.lines[first].text[0]
    if mark.isalnum() or mark in QUOTES:
        return False
    alike = (n for n in draft.odd if n > first and draft.lines[n].text[0] == mark)
    heading = (n for n in alike if draft.prose(n + 1) and title_like(draft.lines[n]))
    return sum(1 for _ in islice(heading, ITEMS)) == ITEMS


def over_byline(draft: Draft) -> Found:
    """The one headline that has an author and a date right under it, below a standfirst.

    A digest has more than one; what is reviewed has an author and a year further down, too.
    """
    if draft.labelled("title"):
        return
    signed = [n for n in draft.odd if n and _signed(draft, n) and title_like(draft.lines[n])]
    if len(signed) != 1 or signed[0] in draft.labels:
        return
    above = draft.flowing_above(signed[0])
    if 0 < above <= MOST_ABOVE and sum(draft.flows) - above >= LEAST_BELOW:
        yield signed[0], "an author and a date stand right under it"


def _signed(draft: Draft, number: int) -> bool:
    """Whether lines known as an author's and as a date stand right below a line."""
    below = number + 1
    named = below < len(draft.lines) and is_names(draft.lines[below])
    near = [draft.category(n) for n in (below, below + 1)]
    return "date" in near and ("byline" in near or (named and near[1] == "date"))


def said_again(draft: Draft) -> Found:
    """The headline once more, alone on a line, or with the site's name or a breadcrumb."""
    titles = {_bare(draft.lines[n]) for n in draft.labelled("title")}
    for number in draft.odd if titles else ():
        line = draft.lines[number]
        if number in draft.labels or line.shape.stopped:
            continue
        low = line.folded.lower()
        if any(title in low and _holds(_bare(line), title) for title in titles):
            yield number, "it repeats the headline"


def _bare(line: Line) -> str:
    return line.folded[slice(*line.core)].lower()


def _holds(line: str, title: str) -> bool:
    """Whether a line is the headline, or that and little more."""
    if line == title:
        return True
    return (
        Shape(title).size >= SURE
        and len(line) <= len(title) + MORE
        and (line.startswith(title) or line.endswith(title))
    )
