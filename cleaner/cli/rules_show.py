"""``cleaner rules show``: one rule, every field, with its examples."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

from cleaner import options
from cleaner.cli import console
from cleaner.cli.parser import Arguments
from cleaner.cli.table import wrapped
from cleaner.rules.catalogue import full
from cleaner.rules.model import Rule
from cleaner.visible import visible

_LABEL: Final = 10
"""Cells: the width of the column of field names."""

_EXAMPLES: Final = ("matches", "keeps")
_LAST: Final = ("pattern",)
"""What fills a screen once word lists and macros are filled in."""


def run(args: Arguments) -> int:
    """Show one rule; raises OptionError, with the near matches, for an unknown id."""
    rules = full().rules
    (name,) = options.known([args.id], rules, "rule")
    rule = rules[name]
    if args.json:
        fields = {"language": rule.language} | asdict(rule)
        console.write(json.dumps(fields, indent=2, ensure_ascii=False) + "\n")
        return 0
    for line in _lines(rule):
        for part in wrapped(visible(line), console.room(), " " * _LABEL):
            console.line(part)
    return 0


def _lines(rule: Rule) -> Iterator[str]:
    fields = {"language": rule.language} | asdict(rule)
    yield from _named({k: v for k, v in fields.items() if k not in {*_EXAMPLES, *_LAST}})
    for name in _EXAMPLES:
        for example in fields[name]:
            first, *others = example.split("\n")
            yield ""
            yield f"{name:{_LABEL}}{first}"
            yield from (" " * _LABEL + other for other in others)
    if rule.pattern:
        yield ""
        yield from _named({name: fields[name] for name in _LAST})


def _named(fields: dict[str, Any]) -> Iterator[str]:
    return (f"{name:{_LABEL}}{_value(value)}" for name, value in fields.items() if value)


def _value(value: object) -> str:
    if isinstance(value, float):
        return f"{value:g}"
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
