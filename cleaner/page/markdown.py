r"""Markdown that a publisher left in what it declares for machines; no page shows its marks.

CommonMark's links and emphasis, and what editors' systems add to them: fences (``+++dropcap``),
attributes (``{: .small}``), things set in from elsewhere (``[#image: /photos/1]|||caption|||``).
"""

import re
from typing import Final

_SIGNS: Final = re.compile(r"\]\(https?://|^\+\+\+|\{: ?[.\w]", re.MULTILINE)
_BLOCK: Final = re.compile(
    r"^(?:\+\+\+[\w-]{0,40}|\{:[^{}\n]{0,200}\}"
    r"|\[#\w{1,20}:[^\]\n]{0,300}\](?:\|\|\|[^|]{0,2000}\|\|\|)?)[ \t]*$",
    re.MULTILINE,
)
_LINK: Final = re.compile(r"\[([^\[\]\n]{1,500})\]\(https?://[^()\s]{1,1000}\)")
_ATTRIBUTES: Final = re.compile(r"\{: ?[.\w][^{}\n]{0,100}\}")
_EMPHASIS: Final = re.compile(r"\*{1,2}([^*\n]{1,300})\*{1,2}")


def unmarked(text: str) -> str:
    """Give a text without the marks of Markdown, where it has any that nothing else looks like.

    >>> unmarked("They asked *NASA*{: .small} [for help](https://example.org/a).")
    'They asked NASA for help.'
    >>> unmarked("Rated 2 * 3 * 4 stars")
    'Rated 2 * 3 * 4 stars'
    """
    if not _SIGNS.search(text):
        return text
    text = _LINK.sub(r"\1", _BLOCK.sub("", text))
    return _EMPHASIS.sub(r"\1", _ATTRIBUTES.sub("", text))
