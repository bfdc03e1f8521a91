"""As a process: exit codes, signals, pipes, terminals."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from cleaner.batch import Progress
from cleaner.batch.documents import MOST
from cleaner.cli import batch_progress
from tests.batch.conftest import TEXT, command, record, tree
from tests.terminal import on_terminal

BATCH = [sys.executable, "-m", "cleaner", "batch"]


@pytest.fixture
def long_dump(tmp_path: Path) -> Path:
    path = tmp_path / "long.jsonl"
    path.write_text("".join(map(record, range(2500))), encoding="utf-8")
    return path


def test_all_fine_is_0_and_the_account_is_on_stdout(folder: Path, out: Path) -> None:
    done = command(folder, "-o", out, "--jobs", 0)
    assert (done.returncode, done.stderr) == (0, b"")
    told = done.stdout.decode().splitlines()
    assert [line.split() for line in told[:5]] == [
        ["inputs", "2"], ["cleaned", "2"], ["empty", "0"], ["failed", "0"], ["skipped", "0"],
    ]  # fmt: skip
    assert f"ledger  {out / 'ledger.jsonl'}" in told


def test_a_failure_is_1_and_named(folder: Path, out: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\xff")
    done = command(folder, "-o", out, "--jobs", 0)
    assert done.returncode == 1
    assert f"  {folder / 'bad.txt'}: byte 0 (0xff) is no UTF-8" in done.stdout.decode()


def test_quiet_says_no_more_than_that_something_failed(folder: Path, out: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\xff")
    done = command(folder, "-o", out, "--jobs", 0, "--quiet")
    assert done.stdout == b""
    assert done.stderr.startswith(b"cleaner: 1 document of 3 failed, first ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("argv", "why"),
    [
        (["nowhere", "-o", "out"], "nowhere: no such file or folder"),
        (["a.txt"], "no output. Say where to"),
        (["a.txt", "-o", "out", "--keep", "titel"], "no category 'titel'; near: title"),
        (["a.txt", "-o", "out", "--jobs", "two"], "'two' is no number of processes"),
        (["a.txt", "-o", "a.txt"], "a.txt: is in the output"),
        (["a.txt", "-o", "-", "--duplicates", "drop"], "Name an output"),
        (["a.txt", "-o", "x.parquet.gz"], "only JSONL is written compressed"),
        (["a.txt", "-o", "out", "--limit", "0"], "has to be a number of MB, more than 0"),
        (["a.txt", "-o", "out", "--limit", "nan"], "has to be a number of MB, more than 0"),
    ],
)
def test_wrong_use_is_2_and_one_line(tmp_path: Path, argv: list[str], why: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    env = os.environ | {"PYTHONPATH": str(Path.cwd())}
    done = command(*argv, cwd=tmp_path, env=env)
    assert (done.returncode, done.stdout) == (2, b"")
    assert why in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
    assert sorted(tree(tmp_path)) == ["a.txt"]


def test_another_plan_for_a_ledger_is_2(dump: Path, lines: Path) -> None:
    command(dump, "-o", lines, "--jobs", 0)
    done = command(dump, "-o", lines, "--jobs", 0, "--keep", "app")
    assert done.returncode == 2
    assert b'options was {} and is {"keep": ["app"]}' in done.stderr


def _interrupted(long_dump: Path, lines: Path, number: signal.Signals) -> tuple[int, bytes]:
    """Interrupt a run in its middle, the whole of its process group as a terminal does."""
    argv = [*BATCH, str(long_dump), "-o", str(lines), "--jobs", "1", "--quiet"]
    ledger = Path(f"{lines}.ledger.jsonl")
    with subprocess.Popen(argv, stderr=subprocess.PIPE, start_new_session=True) as process:
        deadline = time.monotonic() + 60
        while not (ledger.exists() and b'"chunk"' in ledger.read_bytes()):
            assert time.monotonic() < deadline
            time.sleep(0.01)
        os.killpg(process.pid, number)
        _, told = process.communicate(timeout=60)
    return process.returncode, told


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_finishes_what_is_under_way_and_says_how_to_go_on(
    long_dump: Path, lines: Path, number: signal.Signals
) -> None:
    code, told = _interrupted(long_dump, lines, number)
    assert code == 130
    assert told.startswith(b"cleaner: interrupted after ")
    assert told.endswith(b"Run the same command to go on from there\n")
    assert told.count(b"\n") == 1
    assert not lines.exists()
    done = command(long_dump, "-o", lines, "--jobs", 1)
    assert done.returncode == 0
    assert b"by an earlier run)" in done.stdout
    rows = map(json.loads, lines.read_text(encoding="utf-8").splitlines())
    assert [row["id"] for row in rows] == [f"r{n}" for n in range(2500)]


@pytest.mark.parametrize("jobs", ["0", "1"])
def test_waiting_for_a_silent_pipe_can_be_interrupted(jobs: str) -> None:
    argv = [*BATCH, "-", "--jobs", jobs, "--quiet"]
    pipe = subprocess.PIPE
    with subprocess.Popen(argv, stdin=pipe, stdout=pipe, stderr=pipe) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        # Two chunks, and of a third too little to begin with.
        rows = "".join(map(record, range(2 * MOST + 5)))
        process.stdin.write(f'{rows}{{"id": "torn'.encode())
        process.stdin.flush()
        first = process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        told = [first, *process.stdout]
        assert len(told) in {MOST, 2 * MOST}
        assert [json.loads(line)["id"] for line in told] == [f"r{n}" for n in range(len(told))]
        why = f"cleaner: interrupted after {len(told)} documents. What is on stdout is whole\n"
        assert process.stderr.read().decode() == why


@pytest.mark.parametrize("jobs", ["0", "1"])
def test_a_reader_that_leaves_early_is_no_error(long_dump: Path, jobs: str) -> None:
    argv = [*BATCH, str(long_dump), "-o", "-", "--jobs", jobs]
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


@pytest.mark.parametrize("output", ["-", "clean.jsonl"])
def test_a_closed_stdout_is_told_once(dump: Path, tmp_path: Path, output: str) -> None:
    where = output if output == "-" else str(tmp_path / output)
    shell = 'exec "$0" -m cleaner batch "$1" -o "$2" --jobs 1 >&-'
    done = subprocess.run(
        ["sh", "-c", shell, sys.executable, str(dump), where],
        stderr=subprocess.PIPE, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"Traceback" not in done.stderr
    if output != "-":
        assert len((tmp_path / output).read_text(encoding="utf-8").splitlines()) == 10


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")
def test_a_full_stdout_is_told_once(dump: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        argv = [*BATCH, str(dump), "-o", "-", "--jobs", "0"]
        done = subprocess.run(argv, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith(b"cleaner: stdout: No space left on device")
    assert done.stderr.count(b"\n") == 1


def test_a_bar_is_drawn_on_a_terminal(dump: Path, lines: Path) -> None:
    argv = [*BATCH, str(dump), "-o", str(lines), "--jobs", "0"]
    written = on_terminal(argv, {"TERM": "xterm", "COLUMNS": "120"})
    assert b"10 documents" in written
    assert b"removed" in written


def test_elsewhere_a_line_is_told_every_ten_seconds(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    with batch_progress.watching(quiet=False) as watch:
        assert watch is not None
        for now in (0.0, 4.0, 9.0, 11.0, 20.0, 22.0):
            watch(Progress(int(now), 1, 100, 75, int(now) * 10**6, 44 * 10**6, 0))
    told = capsys.readouterr().err.splitlines()
    assert told == [
        "cleaner: 11 documents, 1.0 MB/s, 25.0% removed, 1 failed, 0:00:33 left",
        "cleaner: 22 documents, 1.0 MB/s, 25.0% removed, 1 failed, 0:00:22 left",
    ]


def test_without_a_total_nobody_guesses_the_time_left() -> None:
    progress = Progress(1, 0, 100, 75, 10**6, None, 0)
    assert batch_progress.shown(progress, 1.0)["left"] == "? left"


def test_help_and_version_load_nothing_of_it() -> None:
    code = (
        "import sys; from cleaner.cli import main; main(['batch', '--help']); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    loaded: set[Any] = set(done.stdout.split())
    assert not {b"cleaner.batch", b"rich", b"pyarrow"} & loaded
