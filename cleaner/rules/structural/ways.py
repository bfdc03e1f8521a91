"""Rules on the ways that a page has to elsewhere: links, teasers, and what stands around the text.

Their examples stand in ``packs/page.toml``, as those of ``page`` do.
"""

from collections.abc import Sequence
from typing import Final

from cleaner.draft import Draft, Found, rows
from cleaner.facts import LINKED, Facts
from cleaner.lines import Line
from cleaner.rules.structural.page import HEADINGS, first_prose, known, stands

LEAST_TEXT: Final = 3
"""Paragraphs of a text below which entries for other pages are looked for."""
LEAST_ENTRIES: Final = 2
BESIDE: Final = frozenset({"aside", "footer"})
HALF: Final = 0.5
SHORTEST_DECK: Final = 60
"""Characters of a standfirst; a shorter line above the article is a name, a section, a control."""


def linked(draft: Draft) -> Found:
    """A headline that is one link, alone in its paragraph or heading."""
    links = {n: facts.link for n, line, facts in known(draft) if n and _one_link(line, facts)}
    for number in sorted(links):
        if links[number] == "own" or links.keys() & {number - 1, number + 1}:
            yield number, "all of it is one link to another page"


def _one_link(line: Line, facts: Facts) -> bool:
    if facts.linked < LINKED or facts.link not in {"own", "other"}:
        return False
    if facts.tag not in ({"p", "div"} if facts.link == "other" else {"p", "div", *HEADINGS}):
        return False
    return line.shape.titled and line.shape.words >= 4


def listed(draft: Draft) -> Found:
    """A list whose items are all links; above the text and below it, most of them."""
    top, bottom = first_prose(draft), draft.last_prose
    for items in rows(n for n, _, facts in known(draft) if "item" in facts.kinds):
        facts = [draft.lines[n].facts for n in items]
        links = sum(f is not None and f.linked >= LINKED and f.link == "own" for f in facts)
        edge = items[-1] < top or items[0] > bottom
        if links == len(items) or (edge and links >= 2 and links >= 0.6 * len(items)):
            for number in items:
                yield number, "an item of a list of links"


def teased(draft: Draft) -> Found:
    """Lines in a teaser's element, below the first paragraphs."""
    top = first_prose(draft)
    for number, line, facts in known(draft):
        if "teaser" not in facts.kinds or facts.summary or facts.declared:
            continue
        if number > top + 1 or not line.shape.prose:
            yield number, stands(facts)


def entries(draft: Draft) -> Found:
    """Paragraphs below the text and outside of it, each right below a link to another page.

    The text must be longer by far: what it lists may be set like entries, too.
    """
    text = [n for n, _, facts in known(draft) if facts.amid and draft.prose(n)]
    if len(text) < LEAST_TEXT:
        return
    found = [n for n, line, facts in known(draft) if n > text[-1] and _is_entry(line, facts)]
    if len(found) >= LEAST_ENTRIES and _outweighs(draft, text, found):
        for number in found:
            yield number, f"one of {len(found)} paragraphs below links to other pages"


def _outweighs(draft: Draft, text: Sequence[int], found: Sequence[int]) -> bool:
    """Whether a text of some paragraphs is longer by far than other lines."""
    size, whole = (sum(len(draft.lines[n].text) for n in part) for part in (found, text))
    return len(text) >= LEAST_TEXT and 2 * size <= whole


def _is_entry(line: Line, facts: Facts) -> bool:
    own = facts.amid or facts.declared or facts.tag in HEADINGS or facts.linked >= HALF
    return facts.led and line.shape.prose and not own


def region(draft: Draft) -> Found:
    """Lines in a region beside the text, and links in the page's ways to elsewhere."""
    for number, _, facts in known(draft):
        way = "nav" in facts.kinds and facts.linked > 0.5
        if (way or facts.kinds & BESIDE) and not (facts.headline or facts.summary):
            yield number, "it stands in a region beside the text"


def elsewhere(draft: Draft) -> Found:
    """Lines of another article than the one with the page's headline."""
    for number, _, facts in known(draft):
        if facts.elsewhere:
            yield number, "it stands in another article of the page"


def outside(draft: Draft) -> Found:
    """Lines outside the element that holds the article, above and below all paragraphs.

    Above it, where the page's headline stands too, only short ones: a standfirst is longer.
    Below it they must be less than the text by far: the page may hold what is no article.
    """
    top, bottom = first_prose(draft), draft.last_prose
    free = [(n, x, f) for n, x, f in known(draft) if not (f.declared or f.summary)]
    found = [n for n, _, facts in free if facts.outside == "below" and n > bottom]
    text = [n for n in range(len(draft.lines)) if draft.prose(n)]
    for number in found if _outweighs(draft, text, found) else ():
        yield number, "it stands below the element that holds the article"
    for number, line, facts in free:
        if facts.outside == "above" and number < top and _is_word(line, facts):
            yield number, "it stands above the element that holds the article"


def _is_word(line: Line, facts: Facts) -> bool:
    """Whether a line is a word or two beside the page's headline, and no heading of its own."""
    if facts.tag in HEADINGS or facts.kinds & {"item", "table"}:
        return False
    return facts.titled and line.shape.size < SHORTEST_DECK and not line.shape.terminal
