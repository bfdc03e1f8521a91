"""Pages on the command line: by their suffix, gzipped too."""

import gzip
from pathlib import Path

import pytest

from cleaner.cli import inputs
from tests.cli.conftest import Run
from tests.pages import PARAGRAPHS, page

STORY = page("<article><h1>The ferry that came back</h1> ¶ ¶ ¶ ¶</article>")
BODY = "\n\n".join(PARAGRAPHS[:4]) + "\n"


@pytest.fixture
def html(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.html"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_a_page_is_cleaned_to_its_article(run: Run, html: Path) -> None:
    assert run("clean", html) == (0, BODY, "")


def test_explain_shows_the_extracted_text(run: Run, html: Path) -> None:
    result = run("explain", html)
    assert result.code == 0
    assert "- The ferry that came back\n    ^ title page.title.headline" in result.out


def test_a_folder_of_pages_is_cleaned_gzipped_ones_too(run: Run, tmp_path: Path) -> None:
    folder, out = tmp_path / "pages", tmp_path / "out"
    folder.mkdir()
    (folder / "a.htm").write_text(STORY, encoding="utf-8")
    (folder / "b.html.gz").write_bytes(gzip.compress(STORY.encode()))
    assert run("clean", folder, "-o", out, "-q").code == 0
    assert {path.name: path.read_text(encoding="utf-8") for path in out.iterdir()} == {
        "a.txt": BODY,
        "b.txt": BODY,
    }


def test_a_page_and_a_text_of_one_name_do_not_replace_one_another(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "a.html").write_text(STORY, encoding="utf-8")
    (folder / "a.txt").write_text("A text.\n", encoding="utf-8")
    result = run("clean", folder, "-o", tmp_path / "out")
    assert result.code == 1
    assert "another text has that name" in result.err


def test_what_is_no_page_is_named_and_the_others_are_done(run: Run, tmp_path: Path) -> None:
    folder, out = tmp_path / "pages", tmp_path / "out"
    folder.mkdir()
    (folder / "a.html").write_bytes(b"%PDF-1.7\n")
    (folder / "b.html").write_text(STORY, encoding="utf-8")
    result = run("clean", folder, "-o", out)
    assert result.code == 1
    assert "a.html: this is a PDF document" in result.err
    assert (out / "b.txt").is_file()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no gzip", "is no sound gzip file"),
        (gzip.compress(STORY.encode())[:-20], "is a gzip file that breaks off"),
    ],
)
def test_a_broken_gzip_file_is_named(run: Run, tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "a.html.gz"
    path.write_bytes(data)
    result = run("clean", path)
    assert result.code == 1
    assert f"{path}: {said}" in result.err


def test_a_gzip_bomb_is_refused_with_the_limit(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inputs, "LARGEST", 1_000_000)
    path = tmp_path / "a.html.gz"
    path.write_bytes(gzip.compress(b"\0" * 5_000_000))
    result = run("clean", path)
    assert result.code == 1
    assert "unpacks to more than 1,000,000 bytes" in result.err
