"""Presets and the other dials: what each takes out, what it refuses, how a language is declared."""

import pickle
import re
from pathlib import Path

import pytest

from cleaner import CATEGORIES, Article, Cleaner, OptionError, Options
from cleaner.presets import PRESETS
from cleaner.rules.catalogue import load
from cleaner.rules.model import WHERES
from tests.fixtures import Expected, articles

ARTICLES = articles()
BODY, CORPUS, LIGHT = Cleaner(), Cleaner(preset="corpus"), Cleaner(preset="light")
DOCS = Path(__file__).parent.parent / "docs" / "dials.md"

TEXT = (
    "Ostmouth ferry limps home\n\n"
    "By Ada Lund\n\n"
    "The ferry left at dawn, and nobody was on deck to see it go that day.\n\n"
    "Ostmouth ferry limps home\n\n"
    "Most of those who were on board had slept through the worst of the night.\n\n"
    "Passengers wait at the pier in Ostmouth. (Dana Field/AFP)\n\n"
    "It came back at noon with half of its lights broken by the storm.\n\n"
    "MINISTER ORDERS NEW SAFETY CHECKS FOR EVERY FERRY IN THE NORTH\n\n"
    "The company has not replied to questions that this newspaper sent on Monday.\n\n"
    "Related stories:\n\n"
    "Harbour town elects its first woman mayor\n\n"
    "CLICK HERE TO GET THE HARBOUR NEWS APP"
)


def gone(article: Article) -> list[str]:
    return [removal.category for removal in article.removed]


def characters_gone(article: Article) -> set[int]:
    return {place for r in article.removed for place in range(r.start, r.end)}


def test_body_takes_every_category_out() -> None:
    assert gone(BODY(TEXT)) == [
        "title", "byline", "title", "caption", "promo", "readmore", "promo", "app",
    ]  # fmt: skip


def test_corpus_keeps_the_headline_once() -> None:
    article = CORPUS(TEXT)
    assert article.paragraphs[0] == "Ostmouth ferry limps home"
    assert gone(article) == ["byline", "title", "caption", "promo", "readmore", "promo", "app"]


def test_light_takes_only_phrases_of_the_site_and_what_stands_under_a_label() -> None:
    assert gone(LIGHT(TEXT)) == ["readmore", "promo", "app"]


@pytest.mark.parametrize("preset", PRESETS)
def test_the_title_is_told_with_every_preset(preset: str) -> None:
    assert Cleaner(preset=preset)(TEXT).title == "Ostmouth ferry limps home"


@pytest.mark.parametrize("expected", ARTICLES, ids=lambda e: e.name)
def test_no_preset_takes_what_body_leaves(expected: Expected) -> None:
    body = characters_gone(BODY(expected.text))
    assert characters_gone(CORPUS(expected.text)) <= body
    assert characters_gone(LIGHT(expected.text)) <= body


@pytest.mark.parametrize("expected", ARTICLES, ids=lambda e: e.name)
def test_light_leaves_all_that_speaks_of_the_article(expected: Expected) -> None:
    assert not set(gone(LIGHT(expected.text))) & PRESETS["light"].leaves


def test_presets_name_categories_rules_and_places_that_exist() -> None:
    rules = set(load().rules)
    for preset in PRESETS.values():
        assert preset.leaves <= {*CATEGORIES, *rules}
        assert (preset.only or set()) <= {*WHERES, *rules}


def test_the_documented_table_is_what_the_presets_do() -> None:
    rows = re.findall(r"^\| (\w+) \| (.+) \| (.+) \| (.+) \|$", DOCS.read_text("utf-8"), re.M)
    table = {name: cells for name, *cells in rows if name in CATEGORIES}
    assert list(table) == list(CATEGORIES)
    for category, cells in table.items():
        for name, cell in zip(PRESETS, cells, strict=True):
            options = Options(preset=name)
            rules = [rule for rule in load().all if rule.category == category]
            takes = [r for r in rules if options.uses(r) and not options.leaves(r)]
            assert (cell == "stays") == (not takes), (category, name)
            assert cell != "goes" or takes == rules, (category, name)


def test_keep_leaves_in_what_the_preset_takes_out() -> None:
    article = Cleaner(preset="corpus", keep={"byline", "caption"})(TEXT)
    assert gone(article) == ["title", "promo", "readmore", "promo", "app"]


def test_keep_leaves_a_part_of_a_line_in() -> None:
    text = "The ferry left at dawn, and nobody was on deck to see it go. (Click to enlarge)"
    (removal,) = BODY(text).removed
    assert Cleaner(keep={removal.category})(text).removed == ()


def test_remove_takes_out_what_the_preset_leaves_in_by_every_rule() -> None:
    article = Cleaner(preset="light", remove={"title", "byline"})(TEXT)
    assert gone(article) == ["title", "byline", "title", "readmore", "promo", "app"]


def test_one_name_is_as_good_as_a_list_of_one() -> None:
    assert Cleaner(keep="caption").options == Cleaner(keep=["caption"]).options


