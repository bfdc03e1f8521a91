"""The commands of the documentation, as they stand there, on files of the names they use."""

import gzip
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cleaner.batch.extras import arrow, zstd
from tests.batch.conftest import APP, STORY, TEXT, text
from tests.batch.test_folder import PAGE
from tests.batch.test_records import warc_record

ROOT = Path(__file__).parents[2]


def _recipes() -> list[str]:
    pages = [ROOT / "docs" / "batch.md", ROOT / "README.md"]
    blocks = "\n".join(
        block
        for page in pages
        for block in re.findall(r"```text\n(.*?)```", page.read_text(encoding="utf-8"), re.S)
    )
    commands = [line.partition("   ")[0] for line in blocks.splitlines()]
    return sorted({line for line in commands if "cleaner batch" in line and "INPUT" not in line})


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """What the recipes read."""
    (tmp_path / "scraped").mkdir()
    (tmp_path / "scraped" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "scraped" / "b.html").write_text(PAGE, encoding="utf-8")
    row = {"id": "r1", "key": "k1", "text": text(1), "body": text(1), "html": PAGE}
    data = f"{json.dumps(row)}\n".encode()
    (tmp_path / "dump.jsonl").write_bytes(data)
    (tmp_path / "dump.jsonl.gz").write_bytes(gzip.compress(data))
    (tmp_path / "pages.jsonl").write_bytes(data)
    for part in (1, 2):
        arrow().parquet.write_table(
            arrow().table([[text(1)]], ["text"]), f"{tmp_path}/part-{part}.parquet"
        )
    (tmp_path / "crawl.warc.gz").write_bytes(gzip.compress(warc_record(1, PAGE.encode())))
    return tmp_path


@pytest.fixture
def path(tmp_path: Path) -> str:
    """A search path on which ``cleaner`` is this one."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "cleaner").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cleaner "$@"\n')
    (folder / "cleaner").chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def test_there_are_recipes_for_every_kind_of_input() -> None:
    told = " ".join(_recipes())
    assert all(word in told for word in ("scraped/", ".jsonl", ".parquet", ".warc", "batch - "))


@pytest.mark.parametrize("recipe", _recipes())
def test_a_recipe_works_as_it_stands(files: Path, path: str, recipe: str) -> None:
    env = os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "-c", recipe], cwd=files, env=env, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    output = re.search(r"(?:-o|>) (\S+)", recipe)
    assert output
    told = _told(files / output[1], "body" if "text-field body" in recipe else "text")
    assert STORY.format(n=1) in told
    assert APP not in told


def _told(output: Path, field: str) -> str:
    """Give the texts of an output."""
    if output.is_dir():
        return "".join(path.read_text(encoding="utf-8") for path in output.glob("*.txt"))
    if output.suffix == ".parquet":
        return str(arrow().parquet.read_table(output).to_pylist())
    unpack = {".gz": gzip.decompress, ".zst": zstd().decompress}.get(output.suffix, bytes)
    rows = map(json.loads, unpack(output.read_bytes()).splitlines())
    return " ".join(row[field] for row in rows)
