"""Headlines of other stories: in capitals, with an arrow, in brackets, under a label, in runs."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Final

from cleaner.draft import Draft, Found
from cleaner.languages import STOPLESS
from cleaner.lines import Line
from cleaner.rules.model import Spread
from cleaner.rules.structural.heads import dated, is_stamp
from cleaner.rules.structural.subheads import has_subheads

LONG_CAPITALS: Final = 54
"""Characters: a shorter line in capitals may be a subheading, if no longer one is there."""
STAMPS: Final = 3
"""Lines with a name, a day and a time: so many show that comments stand there."""
SPARSE: Final = 8
"""One of so many lines below the label must be one."""
FIGURES: Final = 4
"""Lines behind an arrow that end in a figure: somebody sets out numbers so."""
SUBHEADS: Final = 3
"""Short lines in capitals between paragraphs: so many show that subheadings are set so."""
_FIGURE: Final = re.compile(r": ?[^:]{0,20}\d[\d.,]*+ ?[%‰€$£]?\W{0,3}$")
SHORTEST_TEASER: Final = 60
LONGEST_TEASER: Final = 400
"""Characters."""
SHORTEST_PARAGRAPH: Final = 60
"""Characters of Thai: a shorter line is no paragraph."""
LONGEST_STOPLESS: Final = 75
"""Characters of Thai: a longer line may be a paragraph."""
FEW: Final = 3
"""Spaces in a line of a word or two and an arrow."""
LONGEST_QUESTION: Final = 120
"""Characters of a headline that asks or cries out."""
LONGEST_RUN: Final = 40
"""Lines: a label reaches no farther."""
HEADLINES: Final = 32, 95
"""Characters that headlines have on average; longer items sum up the text above them."""
_SIGNING_OFF: Final = frozenset({"byline", "source", "legal"})
"""Labels of the text's own end; those of comments and other stories may stand in its middle."""


def in_capitals(draft: Draft) -> Found:
    """A long line in capitals between paragraphs of a text that is not in capitals."""
    loud = [n for n in draft.striking if draft.lines[n].shape.capitals]
    if len(loud) * 3 > len(draft.lines):
        return
    linked = [n for n in loud if n not in draft.labels and _linked(draft, n)]
    if sum(draft.between(n) for n in loud if n not in linked) >= max(SUBHEADS, len(linked)):
        return
    company = any(draft.lines[n].shape.size >= LONG_CAPITALS for n in linked)
    for number in linked:
        line = draft.lines[number]
        if company or line.shape.size >= LONG_CAPITALS or line.text[-1] in "?!":
            yield number, f"{line.shape.words} words in capitals between paragraphs"


def _linked(draft: Draft, number: int) -> bool:
    """Whether a line in capitals stands alone below a paragraph, as a cross link does."""
    shape = draft.lines[number].shape
    if shape.stopped or shape.item or shape.quoted or shape.colon:
        return False
    if shape.words < 6 or shape.size < 36 or introduced(draft, number):
        return False
    return draft.prose(draft.before(number)) and not _loud(draft, draft.after(number))


def _loud(draft: Draft, number: int) -> bool:
    return number < len(draft.lines) and draft.lines[number].shape.capitals


def introduced(draft: Draft, number: int) -> bool:
    """Whether the line above ends in a colon: what follows is quoted or listed."""
    above = draft.before(number)
    return above >= 0 and draft.lines[above].shape.colon


def marked(draft: Draft) -> Found:
    """A headline behind an arrow or in brackets, where the text has no list of such lines."""
    if draft.once(sets_out_numbers):
        return
    for number in draft.striking:
        line = draft.lines[number]
        shape = line.shape
        if number in draft.labels or not (shape.arrow or shape.bracketed):
            continue
        if not number or introduced(draft, number):
            continue
        if not (_headline(line) or _points_on(draft, number)):
            continue
        if not _counts(draft, number):
            yield number, "a headline " + ("in brackets" if shape.bracketed else "with an arrow")


