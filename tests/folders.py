"""Folders that more than one suite works on."""

from pathlib import Path


def two_texts(path: Path, text: str) -> Path:
    """`path`, with the text in it twice, once further down."""
    (path / "sub").mkdir(parents=True)
    for name in ("a.txt", "sub/b.txt"):
        (path / name).write_text(text, encoding="utf-8")
    return path
