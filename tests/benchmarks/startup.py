"""What starting costs: import, building a Cleaner, the first text; each in fresh processes.

python -m tests.benchmarks.startup [--runs 7]
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Sequence
from statistics import median

from tests.benchmarks.measure import machine, table

HEAVY = ("trafilatura", "lxml", "pyarrow", "rich", "tomllib")
"""Modules that cleaning plain text must not load (the last two only cost time)."""

_BARE = "pass"
_IMPORT = "import cleaner"
_IMPORT_ALL = "from cleaner import Cleaner"
_STEPS = """
import json, time
now = time.perf_counter
times = {}
start = now()
import cleaner
times["import cleaner"] = now() - start
start = now()
cleaner.Cleaner
times["first use of cleaner.Cleaner (its imports)"] = now() - start
start = now()
build = cleaner.Cleaner()
times["building a Cleaner"] = now() - start
start = now()
build("The ferry was late again.")
times["first text"] = now() - start
start = now()
build("The ferry was late again.")
times["second text"] = now() - start
start = now()
cleaner.Cleaner()
times["building another Cleaner"] = now() - start
print(json.dumps(times))
"""
_FIRST_CLEAN = """
import time
import cleaner
start = time.perf_counter()
cleaner.clean("The ferry was late again.")
print(time.perf_counter() - start)
"""
_MODULES = f"""
import sys
import cleaner
cleaner.clean("x")
print(*[name for name in {HEAVY!r} if name in sys.modules])
"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("--runs", type=int, default=7, help="fresh processes of each kind")
    options = parser.parse_args(arguments)
    _python(_STEPS)  # byte code is written once
    print(machine())
    print(f"medians of {options.runs} fresh processes\n")
    rows = _processes(options.runs) + _steps(options.runs)
    print(table(["", "ms"], [[name, f"{value * 1000:.1f}"] for name, value in rows]))
    loaded = _python(_MODULES).split()
    print(f"\nof {', '.join(HEAVY)} clean() loads: {', '.join(loaded) or 'none'}")
    bad = [name for name in loaded if name in HEAVY[:3]]
    print(f"MISSED: {', '.join(bad)}" if bad else "ok")


def _processes(runs: int) -> list[tuple[str, float]]:
    bare, plain, whole = [], [], []
    for _ in range(runs):
        bare.append(_wall(_BARE))
        plain.append(_wall(_IMPORT))
        whole.append(_wall(_IMPORT_ALL))
    base = median(bare)
    return [
        ("python -c pass (whole process)", base),
        ("import cleaner, over that", median(plain) - base),
        ("from cleaner import Cleaner, over that", median(whole) - base),
    ]


def _steps(runs: int) -> list[tuple[str, float]]:
    found = [json.loads(_python(_STEPS)) for _ in range(runs)]
    first = median(float(_python(_FIRST_CLEAN)) for _ in range(runs))
    inside = [(f"inside: {name}", median(one[name] for one in found)) for name in found[0]]
    return [*inside, ("first clean() after import cleaner", first)]


def _wall(code: str) -> float:
    start = time.perf_counter()
    _python(code)
    return time.perf_counter() - start


def _python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return done.stdout


if __name__ == "__main__":
    main()
