"""The texts that benchmarks run on: any folder of .txt, .jsonl or .jsonl.gz files.

Every line of a .jsonl file is an object with a "text"; every .txt file is one text. The folder
is named by ``--data`` or by the environment variable CLEANER_CORPUS.
"""

import argparse
import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "CLEANER_CORPUS"


def argument(parser: argparse.ArgumentParser) -> None:
    """Add ``--data FOLDER`` to a script's arguments."""
    parser.add_argument(
        "--data",
        type=Path,
        default=Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None,
        metavar="FOLDER",
        help=f"folder of .txt, .jsonl or .jsonl.gz texts (default: ${VARIABLE})",
    )


def load(folder: Path | None) -> list[str]:
    """Give all texts of the folder; ends the script with status 0 where there are none."""
    if folder is None:
        raise _skipped(f"no texts: name a folder with --data or in {VARIABLE}")
    if not folder.is_dir():
        raise _skipped(f"{folder} is no folder")
    texts = [text for text in _texts(folder) if text]
    if not texts:
        raise _skipped(f'{folder} holds no .txt file and no .jsonl(.gz) line with a "text"')
    return texts


def _skipped(reason: str) -> SystemExit:
    print(f"skipped: {reason}")
    return SystemExit(0)


def _texts(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".txt":
            yield path.read_text(encoding="utf-8", errors="replace")
        elif path.suffix == ".jsonl":
            yield from _lines(path.read_text(encoding="utf-8"))
        elif path.name.endswith(".jsonl.gz"):
            yield from _lines(gzip.decompress(path.read_bytes()).decode())


def _lines(content: str) -> Iterator[str]:
    for line in content.split("\n"):
        if line.strip():
            text = json.loads(line).get("text")
            if isinstance(text, str):
                yield text
