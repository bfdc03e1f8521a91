"""Reading public evaluation data in the layouts of their own repositories.

- ``article-extraction-benchmark/``: ground-truth.json and html/ID.html.gz
- ``fundus/``: COUNTRY/PUBLISHER_DATE.html.gz and COUNTRY/PUBLISHER.json
  (in a full checkout: tests/resources/parser/test_data)
- ``trafilatura/`` with evaldata.json (or evaldata.py's dictionary as JSON) and html/
- ``text/EXTRACTOR.jsonl.gz``: extractions of the first two made before
- ``line-labels.jsonl``: lines of them labelled by hand
"""

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.scores import gold_bag, in_gold

AEB = "article-extraction-benchmark"
KEPT_LABELS = frozenset({"body", "subhead", "lede"})


@dataclass(frozen=True)
class Page:
    """One page as an extractor left it, with the body it should give."""

    set: str
    id: str
    language: str
    extractor: str
    text: str
    gold: tuple[str, ...]

    @property
    def publisher(self) -> str:
        """Who published it: pages of one publisher are held out together."""
        return self.id.rsplit("_", 3)[0] if self.set == "fundus" else self.id[:8]


@dataclass(frozen=True)
class Probe:
    """One evaldata page: strings that the result must hold, and strings that it must not."""

    file: str
    text: str
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]

    @property
    def publisher(self) -> str:
        """Who published it, by the file's name."""
        return self.file.split(".")[0]

    def counts(self, text: str) -> tuple[int, int, int]:
        """Give how many strings are found rightly, found wrongly, and missed in a text.

        White space is one space on both sides.
        """
        text = " ".join(text.split())
        right = sum(" ".join(part.split()) in text for part in self.wanted)
        wrong = sum(" ".join(part.split()) in text for part in self.unwanted)
        return right, wrong, len(self.wanted) - right


def in_part(publisher: str, part: str) -> bool:
    """Whether a publisher belongs to a part of the data: "all", "work", or "held" out, 3 : 1."""
    held = zlib.crc32(publisher.encode()) % 4 == 0
    return part == "all" or held == (part == "held")


def pages(folder: Path, extractors: list[str]) -> Iterator[Page]:
    """Give the pages of the prepared texts, or else what trafilatura makes of the HTML."""
    for extractor in extractors:
        prepared = folder / "text" / f"{extractor}.jsonl.gz"
        if prepared.exists():
            yield from _prepared(prepared, extractor)
        elif extractor == "trafilatura":
            yield from _extracted(folder)


def _prepared(path: Path, extractor: str) -> Iterator[Page]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            gold = tuple(row["gold"])
            yield Page(row["set"], row["id"], row["lang"], extractor, row["text"], gold)


def _extracted(folder: Path) -> Iterator[Page]:
    for name, identity, html, gold in [*_aeb(folder / AEB), *_fundus(folder / "fundus")]:
        text = extract(html)
        paragraphs = gold if isinstance(gold, tuple) else _standing(gold, text)
        yield Page(name, identity, "", "trafilatura", text, paragraphs)


def extract(html: bytes) -> str:
    """Give trafilatura's text of a page, without readers' comments, "" where it finds none."""
    import trafilatura

    return trafilatura.extract(html, include_comments=False, deduplicate=False) or ""


def html_pages(folder: Path) -> Iterator[tuple[Page, bytes]]:
    """Give the pages with trafilatura's text and their HTML; prepared gold where there is one."""
    prepared = folder / "text" / "trafilatura.jsonl.gz"
    ready = {(p.set, p.id): p for p in _prepared(prepared, "")} if prepared.exists() else {}
    for name, identity, html, gold in [*_aeb(folder / AEB), *_fundus(folder / "fundus")]:
        text = extract(html)
        known = ready.get((name, identity))
        parts = gold if isinstance(gold, tuple) else _standing(gold, text)
        page = Page(name, identity, "", "trafilatura", text, known.gold if known else parts)
        yield page, html


def _aeb(folder: Path) -> Iterator[tuple[str, str, bytes, Any]]:
    truth = folder / "ground-truth.json"
    if not truth.exists():
        return
    for identity, entry in json.loads(truth.read_text(encoding="utf-8")).items():
        html = gzip.decompress((folder / "html" / f"{identity}.html.gz").read_bytes())
        gold = tuple(line for line in entry["articleBody"].splitlines() if line.strip())
        yield AEB, identity, html, gold


def _fundus(folder: Path) -> Iterator[tuple[str, str, bytes, Any]]:
    for path in sorted(folder.glob("**/*.html.gz")):
        truth = path.with_name(path.name.split("_")[0] + ".json")
        if truth.exists():
            versions = json.loads(truth.read_text(encoding="utf-8"))
            golds = [_body(version) for version in versions.values()]
            yield "fundus", str(path.relative_to(folder)), gzip.decompress(path.read_bytes()), golds


def _body(version: dict[str, Any]) -> tuple[str, ...]:
    body = version.get("body") or {}
    parts = list(body.get("summary", ()))
    for section in body.get("sections", ()):
        parts += [*section.get("headline", ()), *section.get("paragraphs", ())]
    return tuple(parts)


def _standing(golds: list[tuple[str, ...]], text: str) -> tuple[str, ...]:
    """Give the version whose paragraphs stand in the text most."""
    bag = gold_bag(text.splitlines())
    return max(golds, key=lambda gold: sum(in_gold(part, bag) for part in gold), default=())


def probes(folder: Path) -> Iterator[Probe]:
    """Give the evaldata pages as trafilatura extracts them."""
    for probe, _ in html_probes(folder):
        yield probe


def html_probes(folder: Path) -> Iterator[tuple[Probe, bytes]]:
    """Give the evaldata pages with their HTML."""
    data = folder / "trafilatura" / "evaldata.json"
    if not data.exists():
        return
    for entry in json.loads(data.read_text(encoding="utf-8")).values():
        html = _page(folder / "trafilatura" / "html", entry["file"])
        if html is not None:
            wanted, unwanted = tuple(entry["with"]), tuple(entry["without"])
            yield Probe(entry["file"], extract(html), wanted, unwanted), html


def _page(folder: Path, name: str) -> bytes | None:
    for path in (folder / name, folder / f"{name}.gz"):
        if path.exists():
            data = path.read_bytes()
            return gzip.decompress(data) if path.suffix == ".gz" else data
    return None


def labels(folder: Path) -> dict[tuple[str, str, str], dict[str, str]]:
    """Give the hand labels: (set, id, extractor) → line → label."""
    found: dict[tuple[str, str, str], dict[str, str]] = {}
    path = folder / "line-labels.jsonl"
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            key = (row["set"], row["id"], row["extractor"])
            found.setdefault(key, {})[row["line"].strip()] = row["label"]
    return found
