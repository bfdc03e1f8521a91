"""``cleaner rules list``: the rules counted, named one by one, or as JSON."""

import json
from collections import Counter
from collections.abc import Iterator

from cleaner import options
from cleaner.categories import CATEGORIES
from cleaner.cli import console
from cleaner.cli.parser import Arguments
from cleaner.cli.table import aligned, cells
from cleaner.rules.catalogue import load
from cleaner.rules.model import Rule


def run(args: Arguments) -> int:
    """Show the rules that the filters let through."""
    rules = _chosen(list(load().rules.values()), args)
    if args.json:
        console.write(
            json.dumps([_entry(rule) for rule in rules], indent=2, ensure_ascii=False) + "\n"
        )
        return 0
    for line in _long(rules) if args.long else _table(rules, console.room()):
        console.line(line)
    return 0


def _chosen(rules: list[Rule], args: Arguments) -> list[Rule]:
    names = {name for rule in rules for name in (rule.language, _group(rule))}
    categories = options.categories(args.category or ())
    languages = options.known(args.language or (), names, "language")
    return [
        rule
        for rule in rules
        if (not categories or rule.category in categories)
        and (not languages or languages & {rule.language, _group(rule)})
    ]


def _group(rule: Rule) -> str:
    """Where a rule lives: common, shape (written in code), or its language."""
    return rule.id.partition(".")[0]


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


def _table(rules: list[Rule], width: int | None) -> Iterator[str]:
    """Categories down, languages across; in several tables where one is too wide."""
    counts = Counter((rule.category, _group(rule)) for rule in rules)
    categories = [name for name in CATEGORIES if any(name == key[0] for key in counts)]
    groups = sorted(
        {_group(rule) for rule in rules}, key=lambda g: (g != "shape", g != "common", g)
    )
    label = max(map(cells, [*categories, "category"]), default=0)
    for across in _fitting([*groups, "all"], width, label):
        yield from aligned(_rows(counts, categories, across), right=range(1, len(across) + 1))
        yield ""
    structural = sum(rule.where == "shape" for rule in rules)
    yield f"{len(rules)} rules: {len(rules) - structural} phrases, {structural} by shape"


def _fitting(groups: list[str], width: int | None, label: int) -> Iterator[list[str]]:
    """Cut the columns into runs that fit; a count is taken to need no more than four cells."""
    run: list[str] = []
    used = label
    for group in groups:
        needed = 2 + max(cells(group), 4)
        if run and width is not None and used + needed > width:
            yield run
            run, used = [], label
        run.append(group)
        used += needed
    yield run


def _rows(
    counts: Counter[tuple[str, str]], categories: list[str], across: list[str]
) -> list[list[str]]:
    def count(category: str, group: str) -> str:
        picked = [
            n for (c, g), n in counts.items() if category in {c, "all"} and group in {g, "all"}
        ]
        return str(sum(picked)) if picked else "."

    rows = [[name, *(count(name, group) for group in across)] for name in [*categories, "all"]]
    return [["category", *across], *rows]
