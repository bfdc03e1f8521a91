"""What makes two runs the same: all that their output depends on."""

from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import cleaner
from cleaner.batch.plan import Plan

_INDEX = Path(cleaner.__file__).parent / "packs" / "index.json"


def header(plan: Plan) -> dict[str, Any]:
    """Give a ledger's first line; raises OSError for a rule pack that cannot be read."""
    return {
        "ledger": 1,
        "cleaner": cleaner.__version__,
        "rules": _hash(_INDEX),
        "trafilatura": _version("trafilatura"),
        "inputs": list(plan.inputs),
        "output": plan.output,
        "to": plan.form,
        "json": plan.article,
        "text_field": plan.fields.text,
        "id_field": plan.fields.id,
        "html_field": plan.fields.html,
        "url_field": plan.fields.url,
        "options": _options(plan.options),
        "duplicates": plan.duplicates,
        "report": plan.report,
        "limit": plan.limit,
    }


def _options(options: Mapping[str, Any]) -> dict[str, Any]:
    """Give the options that are set; of a pack, what it holds counts."""
    given = {name: _plain(value) for name, value in options.items() if name != "packs"}
    packs = options.get("packs", ())
    packs = [packs] if isinstance(packs, str | Path) else packs
    given["packs"] = [f"{path} {_hash(Path(path))}" for path in packs]
    return {name: value for name, value in given.items() if value not in (None, [], "")}


def _plain(value: Any) -> Any:
    if isinstance(value, set | frozenset | list | tuple):
        return sorted(map(str, value))
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def _hash(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:16]


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
