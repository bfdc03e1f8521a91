"""A run of the command line, and a pack of its own: no test hangs on what a built-in rule says."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from cleaner.cli import main
from tests.folders import two_texts

PACK = r"""
language = "en"

[[rule]]
id = "en.app.quokka"
category = "app"
what = "Asks for the quokka reader."
why = "Nobody asks so in an article."
where = "line"
pattern = 'get the quokka reader now'
matches = ["Get the quokka reader now", "GET THE QUOKKA READER NOW", "get the quokka reader now"]
keeps = ["The quokka reader was late.", "A quokka reader", "No quokka reader now"]
since = "0.1"

[[rule]]
id = "en.source.quokka"
category = "source"
what = "Names the quokka desk at the end."
why = "It tells who reported."
where = "tail"
pattern = '\(quokka desk\)'
matches = ["The end. ⟪(quokka desk)⟫", "It went. ⟪(Quokka desk)⟫", "All. ⟪(QUOKKA DESK)⟫"]
keeps = ["The quokka desk was closed.", "Quokka desk", "(quokka desks)"]
since = "0.1"
"""

FIRST = "The ferry left at dawn on Monday, and nobody was on deck to see it go that day, they said."
SECOND = "It came back at noon with half of its lights broken by the storm outside the old harbour."
THIRD = "The harbour master said that he had seen worse in the winter of the great ice, and left."
GONE = "Get the quokka reader now"
SIGN = "(quokka desk)"
TEXT = f"{FIRST}\n\n{GONE}\n\n{SECOND} {SIGN}\n\n{THIRD}\n"
CLEAN = f"{FIRST}\n\n{SECOND}\n\n{THIRD}\n"


class Result(NamedTuple):
    """How a run ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]
"""``run("clean", path, stdin=…)``."""


@pytest.fixture(autouse=True)
def _no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def call(*argv: object, stdin: str | bytes = b"") -> Result:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        code = main([str(arg) for arg in argv])
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return call


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "quokka.toml"
    path.write_text(PACK, encoding="utf-8")
    return path


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two texts, one of them further down."""
    return two_texts(tmp_path / "texts", TEXT)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"
