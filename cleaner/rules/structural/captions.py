"""Captions told by their credit, and what the page left around them: alt texts, doublets."""

import re
from collections.abc import Iterator
from typing import Final

from cleaner.draft import Draft
from cleaner.lines import Line
from cleaner.rules.model import Rule
from cleaner.rules.structural.entry import Structural

_WORD: Final = re.compile(r"[^\W\d_]{3,}|[\u3040-\u9fff\uac00-\ud7af]")
_QUOTE: Final = re.compile("[\"“”„«»「」]")
LONGEST_CAPTION: Final = 420
"""Characters: a longer line that ends in a credit is a paragraph with the credit glued on."""
_PICTURES: Final = frozenset({"caption", "credit"})


def credited(draft: Draft) -> Iterator[tuple[int, str]]:
    """A line that ends in a picture credit, and is short enough, and tells no one's words."""
    for number, line in enumerate(draft.lines):
        if number in draft.labels:
            continue
        for rule, (start, _) in line.hits:
            if rule.where == "tail" and rule.category == "credit":
                if _is_caption(draft, line, line.text[:start].rstrip()):
                    yield number, f"it ends in a picture credit ({rule.id})"
                break


def _is_caption(draft: Draft, line: Line, before: str) -> bool:
    if not 12 <= len(before) <= LONGEST_CAPTION or line.shape.sentences > 5:
        return False
    return not (_QUOTE.search(before) and _reports(draft, before))


def _reports(draft: Draft, text: str) -> bool:
    words = _WORD.findall(text.lower())
    return any(word in draft.attribution for word in words)


def alt_above(draft: Draft) -> Iterator[tuple[int, str]]:
    """A short title-like line directly above a caption: the image's title or alt text."""
    subheads = _has_subheads(draft)
    for number in draft.odd:
        line = draft.lines[number]
        if number in draft.labels or not _altlike(line) or number == 0:
            continue
        if draft.category(number + 1) not in _PICTURES:
            continue
        below = draft.lines[number + 1].text
        shared = _stems(line.text) & _stems(below)
        if shared:
            yield number, f"above a caption that also says {', '.join(sorted(shared)[:3])}"
        elif not subheads:
            yield number, "short, unpunctuated, directly above a caption"


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


def doubled(draft: Draft) -> Iterator[tuple[int, str]]:
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


def _bare(line: Line) -> str:
    return line.folded[slice(*line.core)].lower().rstrip(" .")


RULES: Final = (
    Structural(
        Rule(
            "shape.caption.credited",
            "caption",
            "A line that ends in a picture credit is the picture's caption.",
            "A credit is set under a picture; a paragraph with one glued to its end is longer, "
            "or quotes someone, and loses only the credit.",
            since="0.1",
            matches=(
                "The ferry left at dawn, and nobody was on deck to see it go.\n"
                "⟪Passengers wait at the pier in Ostmouth. (Dana Field/AFP)⟫\n"
                "It came back at noon with half of its lights broken by the storm.",
            ),
            keeps=(
                "“We waited all night and saw no one,” the harbour master said on Monday. (Reuters)",
            ),
        ),
        credited,
    ),
    Structural(
        Rule(
            "shape.caption.doubled",
            "caption",
            "The same caption once more, with or without its credit.",
            "Pages carry a caption twice: as text and as the picture's description.",
            since="0.1",
            matches=(
                "⟪Passengers wait at the pier in Ostmouth.⟫\n"
                "Passengers wait at the pier in Ostmouth. (Dana Field/AFP)\n"
                "The ferry left at dawn, and nobody was on deck to see it go.",
            ),
        ),
        doubled,
    ),
    Structural(
        Rule(
            "shape.alt.above-caption",
            "alt",
            "A short title-like line directly above a caption.",
            "It is the picture's title or alternative text: it shares the caption's words, or "
            "stands in a text without subheadings.",
            since="0.1",
            matches=(
                "The ferry left at dawn, and nobody was on deck to see it go.\n"
                "⟪Ostmouth ferry passengers⟫\n"
                "Passengers wait at the pier in Ostmouth. (Dana Field/AFP)\n"
                "It came back at noon with half of its lights broken by the storm.",
            ),
        ),
        alt_above,
    ),
)
