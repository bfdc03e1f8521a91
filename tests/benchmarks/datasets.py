"""The texts to clean, with the body that each should give, and what hands have labelled.

``DATA/text/EXTRACTOR.jsonl.gz`` holds extractions made before ({set, id, lang, text, gold});
where it is missing, the pages of the checkouts are extracted now. ``DATA/line-labels.jsonl`` holds
lines of them labelled by hand ({set, id, extractor, line, label}).
"""

import gzip
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.benchmarks.checkouts import FUNDUS, TRAFILATURA, evaldata, sources
from tests.benchmarks.extractors import extracted, extractor

KEPT_LABELS: Final = frozenset({"body", "subhead", "lede"})
"""Labels of real text that the gold leaves out."""


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
        return self.id.rsplit("_", 3)[0] if self.set == FUNDUS else self.id[:8]


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


def pages(folder: Path, extractors: Sequence[str]) -> Iterator[Page]:
    """Give the pages as each extractor left them."""
    for name in extractors:
        prepared = folder / "text" / f"{name}.jsonl.gz"
        yield from _prepared(prepared, name) if prepared.exists() else _extracted(folder, name)


def _prepared(path: Path, name: str) -> Iterator[Page]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            gold = tuple(row["gold"])
            yield Page(row["set"], row["id"], row["lang"], name, row["text"], gold)


def _extracted(folder: Path, name: str) -> Iterator[Page]:
    extract = extractor(name)
    if extract is None:
        print(f"({name}: neither installed nor extracted before, left out)")
        return
    nothing = 0
    for source in sources(folder):
        text = extracted(extract, source.html)
        nothing += not text
        if text:
            yield Page(source.set, source.id, source.language, name, text, source.gold)
    if nothing:
        print(f"({name}: found nothing in {nothing} pages, left out)")


def probes(folder: Path) -> Iterator[Probe]:
    """Give the evaldata pages as trafilatura extracts them."""
    return (probe for probe, _ in html_probes(folder))


def html_pages(folder: Path) -> Iterator[tuple[Page, bytes]]:
    """Give the pages with trafilatura's text and their HTML; prepared gold where there is one."""
    extract = extractor(TRAFILATURA)
    prepared = folder / "text" / f"{TRAFILATURA}.jsonl.gz"
    ready = {(p.set, p.id): p for p in _prepared(prepared, "")} if prepared.exists() else {}
    for source in sources(folder) if extract else ():
        text = extracted(extract, source.html) if extract else ""
        known = ready.get((source.set, source.id))
        gold = known.gold if known else source.gold
        yield (
            Page(source.set, source.id, source.language, TRAFILATURA, text, gold),
            source.html,
        )


def html_probes(folder: Path) -> Iterator[tuple[Probe, bytes]]:
    """Give the evaldata pages with their HTML."""
    extract = extractor(TRAFILATURA)
    for entry in evaldata(folder) if extract else ():
        text = extracted(extract, entry.html) if extract else ""
        yield Probe(entry.file, text, entry.wanted, entry.unwanted), entry.html


def in_part(publisher: str, part: str) -> bool:
    """Whether a publisher belongs to a part of the data: "all", "work", or "held" out, 3 : 1."""
    held = zlib.crc32(publisher.encode()) % 4 == 0
    return part == "all" or held == (part == "held")


Labels = dict[tuple[str, str, str], dict[str, str]]
"""(set, id, extractor) → line → label."""


def labels(folder: Path) -> Labels:
    """Give the hand labels."""
    found: Labels = {}
    path = folder / "line-labels.jsonl"
    if path.exists():
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            key = (row["set"], row["id"], row["extractor"])
            found.setdefault(key, {})[row["line"].strip()] = row["label"]
    return found
