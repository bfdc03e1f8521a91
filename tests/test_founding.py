"""The founding example: two copies of one story. The folder is named by CLEANER_SEEDS."""

import os
from pathlib import Path

import pytest

from cleaner import Article, clean
from tests.fixtures import spaced

SEEDS = Path(os.environ.get("CLEANER_SEEDS") or Path(__file__).parents[2] / "shared" / "seeds")


def seed(start: str) -> Article:
    for path in sorted(SEEDS.glob(f"{start}_*.txt")):
        return clean(path.read_text(encoding="utf-8"))
    pytest.skip(f"the founding texts are not here; name their folder in CLEANER_SEEDS ({SEEDS})")


def test_the_long_copy_loses_just_ten_lines_and_keeps_thirteen_paragraphs() -> None:
    article = seed("002")
    categories = [removal.category for removal in article.removed]
    assert categories == [
        "translation", "promo", "alt", "caption", "promo", "alt", "caption", "alt", "caption",
        "app",
    ]  # fmt: skip
    assert len(article.paragraphs) == 13
    assert article.language == "en"


def test_the_short_copy_loses_just_the_app_line() -> None:
    article = seed("000")
    assert [removal.category for removal in article.removed] == ["app"]
    assert len(article.paragraphs) == 13


def test_an_article_of_the_same_shape_is_cleaned_alike() -> None:
    folder = Path(__file__).parent.parent / "fixtures" / "articles" / "en"
    article = clean((folder / "founding-shape.txt").read_text(encoding="utf-8"))
    assert len(article.paragraphs) == 13
    assert spaced(article.removed[0].text).startswith("Este")
    assert article.removed[0].category == "translation"
    categories = [removal.category for removal in article.removed]
    assert sorted(categories) == sorted(
        ["translation", "app", *3 * ["alt", "caption"], *2 * ["promo"]]
    )
