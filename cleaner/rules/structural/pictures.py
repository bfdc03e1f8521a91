"""Captions without a credit that a phrase knows: cut off, or ended by names, in brackets or not."""

from typing import Final

import regex

from cleaner.draft import Draft, Found
from cleaner.lines import Line
from cleaner.shape import QUOTES

LONGEST: Final = 260
"""Characters of such a caption."""
LONGEST_CAPTION: Final = 420
"""Characters of a caption with a credit in brackets."""
SHORTEST: Final = 30
"""Characters: a shorter line may be a subheading."""
SHORTEST_DATED: Final = 60
"""Characters of a line that ends in a date: a shorter one may say what follows."""
LONGEST_CREDIT: Final = 60
"""Characters of the rest of a credit on a line of its own."""
LONGEST_NAME: Final = 24
"""Characters of the name that a caption ends in."""
LEAST_WORDS: Final = 8
"""Words of a caption with its name: a subheading may have two short sentences."""
CLOSING: Final = '"”“»«」'
"""Marks that end a quotation."""
_OPEN: Final = ("(", "（")
_CLOSE: Final = (")", "）")
_AFTER_STOP: Final = regex.compile(
    # A full stop after a word, not after an abbreviation; then a word or two, or names.
    r"(?:\p{L}{4}|[\p{Hangul}\p{Han}\p{Hiragana}])[.!?。]\s+"
    r"([\p{L}\p{M}\p{N}/-]++(?: [\p{L}\p{M}\p{N}/-]++)?|"
    r"\p{Lu}[\p{L}.-]++(?: \p{Lu}[\p{L}.-]++){2})$"
)
_SIGNED: Final = regex.compile(r"\p{L}{3}[.!?] \p{Lu}{2,6}(?:/\p{Lu}{2,6})?$")
"""An agency's letters after a full stop."""
_FULL_DATE: Final = regex.compile(
    r"(?:\b\d{1,2}\.? (?:de )?\p{L}{3,12}|\b\p{L}{3,12} \d{1,2},) (?:de )?(?:19|20)\d{2}$"
)
_JOINT: Final = r"(?:, | ?[/|] ?| for | via )"
_PARTY: Final = (
    r"\p{Lu}[\p{L}\p{N}&.'’-]*+"
    r"(?: (?:(?!for )\p{Ll}{1,3}+ )?[\p{Lu}&][\p{L}\p{N}&.'’-]*+){0,4}+"
)
_DAY: Final = (
    r"(?:\p{L}{3,12}\.? \d{1,2}, ?|\d{1,2}\.? (?:de )?\p{L}{3,12},? (?:de )?|\d\d?[./-]\d\d?[./-])"
    r"(?:19|20)\d\d"
)
_NAMED: Final = regex.compile(rf"[.!?…][\"”»’']? ?[(\[]({_PARTY}(?:{_JOINT}{_PARTY}){{1,4}})[)\]]$")
"""Names and an outlet in brackets behind a sentence."""
_NAMED_DATED: Final = regex.compile(
    rf"[(\[](?:\p{{Lu}}|\p{{Lo}})[^()\[\]!?]{{2,80}}?(?:/|\|) ?{_DAY}[)\]]$"
)
"""Whoever it is, a slash, and the day that the picture was taken."""
_PRESS: Final = regex.compile(
    r"\b(?:Times|Post|News|Tribune|Press|Journal|Herald|Chronicle|Gazette|Images?|Photos?|Photography"
    r"|Pictures|Agency|Magazine|Newspapers?|Observer|Examiner|Inquirer|Dispatch)$"
)
LONGEST_BRACKET: Final = 130
"""Characters of the credit in brackets, and of the end of what stands before."""
FEW: Final = 4
"""Paragraphs for each such caption: where more lines end so, they name their sources."""


def bracketed(draft: Draft) -> Found:
    """A sentence and in brackets a photographer and an outlet, or whoever and the day."""
    found = [n for n in draft.odd if n not in draft.labels and _credited(draft.lines[n])]
    if len(found) * FEW > sum(draft.flows):
        return
    for number in found:
        line = draft.lines[number]
        if draft.runs_on(number + 1) and (_boxed(line) or not _tells(draft, line)):
            yield number, "it ends in a bracket with the names of who took the picture"


