"""Pages made from short descriptions: every ¶ is a paragraph of an article."""

import re

from tests.fixtures import FOLDER, spaced

_TEXT = (FOLDER / "pages" / "paragraphs.txt").read_text(encoding="utf-8")
PARAGRAPHS = [spaced(paragraph) for paragraph in _TEXT.split("\n\n")]
_BODY = re.compile("<(?:article|main|x-page)")


def page(body: str) -> str:
    """Give the HTML of a page whose body is ``body``, every ¶ filled in.

    What stands before the first element of the body goes into the head.
    """
    number = 0
    while "¶" in body:
        body = body.replace("¶", f"<p>{PARAGRAPHS[number % len(PARAGRAPHS)]}</p>", 1)
        number += 1
    start = _BODY.search(body)
    cut = start.start() if start else 0
    head = f"<head><title>Page</title>{body[:cut]}</head>"
    return f"<!DOCTYPE html><html lang='en'>{head}<body>{body[cut:]}</body></html>"
