"""The ledger: what it says, and going on from it."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from cleaner.batch.books import Books
from cleaner.errors import MissingExtra, PlanError, ResumeError
from tests.batch.conftest import Run, entries, record, tree
from tests.cli.conftest import PACK

pytestmark = pytest.mark.usefixtures("small_chunks")


class PowerCutError(Exception):
    """The run ends here."""


def cut_after(chunks: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the next run end after so many chunks."""
    write = Books.write

    def cut(self: Books, chunk: int, stamp: str, result: Any) -> None:
        if chunk == chunks:
            raise PowerCutError
        write(self, chunk, stamp, result)

    monkeypatch.setattr(Books, "write", cut)


@pytest.fixture(params=["clean.jsonl", "clean.jsonl.gz", "clean.parquet", "clean"])
def output(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return tmp_path / "out" / str(request.param)


def test_a_resumed_run_ends_as_an_undisturbed_one(
    run: Run, dump: Path, output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(dump, output)
    undisturbed = tree(output.parent)
    for after in (0, 1, 3):
        with monkeypatch.context() as cut:
            cut_after(after, cut)
            with pytest.raises(PowerCutError):
                run(dump, output, restart=True)
        assert run(dump, output).resumed == after * 3
        assert tree(output.parent) == undisturbed


def test_no_output_has_its_name_before_it_is_whole(
    run: Run, dump: Path, lines: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut_after(2, monkeypatch)
    with pytest.raises(PowerCutError):
        run(dump, lines)
    assert not lines.exists()


def test_what_is_done_is_not_done_again(run: Run, dump: Path, lines: Path) -> None:
    first = run(dump, lines)
    lines.write_text("touched", encoding="utf-8")
    again = run(dump, lines)
    assert (again.resumed, again.cleaned) == (10, first.cleaned)
    assert lines.read_text(encoding="utf-8") == "touched"


def test_restart_begins_anew(run: Run, dump: Path, lines: Path) -> None:
    run(dump, lines)
    lines.write_text("touched", encoding="utf-8")
    assert run(dump, lines, restart=True).resumed == 0
    assert len(lines.read_text(encoding="utf-8").splitlines()) == 10


def test_restart_takes_away_what_the_earlier_run_wrote(run: Run, folder: Path, out: Path) -> None:
    run(folder, out)
    (folder / "a.txt").unlink()
    run(folder, out, restart=True)
    assert sorted(tree(out)) == ["ledger.jsonl", "sub/b.txt"]


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"options": {"keep": {"app"}}}, r'options was \{\} and is \{"keep": \["app"\]\}'),
        ({"text_field": "body"}, 'text_field was "text" and is "body"'),
        ({"limit": 1}, "limit was 64000000 and is 1000000"),
        ({"json": True}, "json was false and is true"),
    ],
)
def test_other_options_are_refused_with_what_changed(
    run: Run, dump: Path, lines: Path, change: dict[str, Any], why: str
) -> None:
    run(dump, lines)
    before = tree(lines.parent)
    with pytest.raises(ResumeError, match=why):
        run(dump, lines, **change)
    assert tree(lines.parent) == before


