"""Captions told by their credit, and what the page left around them: alt texts, doublets."""

import re
from typing import Final

from cleaner.draft import FARTHEST, Draft, Found
from cleaner.lines import Line
from cleaner.shape import shape_of

_WORD: Final = re.compile(r"[^\W\d_]{3,}|[\u3040-\u9fff\uac00-\ud7af]")
_QUOTE: Final = re.compile('["“”„«»「」]')
LONGEST_CAPTION: Final = 420
"""Characters: a longer line that ends in a credit is a paragraph with the credit glued on."""
LONGEST_ALT: Final = 70
"""Characters of an alternative text that says nothing of what the caption says."""
LONGEST_ADDITION: Final = 60
"""Characters that a caption may have more than its twin."""
_PICTURES: Final = frozenset({"caption", "credit"})


def credited(draft: Draft) -> Found:
    """A line that ends in a picture credit, and is short enough, and tells no one's words."""
    for number, line in enumerate(draft.lines):
        if number in draft.labels:
            continue
        for rule, (start, _) in line.hits:
            if rule.where == "tail" and rule.category == "credit":
                if _is_caption(draft, number, line.text[:start].rstrip()):
                    yield number, f"it ends in a picture credit ({rule.id})"
                break


def _is_caption(draft: Draft, number: int, before: str) -> bool:
    sentences = shape_of(before).sentences if before else 0
    if len(before) < 12 or (_QUOTE.search(before) and _reports(draft, before)):
        return False
    if sentences >= 2 and not any(draft.prose(n) for n in range(number + 1, len(draft.lines))):
        return False  # the last paragraph, with the credit of the whole text
    return len(before) <= (LONGEST_CAPTION if sentences <= 2 else LONGEST_CAPTION // 2)


def _reports(draft: Draft, text: str) -> bool:
    words = _WORD.findall(text.lower())
    return any(word in draft.attribution for word in words)


def alt_above(draft: Draft) -> Found:
    """A short title-like line directly above a caption: the image's title or alt text."""
    subheads = _has_subheads(draft)
    for number in draft.odd:
        line = draft.lines[number]
        if number in draft.labels or not _altlike(line) or _on_top(draft, number):
            continue  # the first line is the headline, also above a picture
        if draft.category(number + 1) not in _PICTURES:
            continue
        below = draft.lines[number + 1].text
        shared = _stems(line.text) & _stems(below)
        if shared:
            yield number, f"above a caption that also says {', '.join(sorted(shared)[:3])}"
        elif not subheads and line.shape.size <= LONGEST_ALT and "," not in line.text:
            yield number, "short, unpunctuated, directly above a caption"


def _on_top(draft: Draft, number: int) -> bool:
    """Whether nothing stays above a line, and no headline was found there."""
    if draft.before(number) >= 0:
        return False
    return all(draft.category(n) != "title" for n in range(max(0, number - FARTHEST), number))


def _altlike(line: Line) -> bool:
    shape = line.shape
    return shape.titled and not shape.terminal and shape.words <= 14 and shape.size <= 110


def _stems(text: str) -> set[str]:
    return {word[:4] for word in _WORD.findall(text.lower()) if len(word) > 3 or word > "\u3040"}


def _has_subheads(draft: Draft) -> bool:
    """Whether short lines elsewhere stand between two paragraphs, as subheadings do."""
    return any(
        _altlike(draft.lines[n])
        and not draft.lines[n].shape.capitals
        and draft.prose(n - 1)
        and draft.prose(n + 1)
        for n in draft.odd
        if n not in draft.labels
    )


def doubled(draft: Draft) -> Found:
    """A line that says again what the caption next to it says, with or without its credit."""
    for number, line in enumerate(draft.lines):
        if number in draft.labels or len(line.text) < 20:
            continue
        for beside in (number + 1, number - 1):
            if draft.category(beside) != "caption":
                continue
            bare, other = _bare(line), _bare(draft.lines[beside])
            if len(bare) >= 20 and (other.startswith(bare) or bare.startswith(other)):
                yield number, "it repeats the caption beside it"
                break


def extended(draft: Draft) -> Found:
    """Two lines of which one is the other and a name, a credit or the like: a picture's texts."""
    for number in draft.odd:
        below = number + 1
        if below >= len(draft.lines) or number in draft.labels or below in draft.labels:
            continue
        short, long = sorted((draft.lines[number], draft.lines[below]), key=lambda x: len(x.text))
        if _extends(long, short):
            yield number, "one of two lines that begin alike, the other with a credit or a name"
            yield below, "one of two lines that begin alike, the other with a credit or a name"


def _extends(long: Line, short: Line) -> bool:
    if len(short.text) < 20 or short.shape.item or not long.folded.startswith(short.folded):
        return False
    rest = long.text[len(short.text) :].strip()
    if not 2 <= len(rest) <= LONGEST_ADDITION or rest[0].islower() or rest[-1] in "?!؟？":
        return False
    return shape_of(rest).sentences == 0 or rest[0] in "([（|/©–-"


def _bare(line: Line) -> str:
    return line.folded[slice(*line.core)].lower().rstrip(" .")
