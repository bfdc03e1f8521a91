from collections import Counter
from pathlib import Path

from cleaner.cli.summary import lines
from cleaner.cli.tally import Tally
from tests.cli.conftest import CLEAN, GONE, SIGN, TEXT, Run


def _rows(out: str) -> list[list[str]]:
    return [line.split() for line in out.splitlines()]


def test_files_are_counted(run: Run, folder: Path, out: Path) -> None:
    (folder / "none.txt").touch()
    (folder / "bad.txt").write_bytes(b"\xff")
    rows = _rows(run("clean", folder, "-o", out).out)
    for row in (["files", "read", "3"], ["cleaned", "2"], ["empty", "1"], ["failed", "1"]):
        assert row in rows


def test_characters_and_share_are_told(run: Run, folder: Path, out: Path, pack: Path) -> None:
    rows = _rows(run("clean", folder, "-o", out, "--pack", pack).out)
    before, after = 2 * len(TEXT), 2 * (len(CLEAN) - 1)
    assert ["characters", "in", f"{before:,}"] in rows
    share = f"({1 - after / before:.1%}"
    assert ["characters", "out", f"{after:,}", share, "removed)"] in rows


def test_removals_are_counted_by_category(run: Run, folder: Path, out: Path, pack: Path) -> None:
    rows = _rows(run("clean", folder, "-o", out, "--pack", pack).out)
    assert ["app", "2", str(2 * len(GONE))] in rows
    assert ["source", "2", str(2 * len(SIGN))] in rows


def test_rules_are_counted(run: Run, folder: Path, out: Path, pack: Path) -> None:
    rows = _rows(run("clean", folder, "-o", out, "--pack", pack).out)
    assert ["en.app.quokka", "2"] in rows


def test_only_the_ten_busiest_rules_are_named() -> None:
    tally = Tally(rules=Counter({f"en.app.rule-{n}": 20 - n for n in range(15)}))
    text = "\n".join(lines(tally))
    assert "(10 of 15)" in text
    assert "rule-9 " in text
    assert "rule-10" not in text


def test_only_the_first_ten_failures_are_named() -> None:
    text = "\n".join(lines(Tally(failures=[f"{n}.txt: is a pipe" for n in range(1013)])))
    assert "  9.txt: is a pipe\n  and 1,003 more" in text


def test_warnings_are_summed_up(run: Run, folder: Path, out: Path) -> None:
    for name in ("a.txt", "sub/b.txt"):
        (folder / name).write_text("<p>One</p>\n<p>Two</p>\n<p>Three</p>\n", encoding="utf-8")
    result = run("clean", folder, "-o", out)
    assert "clean_html (2 files)" in result.out
    assert result.err == ""


def test_quiet_prints_nothing_but_failures(run: Run, folder: Path, out: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\xff")
    result = run("clean", "--quiet", folder, "-o", out)
    assert result.out == ""
    assert result.err.count("\n") == 1


def test_a_tally_of_nothing_has_a_summary() -> None:
    assert "characters out  0  (0.0% removed)" in list(lines(Tally()))
