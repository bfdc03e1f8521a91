from pathlib import Path

import pytest

from cleaner.cli.writing import write


def test_the_whole_text_is_there_with_its_line_ends(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "één\r\ntwo\n")
    assert (tmp_path / "a.txt").read_bytes() == "één\r\ntwo\n".encode()


def test_nothing_else_is_left(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "one")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]


def test_a_failure_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a.txt").write_text("old", encoding="utf-8")
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        write(tmp_path / "a.txt", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "old"


def test_a_link_is_replaced_and_what_it_names_stays(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("kept", encoding="utf-8")
    (tmp_path / "a.txt").symlink_to("kept.txt")
    write(tmp_path / "a.txt", "new")
    assert (tmp_path / "kept.txt").read_text(encoding="utf-8") == "kept"
