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


def test_there_are_two_hundred_in_twenty_languages() -> None:
    assert len(NEGATIVES) >= 200
    assert len({name.partition("/")[0] for name, _ in NEGATIVES}) >= 20
