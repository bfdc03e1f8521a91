"""Literals may call for a branch in vain; they never fail to call for one that matches."""

import pytest

from cleaner.api import default
from cleaner.lines import read
from cleaner.rules import catalogue, check, phrases
from cleaner.rules.alphabet import ASCII
from cleaner.rules.branches import branches
from cleaner.rules.index import Index
from cleaner.rules.matcher import Matcher
from cleaner.rules.model import Rule

CATALOGUE = catalogue.full()
DECORATED = ("{}", "▶ {}", "• {} …", "[{}]", "({})", "{}!", "— {} —", "/{}/", "{} >")


@pytest.mark.parametrize("form", DECORATED)
def test_what_a_rule_matches_is_called_for_whatever_stands_around_it(form: str) -> None:
    matcher = default()._judge.matcher
    for rule in CATALOGUE.phrases[::7]:
        pattern = phrases.compiled(rule)
        for example in rule.matches[:2]:
            (line,) = read(form.format(check.marked(example)[0].strip()))
            matcher.mark([line], rule.language)
            if phrases.find(rule, pattern, line.folded, line.core) and not line.plain:
                assert rule.id in {found.id for found, _ in line.hits}, line.text


def test_an_index_reads_what_it_wrote() -> None:
    rules = [rule for rule in CATALOGUE.phrases if rule.language in {"und", "sw"}]
    made = branches(rules)
    index = Index.parse(Index.of(made).stored())
    assert list(index) == made
    assert [index.calls.called(n) for n in range(len(index.calls.literals))] == list(
        Index.of(made).calls.numbers
    )


def test_a_line_is_asked_for_one_of_each_set_of_literals_before_a_pattern_is_compiled() -> None:
    rule = Rule("en.app.get", "app", "", "", "line", pattern=r"get .{2,40} app (?:today|now)!*")
    (branch,) = branches([rule])
    matcher = Matcher([rule], Index.of([branch]))
    (other, own) = read("Get to know our map today!\n\nGet to know our app today!")
    matcher.mark([other], "en")
    assert matcher._patterns[ASCII] == [None]
    matcher.mark([own], "en")
    assert matcher._patterns[ASCII] != [None]
    assert [found.id for found, _ in own.hits] == ["en.app.get"]


def test_a_rule_that_is_off_never_matches() -> None:
    rule = Rule("en.app.get", "app", "", "", "line", pattern="get our app")
    used = Rule("en.app.tap", "app", "", "", "line", pattern="get our app|tap it")
    index = Index.of(branches([rule, used]))
    (line,) = read("Get our app")
    Matcher([used], index).mark([line], "en")
    assert [found.id for found, _ in line.hits] == ["en.app.tap"]


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("Follow Harbour Post for more", True),
        ("Follow harbourpost.co.uk for more", True),
        ("Follow her. More for us", False),
        ("Follow the U.S. for more", False),
    ],
)
def test_a_site_that_goes_by_its_address_is_a_name(text: str, matches: bool) -> None:
    rule = Rule(
        "en.share.follow-it", "share", "", "", "line", pattern=r"follow (?-i:\p{Lu})[^.]{2,40} more"
    )
    (line,) = read(text)
    Matcher([rule], Index.of(branches([rule]))).mark([line], "en")
    assert bool(line.hits) is matches
