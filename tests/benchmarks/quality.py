"""How good is the body? ``python -m tests.benchmarks.quality --data FOLDER``.

Prints for each set and extractor the scores of the raw text, of the cleaned text, of other
line filters and of a perfect line remover; body shingles kept and leftovers removed; the
hand-labelled lines by category; what gold bodies fed in as they are lose.
``--save FILE`` keeps the verdict on every line, ``--diff A B`` shows which changed.
"""

import argparse
import json
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from cleaner import Cleaner
from tests.benchmarks import datasets, page_quality
from tests.benchmarks.datasets import Page
from tests.benchmarks.rivals import rivals
from tests.benchmarks.scores import (
    Score,
    body_kept,
    gold_bag,
    in_gold,
    perfect,
    probe_score,
    shingles,
)

Clean = Callable[[str], str]
Labels = dict[tuple[str, str, str], dict[str, str]]
EXTRACTORS = ["trafilatura", "readability", "newspaper", "resiliparse"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark; 0 also where the data is missing, which is said."""
    args = _arguments(argv)
    if args.diff:
        return _diff(*map(Path, args.diff))
    if not args.data or not Path(args.data).is_dir():
        print("skipped: name the folder of evaluation data with --data or CLEANER_CORPUS")
        return 0
    folder = Path(args.data)
    if args.html:
        return page_quality.run(folder, args.part)
    cleaner = Cleaner()
    pages = [
        p
        for p in datasets.pages(folder, args.extractor)
        if datasets.in_part(p.publisher, args.part)
    ]
    labels = datasets.labels(folder)
    filters: dict[str, Clean] = {"cleaner": lambda text: cleaner(text).text}
    filters |= rivals() if args.rivals else {}
    _sets(pages, filters, labels)
    if args.languages:
        _languages(pages, filters["cleaner"])
    _labelled(pages, cleaner, labels)
    _gold(pages, cleaner, show=args.verbose)
    if args.part == "all":
        _probes(folder, filters)
    if args.save:
        _save(pages, cleaner, Path(args.save))
    return 0


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="quality", description=__doc__.splitlines()[0])
    parser.add_argument("--data", default=os.environ.get("CLEANER_CORPUS"))
    parser.add_argument("--extractor", nargs="+", default=EXTRACTORS)
    parser.add_argument(
        "--part", choices=["all", "work", "held"], default="all", help="by publisher, 3 : 1"
    )
    parser.add_argument("--no-rivals", dest="rivals", action="store_false")
    parser.add_argument("--html", action="store_true", help="pages, against trafilatura alone")
    parser.add_argument("--languages", action="store_true", help="a table by language as well")
    parser.add_argument("--verbose", action="store_true", help="show what gold bodies lose")
    parser.add_argument("--save", help="keep the verdict on every line")
    parser.add_argument("--diff", nargs=2, metavar=("A", "B"))
    return parser.parse_args(argv)


def _sets(pages: list[Page], filters: dict[str, Clean], labels: Labels) -> None:
    groups: dict[tuple[str, str], list[Page]] = defaultdict(list)
    for page in pages:
        groups[page.extractor, page.set].append(page)
    for (extractor, name), group in groups.items():
        print(f"\n{name} · {extractor} · {len(group)} pages")
        print(f"  {'':<12}{'F1':>7}{'P':>7}{'R':>7}{'exact':>7}{'gap':>7}{'body':>8}{'gone':>7}")
        raw = _score(group, lambda page: page.text)
        best = _score(group, lambda page: perfect(page.text, page.gold))
        hand = _score(group, lambda page: perfect(page.text, page.gold, _real(page, labels)))
        _row("raw", raw)
        for title, run in filters.items():
            outputs = {page.id: run(page.text) for page in group}
            score = _score(group, _look_up(outputs))
            _row(title, score, raw, best, _kept(group, outputs))
        _row("perfect", best)
        _row("by hand", hand)


def _look_up(outputs: dict[str, str]) -> Callable[[Page], str]:
    return lambda page: outputs[page.id]


def _real(page: Page, labels: Labels) -> list[str]:
    found = labels.get((page.set, page.id, page.extractor), {})
    return [line for line, label in found.items() if label in datasets.KEPT_LABELS]


def _score(group: Iterable[Page], output: Callable[[Page], str]) -> Score:
    score = Score()
    for page in group:
        score.add("\n".join(page.gold), output(page))
    return score


def _kept(group: Iterable[Page], outputs: dict[str, str]) -> tuple[float, float]:
    pairs = [body_kept(p.text, "\n".join(p.gold), outputs[p.id]) for p in group]
    return sum(a for a, _ in pairs) / len(pairs), sum(b for _, b in pairs) / len(pairs)


def _row(
    title: str,
    score: Score,
    raw: Score | None = None,
    best: Score | None = None,
    kept: tuple[float, float] | None = None,
) -> None:
    row = f"  {title:<12}{score.f1:>7.4f}{score.precision:>7.3f}{score.recall:>7.3f}"
    row += f"{score.exact / max(1, score.pages):>7.3f}"
    if raw and best:
        gap = (score.f1 - raw.f1) / (best.f1 - raw.f1) if best.f1 > raw.f1 else 0.0
        row += f"{gap:>7.2f}"
    if kept:
        row += f"{kept[0]:>8.4f}{kept[1]:>7.3f}"
    print(row)


def _languages(pages: list[Page], run: Clean) -> None:
    print("\nby language (every extractor): raw F1 → cleaned F1, pages")
    groups: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        groups[page.language].append(page)
    for tag, group in sorted(groups.items(), key=lambda item: -len(item[1])):
        raw, done = (_score(group, lambda p: p.text), _score(group, lambda p: run(p.text)))
        print(f"  {tag:<4}{raw.f1:>8.4f} → {done.f1:.4f}{len(group):>6}")


def _labelled(pages: list[Page], cleaner: Cleaner, labels: Labels) -> None:
    """Score the hand-labelled lines, and the lines that the gold holds."""
    gone: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for page in pages:
        known = labels.get((page.set, page.id, page.extractor))
        if known is None and page.extractor not in {"trafilatura", "readability"}:
            continue
        removed = removed_lines(cleaner, page.text)
        bag = gold_bag(page.gold)
        for line in {line.strip() for line in page.text.splitlines() if line.strip()}:
            label = (known or {}).get(line) or ("gold" if in_gold(line, bag) else "")
            if label:
                total[label] += 1
                gone[label] += line in removed
    if total:
        _label_table(gone, total)


def _label_table(gone: Counter[str], total: Counter[str]) -> None:
    body = {*datasets.KEPT_LABELS, "gold"}
    kept = sum(total[k] - gone[k] for k in body) / max(1, sum(total[k] for k in body))
    junk = [k for k in total if k not in body]
    removed = sum(gone[k] for k in junk) / max(1, sum(total[k] for k in junk))
    print(f"\nlines labelled by hand: boilerplate removed {removed:.3f}, body kept {kept:.4f}")
    for label in sorted(total, key=lambda k: (k not in body, -total[k])):
        print(f"  {label:<12}{gone[label]:>5} of {total[label]:<6} removed")


def removed_lines(cleaner: Cleaner, text: str) -> set[str]:
    """Give the lines that are wholly removed."""
    kept = {line for part in cleaner(text).paragraphs for line in part.split("\n")}
    kept = {" ".join(line.split()) for line in kept}
    removed = cleaner(text).removed
    whole = {line.strip() for r in removed for line in r.text.splitlines()}
    return {line for line in whole if " ".join(line.split()) not in kept}


def _gold(pages: list[Page], cleaner: Cleaner, *, show: bool) -> None:
    """Feed gold bodies in as they are: they should lose nothing."""
    seen: set[str] = set()
    lost = total = 0
    for page in pages:
        if page.id in seen or not page.gold:
            continue
        seen.add(page.id)
        text = "\n".join(page.gold)
        before = shingles(text)
        article = cleaner(text)
        total += sum(before.values())
        lost += sum((before - shingles(article.text)).values())
        for removal in article.removed if show else ():
            print(f"    {page.id[:24]:<24} {removal.rule:<28} {removal.text[:90]!r}")
    print(f"\ngold bodies fed in: {lost} of {total} shingles lost ({lost / max(1, total):.5f})")


def _probes(folder: Path, filters: dict[str, Clean]) -> None:
    found = list(datasets.probes(folder))
    if not found:
        return
    print(f"\nevaldata · trafilatura · {len(found)} pages")
    raw: dict[str, Clean] = {"raw": lambda text: text}
    for title, run in (raw | filters).items():
        f1, precision, recall = probe_score(probe.counts(run(probe.text)) for probe in found)
        print(f"  {title:<12}{f1:>7.4f}{precision:>7.3f}{recall:>7.3f}")


def _save(pages: list[Page], cleaner: Cleaner, path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        for page in pages:
            bag = gold_bag(page.gold)
            for removal in cleaner(page.text).removed:
                row = [
                    page.extractor,
                    page.id,
                    removal.rule,
                    removal.text,
                    in_gold(removal.text, bag),
                ]
                file.write(json.dumps(row, ensure_ascii=False) + "\n")


def _diff(first: Path, second: Path) -> int:
    def rows(path: Path) -> dict[tuple[str, str, str], tuple[str, bool]]:
        parsed = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        return {(e, i, text): (rule, gold) for e, i, rule, text, gold in parsed}

    old, new = rows(first), rows(second)
    for mark, here, there in (("-", new, old), ("+", old, new)):
        for key in sorted(here.keys() - there.keys()):
            rule, gold = here[key]
            print(f"{mark} {'GOLD' if gold else '    '} {rule:<30} {key[2][:110]!r}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
