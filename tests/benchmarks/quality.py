"""How good is the body? ``python -m tests.benchmarks.quality --data FOLDER``.

FOLDER holds checkouts of public repositories under their own names (see checkouts.py), or
extractions of them made before (see datasets.py). For each set and extractor: the scores of the
raw text, of the cleaned text, of other line filters and of a perfect line remover, by language,
and what was removed by category. Then the lines labelled by hand, by category and language; what
gold bodies lose that are fed in as they are; evaldata. ``--save FILE`` keeps the verdict on
every line, ``--diff A B`` shows which changed between two runs.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from cleaner import Cleaner
from cleaner.presets import PRESETS
from tests.benchmarks import datasets, evaldata, gold_bodies, hand_labels, page_quality, runs, sets
from tests.benchmarks.extractors import EXTRACTORS
from tests.benchmarks.measure import machine
from tests.benchmarks.rivals import rivals


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmark; 0 also where the data is missing, which is said."""
    args = _arguments(argv)
    if args.diff:
        return runs.diff(*map(Path, args.diff))
    folder = Path(args.data or "")
    if not args.data or not folder.is_dir():
        print("skipped: name the folder of evaluation data with --data or CLEANER_CORPUS")
        return 0
    if args.html:
        return page_quality.run(folder, args.part)
    print(machine())
    cleaned = runs.Cleaned(Cleaner(preset=args.preset))
    filters = {"cleaner": cleaned.text} | (rivals() if args.rivals else {})
    pages = [
        p
        for p in datasets.pages(folder, args.extractor)
        if datasets.in_part(p.publisher, args.part)
    ]
    labels = datasets.labels(folder)
    sets.report(pages, filters, cleaned, labels, brief=args.brief)
    hand_labels.report(pages, filters, cleaned, labels)
    gold_bodies.report(pages, cleaned, brief=args.brief)
    if args.part == "all":
        evaldata.report(list(datasets.probes(folder)), filters, cleaned, brief=args.brief)
    if args.save:
        runs.save(pages, cleaned, labels, Path(args.save))
    return 0


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    about = (__doc__ or "").partition("\n")[0]
    parser = argparse.ArgumentParser(prog="quality", description=about)
    parser.add_argument("--data", default=os.environ.get("CLEANER_CORPUS"))
    parser.add_argument("--extractor", nargs="+", default=EXTRACTORS, choices=EXTRACTORS)
    parser.add_argument("--preset", default="body", choices=PRESETS)
    parser.add_argument(
        "--part", choices=["all", "work", "held"], default="all", help="by publisher, 3 : 1"
    )
    parser.add_argument("--html", action="store_true", help="pages, against trafilatura alone")
    parser.add_argument("--no-rivals", dest="rivals", action="store_false")
    parser.add_argument(
        "--brief", action="store_true", help="no tables by language and category, no lists"
    )
    parser.add_argument("--save", metavar="FILE", help="keep the verdict on every line")
    parser.add_argument(
        "--diff", nargs=2, metavar=("A", "B"), help="compare two saved runs, and do nothing else"
    )
    return parser.parse_args(argv)


if __name__ == "__main__":
    sys.exit(main())
