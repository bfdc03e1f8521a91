"""Other line filters, each as a function from text to text, on the same texts in the same run."""

from collections.abc import Callable
from typing import Any


def rivals() -> dict[str, Callable[[str], str]]:
    """Give those that are installed, by name."""
    found: dict[str, Callable[[str], str]] = {}
    for name, build in (("C4", _c4), ("RefinedWeb", _refinedweb), ("winnow-md", _winnow)):
        try:
            found[name] = build()
        except ImportError:
            print(f"({name}: not installed, left out; pip install 'article-cleaner[bench]')")
    return found


def _c4() -> Callable[[str], str]:
    from datatrove.data import Document
    from datatrove.pipeline.filters import C4QualityFilter

    line_filter: Any = C4QualityFilter(
        min_num_sentences=-1, filter_lorem_ipsum=False, filter_curly_bracket=False
    )

    def run(text: str) -> str:
        document = Document(text=text, id="0")
        line_filter.filter(document)
        return str(document.text)

    return run


_REFINED_PHRASES = ("sign-in", "sign in", "read more...", "read more", "items in cart")


def _refinedweb() -> Callable[[str], str]:
    """The line rules of the RefinedWeb paper (Penedo et al. 2023, appendix G.2)."""

    def keep(line: str) -> bool:
        tokens = line.split()
        letters = [char for char in line if char.isalpha()]
        loud = letters and sum(char.isupper() for char in letters) > 0.5 * len(letters)
        digits = all(char.isdigit() or not char.isalnum() for char in line)
        counter = len(tokens) == 2 and tokens[0].isdigit() and tokens[1].lower() in {
            "likes", "shares", "comments", "retweets", "reposts", "quotes", "bookmarks",
            "upvotes", "downvotes", "downloads", "views", "followers",
        }  # fmt: skip
        short = len(tokens) <= 10 and any(p in line.lower() for p in _REFINED_PHRASES)
        return bool(tokens) and not (loud or digits or counter or len(tokens) == 1 or short)

    return lambda text: "\n".join(line for line in text.splitlines() if keep(line))


def _winnow() -> Callable[[str], str]:
    import winnow

    cleaned: Any = winnow.clean
    # It reads Markdown, where a blank line ends a paragraph.
    return lambda text: str(cleaned(text.replace("\n", "\n\n")).markdown)
