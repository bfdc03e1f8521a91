"""How fast batches run: two workers beside one, and both beside a bare loop, in one run.

Two bare loops at once, each with half of the texts, tell what the second core is worth. Every
contestant runs in fresh processes, once a round in turn. The bare loop holds its texts in memory
and writes nothing. CPU: seconds of all processes of a contestant together.

    python -m tests.benchmarks.batch_speed --data FOLDER [--megabytes 50] [--pages FOLDER]
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from tests.benchmarks import texts
from tests.benchmarks.measure import MB, machine, ratio, table

_BARE = """
import json, sys, time
from cleaner import Cleaner
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
part, parts = map(int, sys.argv[2:4])
texts = texts[part::parts]
cleaner = Cleaner()
start = time.perf_counter()
for text in texts:
    cleaner(text)
print(time.perf_counter() - start)
"""
_BARE_PAIR = """
import sys
from subprocess import PIPE, Popen
command = [sys.executable, "-c", sys.argv[2], sys.argv[1]]
pair = [Popen([*command, part, "2"], stdout=PIPE) for part in "01"]
print(max(float(loop.communicate()[0]) for loop in pair))
"""
_BARE_PAGES = """
import sys, time
from pathlib import Path
from cleaner import clean_html
pages = [path.read_bytes() for path in sorted(Path(sys.argv[1]).iterdir())]
start = time.perf_counter()
for page in pages:
    clean_html(page)
print(time.perf_counter() - start)
"""
_BATCH = """
import sys, time
from cleaner import batch
start = time.perf_counter()
batch.run(sys.argv[1], sys.argv[2], jobs=int(sys.argv[3]), restart=True)
print(time.perf_counter() - start)
"""
_CPU = "import resource; r = resource.getrusage; print(sum(map(sum, (r(w)[:2] for w in (0, -1)))))"
_OWN = "import resource; print(sum(resource.getrusage(0)[:2]))"

Times = dict[str, list[tuple[float, float, float]]]
"""By contestant, for every round: seconds on the clock, CPU seconds, those of the parent."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    texts.argument(parser)
    parser.add_argument("--megabytes", type=int, default=50, help="text that is cleaned")
    parser.add_argument("--pages", type=Path, metavar="FOLDER", help="folder of .html, also .gz")
    parser.add_argument("--count", type=int, default=500, help="pages that are cleaned")
    parser.add_argument("--rounds", type=int, default=3, help="rounds of all contestants")
    options = parser.parse_args(arguments)
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        dump = work / "dump.jsonl"
        size = make_dump(texts.load(options.data), dump, options.megabytes * MB)
        print(f"{size / MB:.1f} MB of JSON lines, {options.rounds} rounds")
        _texts(dump, size, options.rounds, work)
        if options.pages:
            _pages(options.pages, options.count, options.rounds, work)


def make_dump(documents: Sequence[str], path: Path, size: int) -> int:
    """Write the texts over and over as JSON lines until they are ``size`` bytes; give them."""
    written = 0
    with path.open("w", encoding="utf-8") as file:
        for number, text in enumerate(cycle(documents)):
            if written >= size:
                break
            line = json.dumps({"id": number, "text": text}, ensure_ascii=False) + "\n"
            file.write(line)
            written += len(line.encode())
    return written


def _texts(dump: Path, size: int, rounds: int, work: Path) -> None:
    out = str(work / "out.jsonl")
    contestants = {
        "bare Cleaner loop": [_BARE, str(dump), "0", "1"],
        "two bare loops, half each": [_BARE_PAIR, str(dump), _BARE],
        "batch, 1 worker": [_BATCH, str(dump), out, "1"],
        "batch, 2 workers": [_BATCH, str(dump), out, "2"],
    }
    times = _measured(contestants, rounds)
    _print(times, size / MB, "MB/s", "bare Cleaner loop")
    print(f"two workers × {_clock(times, 'batch, 1 worker', 'batch, 2 workers'):.2f} of one")
    alone = _clock(times, "bare Cleaner loop", "two bare loops, half each")
    print(f"two bare loops × {alone:.2f} of one: what the machine gives\n")


def _pages(folder: Path, count: int, rounds: int, work: Path) -> None:
    pages = work / "pages"
    pages.mkdir()
    found = sorted(path for path in folder.rglob("*") if ".htm" in path.name)
    for number, path in enumerate(islice(cycle(found), count)):
        data = path.read_bytes()
        packed = ".gz" if path.suffix == ".gz" else ""
        (pages / f"{number:05d}.html{packed}").write_bytes(data)
    _unpack(pages)
    contestants = {
        "bare clean_html loop": [_BARE_PAGES, str(pages)],
        "batch, 1 worker": [_BATCH, str(pages), str(work / "pages.jsonl"), "1"],
    }
    times = _measured(contestants, rounds)
    _print(times, count, "pages/s", "bare clean_html loop")


def _unpack(folder: Path) -> None:
    packed = [str(path) for path in folder.glob("*.gz")]
    if packed:
        subprocess.run(["gzip", "-d", *packed], check=True)


def _measured(contestants: dict[str, list[str]], rounds: int) -> Times:
    times: Times = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, (code, *argv) in contestants.items():
            program = f"{code}\n{_CPU}\n{_OWN}"
            command = [sys.executable, "-c", program, *argv]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            clock, cpu, own = map(float, done.stdout.split())
            times[name].append((clock, cpu, own))
            print(f"  {name}: {clock:.1f} s, CPU {cpu:.1f} s, of the parent {own:.1f} s")
    return times


def _clock(times: Times, one: str, other: str) -> float:
    return ratio([t[0] for t in times[one]], [t[0] for t in times[other]])


def _print(times: Times, amount: float, unit: str, bare: str) -> None:
    rows = [
        [
            name,
            f"{amount / median(t[0] for t in taken):.2f}",
            f"{amount / median(t[1] for t in taken):.2f}",
            f"{ratio([t[1] for t in times[bare]], [t[1] for t in taken]):.0%}",
            f"{median(t[2] for t in taken) / median(t[1] for t in taken):.1%}",
        ]
        for name, taken in times.items()
    ]
    head = ["", unit, f"{unit} of CPU", "of the bare loop's", "parent's share of CPU"]
    print(table(head, rows))


if __name__ == "__main__":
    main()
