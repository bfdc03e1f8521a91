"""Gold bodies fed in as they are: they should lose nothing. Each exception is listed."""

from collections.abc import Iterable

from tests.benchmarks.datasets import Page
from tests.benchmarks.runs import Cleaned
from tests.benchmarks.scores import shingles


def report(pages: Iterable[Page], cleaned: Cleaned, *, brief: bool) -> None:
    """Print what the bodies lose in all, and what it is."""
    seen: set[tuple[str, str]] = set()
    lost = total = 0
    exceptions: list[str] = []
    for page in pages:
        if (page.set, page.id) in seen or not page.gold:
            continue
        seen.add((page.set, page.id))
        text = "\n".join(page.gold)
        before = shingles(text)
        article = cleaned(text)
        total += sum(before.values())
        lost += sum((before - shingles(article.text)).values())
        exceptions += [
            f"  {page.id[:28]:<28} {removal.rule:<28} {removal.text[:80]!r}"
            for removal in article.removed
        ]
    print(
        f"\ngold bodies fed in, {len(seen)}: {lost} of {total} shingles lost"
        f" ({lost / max(1, total):.3%}), {len(exceptions)} exceptions"
    )
    for line in exceptions if not brief else ():
        print(line)
