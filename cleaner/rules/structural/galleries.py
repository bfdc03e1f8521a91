"""Galleries below a text: captions as long as paragraphs, each above its credit."""

from collections import Counter
from typing import Final

import regex

from cleaner.draft import Draft, Found
from cleaner.shape import QUOTES

PAIRS: Final = 5
"""Captions with a credit that make a gallery."""
BODY: Final = 4
"""Paragraphs above it that are the text's own: with fewer the pictures may be the article."""
LONGEST_CREDIT: Final = 70
"""Characters of a credit on a line of its own."""
LONGEST_CAPTION: Final = 700
SHORTEST_CAPTION: Final = 50
"""Characters: a shorter line may be a heading."""
LONGEST_HEADING: Final = 90
"""Characters of what the gallery is called."""
_NAMES: Final = frozenset({"credit", "byline"})
"""Labels of lines that name somebody: the last credit may look like the author's name."""
_CREDIT: Final = regex.compile(
    # A name of two words to four, a mark or a word that joins, and an outlet of two or more.
    r"\p{Lu}[\p{L}.'’-]*+(?: \p{L}[\p{L}.'’-]*+){1,3}?(?:, ?| ?[/|–—] ?| for | via )"
    r"(\p{Lu}[\p{L}\p{N}&.'’-]*+(?: [\p{Lu}\p{N}&][\p{L}\p{N}&.'’-]*+){1,4})"
)


def pictured(draft: Draft) -> Found:
    """The captions and credits that alternate to the text's end, and what they are headed by."""
    signed = _signed(draft)
    run = _alternating(draft, list(signed))
    if len(run) < PAIRS or not _of_photographers(draft, run, signed):
        return
    top = _top(draft, run[0] - 1)
    captions = [n for n in range(top, run[-1]) if n not in signed]
    if _quoted(draft, captions) or not _stands_apart(draft, top):
        return
    for number in range(_heading(draft, top), run[-1] + 1):
        if number not in draft.labels:
            yield number, f"one of {len(run)} captions and credits that alternate below the text"


def _signed(draft: Draft) -> dict[int, str]:
    """Give the lines that are credits, or look like one, each with its outlet, in text order."""
    found: dict[int, str] = {}
    for number in draft.odd:
        text = draft.lines[number].text
        if len(text) > LONGEST_CREDIT:
            continue
        credit = _CREDIT.fullmatch(text)
        if credit:
            found[number] = credit[1]
        elif draft.category(number) in _NAMES:
            found[number] = ""
    return found


def _alternating(draft: Draft, signed: list[int]) -> list[int]:
    """Give the last credits, as many as have one paragraph above each; none stands below them."""
    if not signed or draft.runs_on(signed[-1] + 1):
        return []
    first = len(signed) - 1
    while first and _is_caption(draft, signed[first - 1] + 1, signed[first]):
        first -= 1
    if not _is_caption(draft, _top(draft, signed[first] - 1), signed[first]):
        first += 1
    return signed[first:]


def _is_caption(draft: Draft, start: int, end: int) -> bool:
    """Whether the lines from ``start`` to ``end`` are one paragraph, perhaps a broken one."""
    lines = draft.lines[max(0, start) : end]
    if any(not line.text[0].islower() for line in lines[1:]):
        return False
    return SHORTEST_CAPTION <= sum(line.shape.size for line in lines) <= LONGEST_CAPTION


def _top(draft: Draft, number: int) -> int:
    """Give the first line of the paragraph that ends at a line."""
    while number > 0 and draft.lines[number].text[0].islower():
        number -= 1
    return number


def _of_photographers(draft: Draft, run: list[int], outlet_of: dict[int, str]) -> bool:
    """Whether credits are known or of one outlet, and some stand twice or are of another.

    What several authors have written, each signed, is of many outlets, or of one and each once.
    """
    known = {n for n in run if draft.category(n) == "credit"}
    outlets = Counter(outlet_of[n] for n in run if outlet_of[n])
    outlet, times = outlets.most_common(1)[0] if outlets else ("", 0)
    shared = {n for n in run if times > 1 and outlet_of[n] == outlet}
    again = len({draft.lines[n].folded for n in run}) < len(run)
    mixed = bool(known) and any(outlet_of[n] != outlet for n in known)
    return len(known | shared) * 4 >= len(run) * 3 and (again or mixed)


def _quoted(draft: Draft, captions: list[int]) -> bool:
    """Whether many captions are somebody's words."""
    quoted = sum(draft.lines[n].text[0] in QUOTES for n in captions)
    return quoted * 4 > len(captions)


def _stands_apart(draft: Draft, top: int) -> bool:
    """Whether enough paragraphs of the text's own stand above a gallery."""
    return sum(draft.prose(n) for n in range(top)) >= BODY


def _heading(draft: Draft, top: int) -> int:
    """Give the line that names the gallery where one stands right above it, or its first."""
    line = draft.lines[top - 1]
    named = line.shape.titled and not line.shape.prose and len(line.text) <= LONGEST_HEADING
    return top - 1 if named and not line.shape.item else top
