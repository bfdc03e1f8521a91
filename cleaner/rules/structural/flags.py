"""Headlines of other stories behind a flag: a word or a few in capitals, and a colon.

Interviews, lists of facts and parts of a text begin so too, one after the other and all along;
a link stands alone between paragraphs, or in a row with others of which one is known.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Final

import regex

from cleaner.draft import Draft, Found
from cleaner.lines import Line
from cleaner.rules.structural.subheads import subhead_like

MOST_FLAGS: Final = 2
"""Rows behind different flags: a text with more of them is divided by them."""
LEAST_WORDS: Final = 6
"""Words of a flag and its headline: a shorter line may be a subheading."""
LEAST_SURE: Final = 4
"""Words of them where something else tells that links are set so."""
SMALL_WORDS: Final = 2
"""Words without a capital in such a headline: a name or an address has fewer."""
MOST_ROW: Final = 5
"""Lines of a row: a longer one is a list."""
HALF: Final = 0.5
"""Share of a line in links: all but its flag."""
_FLAG: Final = regex.compile(
    # One word to four in capitals and a colon, then a headline that is not in capitals.
    r"((?:[\p{Lu}\d][\p{Lu}\d'’&-]*+ ){0,3}\p{Lu}[\p{Lu}'’&-]++) ?[:|] "
    r"[\"'“‘]{0,2}[\p{Lu}\d][^:]*?\p{Ll}{2}"
)
_ANY_FLAG: Final = regex.compile(r"[\p{Lu}\d'’& -]{4,40}+[:|] ")
_SMALL: Final = regex.compile(r"(?<= )\p{Ll}{3,}")
_KNOWN: Final = frozenset({"readmore", "promo", "caption", "embed", "credit"})
"""Labels of lines behind a flag that phrases know: Related, Photos, Video."""


def flagged(draft: Draft) -> Found:
    """A headline behind a word in capitals and a colon, or a few of them, between paragraphs."""
    flags = {n: match[1] for n in draft.odd if (match := _flag(draft.lines[n]))}
    rows = [row for row in _rows(draft, flags) if _inserted(draft, row)]
    known = bool(rows) and _others_known(draft)
    told = {flags[row[0]] for row in rows if _told(draft, row, flags)}
    sure = [row for row in rows if flags[row[0]] in told or (known and _runs(draft, row))]
    alone = [row for row in rows if row not in sure and _tells(draft, row)]
    if len({flags[row[0]] for row in alone}) > MOST_FLAGS or _divided(draft, flags):
        alone = []
    for row in (*sure, *alone):
        for number in row:
            yield number, f"a headline behind “{flags[number]}”, between paragraphs"


def _flag(line: Line) -> "regex.Match[str] | None":
    if line.plain or not line.shape.titled or line.shape.words < LEAST_SURE:
        return None
    return _FLAG.match(line.text)


def _rows(draft: Draft, flags: Container[int]) -> Iterator[list[int]]:
    """Give the rows of lines behind flags; a line that goes anyway does not part them."""
    row: list[int] = []
    for number in draft.odd:
        if number in draft.labels or number not in flags:
            continue
        if row and draft.before(number) != row[-1]:
            yield row
            row = []
        row.append(number)
    if row:
        yield row


def _inserted(draft: Draft, row: Sequence[int]) -> bool:
    """Whether a row stands between paragraphs, and the one above does not lead to it."""
    above, below = draft.before(row[0]), draft.after(row[-1])
    between = draft.prose(above) and draft.prose(below)
    return between and len(row) <= MOST_ROW and not draft.lines[above].shape.colon


def _others_known(draft: Draft) -> bool:
    """Whether phrases know other lines behind a flag as links."""
    lines = (draft.lines[n] for n in draft.labelled(*_KNOWN))
    return any(_ANY_FLAG.match(line.text) and not line.plain for line in lines)


def _runs(draft: Draft, row: Sequence[int]) -> bool:
    """Whether most lines have words without a capital, and none is a sentence or a question."""
    if any(draft.lines[n].shape.sentences for n in row):
        return False
    small = [len(_SMALL.findall(draft.lines[n].text)) for n in row]
    return sum(count >= SMALL_WORDS for count in small) * 2 > len(row)


def _told(draft: Draft, row: Sequence[int], flags: Mapping[int, str]) -> bool:
    """Whether all of a row have one flag, as neither facts nor speakers have, or hold links."""
    if len(row) > 1 and len({flags[n] for n in row}) == 1:
        return True
    facts = [draft.lines[n].facts for n in row]
    return all(fact is not None and fact.linked >= HALF for fact in facts)


def _tells(draft: Draft, row: Sequence[int]) -> bool:
    """Whether lines are long enough to be headlines, and give no figures where they are several.

    Somebody speaks behind a name where a sentence ends.
    """
    lines = [draft.lines[n] for n in row]
    if any(line.shape.words < LEAST_WORDS or line.shape.sentences for line in lines):
        return False
    return len(row) == 1 or not any(char.isdigit() for line in lines for char in line.text)


def _divided(draft: Draft, flagged: Container[int]) -> bool:
    """Whether other short lines stand between paragraphs: the text has subheadings."""
    return any(
        n not in flagged and n not in draft.labels and subhead_like(draft, n) for n in draft.odd
    )
