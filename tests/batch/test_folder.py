"""Folders of texts and pages, mirrored."""

import gzip
import json
import os
import re
from pathlib import Path

import pytest

from cleaner.batch import Interrupted
from cleaner.batch.extras import zstd
from cleaner.errors import PlanError
from cleaner.models import Article
from tests.batch.conftest import CLEAN, STORY, TEXT, Run, entries, record, tree

PAGE = f"<html><body><article>{f'<p>{STORY.format(n=1)}</p>' * 9}</article></body></html>"


def test_a_folder_is_mirrored(run: Run, folder: Path, out: Path) -> None:
    summary = run(folder, out)
    assert (summary.inputs, summary.cleaned) == (2, 2)
    assert (out / "sub" / "b.txt").read_text(encoding="utf-8") == CLEAN
    assert sorted(tree(out)) == ["a.txt", "ledger.jsonl", "sub/b.txt"]


def test_json_stands_beside_each_text(run: Run, folder: Path, out: Path) -> None:
    run(folder, out, json=True)
    article = Article.model_validate_json((out / "sub" / "b.json").read_text(encoding="utf-8"))
    assert f"{article}\n" == CLEAN
    assert article.removed[0].category == "app"


def test_compressed_texts_are_read(run: Run, tmp_path: Path, out: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt.gz").write_bytes(gzip.compress(TEXT.encode()))
    (tmp_path / "in" / "b.TXT.zst").write_bytes(zstd().compress(TEXT.encode()))
    run(tmp_path / "in", out)
    assert (out / "a.txt").read_text(encoding="utf-8") == CLEAN
    assert (out / "b.txt").read_text(encoding="utf-8") == CLEAN


def test_pages_become_their_articles(run: Run, tmp_path: Path, out: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "in" / "b.htm.gz").write_bytes(gzip.compress(PAGE.encode()))
    assert run(tmp_path / "in", out).cleaned == 2
    assert STORY.format(n=1) in (out / "a.txt").read_text(encoding="utf-8")
    assert STORY.format(n=1) in (out / "b.txt").read_text(encoding="utf-8")


def test_a_text_in_utf16_with_its_mark_is_read(run: Run, folder: Path, out: Path) -> None:
    (folder / "a.txt").write_bytes(TEXT.encode("utf-16"))
    run(folder, out)
    assert (out / "a.txt").read_text(encoding="utf-8") == CLEAN


def test_a_text_without_article_is_empty_and_counted(run: Run, folder: Path, out: Path) -> None:
    (folder / "none.txt").touch()
    summary = run(folder, out)
    assert (summary.cleaned, summary.empty, summary.failed) == (2, 1, 0)
    assert (out / "none.txt").read_bytes() == b""


def test_what_is_no_document_is_skipped_with_the_reason(run: Run, folder: Path, out: Path) -> None:
    (folder / ".hidden.txt").write_text(TEXT, encoding="utf-8")
    (folder / "notes.md").write_text(TEXT, encoding="utf-8")
    (folder / "up").symlink_to(folder)
    summary = run(folder, out)
    assert summary.skips == {"hidden": 1, "no known kind": 1, "linked folder": 1}
    assert summary.inputs == summary.cleaned + summary.skipped == 5


def test_the_account_adds_up_in_the_ledger(run: Run, folder: Path, out: Path) -> None:
    run(folder, out)
    entry = entries(out / "ledger.jsonl")[0]
    assert (entry.id, entry.source) == ("a.txt", str(folder / "a.txt"))
    assert (entry.status, entry.output) == ("cleaned", "a.txt")
    assert (entry.chars_in, entry.chars_out) == (len(TEXT), len(CLEAN) - 1)
    assert (entry.removals, entry.rules) == ({"app": 1}, {"en.app.get": 1})
    assert entry.removed_chars == len(TEXT) - len(CLEAN) - 2
    assert len(entry.digest) == 64


def test_a_name_that_a_sibling_takes_keeps_its_suffix(run: Run, folder: Path, out: Path) -> None:
    (folder / "a.html").write_text(PAGE, encoding="utf-8")
    assert run(folder, out).cleaned == 3
    assert (out / "a.txt").read_text(encoding="utf-8") == CLEAN
    assert (out / "a.html.txt").read_text(encoding="utf-8").startswith(STORY.format(n=1))


def test_whatever_files_are_called_no_output_replaces_another(
    run: Run, tmp_path: Path, out: Path
) -> None:
    names = ["a.html", "a.html.txt", "a.htm", "a.txt", "a.htm.txt", "a.html-2.txt", "b/0000001.txt"]
    (tmp_path / "in" / "b").mkdir(parents=True)
    for number, name in enumerate(names):
        text = f"Ferry {number} was late again, and nobody was on deck to see it go, they said."
        page = f"<article>{f'<p>{text}</p>' * 9}</article>"
        (tmp_path / "in" / name).write_text(text if "txt" in name else page, encoding="utf-8")
    (tmp_path / "in" / "b.jsonl").write_text(record(1), encoding="utf-8")
    run(tmp_path / "in", out)
    told = [entry.output for entry in entries(out / "ledger.jsonl")]
    written = {(out / str(path)).read_text(encoding="utf-8") for path in told}
    assert len(written) == len(told) == len(names) + 1


def test_two_inputs_of_one_name_both_come_out(run: Run, folder: Path, out: Path) -> None:
    (folder / "sub" / "a.txt").write_text("Another ferry was late.", encoding="utf-8")
    run([folder / "a.txt", folder / "sub" / "a.txt"], out)
    assert (out / "a.txt").read_text(encoding="utf-8") == CLEAN
    assert (out / "a-2.txt").read_text(encoding="utf-8") == "Another ferry was late.\n"


def test_several_folders_keep_their_names(run: Run, folder: Path, out: Path) -> None:
    run([folder, folder / "sub"], out)
    assert sorted(tree(out)) == ["ledger.jsonl", "sub/b.txt", "texts/a.txt", "texts/sub/b.txt"]


def test_an_output_inside_the_input_is_not_read(run: Run, folder: Path) -> None:
    run(folder, folder / "clean", report=None)
    assert run(folder, folder / "clean", restart=True).inputs == 2


def test_an_output_file_inside_the_input_is_not_read(run: Run, folder: Path) -> None:
    assert run(folder, folder / "clean.jsonl").inputs == 2
    assert run(folder, folder / "clean.jsonl", restart=True).inputs == 2


def test_the_input_itself_is_no_output(run: Run, folder: Path) -> None:
    with pytest.raises(PlanError, match="is in the output, which might replace it"):
        run(folder, folder / "sub" / "..")


def test_no_output_replaces_an_input(run: Run, folder: Path, dump: Path) -> None:
    before = tree(folder.parent)
    for inputs, output, report in (
        (folder / "a.txt", folder, None),
        (folder / "sub", folder, None),
        (folder.parent, dump, None),
        (folder, folder.parent / "out", folder / "a.txt"),
        (dump, dump, None),
    ):
        with pytest.raises(PlanError, match=r"is in the output|is one of the inputs"):
            run(inputs, output, report=report)
    assert tree(folder.parent) == before


@pytest.mark.parametrize(
    ("output", "settings", "why"),
    [
        ("dir", {"to": "jsonl"}, "dir: is a folder. The output has to be a file"),
        ("dump.jsonl", {"to": "folder"}, "dump.jsonl: is no folder"),
        ("fifo.jsonl", {}, "fifo.jsonl: is no regular file"),
        ("out.jsonl", {"report": "dir"}, "dir: is a folder. The report has to be a file"),
        ("out.jsonl", {"ledger": "dir"}, "dir: is a folder. The ledger has to be a file"),
        ("out.jsonl", {"report": "out.jsonl"}, "out.jsonl: is to be the output and the report"),
        ("out.jsonl", {"ledger": "out.jsonl"}, "out.jsonl: is to be the output and the ledger"),
        ("out.jsonl", {"ledger": "r", "report": "r"}, "r: is to be the ledger and the report"),
        ("out", {"report": "out/ledger.jsonl"}, "is to be the ledger and the report"),
    ],
)
@pytest.mark.usefixtures("dump")
def test_what_a_run_writes_is_in_the_way_of_nothing(
    run: Run, folder: Path, output: str, settings: dict[str, str], why: str
) -> None:
    os.mkfifo(folder.parent / "fifo.jsonl")
    (folder.parent / "dir").mkdir()
    before = tree(folder.parent)
    named = {
        name: value if name == "to" else folder.parent / value for name, value in settings.items()
    }
    with pytest.raises(PlanError, match=re.escape(why)):
        run(folder / "a.txt", folder.parent / output, **named)
    assert tree(folder.parent) == before


def test_a_missing_input_is_named_before_anything_is_written(
    run: Run, folder: Path, out: Path
) -> None:
    with pytest.raises(PlanError, match=r"nowhere: no such file or folder"):
        run([folder, folder / "nowhere"], out)
    assert not out.exists()


def test_texts_become_records_too(run: Run, folder: Path, lines: Path) -> None:
    run(folder, lines)
    first = json.loads(lines.read_text(encoding="utf-8").splitlines()[0])
    text = CLEAN.strip()
    assert first == {"id": "a.txt", "text": text, "title": None, "language": "en"}


def test_an_interruption_is_a_keyboard_interrupt() -> None:
    assert issubclass(Interrupted, KeyboardInterrupt)
