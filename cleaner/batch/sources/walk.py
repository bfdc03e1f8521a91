"""Which files there are to read, in order, what each is called, and what is left aside."""

import os
import stat
from collections.abc import Iterator
from itertools import groupby
from pathlib import PurePath
from typing import Final, Literal, NamedTuple

from cleaner.batch.plan import STREAM
from cleaner.faults import of_file

Format = Literal["text", "page", "jsonl", "parquet", "warc"]

_FORMATS: Final[dict[str, Format]] = {
    ".txt": "text",
    ".html": "page",
    ".htm": "page",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".warc": "warc",
}
_PACKED: Final = (".gz", ".zst")


class File(NamedTuple):
    """A file to read, or one that is not read and why.

    ``id`` is its path below what was named; ``target`` the same for its output, without suffix.
    """

    path: str
    id: str
    target: str
    format: Format | None = None
    size: int = 0
    changed: int = 0
    failed: str | None = None
    skipped: str | None = None


def parts(name: str) -> tuple[str, Format | None]:
    """Give a file's name without what tells its format, and the format.

    >>> parts("story.html.gz"), parts("notes.md")
    (('story', 'page'), ('notes.md', None))
    """
    path = PurePath(name)
    if path.suffix.lower() in _PACKED:
        path = PurePath(path.stem)
    format_ = _FORMATS.get(path.suffix.lower())
    return (path.stem, format_) if format_ else (name, None)


def files(inputs: tuple[str, ...], own: frozenset[str]) -> Iterator[File]:
    """Give the files that the inputs name or hold; ``own`` are the real paths of our outputs."""
    if len(inputs) == 1 and os.path.isdir(inputs[0]):
        yield from _below(inputs[0], "", own)
        return
    taken: set[str] = set()
    for path in inputs:
        if path == STREAM:
            yield File(STREAM, STREAM, _free("stdin", taken), "jsonl")
            continue
        name = os.path.basename(os.path.normpath(path))
        if os.path.isdir(path):
            yield from _below(path, _free(name, taken), own)
        else:
            yield _file(path, name, _free(parts(name)[0], taken), named=True)


def _free(name: str, taken: set[str]) -> str:
    """Give the name, or with a number what nothing before it took."""
    free, number = name, 2
    while free in taken:
        free, number = f"{name}-{number}", number + 1
    taken.add(free)
    return free


def _below(folder: str, prefix: str, own: frozenset[str]) -> Iterator[File]:
    open_folders = [_entries(folder, prefix, own)]
    while open_folders:
        found = next(open_folders[-1], None)
        if found is None:
            open_folders.pop()
        elif isinstance(found, File):
            yield found
        else:
            open_folders.append(_entries(*found, own))


def _entries(folder: str, prefix: str, own: frozenset[str]) -> Iterator[File | tuple[str, str]]:
    """Give the files of a folder, and as path and id the folders in it, sorted by name."""
    try:
        names = sorted(os.listdir(folder), key=os.fsencode)
    except OSError as error:
        yield File(folder, prefix or folder, prefix, failed=str(of_file(folder, error)))
        return
    real = os.path.realpath(folder)
    for name, target in _targets(names):
        if os.path.join(real, name) in own:
            continue
        path = os.path.join(folder, name)
        file = _file(path, os.path.join(prefix, name), os.path.join(prefix, target), named=False)
        if file.skipped == _FOLDER:
            yield path, file.id
        else:
            yield file


def _targets(names: list[str]) -> Iterator[tuple[str, str]]:
    """Give each name with its output's: without its suffix, unless a sibling takes that."""
    names.sort(key=lambda name: os.fsencode(parts(name)[0]))
    taken = {parts(name)[0] for name in names}
    for stem, group in groupby(names, key=lambda name: parts(name)[0]):
        siblings = sorted(group, key=lambda name: (name != f"{stem}.txt", os.fsencode(name)))
        yield siblings[0], stem
        yield from ((name, _free(name, taken)) for name in siblings[1:])


_FOLDER: Final = "folder"


def _file(path: str, id_: str, target: str, *, named: bool) -> File:
    name = os.path.basename(path)
    format_ = parts(name)[1]
    if name.startswith(".") and not named:
        return File(path, id_, target, skipped="hidden")
    try:
        status = os.lstat(path)
        if stat.S_ISDIR(status.st_mode):
            return File(path, id_, target, skipped=_FOLDER)
        if stat.S_ISLNK(status.st_mode):
            status = os.stat(path)
    except FileNotFoundError:
        return File(path, id_, target, failed=f"{path}: is a link to nothing. Mend or remove it")
    except OSError as error:
        return File(path, id_, target, failed=str(of_file(path, error)))
    if stat.S_ISDIR(status.st_mode):
        return File(path, id_, target, skipped="linked folder")
    if format_ is None:
        why = "no known kind"
        told = f"{path}: is of {why}. Name .txt, .html, .jsonl, .parquet or .warc"
        return (
            File(path, id_, target, failed=told) if named else File(path, id_, target, skipped=why)
        )
    return File(path, id_, target, format_, status.st_size, status.st_mtime_ns)
