"""All rules in one place: those of the packs and those written in code."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from cleaner.errors import PackError
from cleaner.fold import fold
from cleaner.rules import packs
from cleaner.rules.index import Index
from cleaner.rules.model import Branch, Rule
from cleaner.rules.structural import FINDERS

INDEX: Final = packs.PACKS / "index.json"
"""The packs in the form that loads fast: macros filled in, examples left out. A test holds it
against the TOML files; ``python -m cleaner.rules.catalogue`` writes it anew."""

BRANCHES: Final = packs.PACKS / "branches.txt"
"""The rules' branches in the form that loads fast, written and tested with it."""

_LEFT_OUT: Final = frozenset({"matches", "keeps", "since", "pattern"})
_STORED: Final = tuple(f.name for f in fields(Rule) if f.name not in _LEFT_OUT)
_MAKERS: Final = (
    "alternatives", "branches", "covers", "index", "macros", "outlines",
    "phrases", "rarity", "tree",
)  # fmt: skip
"""The modules that say what the index holds, besides the packs."""


@dataclass(frozen=True)
class Catalogue:
    """The rules and word lists that a Cleaner works with."""

    all: tuple[Rule, ...]
    words: Mapping[str, Mapping[str, tuple[str, ...]]]
    branches: Index = field(default_factory=lambda: Index.of(()))

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
    rules = [Rule(**stored) for stored in data["rules"]]
    branches = Index.parse(BRANCHES.read_bytes())
    words = {tag: {k: tuple(v) for k, v in lists.items()} for tag, lists in data["words"].items()}
    more = [packs.read(path) for path in extra]
    if more:
        added = packs.resolve(more, [packs.read(packs.PACKS / "common.toml")])
        rules += added
        branches = Index.of([*branches, *_made(added)])
        for pack in more:
            lists = words.setdefault(pack.language, {})
            lists.update({k: (*lists.get(k, ()), *v) for k, v in pack.words.items()})
    return Catalogue(_unique(rules, more), words, branches)


def _unique(rules: list[Rule], more: list[packs.Pack]) -> tuple[Rule, ...]:
    seen: dict[str, Rule] = {}
    for rule in rules:
        if rule.id in seen:
            raise PackError(
                more[0].file if more else "", rule.id, "id", "is taken already", "choose another"
            )
        seen[rule.id] = rule
    return tuple(rules)


def _made(rules: Iterable[Rule]) -> list[Branch]:
    # Only who brings packs of their own, or writes the index, needs a pattern taken apart.
    from cleaner.rules.branches import branches  # noqa: PLC0415 -- see above

    return branches(rules)


def full() -> Catalogue:
    """Give the built-in catalogue read from the TOML packs, examples and patterns and all.

    Takes a second; without branches, which take a minute.
    """
    read = [packs.read(path) for path in sorted(packs.PACKS.glob("*.toml"))]
    words = {pack.language: {k: tuple(v) for k, v in pack.words.items()} for pack in read}
    return Catalogue(tuple(packs.resolve(read)), words)


def index_text(catalogue: Catalogue) -> str:
    """Give what the index file has to hold for the catalogue that ``full`` gives."""
    data = {
        "digest": digest(),
        "words": catalogue.words,
        "rules": [_stored(rule) for rule in catalogue.all],
    }
    return json.dumps(data, ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def branches_stored(catalogue: Catalogue) -> bytes:
    """Give what the file of branches has to hold; takes a minute."""
    return Index.of(_made(catalogue.all)).stored()


def digest() -> str:
    """Give the SHA-256 of the packs and of the code that makes an index of them."""
    modules = (Path(__file__).parent / f"{name}.py" for name in _MAKERS)
    files = (*sorted(packs.PACKS.glob("*.toml")), *modules)
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()


def stored_digest() -> str:
    """Give the digest that the index file was made with."""
    return str(json.loads(INDEX.read_text(encoding="utf-8"))["digest"])


def _stored(rule: Rule) -> dict[str, Any]:
    default = replace(Rule("", "", "", ""), id="")
    stored = {name: getattr(rule, name) for name in _STORED}
    return {k: v for k, v in stored.items() if v != getattr(default, k)}


def _write(path: Path, data: bytes) -> None:
    fresh = path.with_suffix(".tmp")
    fresh.write_bytes(data)
    fresh.replace(path)


if __name__ == "__main__":
    catalogue = full()
    _write(BRANCHES, branches_stored(catalogue))
    _write(INDEX, index_text(catalogue).encode())
