"""What do the signs at a text's edges weigh? ``python -m tests.benchmarks.fit --data FOLDER``.

Lines above the first paragraph and below the last, of the extractions in FOLDER and of the
project's own fixtures: what the gold or a hand calls text must stay, the rest may go. Prints for
each edge the weights that logistic regression finds, beside those of ``signs.toml``, each with
the lines and the publishers that it rests on; then what either table takes and loses, the fitted
one on publishers that it has not seen. Nothing is written: weights are rounded and judged by hand.
"""

import argparse
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from math import exp
from pathlib import Path
from typing import NamedTuple

from cleaner import Cleaner
from cleaner.draft import Draft
from cleaner.lines import read
from cleaner.rules.structural.edges import RULES, above, below
from cleaner.rules.structural.fitted import table
from cleaner.rules.structural.signs import SIGNS
from cleaner.verdicts import Decision, Judge
from tests import fixtures
from tests.benchmarks import datasets, texts
from tests.benchmarks.extractors import EXTRACTORS
from tests.benchmarks.measure import table as printed
from tests.benchmarks.scores import gold_bag, in_gold, words

FOLDS = 10
RIDGE = 2.0
BODY_WEIGHT = 1.5
"""How much worse it is to lose a line of the body than to keep one that is none."""
MOST_OF_ONE = 12.0
"""The weight of all lines of one publisher is at most this many lines."""
FEWEST_WORDS = 6
"""A shorter line is body where it is a paragraph of the gold, not where its words are in it."""

Truth = Callable[[str], bool | None]


class Example(NamedTuple):
    """A line at an edge: whether it stands above, its signs, and whether it may go."""

    on_top: bool
    publisher: str
    text: str
    signs: frozenset[str]
    goes: bool


def main(argv: Sequence[str] | None = None) -> int:
    """Fit and print; 0 also where the data is missing, which is said."""
    parser = argparse.ArgumentParser(prog="fit", description=(__doc__ or "").partition("\n")[0])
    texts.argument(parser)
    parser.add_argument("--part", choices=["all", "work"], default="all")
    args = parser.parse_args(argv)
    if args.data is None or not args.data.is_dir():
        print("skipped: name the folder of evaluation data with --data or CLEANER_CORPUS")
        return 0
    found = [*_of_pages(args.data, args.part), *_of_fixtures()]
    for on_top, side in ((True, "above"), (False, "below")):
        _report(side, [example for example in found if example.on_top == on_top])
    return 0


# -- the lines ---------------------------------------------------------------------------------


def _of_pages(folder: Path, part: str) -> Iterator[Example]:
    labels = datasets.labels(folder)
    by_hand: dict[tuple[str, str], dict[str, str]] = {}
    for (name, page_id, _), known in labels.items():
        by_hand.setdefault((name, page_id), {}).update(known)
    for page in datasets.pages(folder, EXTRACTORS):
        if datasets.in_part(page.publisher, part):
            known = by_hand.get((page.set, page.id), {})
            yield from _examples(page.text, page.publisher, _by_gold(page.gold, known))


def _by_gold(gold: Sequence[str], known: dict[str, str]) -> Truth:
    bag = gold_bag(gold)
    whole = {tuple(words(line)) for paragraph in gold for line in paragraph.splitlines()}

    def goes(line: str) -> bool | None:
        if line in known:
            return known[line] not in datasets.KEPT_LABELS
        own = tuple(words(line))
        doubtful = len(own) < FEWEST_WORDS and own not in whole
        return True if not in_gold(line, bag) else None if doubtful else False

    return goes


def _of_fixtures() -> Iterator[Example]:
    for article in fixtures.articles():
        known = dict.fromkeys(article.body, False) | {text: True for _, text in article.removed}
        yield from _examples(article.text, article.name, known.get)
    for name, text in fixtures.negatives():
        yield from _examples(text, name, lambda _: False)


def _examples(text: str, publisher: str, truth: Truth) -> Iterator[Example]:
    seen: set[Example] = set()
    for draft in _drafts(text):
        for edge in filter(None, (above(draft), below(draft))):
            for number in edge.numbers:
                goes = truth(fixtures.spaced(edge.line(number).text))
                signs = frozenset(name for name, holds in SIGNS.items() if holds(edge, number))
                if goes is not None:
                    seen.add(Example(edge.on_top, publisher, edge.line(number).text, signs, goes))
    yield from sorted(seen, key=lambda example: (example.text, sorted(example.signs)))


@cache
def _before() -> Judge:
    """Give a judge without the rules that decide by fitted signs."""
    return Cleaner(off=set(RULES))._judge


def _drafts(text: str) -> Iterator[Draft]:
    """Give a text as the rules see it that decide by fitted signs, in every round."""
    judge = _before()
    decision = Decision(read(text))
    going = True
    while going and decision.lines:
        judge._detect(decision)
        yield judge._labelled(decision.lines, decision.language)
        going = judge._round(decision, text)


