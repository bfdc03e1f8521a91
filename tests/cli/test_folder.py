import json
import os
import sys
from pathlib import Path

import pytest

from cleaner.api import Cleaner
from cleaner.models import Article
from tests.cli.conftest import CLEAN, GONE, SIGN, TEXT, Run
from tests.odd_files import dangling, device, latin, looping, unix_socket

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def _tree(folder: Path) -> list[str]:
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if not p.is_dir())


def test_a_folder_is_mirrored(run: Run, folder: Path, out: Path, pack: Path) -> None:
    assert run("clean", folder, "-o", out, "--pack", pack).code == 0
    assert _tree(out) == ["a.txt", "sub/b.txt"]
    assert (out / "sub" / "b.txt").read_bytes() == CLEAN.encode()


def test_the_texts_stay_as_they_were(run: Run, folder: Path, out: Path, pack: Path) -> None:
    run("clean", folder, "-o", out, "--pack", pack, "--json")
    assert _tree(folder) == ["a.txt", "sub/b.txt"]
    assert (folder / "a.txt").read_text(encoding="utf-8") == TEXT


def test_json_stands_beside_each_text(run: Run, folder: Path, out: Path, pack: Path) -> None:
    run("clean", folder, "-o", out, "--pack", pack, "--json")
    assert _tree(out) == ["a.json", "a.txt", "sub/b.json", "sub/b.txt"]
    article = Article.model_validate_json((out / "a.json").read_text(encoding="utf-8"))
    assert f"{article}\n" == CLEAN


def test_missing_parents_of_the_output_are_made(run: Run, folder: Path, out: Path) -> None:
    assert run("clean", folder, "-o", out / "x" / "y").code == 0
    assert (out / "x" / "y" / "a.txt").exists()


def test_a_second_run_replaces_the_first(run: Run, folder: Path, out: Path, pack: Path) -> None:
    run("clean", folder, "-o", out)
    run("clean", folder, "-o", out, "--pack", pack)
    assert (out / "a.txt").read_text(encoding="utf-8") == CLEAN


def test_an_output_inside_the_folder_is_not_read_again(run: Run, folder: Path) -> None:
    inside = folder / "clean"
    for _ in range(2):
        assert run("clean", folder, "-o", inside).code == 0
    assert _tree(inside) == ["a.txt", "sub/b.txt"]


def test_the_folder_itself_is_no_output(run: Run, folder: Path) -> None:
    result = run("clean", folder, "-o", f"{folder}/sub/..")
    assert result.code == 2
    assert (folder / "a.txt").read_text(encoding="utf-8") == TEXT


def test_an_output_above_the_folder_never_replaces_a_text(run: Run, folder: Path) -> None:
    inner = folder / "sub"
    (inner / "sub").mkdir()
    (inner / "sub" / "b.txt").write_text("Another text.\n", encoding="utf-8")
    result = run("clean", inner, "-o", folder)
    assert result.code == 1
    assert "its output would replace a text" in result.err
    assert (inner / "b.txt").read_text(encoding="utf-8") == TEXT


