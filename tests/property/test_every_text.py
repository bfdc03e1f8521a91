"""What holds for every text whatever: hypothesis looks for one for which it does not."""

import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import Article, Cleaner, clean
from cleaner.canonical import canonical
from tests.fixtures import articles, negatives

FRAGMENTS = sorted(
    {line for expected in articles() for line in expected.text.splitlines() if line.strip()}
    | {line for _, text in negatives() for line in text.splitlines() if line.strip()}
)
ODD = st.text(
    st.characters(codec=None)
    | st.sampled_from("\n\r\t \u00a0\u200b\u200c\u200d\u2028\ufeff\x00\ud800\u0301.…|-»(["),
    max_size=60,
)
LINE = st.one_of(
    st.sampled_from(FRAGMENTS), ODD, st.tuples(st.sampled_from(FRAGMENTS), ODD).map("".join)
)
TEXTS = st.lists(LINE, max_size=14).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\u2028"]).map(lambda end: end.join(lines))
)
EXAMPLES = settings(max_examples=250, deadline=None)


def inked(text: str) -> str:
    """The characters that no canonical form leaves out, in order."""
    return "".join(canonical(text.replace("\n", " ").replace("\r", " ")).split())


@EXAMPLES
@given(TEXTS)
def test_cleaning_never_raises_and_offsets_are_exact(text: str) -> None:
    article = clean(text)
    assert isinstance(article, Article)
    for removal in article.removed:
        assert text[removal.start : removal.end] == removal.text


@EXAMPLES
@given(TEXTS)
def test_kept_and_removed_cover_every_inked_character_once_in_order(text: str) -> None:
    article = clean(text)
    spans = sorted([*article.kept, *((r.start, r.end) for r in article.removed)])
    position = 0
    for start, end in spans:
        assert position <= start < end <= len(text)
        assert not inked(text[position:start])
        position = end
    assert not inked(text[position:])


@EXAMPLES
@given(TEXTS)
def test_the_body_is_what_the_kept_spans_hold_and_nothing_is_invented(text: str) -> None:
    article = clean(text)
    kept = " ".join(text[start:end] for start, end in article.kept)
    assert inked(article.text) == inked(kept)


@EXAMPLES
@given(TEXTS)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    again = clean(once.text)
    assert again.text == once.text
    assert again.digest == once.digest


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_article_from_any_cleaner(text: str) -> None:
    first = clean(text)
    assert clean(text) == first
    assert pickle.loads(pickle.dumps(CLEANER))(text) == first  # noqa: S301 -- our own bytes


CLEANER = Cleaner()
