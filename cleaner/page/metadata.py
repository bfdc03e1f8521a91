"""Who wrote the page, when and where it was published: what trafilatura finds, typed."""

import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import islice
from typing import Any, Final

from htmldate import find_date
from lxml.etree import XPath
from lxml.html import document_fromstring
from trafilatura import extract_metadata

from cleaner.models import Metadata
from cleaner.page.runs import Box, Run

_NO_LATER: Final = "2100-01-01"
"""No publication date is later. Not today's: the same page has the same date tomorrow."""
_DATES: Final = {"original_date": True, "extensive_search": False, "max_date": _NO_LATER}
_SCRIPTS: Final = XPath("./body//script[contains(@type,'ld+json')]")
_BODY: Final = re.compile(r"""("articleBody"\s{0,9}:\s{0,9}")(?:[^"\\]++|\\.)*+""")
"""The longest value of a JSON-LD script, which tells nothing of its author or date."""
_TELLING: Final = frozenset({"byline", "date", "meta", "h1"})
"""Kinds of elements that tell of author, date and title."""
MOST_TELLING: Final = 100
"""Elements of a body that are asked."""
MOST_SEARCHED: Final = 200_000
"""Characters, blanks aside: a longer text is not searched for dates."""
LARGEST_TELLING: Final = 1_000
"""Characters, blanks aside: an element that holds more is no byline."""
LONGEST_DATE: Final = 80
"""Characters, blanks aside: a longer line is no line of date."""
LONGEST_ATTRIBUTE: Final = 1_000
"""Characters: a longer attribute holds data, and searching it for dates takes long."""
_LONG: Final = XPath(f".//@*[string-length() > {LONGEST_ATTRIBUTE}][name() != 'content']")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def read_metadata(tree: Any, runs: list[Run], url: str | None = None) -> Metadata:
    """Give the page's metadata: what its head says, its JSON-LD, and its bylines and times."""
    found = extract_metadata(_excerpt(tree, runs), url, _DATES, True, set())
    return Metadata(
        title=found.title,
        author=found.author,
        date=found.date or _searched(tree, runs, found.url),
        sitename=found.sitename,
        description=found.description,
        url=found.url,
    )


def _searched(tree: Any, runs: list[Run], url: str | None) -> str | None:
    """Give the date that the text of the page tells, where nothing declares one."""
    if sum(len(run.key) for run in runs) > MOST_SEARCHED:
        return None
    tree = deepcopy(tree)
    for value in _LONG(tree):
        value.getparent().attrib.pop(value.attrname)
    return find_date(tree, original_date=True, url=url, max_date=_NO_LATER)


def _excerpt(tree: Any, runs: list[Run]) -> Any:
    """Give a small page of what tells about this one: reading it takes a fifth of the time."""
    small = document_fromstring("<html><body></body></html>")
    body = small.find("body")
    head = tree.find(".//head")
    if head is not None:
        small.insert(0, deepcopy(head))
    for element in (*_SCRIPTS(tree), *islice(_telling(runs), MOST_TELLING)):
        body.append(_copy(element))
    for script in small.iter("script"):
        script.text = _BODY.sub(r"\1", script.text or "")
    return small


def _telling(runs: list[Run]) -> Iterator[Any]:
    """Give the outermost elements that tell, in reading order."""
    seen: set[Box] = set()
    for run in runs:
        if len(run.key) <= LONGEST_DATE and _YEAR.search(run.key):
            yield run.place.home.element
            continue
        for box in run.place.boxes:
            if "comments" in box.kinds:
                break
            if box.kinds & _TELLING and box.size <= LARGEST_TELLING:
                if box not in seen:
                    yield box.element
                seen.add(box)
                break


def _copy(element: Any) -> Any:
    twin = deepcopy(element)
    twin.tail = None
    return twin
