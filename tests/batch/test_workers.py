"""Worker processes: order, number, death, and what wrong options do."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from cleaner import batch
from cleaner.batch.documents import Chunk, Document
from cleaner.batch.plan import Form, Plan
from cleaner.batch.pool import Pool
from cleaner.batch.work import Result
from cleaner.errors import OptionError, PackError, WorkerError
from tests.batch.conftest import record, tree

PLAN = Plan(inputs=("x",), output="x", form="jsonl")


def _chunk(number: int, texts: int = 3) -> Chunk:
    rows = [record(number * 10 + n).encode() for n in range(texts)]
    documents = [Document(f"x:{n}", f"x:{n}", "json", row, "x") for n, row in enumerate(rows)]
    return Chunk(number, documents, 0, "")


def _ids(result: Result) -> list[str]:
    return [json.loads(line)["id"] for line in result.frame.splitlines()]


def _drained(pool: Pool, chunks: int) -> dict[int, Result]:
    done: dict[int, Result] = {}
    while len(done) < chunks:
        done.update(pool.take())
    return done


def test_the_order_of_the_output_is_that_of_the_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cleaner.batch.documents.MOST", 2)
    dump = tmp_path / "in.jsonl"
    dump.write_text("".join(map(record, range(40))), encoding="utf-8")
    for jobs in (0, 1, 3):
        batch.run(dump, tmp_path / f"{jobs}" / "out.jsonl", jobs=jobs)
    assert len({(tmp_path / f"{jobs}" / "out.jsonl").read_bytes() for jobs in (0, 1, 3)}) == 1
    assert not [path for path in tree(tmp_path) if ".partial" in path]


def test_a_killed_worker_costs_nothing() -> None:
    with Pool(PLAN, 1) as pool:
        pool.put(_chunk(0))
        pool.put(_chunk(1))
        os.kill(pool._workers[0].process.pid, signal.SIGKILL)
        done = _drained(pool, 2)
    assert [_ids(done[number]) for number in (0, 1)] == [["r0", "r1", "r2"], ["r10", "r11", "r12"]]


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_a_chunk_that_is_done_again_gives_the_same_bytes(form: Form) -> None:
    plan = replace(PLAN, form=form)
    with Pool(plan, 1) as pool:
        pool.put(_chunk(0))
        whole = _drained(pool, 1)[0]
        pool.put(_chunk(0))
        os.kill(pool._workers[0].process.pid, signal.SIGKILL)
        again = _drained(pool, 1)[0]
    assert again == whole


def test_a_document_that_kills_workers_is_recorded_and_the_others_are_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poison = tmp_path / "poison.py"
    poison.write_text(
        "import os\n"
        "from cleaner.batch import worker, work\n"
        "cleaned = work.Bench._cleaned\n"
        "def dying(self, document):\n"
        "    if b'ferry 11 ' in document.data: os.kill(os.getpid(), 9)\n"
        "    return cleaned(self, document)\n"
        "work.Bench._cleaned = dying\n"
        "worker.main()\n",
        encoding="utf-8",
    )
    program = f"import sys; sys.path[:] = {{path!r}}; exec(open({str(poison)!r}).read())"
    monkeypatch.setattr("cleaner.batch.pool._PROGRAM", program)
    with Pool(PLAN, 1) as pool:
        pool.put(_chunk(1))
        pool.put(_chunk(2))
        done = _drained(pool, 2)
    assert _ids(done[1]) == ["r10", "r12"]
    assert _ids(done[2]) == ["r20", "r21", "r22"]
    told = [outcome.entry for outcome in done[1].outcomes]
    assert [entry.status for entry in told] == ["cleaned", "failed", "cleaned"]
    assert told[1].error == "x:1: the worker process died of it (SIGKILL), 3 times"


def test_workers_that_never_start_are_an_error_and_no_endless_loop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("cleaner.batch.pool._PROGRAM", "raise SystemExit(7)  # {path}")
    with (
        pytest.raises(WorkerError, match=r"no worker process starts \(exit code 7\)"),
        Pool(PLAN, 1),
    ):
        pass


def test_wrong_options_are_told_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry was late again.", encoding="utf-8")
    with pytest.raises(OptionError, match="no category 'titel'; near: title"):
        batch.run(tmp_path, tmp_path / "out", jobs=1, options={"keep": ["titel"]})
    with pytest.raises(PackError):
        batch.run(tmp_path, tmp_path / "out", jobs=1, options={"packs": [tmp_path / "no.toml"]})
    assert not (tmp_path / "out").exists()


def test_a_script_without_main_guard_can_run_a_batch(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from cleaner import batch\n"
        f"print(batch.run({str(tmp_path / 'a.txt')!r}, {str(tmp_path / 'out')!r}, jobs=2).cleaned)",
        encoding="utf-8",
    )
    (tmp_path / "a.txt").write_text("The ferry was late again.", encoding="utf-8")
    env = os.environ | {"PYTHONPATH": str(Path(batch.__file__).parents[2])}
    done = subprocess.run([sys.executable, str(script)], capture_output=True, env=env, check=True)
    assert done.stdout == b"1\n"


def test_a_worker_loads_no_more_than_it_needs() -> None:
    code = "import sys, cleaner.batch.worker; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert not {b"pyarrow", b"rich", b"trafilatura", b"lxml", b"fastwarc"} & set(
        done.stdout.split()
    )
