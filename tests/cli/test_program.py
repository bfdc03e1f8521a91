from pathlib import Path

import pytest

from cleaner import __version__
from cleaner.api import Cleaner
from cleaner.visible import visible
from tests.cli.conftest import TEXT, Run


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"cleaner {__version__}\n", "")


def test_nothing_prints_help(run: Run) -> None:
    result = run()
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("usage: cleaner")


def test_rules_alone_prints_its_help(run: Run) -> None:
    result = run("rules")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("usage: cleaner rules")


@pytest.mark.parametrize("command", [(), ("clean",), ("explain",), ("rules",)])
def test_help_shows_examples(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command, "--help")
    assert result.code == 0
    assert "examples:" in result.out


def test_an_unknown_command_names_the_near_ones(run: Run) -> None:
    expected = "cleaner: no command 'claen'. Did you mean clean? Try: cleaner --help\n"
    assert run("claen") == (2, "", expected)


def test_an_unknown_command_near_to_none_names_all(run: Run) -> None:
    assert "There are clean, batch, explain, rules." in run("xyz").err


def test_an_unknown_command_of_rules_names_the_near_ones(run: Run) -> None:
    assert "Did you mean show?" in run("rules", "shwo").err


def test_an_unknown_option_is_one_line(run: Run) -> None:
    result = run("clean", "--frobnicate")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)


def test_an_unknown_category_names_the_near_ones(run: Run, text: Path) -> None:
    result = run("clean", text, "--keep", "bylin")
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert "near: byline" in result.err


def test_an_unknown_category_leaves_no_output_behind(run: Run, folder: Path, out: Path) -> None:
    assert run("clean", folder, "-o", out, "--keep", "bylin").code == 2
    assert not out.exists()


def test_an_unknown_rule_is_a_usage_error(run: Run, text: Path) -> None:
    assert run("clean", text, "--off", "en.no.such").code == 2


@pytest.mark.parametrize("command", ["clean", "explain"])
def test_a_bad_pack_is_a_usage_error(run: Run, text: Path, tmp_path: Path, command: str) -> None:
    pack = tmp_path / "bad.toml"
    pack.write_text("language = ", encoding="utf-8")
    result = run(command, text, "--pack", pack)
    assert (result.code, result.out, result.err.count("\n")) == (2, "", 1)
    assert str(pack) in result.err


def _fail_with(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(Cleaner, "__call__", fail)


def test_a_bug_shows_no_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _fail_with(monkeypatch, ZeroDivisionError("division\nby zero"))
    result = run("clean", stdin=TEXT)
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert "ZeroDivisionError" in result.err


@pytest.mark.parametrize("arguments", [("clean",), ("explain",)])
def test_an_interrupt_is_one_line(
    run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    _fail_with(monkeypatch, KeyboardInterrupt())
    result = run(*arguments, stdin=TEXT)
    assert (result.code, result.err.count("\n")) == (130, 1)


def test_an_interrupt_ends_a_folder_job(
    run: Run, monkeypatch: pytest.MonkeyPatch, folder: Path, out: Path
) -> None:
    _fail_with(monkeypatch, KeyboardInterrupt())
    assert run("clean", folder, "-o", out).code == 130
    assert list(out.iterdir()) == []


def test_what_scripts_need_stays_visible_as_it_is() -> None:
    text = "می‌خواهم — “Ünïcode” 👩‍🚒 นี่"
    assert visible(text) == text


def test_what_a_terminal_obeys_is_written_out() -> None:
    assert visible("a\tb\x1b\x00\u200b\u2028\ud800") == r"a\tb\x1b\x00\u200b\u2028\ud800"