def test_hidden_and_other_files_are_skipped_and_counted(run: Run, folder: Path, out: Path) -> None:
    (folder / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    (folder / ".git").mkdir()
    (folder / "notes.md").write_text(TEXT, encoding="utf-8")
    result = run("clean", folder, "-o", out)
    assert (result.code, _tree(out)) == (0, ["a.txt", "sub/b.txt"])
    assert "(2 hidden, 1 not .txt or .html)" in result.out


def test_a_suffix_in_capitals_is_a_text_too(run: Run, folder: Path, out: Path) -> None:
    (folder / "C.TXT").write_text(TEXT, encoding="utf-8")
    run("clean", folder, "-o", out)
    assert "C.TXT" in _tree(out)


def test_a_linked_folder_is_not_entered(run: Run, folder: Path, out: Path) -> None:
    (folder / "sub" / "up").symlink_to(folder)
    result = run("clean", folder, "-o", out)
    assert (result.code, _tree(out)) == (0, ["a.txt", "sub/b.txt"])
    assert "(1 linked folder)" in result.out


def test_a_link_to_a_text_is_read(run: Run, folder: Path, out: Path, text: Path) -> None:
    (folder / "link.txt").symlink_to(text)
    assert run("clean", folder, "-o", out).code == 0
    assert (out / "link.txt").is_file()
    assert not (out / "link.txt").is_symlink()


def test_an_empty_text_gives_an_empty_file(run: Run, folder: Path, out: Path) -> None:
    (folder / "none.txt").touch()
    assert run("clean", folder, "-o", out).code == 0
    assert (out / "none.txt").read_bytes() == b""


def test_an_empty_folder_is_no_error(run: Run, tmp_path: Path, out: Path) -> None:
    (tmp_path / "none").mkdir()
    assert run("clean", tmp_path / "none", "-o", out).code == 0


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    ("make", "why"),
    [
        (dangling, "is a link to nothing"),
        (looping, "symbolic links"),
        (device, "is a device"),
        (unix_socket, "is a socket"),
        (os.mkfifo, "is a pipe"),
        (Path.mkdir, "is a folder"),
        (latin, "byte 3 (0xe9) is no UTF-8"),
    ],
)
def test_what_is_no_readable_text_fails_alone(
    run: Run, folder: Path, out: Path, make: object, why: str
) -> None:
    path = folder / "aa.txt"
    assert callable(make)
    make(path)
    result = run("clean", folder, "-o", out)
    assert (result.code, _tree(out)) == (1, ["a.txt", "sub/b.txt"])
    assert result.err.startswith(f"cleaner: {path}: ")
    assert why in result.err
    assert result.err.count("\n") == 1
    assert why in result.out


def test_texts_in_a_folder_called_like_a_text_are_cleaned(
    run: Run, folder: Path, out: Path
) -> None:
    (folder / "x.txt").mkdir()
    (folder / "x.txt" / "inner.txt").write_text(TEXT, encoding="utf-8")
    assert run("clean", folder, "-o", out).code == 1
    assert "x.txt/inner.txt" in _tree(out)


@pytest.mark.skipif(ROOT, reason="root may read everything")
def test_an_unreadable_folder_is_named(run: Run, folder: Path, out: Path) -> None:
    (folder / "sub").chmod(0)
    result = run("clean", folder, "-o", out)
    (folder / "sub").chmod(0o700)
    assert result.code == 1
    assert f"{folder / 'sub'}: Permission denied" in result.err


