"""Lines at a text's edges, judged by signs whose weights were fitted to pages of many publishers.

``signs.toml`` is the table: each sign has a weight and says in words what it speaks for, or
against. A line goes when the weights of those that hold reach ``ENOUGH``.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from cleaner.draft import Draft, Found
from cleaner.rules.structural.edges import Edge, edges
from cleaner.rules.structural.evidence import ENOUGH, Sign
from cleaner.rules.structural.heads import title_like
from cleaner.rules.structural.signs import SIGNS

TABLE: Final = Path(__file__).with_name("signs.toml")
RULES: Final = ("shape.title.above-text", "shape.nav.above-text", "shape.promo.below-text")
"""The rules that these signs decide."""


@cache
def table(side: str) -> Mapping[str, Sign]:
    """Give the signs of an edge, "above" or "below", by name; "bias" holds for every line.

    >>> table("above")["curt"].says
    'it is a word or two'
    """
    read = tomllib.loads(TABLE.read_text(encoding="utf-8"))[side]
    return MappingProxyType({name: Sign(**entry) for name, entry in read.items()})


def headlines(draft: Draft) -> Found:
    """Headlines above the first paragraph, the article's own among them."""
    for number, reason in _taken(draft, "above"):
        if title_like(draft.lines[number]):
            yield number, reason


def above(draft: Draft) -> Found:
    """Sections, names and other furniture above the first paragraph."""
    return _taken(draft, "above")


def below(draft: Draft) -> Found:
    """Links, names and other furniture below the last paragraph."""
    return _taken(draft, "below")


def _taken(draft: Draft, side: str) -> Found:
    for edge in edges(draft):
        if edge.above == (side == "above"):
            for number in edge.numbers:
                if reason := _reason(edge, number, table(side)):
                    yield number, reason


def _reason(edge: Edge, number: int, signs: Mapping[str, Sign]) -> str | None:
    """Give the signs that speak for a line's going, when they outweigh those against it."""
    holding = [sign for name, sign in signs.items() if name == "bias" or SIGNS[name](edge, number)]
    if sum(sign.weight for sign in holding) < ENOUGH - 1e-9:
        return None
    speaking = [sign for sign in holding if sign.weight > 0]
    said = ", ".join(f"{sign.says} ({sign.weight:g})" for sign in speaking)
    return f"{len(speaking)} of {len(signs)} signs: {said}"
