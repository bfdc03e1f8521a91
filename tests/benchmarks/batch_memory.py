"""What a batch needs of memory, from a thousand documents to a dump of any size.

The parent's resident memory is read while it runs; it should not grow with the number of
documents. Short texts: what counts here is how many there are. The dump that is measured by its
size has records of 1 MB, nearly all of it in a field that passes through, so that it ends today.

    python -m tests.benchmarks.batch_memory [--documents 1000 200000] [--gigabytes 5]
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.measure import MB, machine, table

_STORY = "The ferry {n} left at dawn on Monday, and nobody was on deck to see it go, they said."
_SENTENCE = "The harbour master of Ostmouth said on Tuesday that boat {n} was late. "
_LONG = 1_000_000
"""Characters of a record in the dump that is measured by its size."""


class _Peak(NamedTuple):
    parent: float
    worker: float
    seconds: float


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--documents", type=int, nargs="*", default=[1_000, 200_000])
    parser.add_argument("--gigabytes", type=float, default=0, help="size of one more dump")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args(arguments)
    print(machine())
    rows = []
    with tempfile.TemporaryDirectory() as name:
        for count in options.documents:
            dump = Path(name, f"{count}.jsonl")
            _write(dump, ({"text": _STORY.format(n=n)} for n in range(count)))
            rows.append(_row(f"{count:,} documents", dump, options.jobs))
        if options.gigabytes:
            dump = Path(name, "large.jsonl")
            _write(dump, _large(int(options.gigabytes * 1000 * MB)))
            rows.append(_row(f"{options.gigabytes:g} GB", dump, options.jobs))
    head = ["", "MB of input", "parent, MB", "largest worker, MB", "seconds"]
    print(table(head, rows))


def _large(size: int) -> Iterator[dict[str, str]]:
    """Records that are long and quickly cleaned."""
    for number in range(size // _LONG):
        text = "\n\n".join(_SENTENCE.format(n=number) for _ in range(40))
        yield {"text": text, "page": "a" * (_LONG - len(text))}


def _write(path: Path, records: Iterator[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for number, record in enumerate(records):
            file.write(json.dumps({"id": number, **record}) + "\n")


def _row(name: str, dump: Path, jobs: int) -> list[str]:
    peak = _peak(dump, jobs)
    size = dump.stat().st_size / MB
    dump.unlink()
    figures = [size, peak.parent, peak.worker, peak.seconds]
    print(f"  {name}: {[round(figure, 1) for figure in figures]}", flush=True)
    return [name, *(f"{figure:,.0f}" for figure in figures)]


def _peak(dump: Path, jobs: int) -> _Peak:
    out = dump.with_suffix(".out.jsonl")
    argv = ["-m", "cleaner", "batch", str(dump), "-o", str(out), "-q", "--jobs", str(jobs)]
    start = time.monotonic()
    parent = worker = 0.0
    with subprocess.Popen([sys.executable, *argv]) as process:
        while process.poll() is None:
            parent = max(parent, _resident(process.pid))
            worker = max([worker, *map(_resident, _children(process.pid))])
            time.sleep(0.1)
        if process.returncode:
            raise SystemExit(f"the batch ended with {process.returncode}")
    for path in dump.parent.glob("*.out.jsonl*"):
        path.unlink()
    return _Peak(parent, worker, time.monotonic() - start)


def _resident(process: int) -> float:
    """Give the megabytes that a process holds now; 0 if it is gone."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text(encoding="utf-8").split()[1])
    except OSError:
        return 0.0
    return pages * 4096 / MB


def _children(process: int) -> list[int]:
    try:
        path = Path(f"/proc/{process}/task/{process}/children")
        return [int(child) for child in path.read_text(encoding="utf-8").split()]
    except OSError:
        return []


if __name__ == "__main__":
    main()
