"""Texts that look like boilerplate and are none: they come through whole."""

import pytest

from cleaner import clean
from tests.fixtures import negatives, spaced

NEGATIVES = negatives()


@pytest.mark.parametrize(("name", "text"), NEGATIVES, ids=[name for name, _ in NEGATIVES])
def test_comes_through_untouched(name: str, text: str) -> None:
    article = clean(text)
    assert article.removed == ()
    assert spaced(article.text) == spaced(text)


def test_there_are_sixty_negatives() -> None:
    assert len(NEGATIVES) >= 60
