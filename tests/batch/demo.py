"""A report of the fixture articles: ``python -m tests.batch.demo report.html``."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cleaner import Article, Cleaner
from cleaner.batch.models import Entry
from cleaner.batch.report import Report
from tests.fixtures import articles, negatives

Added = tuple[Entry, str, dict[str, Any] | None]

HOSTILE = (
    "<script>window.broken = 1</script></script><!-- ]]> ${broken} {{broken}} $broken\n\n"
    "“A quay & a <b>bold</b> ferry,” said the 'harbour' \"master\" with \0 and \x1b[31m.\n\n"
    "مرفأ \u202eretsae\u202c المدينة " + "מַיִם " * 40 + "\n\n"
    f"{'x' * 30_000}\n\n"
    "A lone \ud800 surrogate and \u2028 a separator.\n\n"
    + "CLICK HERE TO GET THE <img src=x onerror=window.broken=1> NEWS APP\n\n"
    * 30
)
"""A text that tries to break out of the page."""


def entry(name: str, text: str, article: Article) -> Entry:
    """Give the ledger line of a document that was cleaned."""
    return Entry(
        id=name,
        source=f"{name}.txt",
        status="cleaned" if article.paragraphs else "empty",
        error=None,
        language=article.language,
        chars_in=len(text),
        chars_out=len(article.text),
        removals=dict(Counter(one.category for one in article.removed)),
        rules=dict(Counter(one.rule for one in article.removed)),
        removed_chars=sum(len(one.text) for one in article.removed),
        digest=article.digest,
        duplicate_of=None,
    )


def failed(name: str, status: Any = "failed", error: str = "cannot be read") -> Entry:
    """Give the ledger line of a document that was not cleaned."""
    return Entry(
        id=name, source=f"{name}.txt", status=status, error=error, language="und", chars_in=0,
        chars_out=0, removals={}, rules={}, removed_chars=0, digest="", duplicate_of=None,
    )  # fmt: skip


def added(name: str, text: str, cleaner: Cleaner) -> Added:
    """Give what a report is told of a text."""
    article = cleaner(text)
    return entry(name, text, article), text, article.model_dump()


def documents() -> Iterator[Added]:
    """Give the fixtures, a hostile text, and some failures."""
    cleaner = Cleaner()
    texts = [(one.name, one.text) for one in articles()] + negatives()
    for name, text in texts:
        yield added(name, text, cleaner)
    yield added("hostile/</script><script>window.broken=1</script>\u202e.txt", HOSTILE, cleaner)
    for number in range(3):
        yield (
            failed(f"broken-{number}", error="is not UTF-8: byte 0xff at 17. Convert it first"),
            "",
            None,
        )
    yield failed("pipe", "skipped", "is a FIFO"), "", None


def demo(sample: int = 40) -> Report:
    """Give the report of these documents."""
    report = Report(sample)
    for one in documents():
        report.add(*one)
    return report


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(demo().render(), encoding="utf-8")
