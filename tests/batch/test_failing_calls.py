"""The n-th call of the system fails, for every n: nothing half-written, and the run goes on."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.batch.conftest import Run, tree

pytestmark = pytest.mark.usefixtures("small_chunks")

CALLS = ("open", "write", "fsync", "replace", "ftruncate", "rename", "mkdir")
MOST = 300


class _Failing:
    """Fails once: the n-th of the calls that are counted, those of the outputs alone."""

    def __init__(self, number: int, error: int) -> None:
        self.left, self.error = number, error

    def wrap(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def wrapped(*args: Any, **more: Any) -> Any:
            if args and isinstance(args[0], str | os.PathLike) and "texts" in str(args[0]):
                return call(*args, **more)  # an input: its failures are its own
            self.left -= 1
            if self.left == 0:
                raise OSError(self.error, os.strerror(self.error))
            return call(*args, **more)

        return wrapped


@contextmanager
def _failing(number: int, error: int) -> Iterator[_Failing]:
    failing = _Failing(number, error)
    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            patch.setattr(os, name, failing.wrap(getattr(os, name)))
        yield failing


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with five texts: two chunks."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(f"Ferry {number} was late again.", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("clean.jsonl", errno.ENOSPC),
        ("clean", errno.EIO),
        ("clean.parquet", errno.ENOSPC),
        ("clean.jsonl.gz", errno.EDQUOT),
    ],
)
def test_whichever_call_fails_the_next_run_ends_as_if_none_had(
    run: Run, texts: Path, tmp_path: Path, name: str, error: int
) -> None:
    run(texts, tmp_path / "whole" / name)
    whole = _but_for_the_header(tree(tmp_path / "whole"))
    for number in count(1):
        output = tmp_path / f"out{number}" / name
        with _failing(number, error) as failing:
            told = _attempt(run, texts, output)
        if failing.left > 0:
            break
        assert told is None or (os.strerror(error) in told and "None: " not in told)
        _assert_whole(tree(output.parent), whole)
        assert run(texts, output).failed == 0
        assert _but_for_the_header(tree(output.parent)) == whole
    assert 20 < number < MOST


def _attempt(run: Run, texts: Path, output: Path) -> str | None:
    try:
        run(texts, output)
    except OSError as error:
        return f"{error.filename}: {error.strerror}"
    return None


def _assert_whole(found: dict[str, bytes], whole: dict[str, bytes]) -> None:
    """Nothing under a final name, the ledger apart, is anything but whole."""
    for path, data in found.items():
        if ".partial" not in path and "ledger" not in path:
            assert data == whole[path], path


def _but_for_the_header(files: dict[str, bytes]) -> dict[str, bytes]:
    """The first line of a ledger names the output, which is another in each try."""
    return {
        path: data.partition(b"\n")[2] if "ledger" in path else data for path, data in files.items()
    }
