"""The account of a batch run on one screen."""

from collections.abc import Iterator
from typing import Final

from cleaner.batch import Summary
from cleaner.cli.table import aligned

MOST: Final = 10
"""Rules that are named; the others are only counted."""


def lines(summary: Summary) -> Iterator[str]:
    """Give the summary, line by line."""
    yield from aligned(_documents(summary))
    yield from aligned([["output", summary.output], ["ledger", summary.ledger or "none"]], right=())
    if summary.removals:
        yield ""
        rows = [[name, f"{count:,}"] for name, count in summary.removals.items()]
        yield from aligned([["removed", "count"], *rows])
        yield ""
        yield f"rules with most hits ({min(MOST, len(summary.rules))} of {len(summary.rules)})"
        hits = list(summary.rules.items())[:MOST]
        yield from aligned([[f"  {rule}", f"{count:,}"] for rule, count in hits])
    if summary.failures:
        yield ""
        yield "failed"
        yield from (f"  {failure}" for failure in summary.failures)
        if summary.failed > len(summary.failures):
            yield f"  and {summary.failed - len(summary.failures):,} more{_see(summary)}"


def failed(summary: Summary) -> str:
    """Give one line for what failed."""
    what = "1 document" if summary.failed == 1 else f"{summary.failed:,} documents"
    return f"{what} of {summary.inputs:,} failed, first {summary.failures[0]}{_see(summary)}"


def _see(summary: Summary) -> str:
    return f" (all of them are in {summary.ledger})" if summary.ledger else ""


def _documents(summary: Summary) -> list[list[str]]:
    skips = ", ".join(f"{count:,} {why}" for why, count in summary.skips.items())
    notes = {
        "inputs": f"({summary.resumed:,} by an earlier run)" if summary.resumed else "",
        "skipped": f"({skips})" if skips else "",
        "characters out": f"({summary.removed_share:.1%} removed)",
    }
    counts = {
        "inputs": summary.inputs,
        "cleaned": summary.cleaned,
        "empty": summary.empty,
        "failed": summary.failed,
        "skipped": summary.skipped,
        "characters in": summary.chars_in,
        "characters out": summary.chars_out,
    }
    if summary.duplicates:
        counts["duplicates"] = summary.duplicates
    return [[name, f"{count:,}", notes.get(name, "")] for name, count in counts.items()]
