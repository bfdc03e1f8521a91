"""``cleaner rules list``: the rules counted, named one by one, or as JSON."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from cleaner import options
from cleaner.categories import CATEGORIES
from cleaner.cli import console
from cleaner.cli.parser import Arguments
from cleaner.cli.table import aligned, cells, wrapped
from cleaner.rules.catalogue import load
from cleaner.rules.coverage import Coverage, column, coverage
from cleaner.rules.model import Rule

WIDTH: Final = 100
"""Cells that the table keeps to where no terminal says otherwise."""


def run(args: Arguments) -> int:
    """Show the rules that the filters let through."""
    rules = _chosen(list(load().rules.values()), args)
    if args.json:
        console.write(
            json.dumps([_entry(rule) for rule in rules], indent=2, ensure_ascii=False) + "\n"
        )
        return 0
    whole = not (args.category or args.language)
    width = console.room() or WIDTH
    for line in _long(rules) if args.long else _table(rules, width, whole=whole):
        console.line(line)
    return 0


def _chosen(rules: list[Rule], args: Arguments) -> list[Rule]:
    names = {name for rule in rules for name in (rule.language, column(rule))}
    categories = options.categories(args.category or ())
    languages = options.known(args.language or (), names, "language")
    return [
        rule
        for rule in rules
        if (not categories or rule.category in categories)
        and (not languages or languages & {rule.language, column(rule)})
    ]


def _entry(rule: Rule) -> dict[str, str]:
    return {
        "id": rule.id,
        "category": rule.category,
        "language": rule.language,
        "where": rule.where,
        "zone": rule.zone,
        "what": rule.what,
    }


def _long(rules: list[Rule]) -> Iterator[str]:
    ordered = sorted(rules, key=lambda rule: (rule.category, rule.id))
    return aligned([[rule.id, rule.where, rule.what] for rule in ordered], right=())


def _table(rules: list[Rule], width: int, *, whole: bool) -> Iterator[str]:
    """Categories down, languages across, in several tables where one is too wide."""
    table = coverage(rules)
    rows = _rows(table)
    for across in _fitting(rows, width):
        part = [[row[0], *(row[n] for n in across)] for row in rows]
        yield from aligned(part, right=range(1, len(part[0])))
        yield ""
    if whole:
        yield from _arguments(table, width)
    shape = sum(rule.where == "shape" for rule in rules)
    page = sum(rule.where == "page" for rule in rules)
    phrases = len(rules) - shape - page
    yield f"{len(rules)} rules: {phrases} phrases, {shape} by shape, {page} by the page"


def _rows(table: Coverage) -> list[list[str]]:
    """Give the whole table as text: a header, a row for each category, sums at the edges."""
    counts = Counter(dict(table.counts))
    for (category, name), number in table.counts.items():
        counts[category, "all"] += number
        counts["all", name] += number
        counts["all", "all"] += number
    columns = [*table.columns, "all"]
    categories = [name for name in CATEGORIES if counts[name, "all"]]
    rows = [[c, *(str(counts[c, name] or ".") for name in columns)] for c in [*categories, "all"]]
    return [["category", *columns], *rows]


def _fitting(rows: Sequence[Sequence[str]], width: int) -> Iterator[list[int]]:
    """Cut the columns into runs, by their numbers, that fit beside the first column."""
    needed = [max(map(cells, column)) + 2 for column in zip(*rows, strict=True)]
    run: list[int] = []
    used = needed[0] - 2
    for number in range(1, len(needed)):
        if run and used + needed[number] > width:
            yield run
            run, used = [], needed[0] - 2
        run.append(number)
        used += needed[number]
    yield run


def _arguments(table: Coverage, width: int) -> Iterator[str]:
    yield "no rule (.), because"
    for name, argument in table.argued():
        yield from wrapped(f"  {name:8}{argument}", width, " " * 10)
    yield ""
