"""Batch runs in this process and as a command; a text whose cleaning every test knows."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cleaner import batch
from cleaner.api import Cleaner, default
from cleaner.batch import Entry, Summary
from tests.folders import two_texts

STORY = "The ferry {n} left at dawn on Monday, and nobody was on deck to see it go, they said."
APP = "CLICK HERE TO GET THE HARBOUR NEWS APP"
TEXT = f"{STORY.format(n=1)}\n\n{APP}\n"
CLEAN = f"{STORY.format(n=1)}\n"

Run = Callable[..., Summary]
"""``run(inputs, output, …)``: in this process, with a Cleaner that is built once."""


def text(n: int) -> str:
    """Give the n-th text: the story comes through, the line after it goes."""
    return f"{STORY.format(n=n)}\n\n{APP}"


def record(n: int, **others: Any) -> str:
    """Give the n-th record as a line."""
    return json.dumps({"id": f"r{n}", "text": text(n), **others}) + "\n"


def entries(ledger: Path) -> list[Entry]:
    """Read what a ledger says of the documents."""
    values = map(json.loads, ledger.read_text(encoding="utf-8").splitlines())
    return [Entry(**value) for value in values if "status" in value]


def tree(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder with what it holds."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    return {os.fsdecode(os.fsencode(p.relative_to(folder))): p.read_bytes() for p in paths}


def command(*argv: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run ``cleaner batch`` to its end."""
    argv_ = [sys.executable, "-m", "cleaner", "batch", *map(str, argv)]
    return subprocess.run(argv_, capture_output=True, timeout=120, check=False, **options)


def _cached(**options: Any) -> Cleaner:
    return Cleaner(**options) if options else default()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    def call(inputs: Any, output: Any, **settings: Any) -> Summary:
        monkeypatch.setattr("cleaner.batch.work.Cleaner", _cached)
        return batch.run(inputs, output, **{"jobs": 0, **settings})

    return call


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two texts, one of them further down."""
    return two_texts(tmp_path / "texts", TEXT)


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """Ten records."""
    path = tmp_path / "dump.jsonl"
    path.write_text("".join(map(record, range(10))), encoding="utf-8")
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    return tmp_path / "clean.jsonl"


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three documents to a chunk, so that a handful of documents makes several."""
    monkeypatch.setattr("cleaner.batch.documents.MOST", 3)
