"""Rules on what a page knows of a line; their examples stand in ``packs/page.toml``.

They run where a text came with a page's facts, before the structural rules, which build on
their labels.
"""

from collections import Counter
from collections.abc import Callable
from typing import Final

from cleaner.draft import Draft, Found, Label
from cleaner.facts import Facts
from cleaner.lines import Line

LEAST_WORDS: Final = 4
"""Words of a headline that is known as such wherever it stands."""
LONGEST_CAPTION: Final = 300
"""Characters of a caption that stands in no element for captions."""
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def known(draft: Draft) -> list[tuple[int, Line, Facts]]:
    """The lines without a label whose facts are known."""
    return [
        (number, line, line.facts)
        for number, line in enumerate(draft.lines)
        if line.facts is not None and number not in draft.labels
    ]


def first_prose(draft: Draft) -> int:
    """The number of the first unlabelled paragraph; that of all lines where there is none."""
    return next((n for n in range(len(draft.lines)) if draft.prose(n)), len(draft.lines))


def headline(draft: Draft) -> Found:
    """The heading of the first rank, and what the page declares as its headline."""
    top, late = first_prose(draft), _below_text(draft)
    found = False
    for number, _, facts in known(draft):
        first = facts.tag == "h1" and not found
        if first and (facts.headline or number <= top):
            found = True
            yield number, "the page's own heading of the first rank"
        elif facts.headline and (number <= top or facts.tag == "h1" or number in late):
            yield number, "the page declares it as its headline"


def _below_text(draft: Draft) -> list[int]:
    """The one line that the page declares as its headline, and that is too long for anything else.

    A live blog declares a headline for every entry.
    """
    shown = [(n, line.shape) for n, line, facts in known(draft) if facts.headline]
    if len(shown) != 1:
        return []
    return [n for n, shape in shown if shape.words >= LEAST_WORDS and not shape.terminal]


def pictured(draft: Draft) -> Found:
    """Captions by their element, and lines that repeat what an element says of its picture."""
    for number, line, facts in known(draft):
        if "caption" in facts.kinds:
            yield number, stands(facts)
        elif facts.pictured and not facts.summary and not _in_text(line, facts):
            yield number, "it repeats what a picture's element says of the picture"


def _in_text(line: Line, facts: Facts) -> bool:
    """Whether a line is likely to be of the text, which a picture may be named after."""
    return _parts(facts) or (line.shape.prose and (not facts.under or bool(facts.declared)))


def centred(draft: Draft) -> Found:
    """Lines set in the middle below pictures, in a text that has hardly any others set so."""
    middle = [(n, line.facts) for n, line in enumerate(draft.lines) if _is_centred(line)]
    below = sum(facts is not None and facts.under for _, facts in middle)
    others = sum(n not in draft.labels and not facts.under for n, facts in middle if facts)
    if not below or others > below:
        return
    top = first_prose(draft)
    for number, line, facts in known(draft):
        if not (facts.centred and facts.under) or number <= top:
            continue
        if line.shape.size <= LONGEST_CAPTION and _is_set_apart(draft, number, facts):
            yield number, "it is centred below a picture, and the text is not centred"


def _is_centred(line: Line) -> bool:
    return line.facts is not None and line.facts.centred


def _is_set_apart(draft: Draft, number: int, facts: Facts) -> bool:
    """Whether a line is no heading, cell, quotation or what the line above announces."""
    if facts.tag in HEADINGS or facts.kinds & {"table", "item", "quote"}:
        return False
    if facts.summary or facts.headline or facts.declared:
        return False
    return draft.lines[number].text[0] != "|" and not draft.lines[number - 1].shape.colon


def _parts(facts: Facts) -> bool:
    """Whether a line is a heading between paragraphs, which a picture below may be named after."""
    return facts.tag in HEADINGS and not (facts.linked or facts.kinds)


def stands(facts: Facts) -> str:
    """Say where a line stands."""
    return f"it stands in an element called “{facts.word or facts.tag}”"


def of_kind(kind: str, *, prose: bool = True) -> Callable[[Draft], Found]:
    """Give the finder of lines in elements of a kind, running text among them or not."""

    def find(draft: Draft) -> Found:
        for number, line, facts in known(draft):
            if kind in facts.kinds and not facts.summary and (prose or not line.shape.prose):
                yield number, stands(facts)

    return find


def commented(draft: Draft) -> Found:
    """Lines in elements for readers' comments: paragraphs only below one that stands elsewhere.

    What a page calls a comment above its first paragraph is a leading article.
    """
    begun = False
    for number, line, facts in known(draft):
        if "comments" not in facts.kinds:
            begun = begun or line.shape.prose
        elif not facts.summary and (begun or not line.shape.prose):
            yield number, stands(facts)


def about_the_article(draft: Draft) -> Found:
    """A line with the author's name or a date between the headline and the first paragraph."""
    top = first_prose(draft)
    for number, line, facts in known(draft):
        if number > top or line.shape.size > 120 or line.shape.stopped or facts.summary:
            continue
        if facts.author:
            yield number, "it names the author whom the page declares"
        elif facts.dated:
            yield number, "it holds the day on which the page was published"
        elif facts.kinds & {"meta", "date", "byline"} and any(map(str.isdigit, line.text)):
            yield number, f"a date in an element called “{facts.word or facts.tag}”"


def credited(draft: Draft) -> Found:
    """The author's name again and again among the paragraphs: of pictures, not of the text."""
    top = first_prose(draft)
    short = [(n, line, facts) for n, line, facts in known(draft) if n > top and not draft.prose(n)]
    times = Counter(line.folded for _, line, _ in short)
    if any(times[line.folded] > 1 and not facts.author for _, line, facts in short):
        return  # somebody else's name, too: who speaks in turn
    for number, line, facts in short:
        if facts.author and times[line.folded] > 1 and not line.shape.colon:
            yield number, "the name of the page's author, again and again between paragraphs"


def of_picture(draft: Draft) -> Found:
    """Lines in elements for a picture's credit, or for one that stands right below a picture."""
    for number, line, facts in known(draft):
        if "credit" not in facts.kinds or facts.summary or facts.declared:
            continue
        if "-" in facts.word or (facts.under and not line.shape.prose):
            yield number, stands(facts)


def spare(draft: Draft) -> None:
    """Take labels that form alone gave from lines of which the page says that they are text."""
    bottom = draft.last_prose
    for number, label in list(draft.labels.items()):
        facts = draft.lines[number].facts
        if facts is None or label.rule.where != "shape":
            continue
        if _is_text(facts, label.rule.category) or (number < bottom and _is_amid(facts, label)):
            del draft.labels[number]


def _is_amid(facts: Facts, label: Label) -> bool:
    """Whether a line stands among the paragraphs, and is no link, as ways elsewhere are."""
    ways = label.rule.category in {"nav", "promo"}
    return ways and facts.amid and not (facts.linked or facts.kinds)


def _is_text(facts: Facts, category: str) -> bool:
    if category == "title":
        standfirst = facts.summary or "summary" in facts.kinds
        other = facts.titled or standfirst or facts.tag not in HEADINGS
        return other and not facts.headline
    return category != "repeat" and bool(facts.declared) and facts.tag == "p"
