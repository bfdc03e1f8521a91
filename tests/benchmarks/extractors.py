"""What makes a text of a page: extractors, each as a function from bytes to text."""

from collections.abc import Callable
from typing import Any, Final

Extract = Callable[[bytes], str]


def extractor(name: str) -> Extract | None:
    """Give an extractor by name, or None where it is not installed."""
    try:
        return _BUILD[name]()
    except ImportError:
        return None


def extracted(extract: Extract, html: bytes) -> str:
    """Give the text of a page, "" where an extractor finds none or fails."""
    try:
        return extract(html)
    except Exception:  # whatever a library raises for a page: it is the library that is measured
        return ""


def _trafilatura() -> Extract:
    import trafilatura

    # Without comments: they are no part of an article, and every published figure leaves them out.
    return lambda html: trafilatura.extract(html, include_comments=False, deduplicate=False) or ""


def _readability() -> Extract:
    import logging

    import lxml.html
    from readability import Document

    logging.getLogger("readability").setLevel(logging.CRITICAL)

    def run(html: bytes) -> str:
        tree: Any = lxml.html.fromstring(Document(decoded(html)).summary())
        for block in tree.iter("p", "div", "li", "h1", "h2", "h3", "h4", "br", "tr", "blockquote"):
            block.tail = "\n" + (block.tail or "")
        return str(tree.text_content())

    return run


def _newspaper() -> Extract:
    import newspaper

    def run(html: bytes) -> str:
        article: Any = newspaper.Article("https://example.org/article")
        article.download(input_html=decoded(html))
        article.parse()
        return str(article.text)

    return run


def _resiliparse() -> Extract:
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    return lambda html: str(
        extract_plain_text(bytes_to_str(html, detect_encoding(html)), main_content=True)
    )


def decoded(html: bytes) -> str:
    """Give a page as text; most are UTF-8, and a wrong letter costs one word."""
    return html.decode("utf-8", "replace")


_BUILD: Final[dict[str, Callable[[], Extract]]] = {
    "trafilatura": _trafilatura,
    "readability": _readability,
    "newspaper": _newspaper,
    "resiliparse": _resiliparse,
}
EXTRACTORS: Final = tuple(_BUILD)
