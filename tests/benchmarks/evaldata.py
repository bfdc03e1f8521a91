"""evaldata: strings that must, and must not, stand in the result; white space does not count."""

from collections.abc import Callable, Mapping, Sequence

from tests.benchmarks.datasets import Probe
from tests.benchmarks.measure import table
from tests.benchmarks.runs import spaced


def report(probes: Sequence[Probe], filters: Mapping[str, Callable[[str], str]]) -> None:
    """Print precision, recall and F1 of the raw texts and of every filter."""
    if not probes:
        return
    print(f"\nevaldata · trafilatura · {len(probes)} pages")
    everything: dict[str, Callable[[str], str]] = {"raw": str, **filters}
    found = {title: _scored(probes, run) for title, run in everything.items()}
    rows = []
    for title, (precision, recall) in found.items():
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        lost = found["raw"][1] - recall
        rows.append([title, f"{f1:.4f}", f"{precision:.4f}", f"{recall:.4f}", f"{lost:.4f}"])
    print(table(["", "F1", "P", "R", "recall lost"], rows))


def _scored(probes: Sequence[Probe], run: Callable[[str], str]) -> tuple[float, float]:
    true = false = missed = 0
    for probe in probes:
        text = spaced(run(probe.text))
        here = sum(spaced(part) in text for part in probe.wanted)
        true += here
        missed += len(probe.wanted) - here
        false += sum(spaced(part) in text for part in probe.unwanted)
    return true / max(1, true + false), true / max(1, true + missed)