def test_a_folder_that_vanishes_is_named(
    run: Run, folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    result = run("clean", folder, "-o", out)
    assert (result.code, _tree(out)) == (1, ["a.txt"])
    assert f"{folder / 'sub'}: Permission denied" in result.err


def test_an_output_that_cannot_be_written_fails_alone(run: Run, folder: Path, out: Path) -> None:
    (out / "a.txt").mkdir(parents=True)
    result = run("clean", folder, "-o", out)
    assert result.code == 1
    assert str(out / "a.txt") in result.err
    assert _tree(out) == ["sub/b.txt"]


def test_a_text_that_breaks_the_cleaner_fails_alone(
    run: Run, folder: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "aa.txt").write_text("poison", encoding="utf-8")
    clean = Cleaner.__call__

    def break_down(self: Cleaner, text: str) -> Article:
        if text == "poison":
            raise IndexError("list index out of range")
        return clean(self, text)

    monkeypatch.setattr(Cleaner, "__call__", break_down)
    result = run("clean", folder, "-o", out)
    assert (result.code, _tree(out)) == (1, ["a.txt", "sub/b.txt"])
    assert "aa.txt: IndexError: list index out of range. This is a bug" in result.err


def test_the_report_collects_all_files(
    run: Run, folder: Path, out: Path, pack: Path, tmp_path: Path
) -> None:
    report = tmp_path / "gone.jsonl"
    run("clean", folder, "-o", out, "--pack", pack, "--report", report)
    lines = [json.loads(line) for line in report.read_text(encoding="utf-8").splitlines()]
    found = [(Path(line["source"]).name, line["text"]) for line in lines]
    assert found == [("a.txt", GONE), ("a.txt", SIGN), ("b.txt", GONE), ("b.txt", SIGN)]


def test_the_report_may_lie_in_the_new_output(run: Run, folder: Path, out: Path) -> None:
    assert run("clean", folder, "-o", out, "--report", out / "r.jsonl").code == 0
    assert (out / "r.jsonl").is_file()


def test_the_report_never_replaces_a_text(run: Run, folder: Path, out: Path) -> None:
    assert run("clean", folder, "-o", out, "--report", folder / "sub" / "b.txt").code == 2
    assert (folder / "sub" / "b.txt").read_text(encoding="utf-8") == TEXT


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")
def test_a_full_report_does_not_stop_the_texts(
    run: Run, folder: Path, out: Path, pack: Path
) -> None:
    result = run("clean", folder, "-o", out, "--pack", pack, "--report", "/dev/full")
    assert (result.code, _tree(out)) == (1, ["a.txt", "sub/b.txt"])
    assert result.err.count("/dev/full: No space left") == 1


def test_a_missing_folder_is_a_usage_error(run: Run, tmp_path: Path, out: Path) -> None:
    result = run("clean", tmp_path / "none", "-o", out)
    assert result.code == 2
    assert "no such file or folder" in result.err
    assert not out.exists()


def test_an_output_that_is_a_file_is_a_usage_error(run: Run, folder: Path, text: Path) -> None:
    assert run("clean", folder, "-o", text).code == 2
    assert text.read_text(encoding="utf-8") == TEXT


def test_several_files_go_to_the_output(
    run: Run, folder: Path, text: Path, out: Path, pack: Path
) -> None:
    assert run("clean", text, folder / "a.txt", "-o", out, "--pack", pack).code == 0
    assert _tree(out) == ["a.txt", "ferry.txt"]


def test_a_file_of_another_suffix_becomes_a_text(run: Run, tmp_path: Path, out: Path) -> None:
    (tmp_path / "note.md").write_text(TEXT, encoding="utf-8")
    run("clean", tmp_path / "note.md", "-o", out)
    assert _tree(out) == ["note.txt"]


def test_one_missing_file_of_several_fails_alone(
    run: Run, text: Path, tmp_path: Path, out: Path
) -> None:
    assert run("clean", tmp_path / "no.txt", text, "-o", out).code == 1
    assert _tree(out) == ["ferry.txt"]


def test_files_of_one_name_do_not_replace_each_other(
    run: Run, folder: Path, out: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("Another text.\n", encoding="utf-8")
    result = run("clean", folder / "a.txt", tmp_path / "a.txt", "-o", out)
    assert result.code == 1
    assert f"{tmp_path / 'a.txt'}: another text has that name" in result.err


def test_a_file_is_not_cleaned_onto_itself(run: Run, text: Path) -> None:
    assert run("clean", text, "-o", text.parent).code == 1
    assert text.read_text(encoding="utf-8") == TEXT


def test_a_folder_among_files_is_refused(run: Run, folder: Path, text: Path, out: Path) -> None:
    assert run("clean", folder, text, "-o", out).code == 2


def test_stdin_with_output_is_refused(run: Run, out: Path) -> None:
    assert run("clean", "-", "-o", out).code == 2


def test_a_longest_possible_name_is_written(run: Run, folder: Path, out: Path) -> None:
    name = "n" * 251 + ".txt"
    (folder / name).write_text(TEXT, encoding="utf-8")
    assert run("clean", folder, "-o", out).code == 0
    assert (out / name).is_file()


def test_a_name_that_is_no_unicode_is_mirrored(run: Run, folder: Path, out: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (folder / name).write_text(TEXT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes Unicode names only")
    assert run("clean", folder, "-o", out, "--report", out / "r.jsonl").code == 0
    assert (out / name).is_file()
