"""What trafilatura takes for the main text of a page."""

from typing import Any

import trafilatura


def extract(tree: Any) -> str:
    """Give the main text, one line for each paragraph, heading or item; "" where there is none.

    The tree stays as it is.
    """
    # Readers' comments are no part of the article. deduplicate=True would keep state between
    # calls: the fourth identical page would come out empty.
    return trafilatura.extract(tree, include_comments=False, deduplicate=False) or ""
