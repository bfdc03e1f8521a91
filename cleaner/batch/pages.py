"""A page to its article, with the text that was found in it."""

from cleaner.api import Cleaner
from cleaner.models import Article


def clean_page(
    cleaner: Cleaner, page: str | bytes, url: str | None, charset: str | None
) -> tuple[str, Article]:
    """Give the text that was extracted from a page, and the article that it became."""
    article = cleaner.html(page, url=url, charset=charset)
    return article.source_text or "", article
