"""Captions told by their credit, and what the page left around them: alt texts, doublets."""

import re
from typing import Final

from cleaner.draft import FARTHEST, Draft, Found
from cleaner.lines import Line
from cleaner.rules.structural.subheads import has_subheads, is_short
from cleaner.shape import FULL_STOP, Shape, sentences

_WORD: Final = re.compile(r"[^\W\d_]{3,}|[\u3040-\u9fff\uac00-\ud7af]")
_QUOTE: Final = re.compile('["“”„«»「」]')
LONGEST_CAPTION: Final = 420
"""Characters: a longer line that ends in a credit is a paragraph with the credit glued on."""
LONGEST_LAST: Final = 180
"""The same of the last line of a text: its agency stands behind the last paragraph."""
LONGEST_CREDIT: Final = 24
"""Characters of a Chinese credit that stands alone."""
SHORTEST_CAPTION: Final = 12
"""Characters of what stands before the credit."""
LONGEST_ALT: Final = 70
"""Characters of an alternative text that says nothing of what the caption says."""
SHORTEST_TWIN: Final = 20
"""Characters of the shorter of two lines that begin alike."""
LONGEST_ADDITION: Final = 60
"""Characters that a caption may have more than its twin."""
LONGEST_SAID_TWICE: Final = 120
"""Characters: a longer sentence is no caption, also where the next line begins with it."""
_DAY: Final = re.compile(
    r"[△▲]?\d{1,2}月\d{1,2}日[,，、]?[^。！？“”「」记記]{1,24}在[^。！？“”「」]{3,24}。?"
)
_AGENCY_BEHIND: Final = frozenset({"ja", "ko"})
"""Languages whose agencies stand behind a text's last words, as credits do."""
_PICTURES: Final = frozenset({"caption", "credit"})


def credited(draft: Draft) -> Found:
    """A line that ends in a picture credit, and is short enough, and tells no one's words."""
    for number in draft.matched:
        if number in draft.labels:
            continue
        line = draft.lines[number]
        for rule, (start, _) in line.hits:
            if rule.where == "tail" and rule.category == "credit":
                before, credit = line.text[:start].rstrip(), line.text[start:].strip()
                if _is_caption(draft, number, before) and not _signed(
                    draft, number, before, credit
                ):
                    yield number, f"it ends in a picture credit ({rule.id})"
                break


def _is_caption(draft: Draft, number: int, before: str) -> bool:
    size = Shape(before).size
    if size < SHORTEST_CAPTION or _told(draft, before):
        return False
    count = sentences(before)
    if (count >= 2 or size >= LONGEST_LAST) and not draft.runs_on(number + 1):
        return False  # the last paragraph, with the credit of the whole text
    return size <= (LONGEST_CAPTION if count <= 2 else LONGEST_CAPTION // 2)


def _told(draft: Draft, text: str) -> bool:
    """Whether somebody says something: in quotation marks, where a caption may have the verb."""
    sure = draft.language in _AGENCY_BEHIND or _QUOTE.search(text)
    return bool(sure) and draft.says(text.lower())


def _signed(draft: Draft, number: int, before: str, credit: str) -> bool:
    """Whether a line is the last sentence of a text, and its agency signs the text."""
    bare = not any(mark in credit for mark in " /:")
    return bare and before[-1] in FULL_STOP and not draft.runs_on(number + 1)


def alt_above(draft: Draft) -> Found:
    """A short title-like line directly above a caption: the image's title or alt text."""
    for below in draft.labelled(*_PICTURES):
        number = below - 1
        line = draft.lines[number]
        if number < 0 or number in draft.labels or _on_top(draft, number):
            continue  # the first line is the headline, also above a picture
        if len(draft.lines[below].text) <= LONGEST_CREDIT and _of_a_day(draft, line):
            yield number, "one sentence that begins with a day, directly above a credit"
        if not is_short(line):
            continue
        shared = _stems(line.text) & _stems(draft.lines[below].text)
        if shared:
            yield number, f"above a caption that also says {', '.join(sorted(shared)[:3])}"
        elif line.shape.size > LONGEST_ALT or "," in line.text:
            continue
        elif not (
            has_subheads(draft) or _below_picture(draft.lines[below]) or _over_credit(draft, below)
        ):
            yield number, "short, unpunctuated, directly above a caption"


def _below_picture(line: Line) -> bool:
    """Whether a caption's picture is known to stand between it and the line above."""
    return line.facts is not None and line.facts.under


def _over_credit(draft: Draft, below: int) -> bool:
    """Whether a line and a bare credit stand between two paragraphs: it may be a subheading.

    Where capitals are written, what names the picture shows them, and stays an alternative text.
    """
    bare = draft.category(below) == "credit" and not draft.lines[below - 1].text[0].isupper()
    return bare and draft.prose(below - 2) and draft.prose(below + 1)


def _of_a_day(draft: Draft, line: Line) -> bool:
    """Whether a line says what is seen on a day, as Chinese captions do, and nobody's words."""
    return bool(_DAY.fullmatch(line.text)) and not draft.reports(line)


def _on_top(draft: Draft, number: int) -> bool:
    """Whether nothing stays above a line, and no headline was found there."""
    if draft.before(number) >= 0:
        return False
    return all(draft.category(n) != "title" for n in range(max(0, number - FARTHEST), number))


def _stems(text: str) -> set[str]:
    return {word[:4] for word in _WORD.findall(text.lower()) if len(word) > 3 or word > "\u3040"}


def doubled(draft: Draft) -> Found:
    """A line that says again what the caption next to it says, with or without its credit."""
    for caption in draft.labelled("caption"):
        for number in (caption - 1, caption + 1):
            if not 0 <= number < len(draft.lines) or number in draft.labels:
                continue
            bare, other = _bare(draft.lines[number]), _bare(draft.lines[caption])
            same = other.startswith(bare) or bare.startswith(other)
            if same and Shape(bare).size >= SHORTEST_TWIN:
                yield number, "it repeats the caption beside it"


def extended(draft: Draft) -> Found:
    """Two lines of which one is the other and a name, a credit or the like: a picture's texts."""
    for number in draft.odd:
        below = number + 1
        if below >= len(draft.lines) or number in draft.labels or below in draft.labels:
            continue
        one, two = draft.lines[number], draft.lines[below]
        if one.folded[:SHORTEST_TWIN] != two.folded[:SHORTEST_TWIN]:
            continue
        short, long = (one, two) if len(one.text) <= len(two.text) else (two, one)
        if _extends(long, short):
            yield number, "one of two lines that begin alike, the other with a credit or a name"
            yield below, "one of two lines that begin alike, the other with a credit or a name"


def _extends(long: Line, short: Line) -> bool:
    if len(short.text) < SHORTEST_TWIN or not long.folded.startswith(short.folded):
        return False
    rest = long.text[len(short.text) :].strip()
    if not 2 <= len(rest) <= LONGEST_ADDITION or rest[0].islower() or rest[-1] in "?!؟？":
        return False
    if short.shape.item or (short.shape.stopped and short.shape.size >= LONGEST_SAID_TWICE):
        return False
    return sentences(rest) == 0 or rest[0] in "([（|/©–-"


def _bare(line: Line) -> str:
    return line.folded[slice(*line.core)].lower().rstrip(" .")
