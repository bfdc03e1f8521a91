"""The sections that name lines, rules and documents."""

from collections.abc import Sequence
from typing import Final

from cleaner.batch.report.charts import meter
from cleaner.batch.report.document import Document
from cleaner.batch.report.failures import NAMED, Failure
from cleaner.batch.report.frequent import FrequentLines
from cleaner.batch.report.markup import Safe, count, join, number, percent, tag
from cleaner.batch.report.tables import chip, code, table
from cleaner.batch.report.totals import About, Totals
from cleaner.categories import family

_LINES: Final = 40
_RULES: Final = 25
"""Rows that are shown at once; of the rules, the rest unfolds."""


def lines(frequent: FrequentLines) -> Safe:
    """Give the lines that were removed most often."""
    rows = [
        (tag("del", line.text, dir="auto"), number(line.count), chip(line.category),
         code(line.rule))
        for line in frequent.top(_LINES)
    ]  # fmt: skip
    if not rows:
        return nothing("No line was removed more than once.")
    heads = [
        ("line", "line"), ("times", "figure"), ("category", "name"), ("rule", "rule wide"),
    ]  # fmt: skip
    shown = table("Lines removed most often", heads, rows)
    if not frequent.missed:
        return shown
    note = f"Counted in bounded memory: each may be up to {number(frequent.missed)} too low."
    return join(shown, tag("p", note, class_="aside"))


def rules(totals: Totals) -> Safe:
    """Give the rules by hits."""
    ranked = sorted(totals.rules.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return nothing("No rule fired.")
    rows = [_rule(totals, name, hits, ranked[0][1]) for name, hits in ranked]
    rest = rows[_RULES:]
    if not rest:
        return _rules("Rules by hits", rows)
    unfolds = tag("summary", f"The other {count(len(rest), 'rule')}")
    more = tag("details", unfolds, _rules("Rules with fewer hits", rest))
    return join(_rules("Rules with most hits", rows[:_RULES]), more)


def _rule(totals: Totals, name: str, hits: int, most: int) -> Sequence[str]:
    about = totals.about.get(name, About("", ""))
    bar = meter(hits, most, f"fill {family(about.category)}")
    category = chip(about.category) if about.category else ""
    return code(name), bar, number(hits), category, about.reason


def _rules(caption: str, rows: Sequence[Sequence[str]]) -> Safe:
    heads = [
        ("rule", "rule"), ("", "bar short"), ("hits", "figure"), ("category", "name"),
        ("reason", "prose wide"),
    ]  # fmt: skip
    return table(caption, heads, rows)


def largest(documents: Sequence[Document]) -> Safe:
    """Give the documents that lost most, with links to their texts below."""
    if not documents:
        return nothing("Nothing was removed.")
    rows = [
        (tag("a", one.id, href=f"#document-{one.order}", dir="auto"), number(one.removed_chars),
         number(one.chars_in), meter(one.removed_chars, one.chars_in, "fill gone"),
         percent(one.removed_chars, one.chars_in))
        for one in documents
    ]  # fmt: skip
    heads = [
        ("document", "line"), ("characters removed", "figure"), ("of", "figure wide"),
        ("", "bar short wide"), ("share", "figure"),
    ]  # fmt: skip
    return table("Documents that lost most", heads, rows)


def failures(named: dict[str, list[Failure]], totals: Totals) -> Safe:
    """Give the documents that failed or were skipped, and how many are not named."""
    parts = [
        _failed(status, failed, totals.statuses[status])
        for status, failed in named.items()
        if failed
    ]
    return join(*parts) if parts else nothing("Every document could be read and cleaned.")


def _failed(status: str, failed: Sequence[Failure], whole: int) -> Safe:
    rows = [
        (tag("span", one.id, dir="auto"), one.error or "no reason given",
         "" if one.source == one.id else tag("span", one.source, dir="auto"))
        for one in failed
    ]  # fmt: skip
    heads = [("document", "line"), ("why", "prose"), ("file", "line wide")]
    swatch = tag("span", class_=f"swatch {status}", aria_hidden="true")
    title = tag("h3", swatch, f"{number(whole)} {status}")
    shown = table(f"Documents that were {status}" if status == "skipped" else
                  "Documents that failed", heads, rows)  # fmt: skip
    if whole <= NAMED:
        return join(title, shown)
    rest = f"and {number(whole - len(failed))} more; the ledger names them all."
    return join(title, shown, tag("p", rest, class_="aside"))


def nothing(says: str) -> Safe:
    """Give what stands where there is nothing to show."""
    return tag("p", says, class_="nothing")