def _points_on(draft: Draft, number: int) -> bool:
    """Whether a word or two stand before an arrow that ends the line, beside a line that goes."""
    text = draft.lines[number].text
    if text[0].isalpha() and text.rstrip("→➡►▶➤➔⇒>» ")[-1:].isalnum() and text.count(" ") <= FEW:
        return bool({number - 1, number + 1} & draft.labels.keys())
    return False


def sets_out_numbers(draft: Draft) -> bool:
    """Whether most lines behind an arrow end in a figure, as those of a bulletin do."""
    behind = [n for n in draft.striking if draft.lines[n].shape.arrow]
    figures = sum(bool(_FIGURE.search(draft.lines[n].text)) for n in behind)
    return figures >= FIGURES and figures * 2 > len(behind)


def _counts(draft: Draft, number: int) -> bool:
    """Whether a figure ends the line or one beside it: somebody sets out numbers so."""
    beside = (n for n in (number - 1, number, number + 1) if 0 <= n < len(draft.lines))
    near = (draft.lines[n] for n in beside)
    return any(line.shape.arrow and _FIGURE.search(line.text) for line in near)


def _headline(line: Line) -> bool:
    shape = line.shape
    start, end = line.core
    inner = line.text[start:end]
    return shape.titled and shape.words >= 4 and shape.size >= 20 and not inner[:1].islower()


def under_label(draft: Draft) -> Found:
    """Title-like lines after a label such as Related or Most read, or Advertisement and a colon."""
    sold = [n for n in draft.labelled("ad") if _is_label(draft.lines[n])]
    for label in (*spreading(draft, "items"), *sold):
        taken: list[int] = []
        for number in _listed(draft, label + 1):
            line = draft.lines[number]
            if len(taken) == LONGEST_RUN:
                break
            if number in draft.labels:
                if draft.labels[number].rule.spread == "items":
                    break
                continue
            if not line.shape.titled or line.shape.words < 2 or _subhead(draft, number, taken):
                break
            if _paragraph(draft, line, taken):
                break
            taken.append(line.shape.size)
            yield number, f"a headline under the label “{draft.lines[label].text[:40]}”"


def _listed(draft: Draft, start: int) -> Iterator[int]:
    """The numbers of the lines from ``start`` on, until the first paragraph.

    A question that is an item of a list among others asks what another story is about.
    """
    for number in range(start, len(draft.lines)):
        if draft.prose(number) and not _asks(draft, number, start):
            return
        yield number


def _asks(draft: Draft, number: int, start: int) -> bool:
    line, first = draft.lines[number], draft.lines[start]
    if line.text[-1] not in "?!？！؟" or line.shape.size > LONGEST_QUESTION:
        return False
    return line.shape.sentences <= 1 and line.shape.item and first.shape.item


def _is_label(line: Line) -> bool:
    """Whether a line is a word or two and a colon."""
    return line.shape.colon and line.shape.words <= 3


def spreading(draft: Draft, spread: Spread) -> list[int]:
    """The numbers of the lines whose labels reach as far, in text order."""
    return sorted([n for n, label in draft.labels.items() if label.rule.spread == spread])


def _paragraph(draft: Draft, line: Line, taken: list[int]) -> bool:
    """Whether a line is much longer than the headlines above it, where no full stop is written."""
    if draft.language not in STOPLESS or line.shape.size < SHORTEST_PARAGRAPH:
        return False
    return bool(taken) and line.shape.size > 1.5 * max(taken)


def _subhead(draft: Draft, number: int, taken: list[int]) -> bool:
    """Whether a line below headlines and above a paragraph is much shorter than they are.

    Where the text has subheadings it need not be much.
    """
    if not taken or not draft.prose(number + 1) or draft.lines[number].shape.item:
        return False
    share = 1.0 if has_subheads(draft) else 0.75
    return draft.lines[number].shape.size < share * min(taken)


