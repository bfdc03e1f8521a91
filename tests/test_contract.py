"""The typed API: what a caller can rely on."""

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

import cleaner
from cleaner import CATEGORIES, Article, Cleaner, OptionError, PackError, Removal, clean

TEXT = (
    "Ostmouth ferry limps home\n\n"
    "The ferry left at dawn, and nobody was on deck to see it go that day.\n\n"
    "Passengers wait at the pier in Ostmouth. (Dana Field/AFP)\n\n"
    "It came back at noon with half of its lights broken by the storm.\n\n"
    "CLICK HERE TO GET THE HARBOUR NEWS APP"
)


def test_str_of_an_article_is_its_text() -> None:
    article = clean(TEXT)
    assert str(article) == article.text == "\n\n".join(article.paragraphs)


def test_offsets_index_the_callers_string() -> None:
    for removal in clean(TEXT).removed:
        assert TEXT[removal.start : removal.end] == removal.text


def test_removals_come_in_text_order_with_rule_category_and_reason() -> None:
    removed = clean(TEXT).removed
    assert [r.category for r in removed] == ["title", "caption", "app"]
    assert [r.start for r in removed] == sorted(r.start for r in removed)
    assert all(r.rule and r.reason for r in removed)


def test_the_title_is_given_and_is_no_part_of_the_body() -> None:
    article = clean(TEXT)
    assert article.title == "Ostmouth ferry limps home"
    assert article.title not in article.text


def test_the_language_is_detected_or_declared() -> None:
    assert clean(TEXT).language == "en"
    assert Cleaner(language="en-GB")(TEXT).language == "en-GB"
    assert clean("12 34 56").language == "und"


def test_keep_leaves_a_category_in() -> None:
    article = Cleaner(keep={"caption"})(TEXT)
    assert "Dana Field" in article.text
    assert "caption" not in {r.category for r in article.removed}


def test_off_switches_a_rule_off() -> None:
    article = Cleaner(off={"shape.title.first-line"})(TEXT)
    assert article.text.startswith("Ostmouth ferry limps home")


def test_an_unknown_category_is_refused_with_the_near_matches() -> None:
    with pytest.raises(OptionError, match="caption"):
        Cleaner(keep={"captoin"})


def test_an_unknown_rule_is_refused_with_the_near_matches() -> None:
    with pytest.raises(OptionError, match=r"shape\.title\.first-line"):
        Cleaner(off={"shape.title.firstline"})


def test_a_missing_pack_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"none\.toml"):
        Cleaner(packs=[tmp_path / "none.toml"])


@pytest.mark.parametrize("value", [b"bytes", bytearray(b"x")])
def test_bytes_are_refused_with_the_advice_to_decode(value: object) -> None:
    with pytest.raises(TypeError, match=r"decode.*clean_html"):
        clean(value)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [None, 3, ["text"]])
def test_other_values_are_refused(value: object) -> None:
    with pytest.raises(TypeError, match="takes str"):
        clean(value)  # type: ignore[arg-type]


def test_html_is_cleaned_as_text_with_a_warning() -> None:
    article = clean("<div><p>One paragraph.</p>\n<p>Another one.</p></div>")
    assert "clean_html" in article.warnings[0]
    assert "One paragraph." in article.text


def test_articles_and_removals_are_frozen() -> None:
    article = clean(TEXT)
    with pytest.raises(ValidationError):
        article.text = ""
    with pytest.raises(ValidationError):
        article.removed[0].text = ""


def test_an_article_survives_json() -> None:
    article = clean(TEXT)
    assert Article.model_validate_json(article.model_dump_json()) == article


def test_the_committed_json_schema_is_that_of_the_models() -> None:
    path = Path(__file__).parent.parent / "docs" / "article.schema.json"
    assert json.loads(path.read_text(encoding="utf-8")) == Article.model_json_schema(
        mode="serialization"
    )


def test_a_cleaner_pickles() -> None:
    cleaner_ = Cleaner(keep={"title"})
    assert pickle.loads(pickle.dumps(cleaner_))(TEXT) == cleaner_(TEXT)  # noqa: S301 -- our own bytes


def test_every_removal_names_a_documented_category() -> None:
    assert {r.category for r in clean(TEXT).removed} <= set(CATEGORIES)


def test_every_public_name_is_there_and_no_other() -> None:
    assert all(getattr(cleaner, name) is not None for name in cleaner.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        cleaner.nothing  # noqa: B018 -- the access is the test


def test_cleaning_text_loads_no_html_library() -> None:
    code = (
        "import sys, cleaner; cleaner.clean('A text.');"
        "print([m for m in ('trafilatura', 'lxml', 'pyarrow') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_articles_removals_are_like_any_other() -> None:
    removal = clean(TEXT).removed[0]
    made = Removal(**removal.model_dump())
    assert removal == made
    assert (hash(removal), repr(removal)) == (hash(made), repr(made))
    assert removal.model_dump_json(exclude_unset=True) == made.model_dump_json(exclude_unset=True)
    assert pickle.loads(pickle.dumps(removal)) == made  # noqa: S301 -- our own bytes
    assert removal.model_copy(update={"end": 9}) == made.model_copy(update={"end": 9})


def test_a_removal_is_a_model_of_its_own() -> None:
    assert Removal.model_fields.keys() == {"rule", "category", "reason", "text", "start", "end"}
