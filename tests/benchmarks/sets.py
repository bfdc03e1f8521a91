"""Scores of each set and extractor: raw, cleaned, other filters, perfect; and in detail."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from tests.benchmarks.datasets import KEPT_LABELS, Labels, Page
from tests.benchmarks.measure import table
from tests.benchmarks.runs import Cleaned
from tests.benchmarks.scores import Score, body_kept, gold_bag, in_gold, perfect

Clean = Callable[[str], str]


def report(
    pages: Iterable[Page],
    filters: Mapping[str, Clean],
    cleaned: Cleaned,
    labels: Labels,
    *,
    brief: bool,
) -> None:
    """Print the tables of every set and extractor."""
    groups: dict[tuple[str, str], list[Page]] = defaultdict(list)
    for page in pages:
        groups[page.set, page.extractor].append(page)
    for (name, extractor), group in groups.items():
        print(f"\n{name} · {extractor} · {len(group)} pages")
        print(_scores(group, filters, labels))
        if not brief:
            print(f"\n{_by_language(group, cleaned, labels)}")
            print(f"\n{_by_category(group, cleaned)}")


def _scores(group: list[Page], filters: Mapping[str, Clean], labels: Labels) -> str:
    raw, best, hand = bounds(group, labels)
    rows = [_row("raw", raw)]
    for title, run in filters.items():
        outputs = [run(page.text) for page in group]
        done = score(group, outputs)
        body, gone = _kept(group, outputs)
        gaps = [f"{gap(raw, done, bound):.2f}" for bound in (best, hand)]
        rows.append([*_row(title, done)[:5], *gaps, f"{body:.4f}", f"{gone:.3f}"])
    rows += [_row("perfect", best), _row("by hand", hand)]
    return table(["", "F1", "P", "R", "exact", "gap", "by hand", "body kept", "gone"], rows)


def bounds(group: list[Page], labels: Labels) -> tuple[Score, Score, Score]:
    """Give the scores of the raw text, of a perfect remover, and of one by the hand labels."""
    return (
        score(group, [page.text for page in group]),
        score(group, [perfect(page.text, page.gold) for page in group]),
        score(group, [perfect(page.text, page.gold, _real(page, labels)) for page in group]),
    )


def _real(page: Page, labels: Labels) -> list[str]:
    """Lines that hands have found to be real text, though the gold leaves them out."""
    found = labels.get((page.set, page.id, page.extractor), {})
    return [line for line, label in found.items() if label in KEPT_LABELS]


def score(group: Iterable[Page], outputs: Iterable[str]) -> Score:
    """Score the outputs for a group of pages."""
    total = Score()
    for page, output in zip(group, outputs, strict=True):
        total.add("\n".join(page.gold), output)
    return total


def gap(raw: Score, done: Score, best: Score) -> float:
    """Give the share of the gap between raw and best that is closed."""
    return (done.f1 - raw.f1) / (best.f1 - raw.f1) if best.f1 > raw.f1 else 0.0


def _kept(group: list[Page], outputs: list[str]) -> tuple[float, float]:
    pairs = [
        body_kept(page.text, "\n".join(page.gold), output)
        for page, output in zip(group, outputs, strict=True)
    ]
    return sum(a for a, _ in pairs) / len(pairs), sum(b for _, b in pairs) / len(pairs)


def _row(title: str, found: Score) -> list[str]:
    exact = found.exact / max(1, found.pages)
    figures = [f"{found.f1:.4f}", f"{found.precision:.3f}", f"{found.recall:.3f}", f"{exact:.3f}"]
    return [title, *figures, "", "", "", ""]


def _by_language(group: list[Page], cleaned: Cleaned, labels: Labels) -> str:
    by_language: dict[str, list[Page]] = defaultdict(list)
    for page in group:
        by_language[page.language].append(page)
    rows = []
    for tag, some in sorted(by_language.items(), key=lambda item: (-len(item[1]), item[0])):
        raw, best, hand = bounds(some, labels)
        done = score(some, [cleaned.text(page.text) for page in some])
        figures = [f"{found.f1:.4f}" for found in (raw, done, best, hand)]
        rows.append([f"  {tag}", str(len(some)), *figures])
    return table(["  F1 by language", "pages", "raw", "cleaned", "perfect", "by hand"], rows)


def _by_category(group: list[Page], cleaned: Cleaned) -> str:
    """Count what was removed, and how much of it stands in the gold."""
    count: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for page in group:
        bag = gold_bag(page.gold)
        for removal in cleaned(page.text).removed:
            count[removal.category] += 1
            characters[removal.category] += len(removal.text)
            wrong[removal.category] += in_gold(removal.text, bag)
    rows = [
        [f"  {name}", str(number), str(characters[name]), str(wrong[name] or ".")]
        for name, number in count.most_common()
    ]
    return table(["  removed by category", "count", "characters", "in the gold"], rows)
