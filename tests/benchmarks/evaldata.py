"""evaldata: strings that must, and must not, stand in the result; white space does not count."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from tests.benchmarks.datasets import Probe
from tests.benchmarks.measure import table
from tests.benchmarks.runs import Cleaned, spaced

Clean = Callable[[str], str]


def report(
    probes: Sequence[Probe],
    filters: Mapping[str, Clean],
    cleaned: Cleaned,
    *,
    brief: bool,
) -> None:
    """Print precision, recall and F1 of the raw texts and of every filter, and what is lost."""
    if not probes:
        return
    print(f"\nevaldata · trafilatura · {len(probes)} pages")
    # Some pages want the headline: it is not lost, but stands in article.title.
    everything: dict[str, Clean]
    everything = {"raw": str, **filters, "and title": cleaned.with_title}
    found = {
        title: scored([(probe, run(probe.text)) for probe in probes])
        for title, run in everything.items()
    }
    rows = []
    for title, (precision, recall) in found.items():
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        lost = found["raw"][1] - recall
        rows.append([title, f"{f1:.4f}", f"{precision:.4f}", f"{recall:.4f}", f"{lost:.4f}"])
    print(table(["", "F1", "P", "R", "recall lost"], rows))
    for line in _lost(probes, cleaned) if not brief else ():
        print(line)


def _lost(probes: Sequence[Probe], cleaned: Cleaned) -> Iterator[str]:
    """Name every wanted string that cleaning loses, with the rules that took a piece of it."""
    for probe in probes:
        article, before = cleaned(probe.text), spaced(probe.text)
        after = spaced(article.text)
        for part in map(spaced, probe.wanted):
            if part in before and part not in after and part not in spaced(article.title or ""):
                gone = [r for r in article.removed if _overlap(part, spaced(r.text))]
                rules = ", ".join(dict.fromkeys(r.rule for r in gone)) or "(joined otherwise)"
                yield f"  lost {probe.file[:30]:<30} {rules:<28} {part[:80]!r}"


def _overlap(one: str, other: str) -> bool:
    return one in other or other in one


def scored(results: Sequence[tuple[Probe, str]]) -> tuple[float, float]:
    """Give precision and recall of results, each with the probe that it is held against."""
    true = false = missed = 0
    for probe, result in results:
        text = spaced(result)
        here = sum(spaced(part) in text for part in probe.wanted)
        true += here
        missed += len(probe.wanted) - here
        false += sum(spaced(part) in text for part in probe.unwanted)
    return true / max(1, true + false), true / max(1, true + missed)
