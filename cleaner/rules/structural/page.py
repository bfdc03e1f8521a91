"""Rules on what a page knows of a line; their examples stand in ``packs/page.toml``.

They run where a text came with a page's facts, before the structural rules, which build on
their labels.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from cleaner.draft import Draft, Found
from cleaner.facts import Facts
from cleaner.lines import Line

LINKED: Final = 0.85
"""Share of a line's characters in links: the line is a link."""
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def _known(draft: Draft) -> list[tuple[int, Line, Facts]]:
    """The lines without a label whose facts are known."""
    return [
        (number, line, line.facts)
        for number, line in enumerate(draft.lines)
        if line.facts is not None and number not in draft.labels
    ]


def _first_prose(draft: Draft) -> int:
    return next((n for n in range(len(draft.lines)) if draft.prose(n)), len(draft.lines))


def headline(draft: Draft) -> Found:
    top = _first_prose(draft)
    found = 0
    for number, line, facts in _known(draft):
        if facts.tag == "h1" and (facts.headline or number <= top) and not found:
            found += 1
            yield number, "the page's own heading of the first rank"
        elif facts.headline and (number <= top or facts.tag == "h1"):
            yield number, "the page declares it as its headline"


def pictured(draft: Draft) -> Found:
    for number, line, facts in _known(draft):
        if "caption" in facts.kinds:
            yield number, f"it stands in an element called “{facts.word or 'figcaption'}”"
        elif facts.pictured and not facts.summary and not line.shape.prose:
            yield number, "it repeats what a picture's element says of the picture"


def of_kind(kind: str, *, boxed: bool = True) -> Callable[[Draft], Found]:
    def find(draft: Draft) -> Found:
        for number, line, facts in _known(draft):
            if kind in facts.kinds and not facts.summary and (boxed or not line.shape.prose):
                yield number, f"it stands in an element called “{facts.word or facts.tag}”"

    return find


def linked(draft: Draft) -> Found:
    for number, line, facts in _known(draft):
        if facts.linked < LINKED or facts.tag not in {"p", "div"} or facts.link != "own":
            continue
        if line.shape.titled and line.shape.words >= 4 and number:
            yield number, "all of it is one link to another page of the site"


def listed(draft: Draft) -> Found:
    known = {n: f for n, _, f in _known(draft)}
    run: list[int] = []
    for number in [*sorted(known), -1]:
        facts = known.get(number)
        inside = facts is not None and "item" in facts.kinds
        if inside and (not run or number == run[-1] + 1):
            run.append(number)
            continue
        if run and all(known[n].linked >= LINKED and known[n].link == "own" for n in run):
            for n in run:
                yield n, "an item of a list of links"
        run = [number] if inside else []


def elsewhere(draft: Draft) -> Found:
    for number, line, facts in _known(draft):
        if facts.elsewhere:
            yield number, "it stands in another article of the page"


FINDERS: Final[Mapping[str, Callable[[Draft], Found]]] = MappingProxyType(
    {
        "page.title.headline": headline,
        "page.caption.figure": pictured,
        "page.share.box": of_kind("share"),
        "page.promo.related": of_kind("related"),
        "page.promo.teaser": of_kind("teaser", boxed=False),
        "page.date.element": of_kind("date", boxed=False),
        "page.nav.hidden": of_kind("hidden"),
        "page.comments.box": of_kind("comments"),
        "page.newsletter.box": of_kind("newsletter"),
        "page.ad.box": of_kind("ad", boxed=False),
        "page.bio.box": of_kind("bio"),
        "page.nav.box": of_kind("nav", boxed=False),
        "page.promo.aside": of_kind("aside"),
        "page.legal.footer": of_kind("footer"),
        "page.paywall.box": of_kind("paywall"),
        "page.readmore.linked": linked,
        "page.readmore.listed": listed,
        "page.promo.elsewhere": elsewhere,
    }
)
