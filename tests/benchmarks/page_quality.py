"""Pages: trafilatura alone beside clean_html, in one run; ``quality --html`` calls it.

Raw is trafilatura's text without readers' comments; source is what clean_html extracts, with
what it recovered; cleaned is the article. Times are CPU seconds, taken page by page in turn; of
two turns the shorter counts, since whatever is compiled when first needed is needed once.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import process_time
from typing import TypeVar

import trafilatura

from cleaner import Article, Cleaner
from tests.benchmarks import datasets, evaldata
from tests.benchmarks.datasets import Page, Probe
from tests.benchmarks.scores import Score

T = TypeVar("T")
Outputs = dict[str, Callable[[str, Article], str]]
OUTPUTS: Outputs = {
    "raw": lambda raw, _: raw,
    "source": lambda _, article: article.source_text or "",
    "cleaned": lambda _, article: article.text,
    "and title": lambda _, article: f"{article.title or ''}\n{article.text}",
}


EXTRACTIONS: dict[str, Callable[[bytes], object]] = {
    "trafilatura as it comes": trafilatura.extract,
    "trafilatura without comments": partial(
        trafilatura.extract, include_comments=False, deduplicate=False
    ),
    "trafilatura with metadata": partial(
        trafilatura.extract_with_metadata, include_comments=False, deduplicate=False
    ),
}


@dataclass
class Times:
    """CPU seconds of each contestant, over all pages; ``first`` those of our first turns."""

    others: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    cleaner: float = 0.0
    first: float = 0.0

    def rows(self) -> Iterator[str]:
        """Give the ratios in words."""
        for name, taken in self.others.items():
            warm, cold = self.cleaner / max(1e-9, taken), self.first / max(1e-9, taken)
            yield f"clean_html takes {warm:.2f} times as long as {name} ({cold:.2f} in first turns)"


def run(folder: Path, part: str) -> int:
    """Print the scores of the pages, for the part asked for and for each part of all."""
    cleaner, times = Cleaner(), Times()
    pages = [(page, _article(cleaner, html, times)) for page, html in datasets.html_pages(folder)]
    probes = [
        (probe, _article(cleaner, html, times)) for probe, html in datasets.html_probes(folder)
    ]
    for name in ("all", "work", "held") if part == "all" else (part,):
        _sets(name, pages)
        _probes(name, probes)
    print()
    print("\n".join(times.rows()))
    return 0


def _article(cleaner: Cleaner, html: bytes, times: Times) -> Article:
    for name, extract in EXTRACTIONS.items():
        times.others[name] += min(_timed(partial(extract, html))[0] for _ in range(2))
    first, article = _timed(partial(cleaner.html, html))
    second, _ = _timed(partial(cleaner.html, html))
    times.first += first
    times.cleaner += min(first, second)
    return article


def _timed(call: Callable[[], T]) -> tuple[float, T]:
    start = process_time()
    value = call()
    return process_time() - start, value


def _sets(part: str, pages: list[tuple[Page, Article]]) -> None:
    for name in dict.fromkeys(page.set for page, _ in pages):
        rows = [
            (page, article)
            for page, article in pages
            if page.set == name and datasets.in_part(page.publisher, part)
        ]
        print(f"\n{name} · {part} · {len(rows)} pages")
        print(f"  {'':<12}{'F1':>7}{'P':>7}{'R':>7}{'exact':>7}")
        for title, output in list(OUTPUTS.items())[:3]:
            score = Score()
            for page, article in rows:
                score.add("\n".join(page.gold), output(page.text, article))
            exact = score.exact / max(1, score.pages)
            print(
                f"  {title:<12}{score.f1:>7.4f}{score.precision:>7.4f}"
                f"{score.recall:>7.4f}{exact:>7.3f}"
            )


def _probes(part: str, probes: list[tuple[Probe, Article]]) -> None:
    rows = [(p, article) for p, article in probes if datasets.in_part(p.publisher, part)]
    if not rows:
        return
    print(f"\nevaldata · {part} · {len(rows)} pages")
    for title, output in OUTPUTS.items():
        texts = [(probe, output(probe.text, article)) for probe, article in rows]
        precision, recall = evaldata.scored(texts)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"  {title:<12}{f1:>7.4f}{precision:>7.4f}{recall:>7.4f}")
