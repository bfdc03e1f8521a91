"""Time and memory for texts made to be slow, at two sizes: both must grow in step.

Every measurement is a process of its own. Time and resident memory are of one run, the peak of
Python's own memory of a second one, under tracemalloc. Goals: ten times the text in at most
twelve times the time (below 50 ms nothing counts), memory below ten times the input.

    python -m tests.benchmarks.hostile [--shape WORD] [--small 1] [--large 10] [--limit 120]
"""

import argparse
import json
import resource
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Sequence
from typing import NamedTuple

from cleaner import Cleaner
from tests.benchmarks.measure import MB, machine
from tests.benchmarks.shapes import SHAPES, every_keyword

GROWTH = 1.2
"""Times the ratio of the sizes: what the time may grow by."""
MEMORY = 10
_FLOOR = 0.05


class Figure(NamedTuple):
    """One measurement; sizes in bytes of UTF-8."""

    size: int
    seconds: float
    resident: int
    traced: int


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure every shape and print the table; with ``--one``, one measurement as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--shape", default="", help="only shapes with this word in their name")
    parser.add_argument("--small", type=float, default=1, help="scale of the smaller text")
    parser.add_argument("--large", type=float, default=10, help="scale of the larger text")
    parser.add_argument(
        "--limit", type=float, default=120, help="seconds for one process, two runs"
    )
    parser.add_argument("--one", nargs=2, metavar=("SHAPE", "SCALE"), help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.one:
        print(json.dumps(_measure(options.one[0], float(options.one[1]))))
        return
    print(machine())
    names = [name for name in SHAPES if options.shape in name]
    head = ["", "MB", "seconds", "MB", "seconds", "growth", "peak/input", "RSS/input", ""]
    print("\n" + _set(head))
    for name in names:
        print(_set(_row(name, options.small, options.large, options.limit)), flush=True)


def _set(row: Sequence[str]) -> str:
    """Set one row, each printed when it is known: a run may take an hour."""
    return row[0].ljust(40) + "".join(f"{cell:>12}" for cell in row[1:-1]) + "  " + row[-1]


def _row(name: str, small: float, large: float, limit: float) -> list[str]:
    less, more = (_process(name, scale, limit) for scale in (small, large))
    if isinstance(less, str) or isinstance(more, str):
        failed = [_shown(figure) for figure in (less, more)]
        return [name, *failed[0], *failed[1], "", "", "", "MISSED"]
    growth = more.seconds / max(less.seconds, _FLOOR)
    memory = max(more.traced, more.resident) / more.size
    missed = ["time"] * (growth > GROWTH * large / small) + ["memory"] * (memory >= MEMORY)
    return [
        name, f"{less.size / MB:.2f}", f"{less.seconds:.2f}", f"{more.size / MB:.2f}",
        f"{more.seconds:.2f}", f"× {growth:.1f}", f"{more.traced / more.size:.1f}",
        f"{more.resident / more.size:.1f}", f"MISSED ({', '.join(missed)})" if missed else "ok",
    ]  # fmt: skip


def _shown(figure: Figure | str) -> list[str]:
    if isinstance(figure, str):
        return ["", figure]
    return [f"{figure.size / MB:.2f}", f"{figure.seconds:.2f}"]


def _process(name: str, scale: float, limit: float) -> Figure | str:
    """Measure in a fresh process; say what happened when it takes too long or fails."""
    command = [sys.executable, "-m", "tests.benchmarks.hostile", "--one", name, str(scale)]
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=limit)
    except subprocess.TimeoutExpired:
        return f"> {limit:g}"
    except subprocess.CalledProcessError as error:
        return str(error.stderr).strip().rpartition("\n")[2].partition(":")[0] or "killed"
    return Figure(*json.loads(done.stdout))


def _measure(name: str, scale: float) -> Figure:
    cleaner = Cleaner()
    cleaner(every_keyword() if "keywords" in name else SHAPES[name](0.01))  # compiles patterns
    text = SHAPES[name](scale)
    size = len(text.encode("utf-8", "replace"))
    before = _resident()
    start = time.perf_counter()
    cleaner(text)
    taken = time.perf_counter() - start
    resident = _resident() - before
    tracemalloc.start()
    cleaner(text)
    return Figure(size, taken, resident, tracemalloc.get_traced_memory()[1])


def _resident() -> int:
    """Peak resident bytes so far (kilobytes on Linux, bytes on macOS)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


if __name__ == "__main__":
    main()
