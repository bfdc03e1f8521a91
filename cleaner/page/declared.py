"""What the publisher says of the page for machines: JSON-LD and Open Graph."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any, Final

from lxml.etree import XPath

from cleaner.page.markdown import unmarked

LARGEST: Final = 2_000_000
"""Characters of one JSON-LD script; a larger one is left unread."""
MOST_NODES: Final = 20_000
"""Objects and lists of a page's JSON-LD that are looked at."""
SHORTEST_BODY: Final = 400
"""Letters; a shorter body is an excerpt."""
_SCRIPTS: Final = XPath(".//script[contains(@type,'ld+json')]")
_ARTICLE: Final = re.compile(r"Article|BlogPosting|Report|Review|LiveBlog|Recipe")
_TAG: Final = re.compile(r"<[^<>]{1,2000}>")
_CONTROL: Final = re.compile(r"[\x00-\x1f]+")
_NO_LETTERS: Final = {n: None for n in range(128) if not chr(n).isalnum()}
"""The marks of ASCII: a text in it loses them at once, four times as fast."""
_BROAD: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(slots=True)
class Declared:
    """The declared body, headlines, summaries and captions, each as letters alone.

    ``named`` tells whether the headline declared with the body is one that the page shows.
    """

    body: str = ""
    named: bool = False
    paragraphs: tuple[str, ...] = ()
    headlines: set[str] = field(default_factory=set)
    summaries: set[str] = field(default_factory=set)
    captions: set[str] = field(default_factory=set)
    title: str | None = None
    free: bool = True


def letters(text: str) -> str:
    """Give the letters and digits of a text, in lower case: what typography cannot change.

    >>> letters("“So – it is …”") == letters('"So it is"')
    True
    """
    kept = text.translate(_NO_LETTERS) if text.isascii() else "".join(filter(str.isalnum, text))
    return kept.lower()


def breadth(text: str) -> int:
    """Give the letters of a text; an ideograph or a syllable says as much as two of them.

    >>> breadth("ferry"), breadth("渡し船")
    (5, 6)
    """
    return len(text) + len(_BROAD.findall(text))


def read_declared(tree: Any) -> Declared:
    """Give what a page's JSON-LD and meta elements declare; what cannot be read is left out."""
    found = Declared()
    bodies: list[tuple[str, str]] = []
    for node in _nodes(tree):
        _read_node(node, found, bodies)
    text, headline = max(bodies, key=lambda body: len(body[0]), default=("", ""))
    found.paragraphs = tuple(
        part for part in (" ".join(p.split()) for p in text.split("\n")) if part
    )
    body = letters(text)
    found.body = body if len(body) >= SHORTEST_BODY else ""
    found.named = bool(headline) and any(headline in shown for shown in _shown(tree))
    _read_meta(tree, found)
    for texts in (found.headlines, found.summaries, found.captions):
        texts.discard("")
    return found


def _shown(tree: Any) -> Iterator[str]:
    """Give the page's own headings of the first rank and its title."""
    for element in tree.iter("h1", "title"):
        yield letters("".join(element.itertext()))


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    waiting: list[Any] = [_parsed(script.text) for script in _SCRIPTS(tree) if script.text]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting += [v for v in node.values() if isinstance(v, dict | list)]
        elif isinstance(node, list):
            waiting += [v for v in node if isinstance(v, dict | list)]


def _parsed(text: str) -> Any:
    if len(text) > LARGEST:
        return None
    text = text.strip().removeprefix("<![CDATA[").removesuffix("]]>").rstrip("; \n\t")
    for attempt in (text, _CONTROL.sub(" ", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _read_node(node: dict[str, Any], found: Declared, bodies: list[tuple[str, str]]) -> None:
    kind = str(node.get("@type", ""))
    body = node.get("articleBody")
    if isinstance(body, str):
        headline = node.get("headline")
        known = letters(_plain(headline)) if isinstance(headline, str) else ""
        bodies.append((_plain(body), known))
    if isinstance(body, str) or _ARTICLE.search(kind):
        if isinstance(node.get("headline"), str):
            found.title = found.title or _plain(node["headline"]).strip()
            found.headlines.add(letters(found.title if found.title else ""))
            found.headlines.add(letters(_plain(node["headline"])))
        for name in ("description", "alternativeHeadline", "abstract"):
            if isinstance(node.get(name), str):
                found.summaries.add(letters(_plain(node[name])))
        if str(node.get("isAccessibleForFree", "")).lower() == "false":
            found.free = False
    if "Image" in kind or "Video" in kind:
        for name in ("caption", "description", "name"):
            if isinstance(node.get(name), str):
                found.captions.add(letters(_plain(node[name])))


def _plain(text: str) -> str:
    text = unescape(text)
    if "<" in text:
        text = unescape(_TAG.sub("\n", text))
    return unmarked(text)


def _read_meta(tree: Any, found: Declared) -> None:
    for meta in tree.iterfind(".//meta[@content]"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        if name in {"og:title", "twitter:title"}:
            found.headlines.add(letters(meta.get("content")))
        elif name in {"og:description", "description", "twitter:description"}:
            found.summaries.add(letters(meta.get("content")))