def _credited(line: Line) -> bool:
    text = line.text.strip("| ")
    if not text.endswith((")", "]")) or line.shape.size > LONGEST_CAPTION:
        return False
    end = text[-LONGEST_BRACKET:]
    if _NAMED_DATED.search(end):
        return True
    names = _NAMED.search(end)
    return names is not None and _of_outlet(names[1])


def _of_outlet(names: str) -> bool:
    """Whether names in brackets are a person's and an outlet's, not a place and a country."""
    parts = regex.split(_JOINT, names)
    if "/" in names or "|" in names:
        return any(" " in part for part in parts)
    if ", " in names and not _PRESS.search(names):
        return False
    return " " in parts[0] and " " in parts[-1]


def _boxed(line: Line) -> bool:
    """Whether a page has drawn a box around a line."""
    return line.text[0] == "|" == line.text[-1]


def severed(draft: Draft) -> Found:
    """A caption that ends in an open bracket, and what is left of its credit below it."""
    for number in draft.odd:
        if number in draft.labels or not draft.lines[number].text.endswith(_OPEN):
            continue
        end = _closed(draft, number)
        for part in range(number, end + 1) if end else ():
            if part not in draft.labels:
                yield part, "the bracket with its credit was cut out"


def _closed(draft: Draft, number: int) -> int:
    """Give the line that closes the bracket, or 0 where the text goes on in it or after it."""
    for below in range(number + 1, min(number + 4, len(draft.lines))):
        text = draft.lines[below].text
        if len(text) > LONGEST_CREDIT or text[0] in ")）,.;" or text[0].islower():
            return 0
        if text.endswith(_CLOSE) and not any(mark in text for mark in _OPEN):
            after = draft.lines[below + 1].text[0] if below + 1 < len(draft.lines) else ""
            return 0 if after.islower() or after in tuple(",.;:") else below
    return 0


def named(draft: Draft) -> Found:
    """A sentence with a bare name or a word after its full stop, between paragraphs."""
    for number in _inner(draft):
        line = draft.lines[number]
        found = line.text[-1].isalnum() and _AFTER_STOP.search(line.text[-2 * LONGEST_NAME :])
        if not found or len(found[1]) > LONGEST_NAME or found[1].isdigit():
            continue
        if found[1][-4:].isdigit() and not draft.prose(number - 1):
            continue  # entries of a list end in a place and a year, too
        if line.shape.words >= LEAST_WORDS and _caption_like(draft, number):
            yield number, f"it ends in “{found[1]}”, as in a credit"
    first = draft.after(-1)
    if _opening(draft, first) and _caption_like(draft, first):
        yield first, "the first line, and it ends in the letters of an agency"


def _opening(draft: Draft, first: int) -> bool:
    """Whether the first line ends in the letters of an agency, above a paragraph."""
    below = draft.prose(draft.after(first))
    return below and bool(_SIGNED.search(draft.lines[first].text[-20:]))


def dated(draft: Draft) -> Found:
    """A line without end mark that ends in a full date, between paragraphs."""
    for number in _inner(draft):
        line = draft.lines[number]
        if not line.text[-4:].isdigit() or line.shape.size < SHORTEST_DATED:
            continue
        if number and _quotes(draft.lines[number - 1].text):
            continue  # it says who said so, and when
        if _FULL_DATE.search(line.text) and _caption_like(draft, number):
            yield number, "it ends in a full date, as captions do"


def _inner(draft: Draft) -> list[int]:
    """Give the lines below the first paragraph that are no prose at a glance."""
    first = next((n for n in range(len(draft.lines)) if draft.prose(n)), len(draft.lines))
    return [n for n in draft.odd if n > first and n not in draft.labels]


def _caption_like(draft: Draft, number: int) -> bool:
    """Whether a line is as long as captions are, tells nobody's words, and the text goes on."""
    line = draft.lines[number]
    if not SHORTEST <= line.shape.size <= LONGEST or line.shape.item or line.shape.sentences > 2:
        return False
    if line.text[0].islower():
        return False  # the rest of a sentence that something stands in
    above, below = draft.before(number), draft.after(number)
    if below >= len(draft.lines) or (above >= 0 and draft.lines[above].shape.colon):
        return False
    return not draft.lines[below].text[0].islower() and not _tells(draft, line)


def _quotes(text: str) -> bool:
    """Whether a line is one quotation."""
    return text[0] in QUOTES and text.rstrip(" .")[-1:] in CLOSING


def _tells(draft: Draft, line: Line) -> bool:
    return any(mark in line.text for mark in QUOTES) or draft.reports(line)
