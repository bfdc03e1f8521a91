"""One self-contained page that shows what a batch run did.

Bounded memory whatever the number of documents; the same documents give the same page.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from cleaner.batch.duplicates import Match
from cleaner.batch.models import Entry
from cleaner.batch.report.chosen import Chosen
from cleaner.batch.report.gathered import Gathered

__all__ = ["Report"]


class Report:
    """Gathers documents one by one and draws the page.

    ``sample`` is the number of documents that are shown beside the outliers. A report needs
    a few MB, and never more than some 20.

    >>> from cleaner import clean
    >>> article = clean("The ferry was late again.\\n\\nGET THE HARBOUR NEWS APP")
    >>> report = Report()
    >>> report.add(Entry(id="a", source="a.txt", status="cleaned"), "", article.model_dump())
    >>> page = report.render()
    >>> page.startswith("<!doctype html>")
    True
    >>> again = Report()
    >>> again.restore(report.state())
    >>> again.render() == page
    True
    """

    def __init__(self, sample: int = 40) -> None:
        self._gathered = Gathered(Chosen(sample))

    def add(self, entry: Entry, text: str, article: dict[str, Any] | None) -> None:
        """Take in a document; to be called in the order of the input.

        ``text`` is what the offsets in ``article``, an ``Article.model_dump()``, count
        characters of; where it is not at hand, the empty text will do.
        """
        here = self._gathered
        order = here.totals.statuses.total()
        removed = article["removed"] if article else ()
        here.totals.add(entry, removed)
        here.failures.add(entry)
        for removal in removed:
            here.frequent.add(removal)
        if article:
            here.chosen.add(order, entry, text, article)

    def mark(self, copies: Mapping[int, Match]) -> None:
        """Tell who is a copy of whom, by the number of the document, once that is known.

        For runs that find copies when all documents are in, as ``Duplicates`` does.
        """
        self._gathered.totals.copies = len(copies)
        self._gathered.chosen.mark({order: match.first for order, match in copies.items()})

    def state(self) -> bytes:
        """Give all that is remembered, for ``restore`` in a later process."""
        state: bytes = self._adapter.dump_json(self._gathered)
        return state

    def restore(self, state: bytes) -> None:
        """Go on from where ``state`` was given. Raises ValueError if it is from elsewhere."""
        self._gathered = self._adapter.validate_json(state)

    def render(self) -> str:
        """Give the page: HTML that needs nothing from elsewhere and runs no script but its own."""
        from cleaner.batch.report.page import page  # noqa: PLC0415 -- once, when all is done

        return page(self._gathered)

    @cached_property
    def _adapter(self) -> Any:
        from pydantic import TypeAdapter  # noqa: PLC0415 -- not every run writes its state down

        return TypeAdapter(Gathered)
