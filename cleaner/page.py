"""A page to an article: trafilatura finds the main text, ``clean`` cleans it."""

from cleaner.api import clean
from cleaner.models import Article

NO_ARTICLE = "no article found in this page"


def clean_html(html: str | bytes, url: str | None = None) -> Article:
    """Clean the article of an HTML page.

    The removals' offsets count characters of the text that trafilatura extracted. A page
    without an article gives an empty one with a warning. Raises TypeError when ``html`` is
    neither str nor bytes.

    >>> page = "<html><body><article><p>" + "The ferry was late again. " * 20 + "</p></article>"
    >>> clean_html(page).text.startswith("The ferry was late again.")
    True
    """
    if not isinstance(html, str | bytes):
        raise TypeError(f"clean_html() takes str or bytes, not {type(html).__name__}")
    # Importing trafilatura takes longer than cleaning a hundred pages: only who needs it pays.
    import trafilatura  # noqa: PLC0415 -- see above

    # deduplicate=True keeps state between calls: the fourth identical page would come out empty.
    text = trafilatura.extract(html, url=url, deduplicate=False)
    if not text:
        return clean("").model_copy(update={"warnings": (NO_ARTICLE,)})
    return clean(text)
