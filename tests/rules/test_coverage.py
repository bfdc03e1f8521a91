"""Every cell of the table category × language holds a rule or an argument why it does not."""

from cleaner.categories import CATEGORIES
from cleaner.rules.catalogue import load
from cleaner.rules.coverage import ANY, coverage
from cleaner.rules.model import Rule

TABLE = coverage(load().all)
LANGUAGES = [name for name in TABLE.columns if name not in ANY]


def test_there_are_thirty_five_languages() -> None:
    assert len(LANGUAGES) >= 35


def test_every_empty_cell_is_argued() -> None:
    assert [cell for cell in TABLE.empty() if not TABLE.argument(*cell)] == []


def test_no_argument_is_left_over() -> None:
    empty = set(TABLE.empty())
    assert set(TABLE.arguments["columns"]) <= {name for _, name in empty}
    assert set(TABLE.arguments["categories"]) <= {c for c, name in empty if name in LANGUAGES}
    cells = {tuple(reversed(key.split("."))) for key in TABLE.arguments["cells"]}
    assert cells <= empty


def test_every_category_has_a_rule_in_every_language_or_one_by_shape() -> None:
    for category in CATEGORIES:
        for name in LANGUAGES:
            anywhere = (TABLE.counts.get((category, column)) for column in (name, *ANY))
            assert any(anywhere), (category, name)


def test_a_cell_without_an_argument_comes_out_as_such() -> None:
    table = coverage([Rule("xx.app.get", "app", "", "", "line")])
    assert table.argument("paywall", "xx") == ""
    assert ("paywall", "xx") in table.empty()
