"""Rules on what a page knows: each takes just the lines that its examples mark."""

import re

import pytest

from cleaner import Cleaner
from cleaner.rules import catalogue
from cleaner.rules.model import Rule
from tests.pages import page

RULES = [rule for rule in catalogue.full().all if rule.where == "page"]
CLEANER = Cleaner()
TAG = re.compile(r"<[^>]*>")


def marked(example: str) -> list[str]:
    return [TAG.sub("", text) for text in re.findall("⟪(.*?)⟫", example)]


def removed(example: str) -> list[tuple[str, str]]:
    article = CLEANER.html(page(example.replace("⟪", "").replace("⟫", "")))
    return [(removal.rule, removal.text.removeprefix("- ")) for removal in article.removed]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_it_takes_just_the_marked_lines(rule: Rule) -> None:
    assert len(rule.matches) >= 3
    assert len(rule.keeps) >= 3
    for example in (*rule.matches, *rule.keeps):
        assert [text for _, text in removed(example)] == marked(example), example


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_it_decides_in_its_own_matches_and_in_none_of_its_counterexamples(rule: Rule) -> None:
    for example in rule.matches:
        assert rule.id in [name for name, _ in removed(example)], example
    for example in rule.keeps:
        others = [name for name, _ in removed(example)]
        assert rule.id == "page.title.headline" or rule.id not in others, example


def test_a_text_without_a_page_is_judged_without_them() -> None:
    article = CLEANER("Harbour facts at a glance\n\nThe ferry was late again on Monday, he said.")
    assert not [r for r in article.removed if r.rule.startswith("page.")]
