"""What the page knows about a line of its text: evidence like any other, for the same verdicts."""

from dataclasses import dataclass
from typing import Final

NONE: Final[frozenset[str]] = frozenset()
LINKED: Final = 0.85
"""Share of the characters of a line, or of a run of the page's text, in links: it is a link."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts about one line; the default says that nothing is known.

    ``tag`` is the block element that the line stands in; ``linked`` the share of its characters
    inside links, ``link`` where the first of them leads (own, other, part); ``kinds`` what the
    elements around it say they hold, and ``word`` the word that says so. ``headline``,
    ``pictured``, ``summary`` and ``author``: it says what the page declares as its headline, says
    of a picture, declares as its summary, as its author; ``titled``: another line is the page's
    headline; ``dated``: it holds the day of publication; ``amid``: it stands in the very element
    that holds much of the text; ``under``: it stands right below a picture; ``led``: right below
    a link to another page; ``centred``: it is centred, and most of the text is not; ``elsewhere``:
    it stands in another article than the one with the headline; ``outside`` tells
    whether it stands "above" or "below" the element that holds the article, ``declared`` whether
    the text that the publisher declares as the body holds the line, None where no such text can
    be relied on.
    """

    tag: str = ""
    linked: float = 0.0
    link: str = ""
    kinds: frozenset[str] = NONE
    word: str = ""
    headline: bool = False
    titled: bool = False
    pictured: bool = False
    summary: bool = False
    author: bool = False
    dated: bool = False
    amid: bool = False
    under: bool = False
    led: bool = False
    centred: bool = False
    elsewhere: bool = False
    outside: str = ""
    declared: bool | None = None