def test_keeping_and_removing_one_category_is_refused() -> None:
    with pytest.raises(OptionError, match="'bio' is in keep and in remove"):
        Cleaner(keep={"bio"}, remove={"bio"})


def test_an_unknown_preset_is_refused_with_the_near_matches() -> None:
    with pytest.raises(OptionError, match="near: corpus"):
        Cleaner(preset="corpse")


def test_where_nothing_is_near_an_error_lists_what_there_is() -> None:
    with pytest.raises(OptionError, match="there are: body, corpus, light"):
        Cleaner(preset="xyz")


def test_an_unknown_category_to_remove_is_refused_with_the_near_matches() -> None:
    with pytest.raises(OptionError, match="near: byline"):
        Cleaner(remove={"bylin"})


def test_a_rule_like_no_other_is_refused_with_the_way_to_find_one() -> None:
    with pytest.raises(OptionError, match="cleaner rules list --long"):
        Cleaner(off={"???"})


@pytest.mark.parametrize(
    ("name", "value"),
    [("preset", 3), ("keep", 3), ("off", [3]), ("language", 7), ("packs", 1.5), ("keep", None)],
)
def test_a_value_of_another_kind_is_refused_by_the_name_of_its_dial(
    name: str, value: object
) -> None:
    with pytest.raises(OptionError, match=f"^{name} takes .*, not ") as raised:
        Options(**{name: value})
    assert raised.value.option == name


def test_an_unknown_dial_is_refused_with_the_near_ones() -> None:
    with pytest.raises(OptionError, match="no option 'kep'; near: keep"):
        Options(kep=["title"])


def test_an_option_error_pickles() -> None:
    error = OptionError("no preset 'x'", "preset")
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 -- our own bytes
    assert (str(again), again.option) == (str(error), "preset")


def test_a_cleaner_shows_its_dials_and_cannot_be_changed() -> None:
    cleaner = Cleaner(preset="light", remove={"bio"}, off={"en.app.get"}, language="en")
    shown = "Cleaner(preset='light', remove=['bio'], off=['en.app.get'], language='en')"
    assert repr(cleaner) == shown
    with pytest.raises(AttributeError, match="immutable"):
        cleaner.options = Options()  # type: ignore[misc]
    with pytest.raises(AttributeError, match="immutable"):
        del cleaner._judge


def test_a_cleaner_pickles_with_its_dials() -> None:
    cleaner = Cleaner(preset="light", remove={"title"}, language="en-GB")
    again = pickle.loads(pickle.dumps(cleaner))  # noqa: S301 -- our own bytes
    assert again.options == cleaner.options
    assert again(TEXT) == cleaner(TEXT)


def test_options_make_the_cleaner_that_they_came_from() -> None:
    cleaner = Cleaner(preset="corpus", keep={"date"})
    assert Cleaner(**dict(cleaner.options)).options == cleaner.options
    assert Options(**cleaner.options.model_dump()) == cleaner.options


@pytest.mark.parametrize(
    ("tag", "told", "like"),
    [
        ("en-US", "en-US", "en"),
        ("EN_us", "en-US", "en"),
        ("pt-BR", "pt-BR", "pt"),
        ("nb", "nb", "no"),
        ("nn-NO", "nn-NO", "no"),
        ("zh-TW", "zh-TW", "zh-Hant"),
        ("zh-Hant-HK", "zh-Hant-HK", "zh-Hant"),
        ("zh-Hans-HK", "zh-Hans-HK", "zh"),
        ("zh-CN", "zh-CN", "zh"),
        ("yue", "yue", "zh-Hant"),
        ("deu", "de", "de"),
        ("eng_Latn", "en-Latn", "en"),
        ("iw", "he", "he"),
    ],
)
def test_a_declared_language_is_read_with_its_pack(tag: str, told: str, like: str) -> None:
    article = Cleaner(language=tag)(TEXT)
    assert article.language == told
    assert article.warnings == ()
    assert article.removed == Cleaner(language=like)(TEXT).removed


@pytest.mark.parametrize("tag", ["xx", "tlh", "English", "", "e n", "-", "日本", "en-\ud800"])
def test_a_language_that_nobody_knows_is_taken_as_undeclared_with_a_warning(tag: str) -> None:
    article = Cleaner(language=tag)(TEXT)
    (warning,) = article.warnings
    assert warning == f"no pack knows the language {tag!r}: taken as undeclared"
    assert article.model_copy(update={"warnings": ()}) == BODY(TEXT)


def test_und_is_no_declaration_and_no_fault() -> None:
    assert Cleaner(language="und")(TEXT) == BODY(TEXT)


def test_a_pack_brings_its_language(tmp_path: Path) -> None:
    pack = tmp_path / "eo.toml"
    pack.write_text('language = "eo"\n', encoding="utf-8")
    article = Cleaner(packs=[pack], language="eo")(TEXT)
    assert (article.language, article.warnings) == ("eo", ())
