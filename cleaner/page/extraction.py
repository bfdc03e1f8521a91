"""What trafilatura takes for the main text of a page."""

from typing import Any

import trafilatura


def extract(tree: Any, *, recall: bool = False) -> str:
    """Give the main text, one line for each paragraph, heading or item; "" where there is none.

    The tree stays as it is. ``recall`` asks for more rather than less.
    """
    # Readers' comments are no part of the article. deduplicate=True would keep state between
    # calls: the fourth identical page would come out empty.
    text = trafilatura.extract(tree, include_comments=False, favor_recall=recall, deduplicate=False)
    return text or ""
