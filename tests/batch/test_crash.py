"""kill -9 at any moment: what is there is whole, and the next run ends as if nothing had been."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
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
def test_workers_killed_at_a_hundred_moments_cost_nothing(dump: Path, tmp_path: Path) -> None:
    dump.write_text("".join(record(n) for n in range(4000)), encoding="utf-8")
    out = tmp_path / "out" / "clean.jsonl"
    command(dump, "-o", out, "-q", "--jobs", 0)
    undisturbed = tree(out.parent)
    chance = random.Random(9)  # noqa: S311 -- the same in every run of this test
    kills = 0
    while kills < 100:
        kills += _run_with_killed_workers(dump, out, chance)
        assert tree(out.parent) == undisturbed


def _run_with_killed_workers(dump: Path, output: Path, chance: random.Random) -> int:
    """Run anew, killing a worker time and again until it ends; give how many were killed."""
    argv = [sys.executable, "-m", "cleaner", "batch", str(dump), "-o", str(output), "--restart"]
    kills = 0
    with subprocess.Popen([*argv, "-q", "-j", "2"], stderr=subprocess.PIPE) as process:
        while process.poll() is None:
            _await_growth(output.parent, chance.uniform(0.2, 6))
            time.sleep(chance.uniform(0, 0.3))
            for child in [*_children(process.pid)][:1]:
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
                    kills += 1
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert process.returncode == 0
    return kills


def _await_growth(folder: Path, seconds: float) -> None:
    """Wait until more is written in a folder, but no longer than so many seconds.

    On a slow machine workers that are killed at fixed times would never come to write a line.
    """
    before, end = _size(folder), time.monotonic() + seconds
    while _size(folder) == before and time.monotonic() < end:
        time.sleep(0.01)


def _size(folder: Path) -> int:
    sizes = 0
    for path in folder.glob("*"):
        with suppress(FileNotFoundError):
            sizes += path.stat().st_size
    return sizes


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
