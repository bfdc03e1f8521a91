"""A page to its article, with the text that was found in it."""

from typing import Any

from cleaner.api import Cleaner
from cleaner.models import Article


def clean_page(
    cleaner: Cleaner, page: str | bytes, url: str | None, charset: str | None
) -> tuple[str, Article]:
    """Give the text that was extracted from a page, and the article that it became."""
    method: Any = getattr(cleaner, "html", None)
    if method is not None:
        article: Article = method(page, url=url, charset=charset)
    else:
        from cleaner.page import clean_html  # noqa: PLC0415 -- trafilatura is for pages alone

        article = clean_html(page, url=url)
    text = getattr(article, "source_text", None)
    return (article.text if text is None else text), article