# -- the fit -----------------------------------------------------------------------------------


def _fitted(examples: Sequence[Example], names: Sequence[str]) -> list[float]:
    """Give the weights of logistic regression by Newton's method, and last the bias."""
    mass: dict[tuple[tuple[int, ...], bool], float] = defaultdict(float)
    for example, weight in zip(examples, _masses(examples), strict=True):
        holding = (*(n for n, name in enumerate(names) if name in example.signs), len(names))
        mass[holding, example.goes] += weight
    beta = [0.0] * (len(names) + 1)
    for _ in range(25):
        step = _solved(*_slope(beta, mass))
        beta = [b + s for b, s in zip(beta, step, strict=True)]
        if max(map(abs, step)) < 1e-4:
            break
    return beta


def _slope(
    beta: Sequence[float], mass: Mapping[tuple[tuple[int, ...], bool], float]
) -> tuple[list[list[float]], list[float]]:
    """Give the curvature and the gradient of the likelihood; the bias, last, is not held down."""
    ridge = [RIDGE] * (len(beta) - 1) + [1e-6]
    gradient = [-r * b for r, b in zip(ridge, beta, strict=True)]
    curve = [[r * (m == n) for m in range(len(beta))] for n, r in enumerate(ridge)]
    for (holding, goes), weight in mass.items():
        chance = 1 / (1 + exp(-sum(beta[n] for n in holding)))
        for n in holding:
            gradient[n] += weight * (goes - chance)
            for m in holding:
                curve[n][m] += weight * chance * (1 - chance)
    return curve, gradient


def _masses(examples: Sequence[Example]) -> list[float]:
    copies = Counter((e.publisher, e.text) for e in examples)
    lines = Counter(e.publisher for e in examples)
    return [
        (1.0 if e.goes else BODY_WEIGHT)
        * min(1.0, MOST_OF_ONE / lines[e.publisher])
        / copies[e.publisher, e.text] ** 0.5
        for e in examples
    ]


def _solved(matrix: list[list[float]], right: Sequence[float]) -> list[float]:
    """Solve a positive definite system by elimination."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for n, pivot in enumerate(rows):
        for m, row in enumerate(rows):
            if m != n and row[n]:
                factor = row[n] / pivot[n]
                rows[m] = [a - factor * b for a, b in zip(row, pivot, strict=True)]
    return [row[-1] / row[n] for n, row in enumerate(rows)]


# -- what is printed ---------------------------------------------------------------------------


def _report(side: str, examples: list[Example]) -> None:
    committed = table(side)
    names = [name for name in committed if name in SIGNS]
    beta = _fitted(examples, names)
    print(f"\n{side} the text: {_count(examples, True)} go, {_count(examples, False)} stay")
    rows = [
        [
            name,
            f"{committed[name].weight:.2f}",
            f"{weight:.2f}",
            _count([e for e in examples if name in e.signs], True),
            _count([e for e in examples if name in e.signs], False),
        ]
        for name, weight in zip([*names, "bias"], beta, strict=True)
    ]
    print(printed(["sign", "committed", "fitted", "go", "stay"], rows))
    print(_taken("fitted, unseen publishers", examples, _unseen(examples, names)))
    print(_taken("committed", examples, [_committed(side, e) for e in examples]))


def _committed(side: str, example: Example) -> float:
    holding = {*example.signs, "bias"}
    return sum(sign.weight for name, sign in table(side).items() if name in holding)


def _count(examples: Sequence[Example], goes: bool) -> str:
    some = [e for e in examples if e.goes == goes]
    lines = {(e.publisher, e.text) for e in some}
    return f"{len(lines)} of {len({e.publisher for e in some})}"


def _unseen(examples: Sequence[Example], names: Sequence[str]) -> list[float]:
    fold = [zlib.crc32(e.publisher.encode()) % FOLDS for e in examples]
    scores = [0.0] * len(examples)
    for held in range(FOLDS):
        beta = _fitted([e for e, n in zip(examples, fold, strict=True) if n != held], names)
        for index, example in enumerate(examples):
            if fold[index] == held:
                holding = (w for name, w in zip(names, beta, strict=False) if name in example.signs)
                scores[index] = sum(holding) + beta[-1]
    return scores


def _taken(title: str, examples: Sequence[Example], scores: Sequence[float]) -> str:
    """Say how many lines and publishers of either kind reach each threshold."""
    rows = []
    for step in range(2, 13):
        least = step / 4
        some = [e for e, score in zip(examples, scores, strict=True) if score >= least - 1e-9]
        rows.append([f"{least:.2f}", _count(some, True), _count(some, False)])
    return printed([title, "go", "body lost"], rows)


if __name__ == "__main__":
    sys.exit(main())
