"""How many rules each category has in each language, and why some cells have none."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cleaner.categories import CATEGORIES
from cleaner.rules.model import Rule

ARGUMENTS: Final = Path(__file__).with_name("empty-cells.toml")
ANY: Final = ("shape", "page", "common")
"""The columns that hold in every language."""


def column(rule: Rule) -> str:
    """Give where a rule lives: shape and page (written in code), common, or its language."""
    return rule.id.partition(".")[0]


@dataclass(frozen=True)
class Coverage:
    """The table category × language: rules counted, and arguments for cells without one."""

    counts: Mapping[tuple[str, str], int]
    columns: tuple[str, ...]
    arguments: Mapping[str, Mapping[str, str]]

    def empty(self) -> list[tuple[str, str]]:
        """Give the cells that hold no rule, as (category, column)."""
        cells = ((category, name) for category in CATEGORIES for name in self.columns)
        return [cell for cell in cells if not self.counts.get(cell)]

    def argument(self, category: str, name: str) -> str:
        """Give why a cell holds no rule, "" where nobody has said so."""
        return self.arguments[self._kind(category, name)].get(self._key(category, name), "")

    def argued(self) -> list[tuple[str, str]]:
        """Give what is empty and why: a column, category or ``xx.category``, and the argument.

        >>> from cleaner.rules.catalogue import load
        >>> dict(coverage(load().all).argued())["title"].partition(":")[0]
        'A headline has no wording of its own'
        """
        ordered = sorted(self.empty(), key=lambda cell: cell[1] not in ANY)
        return list({self._key(*cell): self.argument(*cell) for cell in ordered}.items())

    def _kind(self, category: str, name: str) -> str:
        """Give which arguments speak for a cell: its own, its category's, or its column's."""
        if f"{name}.{category}" in self.arguments["cells"]:
            return "cells"
        by_category = name not in ANY or category in self.arguments["categories"]
        return "categories" if by_category else "columns"

    def _key(self, category: str, name: str) -> str:
        keys = {"cells": f"{name}.{category}", "categories": category, "columns": name}
        return keys[self._kind(category, name)]


def coverage(rules: Iterable[Rule]) -> Coverage:
    """Count rules by category and column."""
    counts = Counter((rule.category, column(rule)) for rule in rules)
    tags = {name for _, name in counts}
    ordered = (*(name for name in ANY if name in tags), *sorted(tags - set(ANY)))
    return Coverage(counts, ordered, tomllib.loads(ARGUMENTS.read_text(encoding="utf-8")))
