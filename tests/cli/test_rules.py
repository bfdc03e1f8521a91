import json
from pathlib import Path

import pytest

from cleaner.cli.rules_list import _fitting
from cleaner.errors import PackError
from cleaner.rules.catalogue import full
from cleaner.rules.coverage import coverage
from cleaner.rules.packs import PACKS, read
from cleaner.visible import visible
from tests.cli.conftest import PACK, Run

CREDIT = full().rules["common.credit.label"]
SHAPE = full().rules["shape.repeat.paragraph"]


def _examples(name: str, field: str) -> list[str]:
    pack = read(PACKS / f"{name.partition('.')[0]}.toml")
    return next(list(raw[field]) for raw in pack.rules if raw["id"] == name)


def _row(out: str, category: str) -> dict[str, str]:
    """One row by column, from all the tables of the list."""
    rows = [line.split() for line in out.splitlines() if line]
    heads = [row for row in rows if row[0] == "category"]
    cells = [row for row in rows if row[0] == category]
    return {
        name: cell
        for head, row in zip(heads, cells, strict=True)
        for name, cell in zip(head[1:], row[1:], strict=True)
    }


def test_the_list_counts_by_category_and_language(run: Run) -> None:
    app = _row(run("rules", "list").out, "app")
    rules = full().rules.values()
    expected = sum(rule.category == "app" and rule.language == "en" for rule in rules)
    assert app["en"] == str(expected)


def test_the_list_counts_structural_rules(run: Run) -> None:
    out = run("rules", "list").out
    structural = sum(rule.where == "shape" for rule in full().rules.values())
    assert out.split()[:4] == ["category", "shape", "page", "common"]
    assert f"{structural} by shape" in out


def test_the_list_adds_up(run: Run) -> None:
    total = {name: int(count) for name, count in _row(run("rules", "list").out, "all").items()}
    assert total.pop("all") == sum(total.values()) == len(full().rules)


def test_a_narrow_terminal_gets_several_tables() -> None:
    rows = [["category", "common", "de", "en", "all"], ["app", "1", "22", "333", "356"]]
    assert list(_fitting(rows, 20)) == [[1, 2], [3, 4]]


def test_the_list_keeps_to_a_hundred_columns(run: Run) -> None:
    assert max(map(len, run("rules", "list").out.splitlines())) <= 100


def test_the_list_says_why_cells_are_empty(run: Run) -> None:
    out = " ".join(run("rules", "list").out.split())
    for _, argument in coverage(full().all).argued():
        assert argument in out


def test_a_filtered_list_argues_nothing(run: Run) -> None:
    assert "because" not in run("rules", "list", "--category", "app").out


def test_long_names_each_rule(run: Run) -> None:
    lines = run("rules", "list", "--long").out.splitlines()
    assert len(lines) == len(full().rules)
    line = next(line for line in lines if line.startswith(f"{CREDIT.id} "))
    assert line.split(maxsplit=2)[1:] == [CREDIT.where, CREDIT.what]


def test_category_and_language_filter(run: Run) -> None:
    out = run("rules", "list", "--json", "--category", "app,credit", "--language", "en").out
    found = {(rule["category"], rule["language"]) for rule in json.loads(out)}
    assert found <= {("app", "en"), ("credit", "en")}
    assert ("app", "en") in found


def test_common_is_a_language_to_filter_by(run: Run) -> None:
    out = run("rules", "list", "--json", "--language", "common").out
    assert all(rule["id"].startswith("common.") for rule in json.loads(out))


def test_json_lists_every_rule(run: Run) -> None:
    rules = json.loads(run("rules", "list", "--json").out)
    assert {rule["id"] for rule in rules} == set(full().rules)
    assert set(rules[0]) == {"id", "category", "language", "where", "zone", "what"}


@pytest.mark.parametrize("option", ["--category", "--language"])
def test_an_unknown_filter_is_a_usage_error(run: Run, option: str) -> None:
    result = run("rules", "list", option, "quokka")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)


def test_a_filter_that_nothing_passes_gives_an_empty_list(run: Run) -> None:
    result = run("rules", "list", "--category", "repeat", "--language", "en")
    assert result.code == 0
    assert "0 rules" in result.out


def test_show_prints_fields_and_examples(run: Run) -> None:
    out = run("rules", "show", CREDIT.id).out
    for value in (CREDIT.what, CREDIT.why, visible(CREDIT.pattern)):
        assert value in out
    for field in ("matches", "keeps"):
        for example in _examples(CREDIT.id, field):
            assert f"{field:10}{example}\n" in out


def test_show_prints_structural_rules_with_their_texts(run: Run) -> None:
    out = run("rules", "show", SHAPE.id).out
    assert SHAPE.what in out
    for line in _examples(SHAPE.id, "matches")[0].splitlines():
        assert line in out


def test_show_prints_json(run: Run) -> None:
    rule = json.loads(run("rules", "show", "--json", CREDIT.id).out)
    assert rule["id"] == CREDIT.id
    assert rule["matches"] == _examples(CREDIT.id, "matches")


def test_show_names_the_near_matches(run: Run) -> None:
    result = run("rules", "show", CREDIT.id[:-1])
    assert result.code == 2
    assert CREDIT.id in result.err
    assert result.err.count("\n") == 1


def test_check_passes_a_sound_pack(run: Run, pack: Path) -> None:
    assert run("rules", "check", pack) == (0, "2 rules, 0 errors\n", "")


def test_check_names_what_is_wrong_line_by_line(run: Run, tmp_path: Path) -> None:
    pack = tmp_path / "wrong.toml"
    wrong = PACK.replace('"A quokka reader"', '"Get the quokka reader now"')
    pack.write_text(wrong.replace('"(quokka desks)"', '"All (quokka desk)"'), encoding="utf-8")
    result = run("rules", "check", pack)
    *lines, last = result.out.splitlines()
    assert result.code == 2
    assert last == f"2 rules, {len(lines)} errors" == "2 rules, 2 errors"
    assert f"{pack}: rule 'en.app.quokka': keeps: 'Get the quokka reader now' matches" in lines[0]
    assert all("Remedy: " in line for line in lines)


def test_check_goes_on_after_a_file_that_is_no_pack(run: Run, pack: Path, tmp_path: Path) -> None:
    result = run("rules", "check", tmp_path / "no.toml", pack)
    assert result.code == 2
    assert result.out.endswith("2 rules, 1 error\n")


def test_check_holds_the_built_in_packs(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []

    def check(path: Path) -> list[PackError]:
        seen.append(path)
        return []

    monkeypatch.setattr("cleaner.cli.rules_check.check", check)
    result = run("rules", "check")
    assert result.code == 0
    assert {"common.toml", "en.toml"} <= {path.name for path in seen}
