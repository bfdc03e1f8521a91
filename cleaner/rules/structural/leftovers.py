"""Lines that are no text: markup, file names, a text set twice in one line."""

from typing import Final

import regex

from cleaner.draft import Draft, Found, rows

SHORTEST_HALF: Final = 12
"""Characters: what is shorter may be said twice, as in a cry or a refrain."""
MOST_MARKUP: Final = 3
"""Lines: a text with more of them is about markup."""
LEAST_FIELDS: Final = 4
SHORTEST_VALUE: Final = 16
"""Characters of a value that may be the headline."""
_BRACES: Final = frozenset({"{", "}", "},", "};", "{{", "}}"})
_FIELD: Final = regex.compile(r"\"[\w.:@-]{2,40}\" ?: ?\"?([^\"]*+)")
_FILES: Final = (
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".mp4", ".mp3",
)  # fmt: skip
_TAG: Final = regex.compile(
    r"</?(?:img|iframe|script|noscript|embed|object|video|audio|source|span|div|a)\b[^<>]*+>",
    regex.IGNORECASE,
)
_LOADED: Final = regex.compile(r"https?:|=[\"”']?//|display:\s*none", regex.IGNORECASE)
_SHORTCODE: Final = regex.compile(
    # [button link="…"] and [/button], as content management systems write them.
    r"\[/?[a-z_-]{2,20}(?:\s+[a-z_-]+=[^\[\]]*+)?\]",
    regex.IGNORECASE,
)
_NEIGHBOURS: Final = regex.compile(
    r"(?:«|‹|←|<<?+) ?[^|]{2,160}+(?:\|[^|]{2,160}+)?\|[^|]{2,160}(?:»|›|→|>>?+)"
)
"""The articles before and after this one, with the front page between them or not."""


def neighbours(draft: Draft) -> Found:
    """The headlines before and after this one, between arrows that point to them."""
    for number in draft.striking:
        if number not in draft.labels and _NEIGHBOURS.fullmatch(draft.lines[number].text):
            yield number, "what comes before and after, between arrows"


def markup(draft: Draft) -> Found:
    """Tags that load something, and shortcodes, which the page's editor left unread."""
    found = [n for n in draft.striking if n not in draft.labels and _is_markup(draft.lines[n].text)]
    if not found or sum(_tagged(draft.lines[n].text) for n in draft.striking) > MOST_MARKUP:
        return
    for number in found:
        yield number, "markup that was left unread"


def fields(draft: Draft) -> Found:
    """What a page's editor notes of an article, field by field, and its headline among them."""
    found = [n for n in draft.striking if n not in draft.labels and _is_field(draft, n)]
    said = {line.text for line in draft.lines} if len(found) >= LEAST_FIELDS else set()
    for row in rows(found):
        values = {match[1] for n in row if (match := _FIELD.match(draft.lines[n].text))}
        long = {value for value in values if len(value) >= SHORTEST_VALUE}
        if len(values) >= LEAST_FIELDS and not said.isdisjoint(long):
            for number in row:
                yield number, f"one of {len(row)} fields, of which one holds a line of the text"


def _is_field(draft: Draft, number: int) -> bool:
    text = draft.lines[number].text
    return text in _BRACES or _FIELD.match(text) is not None


def _tagged(text: str) -> bool:
    """Whether a line is markup: of a kind that pages leave unread, or of any other."""
    return (text[0] == "<" and text[-1] == ">") or _is_markup(text)


def _is_markup(text: str) -> bool:
    if text[0] == "<" and text[-1] == ">":
        return bool(_LOADED.search(text)) and not _TAG.sub("", text).strip()
    if text[0] == "[" and text[-1] == "]":
        code = _SHORTCODE.match(text)
        return code is not None and ("=" in code[0] or "[/" in text)
    return False


def file_names(draft: Draft) -> Found:
    """The name of a picture's file, alone on a line."""
    for number in draft.striking:
        line = draft.lines[number]
        if not line.text[-5:].lower().endswith(_FILES) or number in draft.labels:
            continue
        if "://" not in line.text and line.shape.words <= 12 and not line.shape.item:
            yield number, "the name of a file"


def twofold(draft: Draft) -> Found:
    """A name or a title set twice in one line."""
    for number in draft.striking:
        text = draft.lines[number].text
        half = len(text) // 2
        if half < SHORTEST_HALF or text[:half] != text[-half:] or number in draft.labels:
            continue
        if text[0].isupper() and text[half - 1].isalnum() and text[half] in (" ", text[0]):
            yield number, "it says the same twice"
