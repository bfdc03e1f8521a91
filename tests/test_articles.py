"""Articles as messy as life: just the marked lines go, each under its category."""

import pytest

from cleaner import Article, clean
from tests.fixtures import Expected, articles, spaced

ARTICLES = articles()
KNOWN_FAILURES = articles("known-failures")


def removals(article: Article) -> list[tuple[str, str]]:
    return [(removal.category, spaced(removal.text)) for removal in article.removed]


def body(article: Article) -> list[str]:
    return [spaced(line) for part in article.paragraphs for line in part.split("\n")]


@pytest.mark.parametrize("expected", ARTICLES, ids=lambda e: e.name)
class TestArticle:
    def test_keeps_the_body_word_for_word(self, expected: Expected) -> None:
        assert body(clean(expected.text)) == list(expected.body)

    def test_removes_just_the_boilerplate_under_its_category(self, expected: Expected) -> None:
        assert removals(clean(expected.text)) == list(expected.removed)

    def test_finds_the_headline(self, expected: Expected) -> None:
        assert clean(expected.text).title == expected.title

    def test_detects_the_language(self, expected: Expected) -> None:
        assert clean(expected.text).language == expected.language


@pytest.mark.parametrize("expected", KNOWN_FAILURES, ids=lambda e: e.name)
@pytest.mark.xfail(strict=True, reason="known failure: see fixtures/known-failures/README.md")
def test_known_failure(expected: Expected) -> None:
    article = clean(expected.text)
    assert (body(article), removals(article)) == (list(expected.body), list(expected.removed))


def test_there_are_sixty_articles_in_twenty_languages() -> None:
    every = ARTICLES + KNOWN_FAILURES
    assert len(every) >= 60
    assert len({expected.language for expected in every}) >= 20
