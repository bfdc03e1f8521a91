import json
from pathlib import Path

import pytest

from cleaner.cli.reading import regular
from tests.cli.conftest import CLEAN, FIRST, GONE, SECOND, SIGN, TEXT, THIRD, Run


def test_a_file_is_cleaned_to_stdout(run: Run, text: Path, pack: Path) -> None:
    assert run("clean", text, "--pack", pack) == (0, CLEAN, "")


@pytest.mark.parametrize("name", [(), ("-",)])
def test_stdin_is_read_by_default_and_for_a_dash(
    run: Run, pack: Path, name: tuple[str, ...]
) -> None:
    assert run("clean", *name, "--pack", pack, stdin=TEXT) == (0, CLEAN, "")


def test_an_empty_text_gives_empty_output(run: Run) -> None:
    assert run("clean", stdin="") == (0, "", "")


def test_json_prints_the_whole_article(run: Run, text: Path, pack: Path) -> None:
    article = json.loads(run("clean", "--json", text, "--pack", pack).out)
    assert article["paragraphs"] == [FIRST, SECOND, THIRD]
    assert [removal["text"] for removal in article["removed"]] == [GONE, SIGN]


def test_report_tells_what_went_and_where_it_stood(
    run: Run, text: Path, pack: Path, tmp_path: Path
) -> None:
    report = tmp_path / "gone.jsonl"
    run("clean", text, "--pack", pack, "--report", report)
    lines = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    assert set(lines[0]) == {"rule", "category", "reason", "text", "start", "end", "source"}
    assert [line["source"] for line in lines] == [str(text), str(text)]
    assert [TEXT[line["start"] : line["end"]] for line in lines] == [GONE, SIGN]


def test_report_to_a_dash_goes_to_stderr(run: Run, text: Path, pack: Path) -> None:
    result = run("clean", text, "--pack", pack, "--report", "-")
    assert result.out == CLEAN
    assert [json.loads(line)["text"] for line in result.err.splitlines()] == [GONE, SIGN]


def test_report_never_replaces_the_text(run: Run, text: Path, pack: Path) -> None:
    result = run("clean", text, "--pack", pack, "--report", text)
    assert (result.code, text.read_text(encoding="utf-8")) == (2, TEXT)


def test_report_in_a_missing_folder_is_told_in_one_line(
    run: Run, text: Path, tmp_path: Path
) -> None:
    result = run("clean", text, "--report", tmp_path / "no" / "r.jsonl")
    assert result.code == 2
    assert result.err.count("\n") == 1


def test_keep_leaves_categories_in(run: Run, text: Path, pack: Path) -> None:
    result = run("clean", text, "--pack", pack, "--keep", "byline,app", "--keep", "source")
    assert result.out == TEXT


def test_off_leaves_rules_unused(run: Run, text: Path, pack: Path) -> None:
    result = run("clean", text, "--pack", pack, "--off", "en.app.quokka")
    assert GONE in result.out
    assert SIGN not in result.out


def test_language_is_declared(run: Run, text: Path) -> None:
    result = run("clean", text, "--language", "pt-BR", "--json")
    assert json.loads(result.out)["language"] == "pt-BR"


def test_warnings_go_to_stderr(run: Run) -> None:
    result = run("clean", stdin="<p>One</p>\n<p>Two</p>\n<p>Three</p>\n")
    assert result.code == 0
    assert result.err.startswith("cleaner: -: warning: this looks like HTML")


def test_quiet_hides_warnings(run: Run) -> None:
    assert run("clean", "-q", stdin="<p>One</p>\n<p>Two</p>\n<p>Three</p>\n").err == ""


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_understood(run: Run, pack: Path, encoding: str) -> None:
    assert run("clean", "--pack", pack, stdin=TEXT.encode(encoding)).out == CLEAN


def test_offsets_do_not_count_the_byte_order_mark(run: Run, pack: Path) -> None:
    result = run("clean", "--pack", pack, "--json", stdin=TEXT.encode("utf-8-sig"))
    assert json.loads(result.out)["removed"][0]["start"] == TEXT.index(GONE)


def test_line_ends_are_not_translated(run: Run, pack: Path) -> None:
    text = TEXT.replace("\n", "\r\n")
    result = run("clean", "--pack", pack, "--json", stdin=text)
    assert json.loads(result.out)["removed"][0]["start"] == text.index(GONE)


def test_other_encodings_are_named_with_place_and_remedy(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes(b"caf\xe9 au lait")
    result = run("clean", path)
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        f"cleaner: {path}: byte 3 (0xe9) is no UTF-8. "
        "Convert it first, for example with: iconv -f latin1 -t utf8\n"
    )


def test_the_place_counts_the_bytes_of_the_mark(run: Run) -> None:
    assert "-: byte 3 (0xff)" in run("clean", stdin=b"\xef\xbb\xbf\xff").err


def test_half_a_utf16_character_is_an_error(run: Run) -> None:
    assert "is no UTF-16" in run("clean", stdin=b"\xff\xfea").err


def test_a_missing_file_is_told_in_one_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "no.txt"
    expected = f"cleaner: {path}: No such file or directory. Check the name\n"
    assert run("clean", path) == (1, "", expected)


def test_a_control_character_in_a_name_does_not_reach_the_terminal(
    run: Run, tmp_path: Path
) -> None:
    result = run("clean", tmp_path / "no\x1b[31m.txt")
    assert "\x1b" not in result.err
    assert r"no\x1b[31m.txt" in result.err


def test_a_folder_without_output_is_refused(run: Run, tmp_path: Path) -> None:
    result = run("clean", tmp_path)
    assert result.code == 2
    assert "-o OUT" in result.err


def test_several_files_without_output_are_refused(run: Run, text: Path) -> None:
    result = run("clean", text, text)
    assert result.code == 2
    assert "-o OUT" in result.err


def test_an_empty_name_does_not_mean_the_current_folder(run: Run, out: Path) -> None:
    assert run("clean", "", "-o", out).code == 2
    assert not out.exists()


def test_a_regular_file_is_read_as_it_stands(text: Path) -> None:
    assert regular(text) == TEXT
