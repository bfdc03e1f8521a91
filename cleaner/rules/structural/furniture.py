"""Kickers, dates and names around the headline, and the names below the last paragraph."""

from collections.abc import Iterator
from typing import Final

import regex

from cleaner.draft import Draft, Found
from cleaner.rules.structural.evidence import Sign, judged, taken_up, words_of
from cleaner.rules.structural.heads import dated, head, is_names
from cleaner.rules.structural.subheads import heads_text, names_section

HEADED: Final = Sign("it stands by the headline", 0.5)
LEADING: Final = Sign("it is the first line", 0.2)
CURT: Final = Sign("it has one word or two", 0.5)
FOREIGN: Final = Sign("the text does not take it up", 0.4)
ABOVE: Final = Sign("it stands above the first paragraph", 0.3)
BELOW: Final = Sign("it stands below the last paragraph", 0.3)
DATED: Final = Sign("it gives a day and a time", 0.7)
BARE: Final = Sign("it gives a day or a time, and little else", 0.4)
BETWEEN: Final = Sign("it stands between the headline and a date", 0.7)
NAMES: Final = Sign("each of its words is a name", 0.3)

AUTHOR: Final = Sign("it begins with the author's name", 0.6)
ENDING: Final = Sign("it is one of the last paragraphs", 0.4)
LAST: Final = 3
"""Lines at the end that may be about the author."""
LONGEST_BIO: Final = 600
"""Characters."""
_INITIALS: Final = regex.compile(
    r"\((?:\p{Ll}{2,4}|\p{Lu}{2,3})\.?(?:(?:/|, ?| und | & |-)\p{L}{2,5}\.?){0,3}\)"
    r"|\p{Ll}{2,4}(?:/\p{Ll}{2,4}){1,5}"
)
_PLACE: Final = regex.compile(r"\p{Lu}[\p{L}\p{M} .’'-]{1,30}(?:, [\p{L}\p{M} .’'-]{2,30})? ?\|")
_PERSON: Final = regex.compile(r"\p{Lu}[\p{L}.'’-]++(?: \p{Lu}[\p{L}.'’-]++){1,3}")


def kickers(draft: Draft) -> Found:
    """Sections and kickers: a word or two above the headline, or on top."""
    top = head(draft)
    if not top or not top.slight:
        return
    title = _title(draft)
    for number in top.slight:
        if number > title >= 0 or draft.lines[top.opening].shape.item:
            break
        if title < 0 and (heads_text(draft, number) or names_section(draft, number)):
            continue
        foreign = not taken_up(draft, words_of(draft, number), number)
        leading = number == draft.after(-1)
        reason = judged(
            [(HEADED, title >= 0), (LEADING, leading), (CURT, True), (FOREIGN, foreign)]
        )
        if reason:
            yield number, reason


def _title(draft: Draft) -> int:
    return next(iter(draft.labelled("title")), -1)


def stamps(draft: Draft) -> Found:
    """Dates and times above the first paragraph."""
    top = head(draft)
    if not top or not top.stamps:
        return
    titled = -1 < _title(draft) < top.opening
    for number in top.stamps:
        full = dated(draft.lines[number])
        reason = judged([(ABOVE, True), (DATED, full), (BARE, not full), (HEADED, titled)])
        if reason:
            yield number, reason


def places(draft: Draft) -> Found:
    """A place and a bar, alone above the paragraph that begins with the place."""
    for number in draft.odd:
        text = draft.lines[number].text
        if text[-1] != "|" or not draft.prose(number + 1) or number in draft.labels:
            continue
        place, below = text[:-1].rstrip().partition(",")[0].lower(), draft.lines[number + 1].low
        told = below.startswith(place) and not below[len(place) :][:1].isalnum()
        if told and _PLACE.fullmatch(text):
            yield number, "a place and a bar, and the paragraph below begins with the place"


def names(draft: Draft) -> Found:
    """Names alone on a line, between the headline and the text or below the last paragraph."""
    for number, place in _named(draft):
        foreign = not taken_up(draft, words_of(draft, number), number)
        if reason := judged([(NAMES, True), (place, True), (FOREIGN, foreign)]):
            yield number, reason


def initials(draft: Draft) -> Found:
    """Initials in brackets or between slashes below the last paragraph: who wrote the text."""
    last = draft.before(len(draft.lines))
    if last < 2 or not draft.prose(draft.before(last)):
        return
    if _INITIALS.fullmatch(draft.lines[last].text):
        yield last, "initials, and nothing else, close the text"


def bios(draft: Draft) -> Found:
    """A paragraph at the end that begins with the name of an author."""
    authors = _authors(draft)
    number = len(draft.lines)
    for _ in range(LAST if authors else 0):
        number = draft.before(number)
        if number < 3 or len(draft.lines[number].text) > LONGEST_BIO:
            return
        named = any(draft.lines[number].text.startswith(name) for name in authors)
        if reason := judged([(AUTHOR, named), (ENDING, True)]):
            yield number, reason


def _authors(draft: Draft) -> set[str]:
    """The names in the bylines, each also without its first words: By Ada Quill, Ada Quill."""
    runs = [
        match[0].split()
        for number in draft.labelled("byline")
        for match in _PERSON.finditer(draft.lines[number].text[:LONGEST_BIO])
    ]
    return {" ".join(run[n:]) for run in runs for n in range(len(run) - 1)}


def _named(draft: Draft) -> Iterator[tuple[int, Sign]]:
    top, title = head(draft), _title(draft)
    if top and -1 < title < top.opening:
        for number in (*top.names, *top.slight):
            if number > title and is_names(draft.lines[number]):
                yield number, ABOVE
    below = title + 1
    dated_below = title >= 0 and draft.category(below + 1) == "date"
    if dated_below and below not in draft.labels and is_names(draft.lines[below]):
        yield below, BETWEEN
    last = draft.before(len(draft.lines))
    if last > 2 and draft.prose(draft.before(last)) and is_names(draft.lines[last]):
        yield last, BELOW
