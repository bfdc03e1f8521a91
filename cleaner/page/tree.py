"""A page's characters to one tree, within bounds; every reader of the page shares it."""

import re
from typing import Any, Final

from lxml import etree, html
from lxml.etree import XPath

from cleaner.errors import InputError
from cleaner.page.runs import INLINE

LARGEST: Final = 10_000_000
"""Bytes of a page; a larger one is refused."""
MOST_ELEMENTS: Final = 100_000
"""Elements of a page; one with more is refused."""
MOST_INLINE: Final = 1_000
"""Elements in one paragraph; where there are more, their tags go and their text stays."""
MOST_ATTRIBUTES: Final = 1_000
"""Attributes of one element; where there are more, none is read: the parser needs their square."""
_HARMLESS: Final = 100_000
"""Bytes: a smaller page cannot hold so many attributes that parsing it takes long."""
_ATTRIBUTE: Final = re.compile(
    rb"""[\s/]*+(?:=[^\s/>=]*+|[^\s/>=]++)"""  # a name, which may begin with anything
    rb"""(?:\s*+=\s*+(?:"[^"]*+"?+|'[^']*+'?+|[^\s>"'][^\s>]*+)?+)?+"""
)
_START: Final = re.compile(rb"(<[a-zA-Z][^\s/>]*+)((?:" + _ATTRIBUTE.pattern + rb")*+)")
_ORDINARY: Final = re.compile(
    rb"(?:[^<]++|<(?![a-zA-Z])|<[a-zA-Z][^\s/>]*+(?:%b){0,%d}+(?!%b))*+"
    % (_ATTRIBUTE.pattern, MOST_ATTRIBUTES, _ATTRIBUTE.pattern)
)
"""All that stands before the first tag with more attributes than are read."""
_CROWDED: Final = XPath(f".//*[count(*) > {MOST_INLINE}]")
_TAG: Final = re.compile(r"<[a-z!/]", re.IGNORECASE)
_HEAD: Final = 4096
"""Bytes at the beginning of a page in which its first two tags stand."""
_DOCTYPE: Final = re.compile(rb"<\s?!\s?doctype[^<>]{0,1000}>", re.IGNORECASE)
_CLOSED: Final = re.compile(rb"(<html[^<>]{0,1000}?)\s*/>", re.IGNORECASE)
_CONTROLS: Final = bytes({*range(32)} - {*b"\t\n\r"})


def _parser() -> Any:
    """Give a parser whose elements are all of one class: choosing among many takes long."""
    parser = etree.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        default_doctype=False,
        collect_ids=False,
    )
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    return parser


_PARSER: Final = _parser()


def check_size(size: int) -> None:
    """Raise InputError for a page of more than LARGEST bytes."""
    if size > LARGEST:
        raise InputError(
            f"this page has {size:,} bytes; at most {LARGEST:,} are read. "
            "Give the part that holds the article"
        )


def parse(text: str) -> Any:
    """Give the tree of a page, None for a text that is no HTML.

    Raises InputError, naming the limit, for a page with more than MOST_ELEMENTS elements. What
    is nested more than some 250 elements deep is not read: the parser leaves it out.
    """
    if not _TAG.search(text):
        return None
    try:
        tree = html.document_fromstring(_readable(text), parser=_PARSER)
    except etree.ParserError:  # nothing but comments
        return None
    _check(tree)
    return tree


def _readable(text: str) -> bytes:
    """Give the bytes of a page without what the parser stumbles over."""
    data = text.encode("utf-8", "replace").translate(None, _CONTROLS)
    if len(data) > _HARMLESS and _ordinary(data) < len(data):
        data = _START.sub(lambda tag: tag[1] if _is_overloaded(tag) else tag[0], data)
    head = _CLOSED.sub(rb"\1>", _DOCTYPE.sub(b"", data[:_HEAD], count=1), count=1)
    return head + data[_HEAD:]


def _ordinary(data: bytes) -> int:
    """Give where the first tag with too many attributes begins; the length where there is none."""
    found = _ORDINARY.match(data)
    return found.end() if found else 0


def _is_overloaded(tag: re.Match[bytes]) -> bool:
    start, end = tag.span(2)
    if end - start < 2 * MOST_ATTRIBUTES:
        return False
    return sum(1 for _ in _ATTRIBUTE.finditer(tag[2])) > MOST_ATTRIBUTES


def _check(tree: Any) -> None:
    count = int(tree.xpath("count(//*)"))
    if count > MOST_ELEMENTS:
        raise InputError(
            f"this page has {count:,} elements; at most {MOST_ELEMENTS:,} are read. "
            "Give the part that holds the article"
        )


def lighten(tree: Any) -> None:
    """Take out of the tree what no reader of the text needs and every copy of it pays for."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            script.tag = "style"  # dropped with the styles, which is faster than one by one
    etree.strip_elements(tree, "style", "svg", with_tail=False)
    for element in _CROWDED(tree):  # an extractor may need the square of their number
        etree.strip_tags(element, *INLINE)
