"""The first sections: every document accounted for, and how much went of what."""

from typing import Final

from cleaner.batch.report.charts import bar_name, histogram, meter, strip
from cleaner.batch.report.markup import Safe, count, fill, join, number, percent, tag
from cleaner.batch.report.tables import chip, table
from cleaner.batch.report.totals import Totals
from cleaner.categories import CATEGORIES, family

STATUSES: Final = {
    "cleaned": "have a body",
    "empty": "held no article",
    "failed": "could not be read, cleaned or written",
    "skipped": "were of no kind to clean",
}


def overview(totals: Totals) -> Safe:
    """Give the heading, the account of the documents and the main figures."""
    documents = totals.statuses.total()
    parts = [(status, totals.statuses[status]) for status in STATUSES]
    says = ", ".join(f"{number(value)} {status}" for status, value in parts)
    return fill(
        "overview.html",
        heading=count(documents, "document"),
        strip=strip(parts, f"{count(documents, 'document')}: {says}"),
        legend=join(*[_status(status, value, documents) for status, value in parts]),
        share=percent(totals.removed_chars, totals.chars_in),
        figures=join(*[_figure(name, value) for name, value in _figures(totals).items()]),
    )


def _status(status: str, value: int, whole: int) -> Safe:
    swatch = tag("span", class_=f"swatch {status}", aria_hidden="true")
    name = tag("dt", swatch, status)
    share = tag("span", f"{percent(value, whole)} {STATUSES[status]}", class_="aside")
    return tag("div", name, tag("dd", tag("b", number(value)), " ", share))


def _figures(totals: Totals) -> dict[str, str]:
    figures = {
        "characters in": number(totals.chars_in),
        "characters of bodies": number(totals.chars_out),
        "removals": number(totals.removals.total()),
        "rules that fired": number(len(totals.rules)),
        "languages": number(len(totals.languages)),
    }
    if totals.copies:
        figures["copies of an earlier one"] = number(totals.copies)
    return figures


def _figure(name: str, value: str) -> Safe:
    return tag("div", tag("dt", name), tag("dd", value))


def shares(totals: Totals) -> Safe:
    """Give the histogram of the share removed, and its figures."""
    whole = sum(totals.shares)
    rows = [
        (bar_name(index), number(value), percent(value, whole))
        for index, value in enumerate(totals.shares)
        if value
    ]
    heads = [("share removed", ""), ("documents", "figure"), ("of all", "figure")]
    return fill(
        "shares.html",
        chart=histogram(totals.shares),
        tallest=count(max(totals.shares), "document"),
        table=table("Documents by the share of their text that was removed", heads, rows),
    )


def categories(totals: Totals) -> Safe:
    """Give the removals by category."""
    most = max(totals.removals.values(), default=0)
    rows = [
        (
            chip(name),
            meter(value, most, f"fill {family(name)}"),
            number(value),
            number(totals.removal_chars[name]),
            CATEGORIES.get(name, ""),
        )
        for name, value in sorted(totals.removals.items(), key=lambda item: (-item[1], item[0]))
    ]
    heads = [
        ("category", "name"), ("", "bar"), ("removals", "figure"), ("characters", "figure"),
        ("what it holds", "prose wide"),
    ]  # fmt: skip
    return table("Removals by category", heads, rows)


def languages(totals: Totals) -> Safe:
    """Give the documents by language, and the share removed in each."""
    most = max(totals.languages.values(), default=0)
    rows = []
    for tag_, value in sorted(totals.languages.items(), key=lambda item: (-item[1], item[0])):
        gone, whole = totals.language_removed[tag_], totals.language_chars[tag_]
        rows.append(
            (
                join(tag("span", tag_, class_="language", data_tag=tag_)),
                meter(value, most, "fill plain"),
                number(value),
                meter(gone, whole, "fill gone"),
                percent(gone, whole),
            )
        )
    heads = [
        ("language", "name"), ("", "bar"), ("documents", "figure"), ("", "bar short"),
        ("removed", "figure"),
    ]  # fmt: skip
    return table("Documents by language, and the share removed", heads, rows)
