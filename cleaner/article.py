"""From what was decided to what the caller gets: paragraphs, title, removals, digest."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import Final

from cleaner.lines import Line
from cleaner.models import Article, Removal
from cleaner.verdicts import Decision, Gone

LONGEST_VERSE: Final = 45
"""Characters: lines of a block that are all shorter keep their line breaks."""

_FIELDS: Final = set(Removal.model_fields)


def assemble(text: str, decision: Decision, warnings: tuple[str, ...] = ()) -> Article:
    """Give the article that a decision about ``text`` makes."""
    paragraphs = tuple(_paragraphs(decision.lines))
    return Article.model_construct(
        text="\n\n".join(paragraphs),
        paragraphs=paragraphs,
        title=decision.title,
        language=decision.language,
        removed=tuple([_removal(gone, text) for gone in decision.gone]),
        kept=tuple([span for line in decision.lines for span in line.pieces]),
        warnings=(*warnings, *decision.warnings),
    )


def _removal(gone: Gone, text: str) -> Removal:
    """Make a removal as ``model_construct`` does: its values need no check.

    Set one by one they share their names' table with all other removals, which takes a third of
    the memory: a text can be made of captions.
    """
    start, end, (rule, reason) = gone
    removal = Removal.__new__(Removal)
    put = object.__setattr__
    put(removal, "rule", rule.id)
    put(removal, "category", rule.category)
    put(removal, "reason", reason)
    put(removal, "text", text[start:end])
    put(removal, "start", start)
    put(removal, "end", end)
    put(removal, "__pydantic_fields_set__", _FIELDS)
    put(removal, "__pydantic_extra__", None)
    put(removal, "__pydantic_private__", None)
    return removal


def _paragraphs(lines: list[Line]) -> Iterator[str]:
    """Join the lines of a list, a table or a stanza with line breaks; others stand alone."""
    spaced = bool(lines) and lines[0].block != lines[-1].block
    for _, group in groupby(lines, attrgetter("block")):
        yield from _block(list(group), spaced)


def _block(block: list[Line], spaced: bool) -> Iterator[str]:
    if len(block) == 1:
        yield block[0].text
    elif spaced and len(block) >= 3 and all(len(line.text) <= LONGEST_VERSE for line in block):
        yield "\n".join([line.text for line in block])
    else:
        yield from _lists(block)


def _lists(block: list[Line]) -> Iterator[str]:
    """Keep list items and table rows that stand together together."""
    group: list[str] = []
    for line in block:
        listed = line.text[0] in "-–—•·▪*|0123456789" and line.shape.item
        if group and not listed:
            yield "\n".join(group)
            group = []
        if listed:
            group.append(line.text)
        else:
            yield line.text
    if group:
        yield "\n".join(group)
