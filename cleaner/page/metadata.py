"""Who wrote the page, when and where it was published: what trafilatura finds, typed."""

from copy import copy
from typing import Any, Final

from lxml.html import document_fromstring
from trafilatura import extract_metadata

from cleaner.models import Metadata

_NO_LATER: Final = "2100-01-01"
"""No publication date is later. Not today's: the same page has the same date tomorrow."""
_DATES: Final = {"original_date": True, "extensive_search": False, "max_date": _NO_LATER}


def read_metadata(tree: Any, url: str | None = None) -> Metadata:
    """Give the page's metadata; what its head does not say is looked for in its body."""
    head = _head(tree)
    found = extract_metadata(head, url, _DATES, True, set()) if head is not None else None
    if found is None or not found.author or not found.date:
        found = extract_metadata(tree, url, _DATES, True, set())
    return Metadata(
        title=found.title,
        author=found.author,
        date=found.date,
        sitename=found.sitename,
        description=found.description,
        url=found.url,
    )


def _head(tree: Any) -> Any:
    """Give a small page with the head, the scripts and the first heading of this one."""
    head = tree.find(".//head")
    if head is None:
        return None
    small = document_fromstring("<html><body></body></html>")
    body = small.find("body")
    small.insert(0, copy(head))
    for script in tree.iterfind("./body//script"):
        if "ld+json" in (script.get("type") or ""):
            body.append(copy(script))
    return small
