"""Lines at a text's edges, judged by signs whose weights were fitted to pages of many publishers.

``signs.toml`` is the table: each sign has a weight and says in words what it speaks for, or
against. A line goes when the weights of those that hold reach ``ENOUGH``. Signs are asked in
the table's order until they cannot.
"""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from cleaner.blocks import cells
from cleaner.draft import Draft, Found
from cleaner.lines import Line
from cleaner.rules.structural import edges
from cleaner.rules.structural.edges import Edge
from cleaner.rules.structural.evidence import ENOUGH, Sign
from cleaner.rules.structural.heads import is_names, title_like
from cleaner.rules.structural.promos import sets_out_numbers
from cleaner.rules.structural.signs import SIGNS

TABLE: Final = Path(__file__).with_name("signs.toml")
SHORTEST_TITLE: Final = 28
"""Characters: a shorter line is taken for a section's name."""


@cache
def table(side: str) -> Mapping[str, Sign]:
    """Give the signs of an edge, "above" or "below", by name; "bias" holds for every line.

    >>> table("above")["curt"].says
    'it is a word or two'
    """
    read = tomllib.loads(TABLE.read_text(encoding="utf-8"))[side]
    return MappingProxyType({name: Sign(**entry) for name, entry in read.items()})


def names(draft: Draft) -> Found:
    """Lines of names above the first paragraph or below the last."""
    yield from _taken(edges.above(draft), _is_byline)
    yield from _taken(edges.below(draft), _is_byline)


def headlines(draft: Draft) -> Found:
    """Headlines above the first paragraph, the article's own among them."""
    return _taken(edges.above(draft), _is_headline)


def above(draft: Draft) -> Found:
    """Sections and other furniture above the first paragraph."""
    return _taken(edges.above(draft), lambda line: not _is_byline(line) and not _is_headline(line))


def below(draft: Draft) -> Found:
    """Links and other furniture below the last paragraph."""
    if draft.once(sets_out_numbers):
        return ()
    return _taken(edges.below(draft), lambda line: not _is_byline(line))


def _is_byline(line: Line) -> bool:
    shouted = line.shape.capitals and line.shape.words > 3
    return not line.shape.item and not shouted and is_names(line)


def _is_headline(line: Line) -> bool:
    return line.shape.size >= SHORTEST_TITLE and title_like(line) and not _is_byline(line)


def _taken(edge: Edge | None, kind: Callable[[Line], bool]) -> Found:
    for number in edge.numbers if edge else ():
        if not edge or _in_cells(edge.line(number)) or _broken_off(edge, number):
            continue
        if kind(edge.line(number)) and (reason := _reason(edge, number)):
            yield number, reason


def _in_cells(line: Line) -> bool:
    """Whether it is a row of a table, which is the article's: furniture is not set in cells."""
    return cells(line) > 1


def _broken_off(edge: Edge, number: int) -> bool:
    """Whether a line is the end of a sentence that the line above it begins."""
    line = edge.line(number)
    if not line.shape.stopped or not line.text[0].islower() or not number:
        return False
    above = edge.line(number - 1).shape
    return not above.terminal and not above.colon


def _reason(edge: Edge, number: int) -> str | None:
    """Give the signs that speak for a line's going, when they outweigh those against it."""
    signs = table("above" if edge.on_top else "below")
    holding: list[Sign] = []
    score, hope = 0.0, sum(sign.weight for sign in signs.values() if sign.weight > 0)
    for name, sign in signs.items():
        hope -= max(sign.weight, 0.0)
        if name == "bias" or SIGNS[name](edge, number):
            holding.append(sign)
            score += sign.weight
        if score + hope < ENOUGH - 1e-9:
            return None
    speaking = [sign for sign in holding if sign.weight > 0]
    said = ", ".join(f"{sign.says} ({sign.weight:g})" for sign in speaking)
    return f"{len(speaking)} of {len(signs)} signs: {said}"
