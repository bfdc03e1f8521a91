"""The packs against themselves: every rule's examples are tests."""

from pathlib import Path

import pytest

from cleaner import Cleaner
from cleaner.categories import CATEGORIES
from cleaner.lines import read
from cleaner.rules import catalogue, check, document, packs
from cleaner.rules.model import Rule
from cleaner.rules.structural import FINDERS

PACKS = sorted(packs.PACKS.glob("*.toml"))
CATALOGUE = catalogue.full()
STRUCTURAL_PACKS = {"shape", "page"}
LANGUAGES = [path.stem for path in PACKS if path.stem not in {"common", *STRUCTURAL_PACKS}]
FOUNDING = {"translation", "caption", "credit", "readmore", "app"}


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_pack_is_without_fault(path: Path) -> None:
    assert [str(error) for error in check.check(path)] == []


def test_the_index_is_that_of_the_packs() -> None:
    assert catalogue.stored_digest() == catalogue.digest(), (
        "write it anew: python -m cleaner.rules.catalogue"
    )


def test_no_two_rules_share_an_id() -> None:
    assert len(CATALOGUE.rules) == len(CATALOGUE.all)


def test_every_structural_rule_has_code_and_every_code_a_rule() -> None:
    assert {rule.id for rule in CATALOGUE.all if rule.where in STRUCTURAL_PACKS} == set(FINDERS)


@pytest.mark.parametrize("tag", LANGUAGES)
def test_language_has_the_founding_categories_and_its_words(tag: str) -> None:
    found = {rule.category for rule in CATALOGUE.phrases if rule.language == tag}
    assert found >= FOUNDING
    assert set(CATALOGUE.words[tag]) >= {"stopwords", "attribution", "months", "photo", "agency"}


def test_every_category_has_a_rule() -> None:
    assert {rule.category for rule in CATALOGUE.all} == set(CATEGORIES)


STRUCTURAL = [rule for rule in CATALOGUE.all if rule.where == "shape"]
WHOLE = Cleaner()


@pytest.mark.parametrize("rule", STRUCTURAL, ids=lambda rule: rule.id)
def test_structural_rule_takes_just_the_marked_lines(rule: Rule) -> None:
    assert len(rule.matches) >= 3
    assert len(rule.keeps) >= 3
    for example in (*rule.matches, *rule.keeps):
        lines = example.strip().splitlines()
        marked = [line.strip("⟪⟫") for line in lines if line.startswith("⟪")]
        article = WHOLE("\n".join(line.strip("⟪⟫") for line in lines))
        assert [removal.text for removal in article.removed] == marked, example


@pytest.mark.parametrize("rule", STRUCTURAL, ids=lambda rule: rule.id)
def test_structural_rule_decides_in_its_own_matches(rule: Rule) -> None:
    for example in rule.matches:
        article = WHOLE(example.replace("⟪", "").replace("⟫", "").strip())
        assert rule.id in {removal.rule for removal in article.removed}, example


def test_the_page_of_rules_is_that_of_the_packs() -> None:
    assert document.FILE.read_text(encoding="utf-8") == document.document(catalogue.load()), (
        "write it anew: python -m cleaner.rules.document"
    )


def test_there_are_thirty_five_languages() -> None:
    assert len(LANGUAGES) >= 35


@pytest.mark.parametrize("rule", CATALOGUE.phrases, ids=lambda rule: rule.id)
def test_every_match_is_called_for_by_its_literals(rule: Rule) -> None:
    for example in rule.matches:
        (line,) = read(check.marked(example)[0])
        WHOLE._judge.matcher.mark([line], rule.language)
        assert line.plain or rule.id in {found.id for found, _ in line.hits}, example
