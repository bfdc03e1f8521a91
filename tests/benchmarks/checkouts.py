"""Finding pages in checkouts of public repositories, each in its own layout.

- scrapinghub/article-extraction-benchmark: ``ground-truth.json`` and ``html/ID.html.gz``
- flairNLP/fundus: ``COUNTRY/PUBLISHER_DATE.html.gz`` and ``COUNTRY/PUBLISHER.json`` below
  ``tests/resources/parser/test_data``, or right below the folder
- adbar/trafilatura: ``evaldata.json`` (or the older ``evaldata.py``) in ``tests``, or right in the
  folder, with the pages in ``cache``, ``eval`` or ``html`` beside it
"""

import ast
import gzip
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from tests.benchmarks.scores import gold_bag, in_gold

AEB: Final = "article-extraction-benchmark"
FUNDUS: Final = "fundus"
TRAFILATURA: Final = "trafilatura"
_PAGES: Final = ("cache", "eval", "html", ".")
_LANG: Final = re.compile(rb"<html[^>]{0,400}?\slang=[\"']?([A-Za-z]{2,3})", re.IGNORECASE)


class Source(NamedTuple):
    """A page as it was published, with the body that an extraction should give."""

    set: str
    id: str
    html: bytes
    gold: tuple[str, ...]

    @property
    def language(self) -> str:
        """What the page says of itself, "?" where it says nothing."""
        found = _LANG.search(self.html[:20_000])
        return found[1].decode().lower() if found else "?"


def sources(folder: Path) -> Iterator[Source]:
    """Give the pages of the two sets whose gold is a body."""
    yield from _aeb(folder / AEB)
    yield from _fundus(folder / FUNDUS)


def _aeb(folder: Path) -> Iterator[Source]:
    truth = folder / "ground-truth.json"
    if not truth.exists():
        return
    for identity, entry in json.loads(truth.read_text(encoding="utf-8")).items():
        html = _page(folder, f"{identity}.html")
        if html is not None:
            gold = tuple(line for line in entry["articleBody"].splitlines() if line.strip())
            yield Source(AEB, identity, html, gold)


def _fundus(folder: Path) -> Iterator[Source]:
    full = folder / "tests" / "resources" / "parser" / "test_data"
    root = full if full.is_dir() else folder
    for path in sorted(root.glob("*/*.html.gz")):
        truth = path.with_name(path.name.partition("_")[0] + ".json")
        if truth.exists():
            html = gzip.decompress(path.read_bytes())
            versions = json.loads(truth.read_text(encoding="utf-8")).values()
            gold = _standing([_body(version) for version in versions], html)
            yield Source(FUNDUS, f"{path.parent.name}/{path.name}", html, gold)


def _body(version: dict[str, Any]) -> tuple[str, ...]:
    body = version.get("body") or {}
    parts = list(body.get("summary", ()))
    for section in body.get("sections", ()):
        parts += [*section.get("headline", ()), *section.get("paragraphs", ())]
    return tuple(parts)


def _standing(golds: Sequence[tuple[str, ...]], html: bytes) -> tuple[str, ...]:
    """Give the parser version whose paragraphs stand in the page most."""
    if len(golds) < 2:
        return next(iter(golds), ())
    import lxml.html

    bag = gold_bag(str(lxml.html.fromstring(html).text_content()).splitlines())
    return max(golds, key=lambda gold: sum(in_gold(part, bag) for part in gold))


class Entry(NamedTuple):
    """One evaldata page: strings that the result must hold, and strings that it must not."""

    file: str
    html: bytes
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]


def evaldata(folder: Path) -> Iterator[Entry]:
    """Give the evaldata pages whose files are there."""
    for place in (folder / TRAFILATURA / "tests", folder / TRAFILATURA):
        entries = _entries(place)
        for entry in entries:
            html = _page(place, entry["file"])
            if html is not None:
                yield Entry(entry["file"], html, tuple(entry["with"]), tuple(entry["without"]))
        if entries:
            return


def _entries(folder: Path) -> list[dict[str, Any]]:
    data, older = folder / "evaldata.json", folder / "evaldata.py"
    if data.exists():
        return list(json.loads(data.read_text(encoding="utf-8")).values())
    if not older.exists():
        return []
    for node in ast.parse(older.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict):
            return list(ast.literal_eval(node.value).values())
    return []


def _page(folder: Path, name: str) -> bytes | None:
    for place in _PAGES:
        for path in (folder / place / name, folder / place / f"{name}.gz"):
            if path.is_file():
                data = path.read_bytes()
                return gzip.decompress(data) if path.suffix == ".gz" else data
    return None