def test_other_rules_are_refused(
    run: Run, dump: Path, lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(dump, lines)
    (tmp_path / "index.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr("cleaner.batch.header._INDEX", tmp_path / "index.json")
    with pytest.raises(ResumeError, match="rules was"):
        run(dump, lines)


def test_a_pack_that_was_edited_is_refused(
    run: Run, dump: Path, lines: Path, tmp_path: Path
) -> None:
    pack = tmp_path / "quokka.toml"
    pack.write_text(PACK, encoding="utf-8")
    run(dump, lines, options={"packs": [pack]})
    assert run(dump, lines, options={"packs": [pack]}).resumed == 10
    pack.write_text(PACK.replace("Nobody", "No one"), encoding="utf-8")
    with pytest.raises(ResumeError, match=r"options was .*quokka\.toml"):
        run(dump, lines, options={"packs": [pack]})


def test_the_number_of_workers_may_change(run: Run, dump: Path, lines: Path) -> None:
    run(dump, lines)
    assert run(dump, lines, jobs=1).resumed == 10


def test_inputs_that_changed_under_an_interrupted_run_are_refused(
    run: Run, dump: Path, lines: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as cut:
        cut_after(2, cut)
        with pytest.raises(PowerCutError):
            run(dump, lines)
    dump.write_text(record(99) + dump.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(ResumeError, match="the inputs have changed"):
        run(dump, lines)


def test_a_ledger_whose_last_lines_were_torn_is_mended(
    run: Run, dump: Path, lines: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(dump, lines)
    undisturbed = tree(lines.parent)
    ledger = Path(f"{lines}.ledger.jsonl")
    with monkeypatch.context() as cut:
        cut_after(2, cut)
        with pytest.raises(PowerCutError):
            run(dump, lines, restart=True)
    with ledger.open("ab") as file:
        file.write(b'{"id": "r6", "sta')
    assert run(dump, lines).resumed == 6
    assert tree(lines.parent) == undisturbed


def test_a_run_that_did_nothing_is_in_nobodys_way(
    run: Run, dump: Path, lines: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "table.parquet").touch()
    with monkeypatch.context() as patch:
        patch.setitem(sys.modules, "pyarrow.parquet", None)
        with pytest.raises(MissingExtra):
            run(tmp_path / "table.parquet", lines)
    assert run(dump, lines).cleaned == 10


def test_a_file_that_is_no_ledger_is_left_alone(run: Run, dump: Path, lines: Path) -> None:
    ledger = Path(f"{lines}.ledger.jsonl")
    for mine in ("my shopping list\n", "of one line", '{"id": 1}\n'):
        ledger.write_text(mine, encoding="utf-8")
        for restart in (False, True):
            with pytest.raises(ResumeError, match="is no ledger"):
                run(dump, lines, restart=restart)
        assert ledger.read_text(encoding="utf-8") == mine


def test_what_is_not_ours_in_the_work_folder_stays(run: Run, dump: Path, lines: Path) -> None:
    work = Path(f"{lines}.partial")
    work.mkdir()
    (work / "mine.txt").write_text("mine", encoding="utf-8")
    assert run(dump, lines).cleaned == 10
    assert tree(work) == {"mine.txt": b"mine"}
    assert run(dump, lines).resumed == 10


def test_a_ledger_that_names_files_elsewhere_takes_none_away(
    run: Run, folder: Path, out: Path
) -> None:
    run(folder, out)
    ledger = out / "ledger.jsonl"
    told = ledger.read_text(encoding="utf-8").replace(
        '"output": "a.txt"', '"output": "../mine.txt"'
    )
    ledger.write_text(told, encoding="utf-8")
    mine = out.parent / "mine.txt"
    mine.write_text("mine", encoding="utf-8")
    run(folder, out, restart=True)
    assert mine.exists()


def test_an_output_that_is_gone_is_told(run: Run, dump: Path, lines: Path) -> None:
    run(dump, lines)
    lines.unlink()
    with pytest.raises(ResumeError, match=r"clean.jsonl is gone. Begin anew"):
        run(dump, lines)


def test_two_runs_never_write_one_output(run: Run, dump: Path, lines: Path) -> None:
    seen: list[int] = []

    def meddle(_: Any) -> None:
        if not seen:
            seen.append(1)
            with pytest.raises(PlanError, match="another run is writing it"):
                run(dump, lines)

    run(dump, lines, watch=meddle)
    assert seen


def test_the_ledger_ends_with_the_word_that_all_is_done(run: Run, dump: Path, lines: Path) -> None:
    run(dump, lines)
    told = Path(f"{lines}.ledger.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(told[0])["ledger"] == 1
    assert json.loads(told[-1]) == {"done": True}
    assert len(entries(Path(f"{lines}.ledger.jsonl"))) == 10


def test_a_stdout_run_keeps_a_ledger_if_asked(run: Run, dump: Path, tmp_path: Path) -> None:
    run(dump, "-", ledger=tmp_path / "ledger.jsonl")
    assert len(entries(tmp_path / "ledger.jsonl")) == 10


def test_progress_is_told_after_each_chunk(run: Run, dump: Path, lines: Path) -> None:
    seen: list[Any] = []
    run(dump, lines, watch=seen.append)
    assert [progress.documents for progress in seen] == [0, 3, 6, 9, 10]
    assert seen[-1].bytes == seen[-1].total == dump.stat().st_size
