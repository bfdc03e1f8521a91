"""kill -9 at any moment: what is there is whole, and the next run ends as if nothing had been."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.batch.conftest import Run, command, record, tree

pytestmark = pytest.mark.usefixtures("small_chunks")

RECORDS = 36


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "dump.jsonl"
    path.write_text("".join(map(record, range(RECORDS))), encoding="utf-8")
    return path


def _killed(run: Run, dump: Path, output: Path, seconds: float) -> bool:
    """Run in a copy of this process, killed after so long; say whether it was still at it."""
    child = os.fork()
    if child == 0:
        try:
            run(dump, output)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of fork beside threads: none writes
@pytest.mark.parametrize(("name", "moments"), [("clean.jsonl", 60), ("clean", 40)])
def test_a_run_killed_at_any_moment_is_resumed(
    run: Run, dump: Path, tmp_path: Path, name: str, moments: int
) -> None:
    output = tmp_path / "out" / name
    run(dump, output)  # patterns compile when first needed
    whole = tree(output.parent)
    start = time.monotonic()
    run(dump, output, restart=True)
    longest = time.monotonic() - start
    chance = random.Random(name)  # noqa: S311 -- the same moments in every run of this test
    killed = 0
    for tried in range(5 * moments):
        # How many moments fall into a run depends on the machine: go on until enough have.
        if tried >= moments and killed > moments / 3:
            break
        if not output.parent.exists() or tree(output.parent) == whole:
            _forget(output)
        killed += _killed(run, dump, output, chance.uniform(0, longest))
        _assert_whole(tree(output.parent), whole)
    assert killed > moments / 3
    run(dump, output)
    assert tree(output.parent) == whole


def _forget(output: Path) -> None:
    """Take away what runs before have left."""
    for path in sorted(output.parent.rglob("*"), reverse=True):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink()


def _assert_whole(found: dict[str, bytes], whole: dict[str, bytes]) -> None:
    for path, data in found.items():
        if ".partial" not in path and "ledger" not in path:
            assert data == whole[path], path


def _children(parent: int) -> Iterator[int]:
    path = Path(f"/proc/{parent}/task/{parent}/children")
    yield from map(int, path.read_text(encoding="utf-8").split())


@pytest.mark.skipif(sys.platform != "linux", reason="finds the workers in /proc")
def test_killed_workers_cost_nothing(dump: Path, tmp_path: Path) -> None:
    rows = "".join(record(n) for n in range(1500))
    dump.write_text(rows, encoding="utf-8")
    whole, out = tmp_path / "a" / "clean.jsonl", tmp_path / "b" / "clean.jsonl"
    command(dump, "-o", whole, "-q", "--jobs", 0)
    chance = random.Random(9)  # noqa: S311 -- the same in every run of this test
    argv = [sys.executable, "-m", "cleaner", "batch", str(dump), "-o", str(out), "-q", "-j", "2"]
    kills = 0
    with subprocess.Popen(argv, stderr=subprocess.PIPE) as process:
        while process.poll() is None and kills < 5:
            time.sleep(chance.uniform(0.3, 1.2))
            for child in [*_children(process.pid)][:1]:
                os.kill(child, signal.SIGKILL)
                kills += 1
        assert process.stderr is not None
        assert process.stderr.read() == b""
        assert process.wait(60) == 0
    assert kills
    assert out.read_bytes() == whole.read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="finds the workers in /proc")
def test_workers_end_with_their_parent(dump: Path, tmp_path: Path) -> None:
    dump.write_text("".join(record(n) for n in range(20000)), encoding="utf-8")
    argv = [sys.executable, "-m", "cleaner", "batch", str(dump), "-o", str(tmp_path / "o.jsonl")]
    with subprocess.Popen([*argv, "-q", "-j", "2"], stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 30
        while not (workers := [*_children(process.pid)]) and time.monotonic() < deadline:
            time.sleep(0.05)
        process.kill()
        assert process.stderr is not None
        assert process.stderr.read() == b""  # read to its end: the workers have let go of it
    assert workers
    assert not any(Path(f"/proc/{worker}/exe").exists() for worker in workers)
