"""A page's characters to one tree, within bounds; every reader of the page shares it."""

from typing import Any, Final

import trafilatura
from lxml import etree

from cleaner.errors import InputError

LARGEST: Final = 20_000_000
"""Bytes of a page; a larger one is refused."""
MOST_ELEMENTS: Final = 200_000
"""Elements of a page; one with more is refused."""
DEEPEST: Final = 1_000
"""Elements inside one another; a page nested more deeply is refused."""


def check_size(size: int) -> None:
    """Raise InputError for a page of more than LARGEST bytes."""
    if size > LARGEST:
        raise InputError(
            f"this page has {size:,} bytes; at most {LARGEST:,} are read. "
            "Give the part that holds the article"
        )


def parse(text: str) -> Any:
    """Give the tree of a page, None for a text that is no HTML.

    Raises InputError, naming the limit, for a page with too many elements, or nested too deeply.
    """
    if "\0" in text:
        text = text.replace("\0", "")
    tree = trafilatura.load_html(text.encode("utf-8", "replace").decode("utf-8"), LARGEST)
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
    if tree.xpath("boolean(" + "/*" * DEEPEST + ")"):
        raise InputError(
            f"this page has elements nested more than {DEEPEST:,} deep, which no article has. "
            "Mend its markup first"
        )


def lighten(tree: Any) -> None:
    """Take out of the tree what no reader of the text needs and every copy of it pays for."""
    for script in tree.xpath(".//script[not(contains(@type,'ld+json'))]"):
        script.drop_tree()
    etree.strip_elements(tree, "style", "svg", with_tail=False)
