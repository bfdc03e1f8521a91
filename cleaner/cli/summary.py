"""The counts of a folder job on one screen."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from cleaner.cli.table import aligned
from cleaner.cli.tally import Tally

MOST: Final = 10
"""Rules, failures and warnings that are named; the others are only counted."""


def lines(tally: Tally) -> Iterator[str]:
    """Give the summary, line by line."""
    yield from aligned(_files(tally))
    yield from _removals(tally)
    yield from _warnings(tally.warnings)
    yield from _failures(tally.failures)


def _files(tally: Tally) -> list[list[str]]:
    gone = tally.characters_in - tally.characters_out
    share = gone / tally.characters_in if tally.characters_in else 0.0
    counts = {
        "files read": tally.read,
        "cleaned": tally.cleaned,
        "empty": tally.empty,
        "failed": len(tally.failures),
        "skipped": tally.skipped.total(),
    }
    skipped = ", ".join(f"{count:,} {why}" for why, count in sorted(tally.skipped.items()))
    rows = [[name, f"{count:,}", ""] for name, count in counts.items()]
    rows[-1][-1] = f"({skipped})" if skipped else ""
    rows.append(["characters in", f"{tally.characters_in:,}", ""])
    rows.append(["characters out", f"{tally.characters_out:,}", f"({share:.1%} removed)"])
    return rows


def _removals(tally: Tally) -> Iterator[str]:
    if not tally.rules:
        return
    rows = [["removed", "count", "characters"]]
    for category, count in tally.categories.most_common():
        rows.append([category, f"{count:,}", f"{tally.characters[category]:,}"])
    yield ""
    yield from aligned(rows, right={1, 2})
    yield ""
    yield f"rules with most hits ({min(MOST, len(tally.rules))} of {len(tally.rules)})"
    hits = tally.rules.most_common(MOST)
    yield from aligned([[f"  {rule}", f"{count:,}"] for rule, count in hits])


def _warnings(warnings: Counter[str]) -> Iterator[str]:
    if warnings:
        yield ""
        yield "warnings"
    for warning, count in warnings.most_common(MOST):
        yield f"  {warning} ({count:,} {'file' if count == 1 else 'files'})"


def _failures(failures: list[str]) -> Iterator[str]:
    if failures:
        yield ""
        yield "failed"
    for failure in failures[:MOST]:
        yield f"  {failure}"
    if len(failures) > MOST:
        yield f"  and {len(failures) - MOST:,} more"
