"""Formats whose packages are not installed."""

import sys
from pathlib import Path

import pytest

from cleaner.errors import MissingExtra
from tests.batch.conftest import Run

PACKAGES = {
    "a.jsonl.zst": "backports.zstd",
    "a.txt.zst": "backports.zstd",
    "a.parquet": "pyarrow",
    "a.warc": "fastwarc",
}


@pytest.mark.parametrize("name", PACKAGES)
def test_a_missing_package_is_named_with_the_extra_that_brings_it(
    run: Run, tmp_path: Path, lines: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / name).write_bytes(b"x")
    for module in ("backports.zstd", "compression.zstd", "pyarrow.parquet", "fastwarc.warc"):
        monkeypatch.setitem(sys.modules, module, None)
    why = rf"needs {PACKAGES[name]}.*article-cleaner\[batch\]"
    with pytest.raises(MissingExtra, match=why):
        run(tmp_path / name, lines)
