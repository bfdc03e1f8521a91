"""All rules in one place: those of the packs and those written in code."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from cleaner.errors import PackError
from cleaner.fold import fold
from cleaner.rules import packs
from cleaner.rules.model import Rule
from cleaner.rules.structural import FINDERS

INDEX: Final = packs.PACKS / "index.json"
"""The packs in the form that loads fast: macros filled in, examples left out. A test holds it
against the TOML files; ``python -m cleaner.rules.catalogue`` writes it anew."""

_STORED: Final = tuple(f.name for f in fields(Rule) if f.name not in {"matches", "keeps", "since"})


@dataclass(frozen=True)
class Catalogue:
    """The rules and word lists that a Cleaner works with."""

    all: tuple[Rule, ...]
    words: Mapping[str, Mapping[str, tuple[str, ...]]]

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """Every rule by its id."""
        return {rule.id: rule for rule in self.all}

    @property
    def phrases(self) -> tuple[Rule, ...]:
        """The phrase rules, in the order of the packs."""
        return tuple(rule for rule in self.all if rule.where not in packs.STRUCTURAL)

    @property
    def structural(self) -> tuple[Rule, ...]:
        """The structural rules, in the order in which they run."""
        return tuple(self.rules[name] for name in FINDERS if name in self.rules)

    def names(self, kind: str) -> list[str]:
        """The names in the lists ``agency`` or ``house`` of every pack, folded."""
        return sorted({fold(name) for names in self.lists(kind).values() for name in names})

    def lists(self, name: str) -> dict[str, tuple[str, ...]]:
        """One word list of every language that has it."""
        return {tag: lists[name] for tag, lists in self.words.items() if name in lists}


def load(extra: Iterable[Path] = ()) -> Catalogue:
    """Give the catalogue of the built-in packs and of the packs at ``extra`` paths.

    Raises PackError for a pack that cannot be used.

    >>> "common.credit.list" in load().rules
    True
    """
    data = json.loads(INDEX.read_text(encoding="utf-8"))
    rules = [_rule(stored) for stored in data["rules"]]
    words = {tag: {k: tuple(v) for k, v in lists.items()} for tag, lists in data["words"].items()}
    more = [packs.read(path) for path in extra]
    if more:
        rules += packs.resolve(more, [packs.read(packs.PACKS / "common.toml")])
        for pack in more:
            lists = words.setdefault(pack.language, {})
            lists.update({k: (*lists.get(k, ()), *v) for k, v in pack.words.items()})
    return Catalogue(_unique(rules, more), words)


def _unique(rules: list[Rule], more: list[packs.Pack]) -> tuple[Rule, ...]:
    seen: dict[str, Rule] = {}
    for rule in rules:
        if rule.id in seen:
            raise PackError(
                more[0].file if more else "", rule.id, "id", "is taken already", "choose another"
            )
        seen[rule.id] = rule
    return tuple(rules)


def _rule(stored: dict[str, Any]) -> Rule:
    stored["keywords"] = tuple(stored["keywords"])
    stored["widths"] = tuple(stored.get("widths", (0, 0)))
    stored["heads"] = tuple(stored.get("heads", ()))
    return Rule(**stored)


def full() -> Catalogue:
    """Give the built-in catalogue read from the TOML packs, examples and all; takes a second."""
    read = [packs.read(path) for path in sorted(packs.PACKS.glob("*.toml"))]
    words = {pack.language: {k: tuple(v) for k, v in pack.words.items()} for pack in read}
    return Catalogue(tuple(packs.resolve(read)), words)


def index_text() -> str:
    """Give what the index file has to hold."""
    catalogue = full()
    rules = [_stored(rule) for rule in catalogue.all]
    data = {"words": catalogue.words, "rules": rules}
    return json.dumps(data, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def _stored(rule: Rule) -> dict[str, Any]:
    default = replace(Rule("", "", "", ""), id="")
    stored = {name: getattr(rule, name) for name in _STORED}
    stored = {k: v for k, v in stored.items() if v != getattr(default, k)}
    stored["keywords"] = list(rule.keywords)
    return stored


if __name__ == "__main__":
    text = index_text()
    fresh = INDEX.with_suffix(".tmp")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(INDEX)
