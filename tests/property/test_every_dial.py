"""What holds for every text and every setting of the dials."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner import CATEGORIES, Cleaner, OptionError, Options
from cleaner.presets import PRESETS
from cleaner.rules.catalogue import load
from cleaner.tags import normal, pack_of
from tests.property.test_every_text import TEXTS

CLEANERS = {name: Cleaner(preset=name) for name in PRESETS}
DEFAULT = CLEANERS["body"]
PACKS = frozenset(load().words)
SOME = st.frozensets(st.sampled_from(sorted(CATEGORIES)))
TAGS = st.one_of(
    st.text(st.characters(codec=None), max_size=12),
    st.text(st.characters(codec=None), max_size=6).map("en-".__add__),
    st.from_regex(r"[a-z]{2,3}([-_][A-Z][a-z]{3})?([-_][A-Z]{2})?", fullmatch=True),
)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(PRESETS)), TEXTS)
def test_every_preset_cleans_what_it_cleaned_to_the_same(preset: str, text: str) -> None:
    once = CLEANERS[preset](text)
    assert CLEANERS[preset](once.text).text == once.text


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(PRESETS)), TEXTS)
def test_a_preset_removes_no_category_that_it_leaves(preset: str, text: str) -> None:
    removed = CLEANERS[preset](text).removed
    assert not {removal.category for removal in removed} & PRESETS[preset].leaves


@settings(max_examples=8, deadline=None)
@given(SOME, TEXTS)
def test_what_is_kept_is_never_removed(kept: frozenset[str], text: str) -> None:
    article = Cleaner(keep=kept)(text)
    assert not {removal.category for removal in article.removed} & kept


@settings(max_examples=8, deadline=None)
@given(TAGS, TEXTS)
def test_any_tag_is_a_language_or_undeclared_with_a_warning(tag: str, text: str) -> None:
    article = Cleaner(language=tag)(text)
    known = pack_of(normal(tag), PACKS)
    if known:
        assert article.language == normal(tag)
        assert article.removed == Cleaner(language=known)(text).removed
    elif normal(tag) != "und":
        assert "taken as undeclared" in article.warnings[0]
        assert article.removed == DEFAULT(text).removed


@given(TAGS)
def test_the_normal_form_of_a_tag_is_its_own(tag: str) -> None:
    assert normal(normal(tag)) == normal(tag)


@given(
    st.dictionaries(
        st.sampled_from([*Options.model_fields, "packz"]),
        st.one_of(st.none(), st.integers(), st.text(max_size=5), st.lists(st.text(max_size=5))),
    )
)
def test_any_dials_are_taken_or_refused_by_name(dials: dict[str, object]) -> None:
    taken = made(dials)
    if isinstance(taken, Options):
        assert made(dict(taken)) == taken
    else:
        assert taken.option in dials


def made(dials: dict[str, object]) -> Options | OptionError:
    try:
        return Options(**dials)
    except OptionError as error:
        return error
