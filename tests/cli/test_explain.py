import sys
from pathlib import Path

import pytest

from cleaner.account import account
from cleaner.categories import CATEGORIES, FAMILIES
from cleaner.cli import colours
from cleaner.cli.marks import marked
from cleaner.models import Removal
from tests.cli.conftest import FIRST, GONE, SECOND, SIGN, TEXT, Run


def _removal(text: str, part: str, rule: str = "en.app.quokka") -> Removal:
    start = text.index(part)
    category = rule.split(".")[1]
    end = start + len(part)
    return Removal(rule=rule, category=category, reason="Why.", text=part, start=start, end=end)


def test_kept_lines_are_indented(run: Run, text: Path, pack: Path) -> None:
    assert f"  {FIRST}\n" in run("explain", text, "--pack", pack).out


def test_a_removed_line_is_marked_and_explained(run: Run, text: Path, pack: Path) -> None:
    out = run("explain", text, "--pack", pack).out
    assert f"- {GONE}\n    ^ app en.app.quokka: Asks for the quokka reader.\n" in out


def test_a_removed_part_is_marked_in_its_line(run: Run, text: Path, pack: Path) -> None:
    out = run("explain", text, "--pack", pack).out
    assert f"  {SECOND} [-{SIGN}-]\n    ^ source en.source.quokka: " in out


def test_no_line_of_the_text_is_lost(run: Run, text: Path, pack: Path) -> None:
    out = run("explain", text, "--pack", pack).out.replace("[-", "").replace("-]", "")
    shown = [line[2:] for line in out.splitlines() if not line.startswith("    ^")]
    lines = TEXT.splitlines()
    assert shown[: len(lines)] == lines


def test_title_language_and_counts_come_last(run: Run, text: Path, pack: Path) -> None:
    end = run("explain", text, "--pack", pack).out.split("\n\n")[-1].splitlines()
    assert [line.split()[0] for line in end] == ["title", "language", "kept", "removed"]
    assert end[1] == "language  en"
    assert end[2].startswith("kept      3 paragraphs, ")
    assert end[3].startswith(f"removed   2, {len(GONE + SIGN)} characters (")


def test_warnings_come_last(run: Run) -> None:
    assert "warning   this looks like HTML" in run("explain", stdin="<p></p>" * 3).out


def test_stdin_is_explained(run: Run, pack: Path) -> None:
    assert f"- {GONE}" in run("explain", "-", "--pack", pack, stdin=TEXT).out


@pytest.mark.parametrize("color", ["auto", "always", "never"])
def test_escape_sequences_of_a_text_never_reach_the_terminal(run: Run, color: str) -> None:
    text = f"{FIRST}\x1b]0;owned\x07\n\nRed \x1b[31m, \x9b2J, \u202eright\u202c, \x08, \x7f.\n"
    out = run("explain", "--color", color, stdin=text).out
    if color != "always":
        assert "\x1b" not in out
    assert "\x1b]" not in out
    assert "\x1b[31m" not in out
    assert not set("\x07\x9b\u202e\u202c\x08\x7f") & set(out)
    assert r"\x1b]0;owned\x07" in out


def test_colour_strikes_out_what_goes(run: Run, text: Path, pack: Path) -> None:
    out = run("explain", "--color", "always", text, "--pack", pack).out
    assert f"  \x1b[9;33m{GONE}\x1b[0m\n" in out
    assert f"\x1b[9;36m{SIGN}\x1b[0m\n" in out


def test_colour_dims_the_reasons(run: Run, text: Path, pack: Path) -> None:
    out = run("explain", "--color", "always", text, "--pack", pack).out
    assert "    \x1b[2m^ app en.app.quokka: Asks for the quokka reader.\x1b[0m\n" in out


def test_colour_keeps_blank_lines() -> None:
    assert colours.painted(account("one\n\n \ntwo\n", ()), 40) == "  one\n\n\n  two\n"


def test_colour_keeps_to_the_width(run: Run, text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    body = run("explain", "--color", "always", text).out.split("\n\ntitle")[0]
    assert max(map(len, body.splitlines())) <= 40


def test_square_brackets_are_no_markup() -> None:
    assert (
        colours.painted(account("[bold]b[/bold] :smile:", ()), 40) == "  [bold]b[/bold] :smile:\n"
    )


def test_no_color_is_honoured(
    run: Run, text: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleaner.cli.console.is_terminal", lambda _: True)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b" in run("explain", text, "--pack", pack).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in run("explain", text, "--pack", pack).out


def test_a_dumb_terminal_gets_plain_marks(
    run: Run, text: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleaner.cli.console.is_terminal", lambda _: True)
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in run("explain", text, "--pack", pack).out


def test_an_explicit_choice_is_stronger_than_no_color(
    run: Run, text: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" in run("explain", "--color", "always", text, "--pack", pack).out


def test_without_rich_there_are_plain_marks(
    run: Run, text: Path, pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = run("explain", text, "--pack", pack).out
    monkeypatch.setitem(sys.modules, "rich", None)
    result = run("explain", "--color", "always", text, "--pack", pack)
    assert (result.code, result.out) == (0, plain)
    assert "pip install" in result.err


def test_plain_marks_keep_to_a_terminals_width() -> None:
    text = "渡し船は 夜明けに 出た と 人々は 言った\n"
    shown = list(marked(account(text, ()), 20))
    assert shown == ["  渡し船は 夜明けに", "  出た と 人々は", "  言った"]


def test_plain_marks_are_not_wrapped_for_a_pipe(run: Run, text: Path) -> None:
    assert f"  {FIRST}\n" in run("explain", text).out


def test_a_removal_over_several_lines_is_explained_once() -> None:
    text = "Get the\nquokka reader\nKept.\n"
    shown = list(marked(account(text, [_removal(text, "Get the\nquokka reader")])))
    why = "    ^ app en.app.quokka: Why."
    assert shown == ["- Get the", "- quokka reader", why, "  Kept."]


def test_a_part_inside_a_removed_line_is_explained_too() -> None:
    text = "Get the reader (quokka desk)"
    parts = [_removal(text, text), _removal(text, "(quokka desk)", "en.source.quokka")]
    shown = list(marked(account(text, parts)))
    assert shown[0] == f"- {text}"
    assert len(shown) == 3


def test_two_parts_of_a_line_are_marked_apart() -> None:
    text = "(one) Kept. (two)"
    parts = [_removal(text, "(one)"), _removal(text, "(two)")]
    assert next(iter(marked(account(text, parts)))) == "  [-(one)-] Kept. [-(two)-]"


def test_every_category_has_a_colour_of_its_family() -> None:
    assert sorted(name for names in FAMILIES.values() for name in names) == sorted(CATEGORIES)
    assert set(colours._COLOURS) == set(FAMILIES)


def test_a_folder_is_refused(run: Run, folder: Path) -> None:
    assert run("explain", folder).code == 2


def test_an_undecodable_text_is_told_in_one_line(run: Run) -> None:
    result = run("explain", stdin=b"\xff")
    assert (result.code, result.err.count("\n")) == (1, 1)
