"""Lines that were read and labelled by hand: what goes of them, by label and by language."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from tests.benchmarks.datasets import KEPT_LABELS, Labels, Page
from tests.benchmarks.measure import table
from tests.benchmarks.runs import Cleaned, spaced
from tests.benchmarks.scores import gold_bag, in_gold

GOLD: Final = "gold"
"""The label of a line that stands in the gold: body, though no hand has labelled it."""
BODY: Final = KEPT_LABELS | {GOLD}


class Verdict(NamedTuple):
    """What a filter did with a labelled line."""

    title: str
    language: str
    label: str
    removed: bool


def report(
    pages: Iterable[Page],
    filters: Mapping[str, Callable[[str], str]],
    cleaned: Cleaned,
    labels: Labels,
) -> None:
    """Print what each filter removes of each label, and the cleaner in each language."""
    if not labels:
        return
    found = [verdict for page in pages for verdict in _verdicts(page, filters, cleaned, labels)]
    print("\nlines labelled by hand: share removed (body, subhead, lede and gold are to be kept)")
    print(_by_label(found, list(filters)))
    print(f"\n{_by_language([verdict for verdict in found if verdict.title == 'cleaner'])}")


def _verdicts(
    page: Page, filters: Mapping[str, Callable[[str], str]], cleaned: Cleaned, labels: Labels
) -> Iterator[Verdict]:
    known = labels.get((page.set, page.id, page.extractor), {})
    if not known and page.extractor not in {extractor for _, _, extractor in labels}:
        return
    bag = gold_bag(page.gold)
    lines = dict.fromkeys(line.strip() for line in page.text.splitlines() if line.strip())
    labelled = {line: known.get(line) or (GOLD if in_gold(line, bag) else "") for line in lines}
    for title, run in filters.items():
        gone = cleaned.lines_gone(page.text) if title == "cleaner" else None
        left = {spaced(line) for line in run(page.text).splitlines()} if gone is None else set()
        for line, label in labelled.items():
            if label:
                removed = line in gone if gone is not None else spaced(line) not in left
                yield Verdict(title, page.language, label, removed)


def _by_label(found: list[Verdict], titles: list[str]) -> str:
    total = Counter(verdict.label for verdict in found if verdict.title == titles[0])
    gone = Counter((verdict.title, verdict.label) for verdict in found if verdict.removed)
    ordered = sorted(total, key=lambda label: (label not in BODY, -total[label]))

    def row(name: str, labels: Iterable[str]) -> list[str]:
        some = list(labels)
        lines = sum(total[label] for label in some)
        counts = [sum(gone[title, label] for label in some) for title in titles]
        shares = [f"{count / max(1, lines):.3f}" for count in counts]
        return [f"  {name}", str(lines), str(counts[0]), *shares]

    rows = [row(label, [label]) for label in ordered]
    rows.append(row("all body", (label for label in total if label in BODY)))
    rows.append(row("all boilerplate", (label for label in total if label not in BODY)))
    return table(["  label", "lines", "removed", *titles], rows)


def _by_language(found: list[Verdict]) -> str:
    total = Counter((verdict.language, verdict.label in BODY) for verdict in found)
    gone = Counter((v.language, v.label in BODY) for v in found if v.removed)
    rows = []
    for tag in sorted({tag for tag, _ in total}, key=lambda tag: (-total[tag, False], tag)):
        junk, body = total[tag, False], total[tag, True]
        removed = f"{gone[tag, False] / junk:.3f}" if junk else "."
        kept = f"{1 - gone[tag, True] / body:.4f}" if body else "."
        rows.append([f"  {tag}", str(junk), removed, str(body), kept])
    return table(["  language", "boilerplate", "removed", "body", "kept"], rows)
