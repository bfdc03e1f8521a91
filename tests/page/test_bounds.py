"""Pages that nobody should have made: bounded, told of, and never a crash."""

import gc
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cleaner import Cleaner, InputError
from cleaner.page.metadata import LONGEST_ATTRIBUTE
from cleaner.page.tree import LARGEST, MOST_ELEMENTS
from tests.fixtures import FOLDER
from tests.pages import page

CLEANER = Cleaner()
STORY = page("<article><h1>The ferry that came back</h1> ¶ ¶ ¶ ¶ ¶</article>")


def test_a_page_that_is_too_large_is_refused_with_the_limit() -> None:
    with pytest.raises(InputError, match=f"{LARGEST:,}"):
        CLEANER.html(b"x" * (LARGEST + 1))


def test_a_page_with_too_many_elements_is_refused_with_the_limit() -> None:
    with pytest.raises(InputError, match=f"{MOST_ELEMENTS:,} are read"):
        CLEANER.html("<html><body>" + "<i>x</i>" * (MOST_ELEMENTS + 1))


def test_a_hundred_thousand_nested_elements_are_no_crash() -> None:
    nested = "<div>" * 100_000 + "text" + "</div>" * 100_000
    assert read_or_refused(f"<html><body>{nested}</body></html>")


def read_or_refused(html: str | bytes) -> bool:
    try:
        CLEANER.html(html)
    except InputError as error:
        return "this is" in str(error) or "are read" in str(error)
    return True


def test_a_crowd_of_inline_elements_keeps_its_text() -> None:
    words = " ".join(f"<span>word{n}</span>" for n in range(5_000))
    article = CLEANER.html(f"<html><body><article><p>{words}.</p></article></body></html>")
    assert "word0 word1" in article.text
    assert "word4999" in article.text


@pytest.mark.parametrize("between", [" ", "=1 ", " b='>' ", '" ', "/", "< "])
def test_attributes_without_end_are_left_unread(between: str) -> None:
    names = between.join(f"a{n}" for n in range(200_000))
    article = CLEANER.html(STORY.replace("<article>", f"<article><p {names}>"))
    assert article.paragraphs == CLEANER.html(STORY).paragraphs


def test_a_page_that_was_read_is_let_go_at_once() -> None:
    CLEANER.html(STORY)
    gc.collect()
    gc.disable()
    try:
        CLEANER.html(STORY)
        assert not gc.collect(), "what refers to itself keeps the page's tree until it is collected"
    finally:
        gc.enable()


def test_data_in_an_attribute_tells_no_date() -> None:
    def dated(data: str) -> str | None:
        state = f"<article data-state='{data} published 2019-05-23'>"
        metadata = CLEANER.html(STORY.replace("<article>", state)).metadata
        return metadata.date if metadata else None

    assert dated("") == "2019-05-23"
    assert dated("x" * LONGEST_ATTRIBUTE) is None


def test_nuls_are_left_out() -> None:
    assert CLEANER.html(STORY.replace("ferry", "fer\0ry")).text == CLEANER.html(STORY).text


def test_json_ld_that_nests_without_end_is_left_unread() -> None:
    script = f"<script type='application/ld+json'>{'[' * 50_000}</script>"
    assert CLEANER.html(STORY.replace("<head>", "<head>" + script)).text


@pytest.mark.parametrize("value", ["", "  \n", "\ufeff", b"", "\0\0"])
def test_an_empty_page_gives_an_empty_article_that_says_so(value: str | bytes) -> None:
    article = CLEANER.html(value)
    assert (article.text, article.warnings) == ("", ("this page is empty",))


def test_what_is_no_html_gives_an_empty_article_that_says_so() -> None:
    article = CLEANER.html('{"a": 1}')
    assert article.text == ""
    assert "no HTML" in article.warnings[0] or "no article" in article.warnings[0]


def test_a_page_without_an_article_says_so() -> None:
    article = CLEANER.html("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    assert (article.text, article.warnings) == ("", ("no article found in this page",))


def test_other_values_are_refused() -> None:
    with pytest.raises(TypeError, match="str or bytes"):
        CLEANER.html(None)  # type: ignore[arg-type]


PIECES = st.sampled_from(
    [*(FOLDER / "pages" / "pieces.txt").read_text(encoding="utf-8").splitlines(), "\0", "\ud800"]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(STORY)), PIECES), max_size=12))
def test_a_mutated_page_is_cleaned_and_accounted_for(changes: list[tuple[int, str]]) -> None:
    html = STORY
    for place, piece in changes:
        html = html[:place] + piece + html[place:]
    article = CLEANER.html(html)
    text = article.source_text or ""
    assert all(text[r.start : r.end] == r.text for r in article.removed)
    spans = sorted([*article.kept, *((r.start, r.end) for r in article.removed)])
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert CLEANER.html(html) == article


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_by_name(data: bytes) -> None:
    assert read_or_refused(data)
