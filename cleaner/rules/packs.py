"""Reading rule packs: TOML in, rules out, and an error that says what to do."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, Final

from cleaner.categories import CATEGORIES
from cleaner.errors import PackError
from cleaner.rules import macros
from cleaner.rules.model import SPREADS, WHERES, ZONES, Rule
from cleaner.rules.tree import parse

PACKS: Final = Path(__file__).parent.parent / "packs"
"""The folder of the packs that travel with the library."""

_TEXTS: Final = ("id", "category", "what", "why", "where", "pattern", "since")
_LISTS: Final = ("matches", "keeps")
_PREFIXES: Final = {"und": "common", "shape": "shape", "page": "page"}
"""The first part of a rule's id, where it is not the language itself."""
STRUCTURAL: Final = frozenset({"shape", "page"})
"""The packs of the rules that are written in code."""
_OPTIONAL: Final[dict[str, Any]] = {"zone": str, "spread": str, "weight": (int, float)}
_ID: Final = re.compile(r"[a-zA-Z]{2,8}(?:-[A-Za-z]{2,8})?\.[a-z]+\.[a-z0-9-]+")

_CHOICES: Final = (
    ("category", tuple(CATEGORIES)),
    ("where", WHERES),
    ("zone", ZONES),
    ("spread", SPREADS),
)


@dataclass(frozen=True)
class Pack:
    """One TOML file as read: its language, its word lists and macros, its raw rules."""

    file: str
    language: str
    words: Mapping[str, list[str]]
    macros: Mapping[str, str]
    rules: tuple[dict[str, Any], ...]


def read(path: Path) -> Pack:
    """Read one pack; raises PackError for a file that is no pack."""
    data = _load(path)
    unknown = sorted(set(data) - {"language", "words", "macros", "rule"})
    if unknown:
        raise PackError(
            str(path), "", unknown[0], "no such table", "use language, words, macros, rule"
        )
    language = data.get("language")
    if not isinstance(language, str):
        raise PackError(str(path), "", "language", "is missing", 'write language = "en" on top')
    rules = data.get("rule", [])
    if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
        raise PackError(str(path), "", "rule", "is no list of tables", "begin each with [[rule]]")
    pack = Pack(str(path), language, data.get("words", {}), data.get("macros", {}), tuple(rules))
    _check_words(pack)
    return pack


def _load(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 -- the built-in packs come from the index, without it

    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise PackError(str(path), "", "", reason, "name a TOML file that can be read") from None
    except UnicodeDecodeError as error:
        place = f"byte {error.start} is no UTF-8"
        raise PackError(str(path), "", "", place, "save the pack as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise PackError(str(path), "", "", str(error), "mend the TOML there") from None


def _check_words(pack: Pack) -> None:
    for table in ("words", "macros"):
        if not isinstance(getattr(pack, table), dict):
            raise PackError(pack.file, "", table, "is no table", f"write [{table}]")
    for name, words in pack.words.items():
        if not isinstance(words, list) or not all(isinstance(w, str) and w for w in words):
            raise PackError(pack.file, "", f"words.{name}", "is no list of words", "quote each")
    for name, macro in pack.macros.items():
        if not isinstance(macro, str):
            raise PackError(pack.file, "", f"macros.{name}", "is no text", "quote the pattern")


def resolve(packs: Iterable[Pack], common: Iterable[Pack] = ()) -> list[Rule]:
    """Give the rules of ``packs``, macros filled in; ``common`` only lends words and macros."""
    packs = list(packs)
    everything = [*common, *packs]
    shared = {k: v for pack in everything if pack.language == "und" for k, v in pack.macros.items()}
    union = _union(everything)
    base = _union(pack for pack in everything if pack.language == "und")
    return [
        _rule(pack, raw, {**shared, **pack.macros}, _scope(pack, base, union))
        for pack in packs
        for raw in pack.rules
    ]


def _union(packs: Iterable[Pack]) -> dict[str, list[str]]:
    union: dict[str, list[str]] = {}
    for pack in packs:
        for name, words in pack.words.items():
            union[name] = sorted({*union.get(name, ()), *words})
    return union


def _scope(
    pack: Pack, base: dict[str, list[str]], union: dict[str, list[str]]
) -> dict[str, list[str]]:
    if pack.language == "und":
        return union
    own = {k: [*words, *base.get(k, ())] for k, words in pack.words.items()}
    return {**base, **own}


def _rule(
    pack: Pack, raw: dict[str, Any], patterns: Mapping[str, str], words: dict[str, list[str]]
) -> Rule:
    _check_fields(pack, raw)
    name = raw["id"]
    if pack.language in STRUCTURAL:
        fields: dict[str, Any] = {k: raw[k] for k in ("id", "category", "what", "why", "since")}
        fields["where"] = pack.language
        return Rule(**fields, matches=tuple(raw["matches"]), keeps=tuple(raw["keeps"]))
    try:
        pattern = macros.expand(raw["pattern"], patterns, words)
    except KeyError as error:
        problem = f"no macro or word list {error.args[0]!r}"
        known = ", ".join(sorted({*patterns, *words}))
        raise PackError(pack.file, name, "pattern", problem, f"use one of: {known}") from None
    fields = {k: raw[k] for k in ("id", "category", "what", "why", "where", "since")}
    fields |= {k: raw[k] for k in _OPTIONAL if k in raw}
    examples: dict[str, Any] = {k: tuple(raw[k]) for k in ("matches", "keeps")}
    try:
        parse(pattern)
    except re.error as error:
        raise PackError(pack.file, name, "pattern", str(error), "mend the pattern") from None
    return Rule(**fields, **examples, pattern=pattern)


def _check_fields(pack: Pack, raw: dict[str, Any]) -> None:
    if pack.language in STRUCTURAL:
        raw = {"pattern": "-", "where": pack.language, **raw}
    for field, problem, remedy in chain(_types(raw), _values(pack, raw)):
        raise PackError(pack.file, str(raw.get("id", "?")), field, problem, remedy)


Finding = tuple[str, str, str]


def _types(raw: dict[str, Any]) -> Iterator[Finding]:
    known = (*_TEXTS, *_LISTS, *_OPTIONAL)
    for field in sorted(set(raw) - set(known)):
        yield field, "no such field", f"use {', '.join(known)}"
    for field in _TEXTS:
        if not isinstance(raw.get(field), str) or not raw[field]:
            yield field, "is missing or no text", f'write {field} = "…"'
    for field in _LISTS:
        value = raw.get(field)
        if not isinstance(value, list) or not all(isinstance(v, str) and v for v in value):
            yield field, "is missing or no list of texts", f'write {field} = ["…"]'
    for field, kind in _OPTIONAL.items():
        if field in raw and not isinstance(raw[field], kind):
            yield field, "has the wrong type", "see the fields of a rule in the docs"


def _values(pack: Pack, raw: dict[str, Any]) -> Iterator[Finding]:
    """What is wrong with fields of the right types; only asked when all of them are."""
    name = raw["id"]
    if not _ID.fullmatch(name):
        yield "id", "is not like en.app.download", "write language.kind.name in lower case"
    if name.partition(".")[0] != _PREFIXES.get(pack.language, pack.language):
        yield "id", f"does not begin with {pack.language}.", "name the pack's language first"
    for field, known in _CHOICES:
        if raw.get(field, known[0]) not in known:
            yield field, f"{raw[field]!r} is unknown", f"use one of {', '.join(known)}"
    if raw["where"] == "sign" and not 0 < raw.get("weight", 0.5) < 1:
        yield "weight", "a sign's weight lies between 0 and 1", "write weight = 0.5"
