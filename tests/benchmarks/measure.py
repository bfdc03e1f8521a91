"""Measuring and printing: interleaved rounds, medians, tables, the machine line."""

import gc
import os
import platform
import random
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

import cleaner
from cleaner.rules.catalogue import load

MB = 1_000_000


def machine() -> str:
    """Name the machine, the Python, and the rules that figures are about."""
    return (
        f"{_processor()}, {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}; cleaner {cleaner.__version__} "
        f"with {len(load().phrases)} phrase rules"
    )


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def seconds(run: Callable[[], object]) -> float:
    """Time one call, the garbage of those before it swept away."""
    gc.collect()
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def interleaved(
    contestants: Mapping[str, Callable[[], object]], rounds: int
) -> dict[str, list[float]]:
    """Time every contestant once a round: A B C, A B C, so that slow spells meet them all."""
    times: dict[str, list[float]] = {name: [] for name in contestants}
    for number in range(rounds):
        for name, run in contestants.items():
            times[name].append(seconds(run))
        print(f"round {number + 1} of {rounds}", end="\r", file=sys.stderr, flush=True)
    print(" " * 40, end="\r", file=sys.stderr)
    return times


def ratio(times: Sequence[float], others: Sequence[float]) -> float:
    """Give the median of the ratios of each round."""
    return median(a / b for a, b in zip(times, others, strict=True))


def seeded(seed: int) -> random.Random:
    """Give a source of chance that is the same in every run."""
    return random.Random(seed)  # noqa: S311  # nothing here is secret


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Set rows in columns: the first one to the left, figures to the right.

    >>> print(table(["what", "ms"], [["a", "1.0"], ["longer", "12.0"]]))
    what      ms
    a        1.0
    longer  12.0
    """
    widths = [max(len(row[n]) for row in [head, *rows]) for n in range(len(head))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if number else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in [head, *rows]
    )


def goal(value: float, most: float) -> str:
    """Say whether a figure keeps to its goal."""
    return "ok" if value <= most else f"MISSED (goal: at most {most:g})"
