"""The page: its sections, its style and its script, and the policy that allows no others."""

import base64
import hashlib
from typing import Final

from cleaner.batch.report import findings, overview
from cleaner.batch.report.gathered import Gathered
from cleaner.batch.report.markup import Safe, asset, fill, join, safe, tag
from cleaner.batch.report.viewer import viewer

_STYLES: Final = ("colours.css", "base.css", "overview.css", "tables.css", "viewer.css")
_SCRIPTS: Final = ("theme.js", "languages.js", "viewer.js", "filter.js", "keys.js")


def page(gathered: Gathered) -> str:
    """Give the whole page. Nothing in it depends on the time or the machine."""
    style = "\n".join(map(asset, _STYLES))
    script = "\n".join(map(asset, _SCRIPTS))
    sections = _sections(gathered)
    return fill(
        "page.html",
        policy=_policy(style, script),
        style=Safe(style),
        script=Safe(script),
        overview=overview.overview(gathered.totals),
        links=join(*[tag("li", tag("a", title, href=f"#{name}")) for name, title in _titles()]),
        sections=join(*[
            fill("section.html", name=name, title=title, lead=safe(lead), body=sections[name])
            for name, (title, lead) in _SECTIONS.items()
        ]),
    ) + "\n"  # fmt: skip


_SECTIONS: Final = {
    "shares": ("How much went", "Documents by the share of their text that was removed."),
    "categories": ("What went", "Removals by category."),
    "languages": ("In which languages", "Documents, and the share removed, by language."),
    "lines": ("Lines removed most often", "What stands in many documents is no article."),
    "rules": ("Rules by hits", "How often each rule removed something, and why it did."),
    "largest": ("Largest removals", "The documents that lost most characters."),
    "failures": ("What was not cleaned", "Documents that failed or were skipped."),
    "documents": (
        "The documents themselves",
        "A random sample, and what is out of the ordinary. Point at a struck line to see why.",
    ),
}


def _titles() -> list[tuple[str, str]]:
    """The sections by one word each."""
    return [(name, name.capitalize()) for name in _SECTIONS]


def _sections(gathered: Gathered) -> dict[str, Safe]:
    totals = gathered.totals
    return {
        "shares": overview.shares(totals),
        "categories": overview.categories(totals),
        "languages": overview.languages(totals),
        "lines": findings.lines(gathered.frequent),
        "rules": findings.rules(totals),
        "largest": findings.largest(gathered.chosen.largest()),
        "failures": findings.failures(gathered.failures.named, totals),
        "documents": viewer(list(gathered.chosen.documents())),
    }


def _policy(style: str, script: str) -> str:
    """Allow this very style and script and nothing else: no network, no inline handlers."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
