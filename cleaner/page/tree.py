"""A page's characters to one tree, within bounds; every reader of the page shares it."""

from typing import Any, Final

import trafilatura
from lxml import etree
from lxml.etree import XPath

from cleaner.errors import InputError
from cleaner.page.runs import INLINE

LARGEST: Final = 10_000_000
"""Bytes of a page; a larger one is refused."""
MOST_ELEMENTS: Final = 100_000
"""Elements of a page; one with more is refused."""
MOST_INLINE: Final = 1_000
"""Elements in one paragraph; where there are more, their tags go and their text stays."""
_CROWDED: Final = XPath(f".//*[count(*) > {MOST_INLINE}]")


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
    text = text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
    tree = trafilatura.load_html(text, LARGEST)
    if tree is not None:
        _check(tree)
    return tree


def _check(tree: Any) -> None:
    count = int(tree.xpath("count(//*)"))
    if count > MOST_ELEMENTS:
        raise InputError(
            f"this page has {count:,} elements; at most {MOST_ELEMENTS:,} are read. "
            "Give the part that holds the article"
        )


def lighten(tree: Any) -> None:
    """Take out of the tree what no reader of the text needs and every copy of it pays for."""
    for script in tree.xpath(".//script[not(contains(@type,'ld+json'))]"):
        script.drop_tree()
    etree.strip_elements(tree, "style", "svg", with_tail=False)
    for element in _CROWDED(tree):  # an extractor may need the square of their number
        etree.strip_tags(element, *INLINE)
