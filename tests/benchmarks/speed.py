"""How fast texts are cleaned, beside datatrove's C4 filter, ftfy and str.splitlines.

One core; every contestant once a round in turn, medians over the rounds, ratios within them.
The C4 filter runs without its sentence splitter (min_num_sentences=-1), which would have to
load a tokenizer and is the slowest part of it: the comparison favours C4.

    python -m tests.benchmarks.speed --data FOLDER [--rounds 5] [--profile]
"""

import argparse
import cProfile
import pstats
from collections.abc import Callable, Sequence
from statistics import median

from cleaner import Cleaner
from tests.benchmarks import texts
from tests.benchmarks.measure import MB, interleaved, machine, ratio, table

Run = Callable[[], object]
OURS, C4, FTFY, SPLIT = "Cleaner()", "datatrove C4", "ftfy.fix_text", "str.splitlines"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the comparison, or the profile, and print it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    texts.argument(parser)
    parser.add_argument("--rounds", type=int, default=5, help="rounds of all contestants")
    parser.add_argument("--profile", action="store_true", help="print where Cleaner() spends time")
    parser.add_argument("--top", type=int, default=30, help="functions that the profile prints")
    options = parser.parse_args(arguments)
    documents = texts.load(options.data)
    if options.profile:
        _profile(documents, options.top)
    else:
        _compare(documents, options.rounds)


def _compare(documents: list[str], rounds: int) -> None:
    contestants = {OURS: _ours(documents), **_others(documents)}
    for run in contestants.values():
        run()  # patterns compile when first needed
    times = interleaved(contestants, rounds)
    size = sum(len(text.encode("utf-8", "replace")) for text in documents)
    print(machine())
    print(f"{len(documents)} texts, {size / MB:.2f} MB of UTF-8, {rounds} rounds, one core\n")
    head = ["", "MB/s", "documents/s", "ms/document", "time of C4", "time of ftfy"]
    print(table(head, [_row(name, times, len(documents), size) for name in times]))


def _row(name: str, times: dict[str, list[float]], count: int, size: int) -> list[str]:
    own = median(times[name])
    beside = [f"× {ratio(times[name], times[x]):.2f}" if x in times else "-" for x in (C4, FTFY)]
    return [
        name, f"{size / MB / own:.2f}", f"{count / own:.0f}", f"{own / count * 1000:.3f}", *beside
    ]  # fmt: skip


def _ours(documents: list[str]) -> Run:
    cleaner = Cleaner()
    return lambda: [cleaner(text) for text in documents]


def _others(documents: list[str]) -> dict[str, Run]:
    others = {C4: _c4(documents), FTFY: _ftfy(documents), SPLIT: _split(documents)}
    for name, run in others.items():
        if run is None:
            print(f"{name}: not installed (pip install article-cleaner[bench]), left out")
    return {name: run for name, run in others.items() if run is not None}


def _c4(documents: list[str]) -> Run | None:
    try:
        from datatrove.data import Document
        from datatrove.pipeline.filters.c4_filters import C4QualityFilter
    except ImportError:
        return None
    judge = C4QualityFilter(min_num_sentences=-1)
    # The filter puts its result in the document: each round needs new ones.
    return lambda: [judge.filter(Document(text=text, id="")) for text in documents]


def _ftfy(documents: list[str]) -> Run | None:
    try:
        from ftfy import fix_text
    except ImportError:
        return None
    return lambda: [fix_text(text) for text in documents]


def _split(documents: list[str]) -> Run:
    return lambda: [text.splitlines() for text in documents]


def _profile(documents: list[str], top: int) -> None:
    run = _ours(documents)
    run()
    profile = cProfile.Profile()
    profile.runcall(run)
    print(machine())
    statistics = pstats.Stats(profile).strip_dirs()
    statistics.sort_stats("tottime").print_stats(top)
    statistics.sort_stats("cumulative").print_stats(r"cleaner|[a-z]+\.py", top)


if __name__ == "__main__":
    main()
