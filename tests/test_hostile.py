"""Texts made to be slow: ten times the text takes about ten times the time.

The bounds are wide (twenty times, over a floor, three attempts): they tell linear from
quadratic, which would be a hundred times. Figures are in benchmarks/hostile.py.
"""

import time
from itertools import pairwise

import pytest

from cleaner import Cleaner
from tests.benchmarks.shapes import SHAPES

SMALL = 0.02
"""The scale of the smaller texts: at most 20 kB."""
GROWTH = 2
"""Times the ratio of the sizes: what the time may grow by."""
FLOOR = 0.02
"""Seconds: the smaller text is taken to need at least that much."""
PATIENCE = 2
"""Seconds for a text of at most 20 kB."""
ATTEMPTS = 3

# Trying every rule compiles every pattern, which takes seconds: the benchmark does that.
NAMES = [name for name in SHAPES if name != "keywords of all rules"]


@pytest.fixture(scope="module")
def cleaner() -> Cleaner:
    return Cleaner()


def seconds(cleaner: Cleaner, text: str) -> float:
    start = time.process_time()  # other processes are none of its business
    cleaner(text)
    return time.process_time() - start


def grows_in_step(cleaner: Cleaner, name: str, times: int) -> bool:
    """Whether some attempt at the longer text keeps within the bound."""
    small, large = SHAPES[name](SMALL), SHAPES[name](SMALL * times)
    for _ in range(ATTEMPTS):
        bound = max(seconds(cleaner, small), FLOOR) * GROWTH * times
        taken = seconds(cleaner, large)
        if taken <= bound:  # the first attempt may have compiled what only the longer text holds
            return True
    return False


@pytest.mark.parametrize("name", NAMES)
def test_ten_times_the_text_takes_about_ten_times_as_long(cleaner: Cleaner, name: str) -> None:
    cleaner(SHAPES[name](SMALL / 10))  # patterns compile when first needed
    # What has to fail should fail soon: from small to large.
    assert seconds(cleaner, SHAPES[name](SMALL / 3)) < PATIENCE
    assert seconds(cleaner, SHAPES[name](SMALL)) < PATIENCE
    assert grows_in_step(cleaner, name, 3)
    assert grows_in_step(cleaner, name, 10)


@pytest.mark.parametrize("name", NAMES)
def test_spans_are_in_order_and_removals_are_verbatim(cleaner: Cleaner, name: str) -> None:
    text = SHAPES[name](SMALL / 10)
    article = cleaner(text)
    spans = sorted([*article.kept, *((gone.start, gone.end) for gone in article.removed)])
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[gone.start : gone.end] == gone.text for gone in article.removed)


@pytest.mark.parametrize("text", ["", " ", "\n", "\r\n\t\n", "\u200b", "\u00a0\n\u3000", "\ud800"])
def test_texts_of_nothing_are_cleaned(cleaner: Cleaner, text: str) -> None:
    assert cleaner(text).removed == ()


def test_a_text_of_exclamations_stays(cleaner: Cleaner) -> None:
    text = SHAPES["exclamations (15k)"](0.002)
    assert len(cleaner(text).paragraphs) >= len(text.splitlines()) - 1