def cut_off(draft: Draft) -> Found:
    """A teaser that breaks off, under the headline of another story."""
    for above in draft.labelled("promo", "readmore", "nav"):
        number = above + 1
        if number == len(draft.lines) or number in draft.labels:
            continue
        if breaks_off(draft.lines[number]):
            yield number, "it breaks off, under the headline of another story"


def breaks_off(line: Line) -> bool:
    """Whether a line is as long as teasers are, and is cut off after a word or within one.

    Two signs of three dots are how East Asia writes a pause.
    """
    text = line.text
    if not text.endswith(("...", "…")) or text.endswith("……"):
        return False
    if not text.rstrip(".…")[-1:].isalnum():
        return False
    return SHORTEST_TEASER <= line.shape.size <= LONGEST_TEASER


def after_label(draft: Draft) -> Found:
    """All that follows a label which closes the article."""
    label = min(_closing(draft), default=len(draft.lines))
    for number in range(label + 1, len(draft.lines)):
        if number not in draft.labels:
            yield number, f"after “{draft.lines[label].text[:40]}”, which closes the article"


def _closing(draft: Draft) -> Iterator[int]:
    """Give the labels below which there is no article any more."""
    for label in spreading(draft, "rest"):
        if low(draft, label, least=0.5 if draft.category(label) in _SIGNING_OFF else 0.7):
            yield label
    yield from (label for label in draft.labelled("comments") if _discussed(draft, label))


def _discussed(draft: Draft, label: int) -> bool:
    """Whether names with a day and a time, or ages, stand all along below a label."""
    if draft.flowing_above(label) < STAMPS:
        return False
    below = len(draft.lines) - label - 1
    stamps = max(_beyond(draft.once(measure), label) for measure in (_signing, _ages))
    return stamps >= STAMPS and stamps * SPARSE >= below


def _beyond(numbers: list[int], number: int) -> int:
    """Give how many of some numbers, in their order, are larger than one."""
    return len(numbers) - bisect_right(numbers, number)


def _signing(draft: Draft) -> list[int]:
    """Give the lines that may be a name with a day and a time."""
    lines = enumerate(draft.lines)
    return [n for n, line in lines if dated(line) and is_stamp(line) and line.text[0].isalpha()]


def _ages(draft: Draft) -> list[int]:
    return draft.labelled("date")


def low(draft: Draft, label: int, least: float = 0.7) -> bool:
    """Whether most of the prose stands above the label."""
    prose = draft.once(_prose)
    above = bisect_left(prose, label)
    return above >= 3 and above >= least * len(prose)


def _prose(draft: Draft) -> list[int]:
    return [n for n in range(len(draft.lines)) if draft.prose(n)]


def run_at_end(draft: Draft) -> Found:
    """Three headlines or more in a row after the last paragraph."""
    last = len(draft.lines) - 1
    while last >= 0 and not draft.prose(last):
        last -= 1
    tail = [n for n in range(last + 1, len(draft.lines)) if n not in draft.labels]
    if last < 2 or len(tail) < 3 or draft.lines[last].shape.colon:
        return
    lines = [draft.lines[n] for n in tail]
    if draft.language in STOPLESS and any(x.shape.size > LONGEST_STOPLESS for x in lines):
        return  # it may be a paragraph
    size = sum(line.shape.size for line in lines) / len(tail)
    if all(map(_teaser, lines)) and HEADLINES[0] <= size <= HEADLINES[1]:
        for number in tail:
            yield number, f"one of {len(tail)} headlines after the last paragraph"


def _teaser(line: Line) -> bool:
    shape = line.shape
    text = line.text
    return (
        shape.titled
        and shape.words >= 4
        and not text.startswith("|")
        and "。" not in text
        and not shape.quoted
        and "@" not in text
        and "://" not in text
        and sum(char.isdigit() for char in text) <= 6
    )
