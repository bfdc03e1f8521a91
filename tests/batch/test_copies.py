"""Runs that look for copies: what becomes of the ledger and the output."""

import gzip
import json
from contextlib import suppress
from pathlib import Path

import pytest

from cleaner.batch.extras import arrow
from tests.batch.conftest import Run, entries, record, tree
from tests.batch.test_failing_calls import _but_for_the_header, _failing
from tests.fixtures import FOLDER
from tests.test_founding import SEEDS

pytestmark = pytest.mark.usefixtures("small_chunks")


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """Six records: r1 comes three times, once under another id; r3 is alone; one is broken."""
    other = json.loads(record(1)) | {"id": "x9"}
    rows = [record(1), record(12345), "broken\n", record(1), record(3), json.dumps(other) + "\n"]
    path = tmp_path / "texts" / "dump.jsonl"
    path.parent.mkdir()
    path.write_text("".join(rows), encoding="utf-8")
    return path


def test_copies_are_marked_with_the_first(run: Run, dump: Path, lines: Path) -> None:
    assert run(dump, lines, duplicates="mark").duplicates == 2
    rows = [json.loads(line) for line in lines.read_text(encoding="utf-8").splitlines()]
    assert [(row["id"], row.get("duplicate_of")) for row in rows] == [
        ("r1", None), ("r12345", None), ("r1", "r1"), ("r3", None), ("x9", "r1"),
    ]  # fmt: skip
    told = entries(Path(f"{lines}.ledger.jsonl"))
    assert [entry.duplicate_of for entry in told] == [None, None, None, "r1", None, "r1"]


def test_copies_are_dropped_from_the_output_but_not_from_the_ledger(
    run: Run, dump: Path, tmp_path: Path
) -> None:
    summary = run(dump, tmp_path / "o.jsonl.gz", duplicates="drop")
    assert (summary.inputs, summary.cleaned, summary.duplicates) == (6, 5, 2)
    rows = gzip.decompress((tmp_path / "o.jsonl.gz").read_bytes()).splitlines()
    assert [json.loads(row)["id"] for row in rows] == ["r1", "r12345", "r3"]
    assert len(entries(tmp_path / "o.jsonl.gz.ledger.jsonl")) == 6


def test_a_table_is_marked_or_thinned(run: Run, dump: Path, tmp_path: Path) -> None:
    run(dump, tmp_path / "m.parquet", duplicates="mark")
    run(dump, tmp_path / "d.parquet", duplicates="drop")
    marked = arrow().parquet.read_table(tmp_path / "m.parquet")
    assert marked.column("duplicate_of").to_pylist() == [None, None, "r1", None, "r1"]
    dropped = arrow().parquet.read_table(tmp_path / "d.parquet")
    assert dropped.column("id").to_pylist() == ["r1", "r12345", "r3"]


def test_of_a_folder_the_files_of_copies_go(run: Run, dump: Path, out: Path) -> None:
    run(dump, out, duplicates="drop", json=True)
    numbers = ["0000001", "0000002", "0000005"]
    names = [f"dump/{number}.{kind}" for number in numbers for kind in ("json", "txt")]
    assert sorted(tree(out)) == [*names, "ledger.jsonl"]
    assert [entry.output for entry in entries(out / "ledger.jsonl")][3:] == [
        None, "dump/0000005.txt", None,
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "how"), [("clean.jsonl", "mark"), ("clean", "drop")])
def test_whichever_call_fails_the_next_run_ends_as_if_none_had(
    run: Run, dump: Path, tmp_path: Path, name: str, how: str
) -> None:
    run(dump, tmp_path / "whole" / name, duplicates=how)
    whole = _but_for_the_header(tree(tmp_path / "whole"))
    for number in range(1, 300):
        output = tmp_path / f"out{number}" / name
        with _failing(number, 28) as failing, suppress(OSError):
            run(dump, output, duplicates=how)
        if failing.left > 0:
            break
        run(dump, output, duplicates=how)
        assert _but_for_the_header(tree(output.parent)) == whole
    assert number > 20


def test_near_copies_are_found_and_rivals_are_none(run: Run, out: Path) -> None:
    run(FOLDER / "duplicates" / "en", out, duplicates="mark")
    told = {entry.id: entry.duplicate_of for entry in entries(out / "ledger.jsonl")}
    first = "bridge.txt"
    assert told == {first: None, "bridge-edited.txt": first, "bridge-rival.txt": None}


def test_the_founding_texts_are_near_copies(run: Run, out: Path) -> None:
    seeds = sorted(SEEDS.glob("00[02]_*.txt"))
    if not seeds:
        pytest.skip("the founding texts are not here; name their folder in CLEANER_SEEDS")
    assert run(seeds, out, duplicates="mark").duplicates == 1
    assert entries(out / "ledger.jsonl")[1].duplicate_of == seeds[0].name


def test_what_was_settled_is_counted_again_when_nothing_is_left_to_do(
    run: Run, dump: Path, lines: Path
) -> None:
    run(dump, lines, duplicates="drop")
    assert run(dump, lines, duplicates="drop").duplicates == 2
