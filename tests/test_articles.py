"""Articles as messy as life: the marked lines go, each under its category, and no others.

What is known to go wrong stands in fixtures/known-failures.toml, line by line. It must go
wrong just so: what gets better is struck off there, and what gets worse fails here.
"""

from collections import Counter

import pytest

from cleaner import Article, clean
from tests.fixtures import Expected, Removal, articles, known_failures, spaced

ARTICLES = articles()
KNOWN = known_failures()


def removals(article: Article) -> Counter[Removal]:
    return Counter((removal.category, spaced(removal.text)) for removal in article.removed)


def missed(expected: Expected) -> list[Removal]:
    return sorted((Counter(expected.removed) - removals(clean(expected.text))).elements())


def wrong(expected: Expected) -> list[Removal]:
    return sorted((removals(clean(expected.text)) - Counter(expected.removed)).elements())


def body(article: Article) -> list[str]:
    return [spaced(line) for part in article.paragraphs for line in part.split("\n")]


@pytest.mark.parametrize("expected", ARTICLES, ids=lambda e: e.name)
class TestArticle:
    def test_nothing_else_goes(self, expected: Expected) -> None:
        assert wrong(expected) == KNOWN.get(expected.name, {}).get("wrong", [])

    def test_every_marked_line_goes_under_its_category(self, expected: Expected) -> None:
        assert missed(expected) == KNOWN.get(expected.name, {}).get("missed", [])

    def test_the_language_is_detected(self, expected: Expected) -> None:
        assert clean(expected.text).language == expected.language


SOUND = [expected for expected in ARTICLES if expected.name not in KNOWN]


@pytest.mark.parametrize("expected", SOUND, ids=lambda e: e.name)
def test_the_body_is_kept_word_for_word_and_the_headline_found(expected: Expected) -> None:
    article = clean(expected.text)
    assert body(article) == list(expected.body)
    assert article.title == expected.title


@pytest.mark.parametrize("expected", [e for e in ARTICLES if e.name in KNOWN], ids=lambda e: e.name)
@pytest.mark.xfail(strict=True, reason="known failure: see fixtures/known-failures.toml")
def test_article_with_a_known_failure_is_cleaned_without_fault(expected: Expected) -> None:
    assert (missed(expected), wrong(expected)) == ([], [])


def test_known_failures_name_articles_that_are_there() -> None:
    assert set(KNOWN) <= {expected.name for expected in ARTICLES}


def test_there_are_sixty_articles_in_twenty_languages() -> None:
    assert len(ARTICLES) >= 60
    assert len({expected.language for expected in ARTICLES}) >= 20
