"""Which files a folder job reads, where each goes, and what it leaves aside."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from cleaner.cli.failures import UsageError, of_file
from cleaner.cli.inputs import is_input, output_name
from cleaner.cli.reading import is_folder, is_missing


class Job(NamedTuple):
    """One text, the file its clean form goes to, and the JSON file beside that, if any."""

    source: Path
    target: Path
    beside: Path | None


@dataclass
class Found:
    """The jobs in order, what failed before it began, and how many were left aside, by reason."""

    jobs: list[Job] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)


def find(inputs: list[Path], out: Path, *, as_json: bool) -> Found:
    """Give the jobs for one folder or for several files; raises UsageError for other inputs."""
    folders = [path for path in inputs if is_folder(path)]
    if folders and len(inputs) > 1:
        raise UsageError(f"{folders[0]}: is a folder among others. Clean one folder at a time")
    if len(inputs) == 1 and is_missing(inputs[0]):
        raise UsageError(f"{inputs[0]}: no such file or folder. Check the name")
    found = Found()
    if folders:
        pairs = _below(inputs[0], out, found)
    else:
        pairs = [(path, out / output_name(path)) for path in inputs]
    jobs = [_job(source, target, as_json=as_json) for source, target in pairs]
    found.jobs += _safe(jobs, found.failed)
    return found


def _job(source: Path, target: Path, *, as_json: bool) -> Job:
    return Job(source, target, target.with_suffix(".json") if as_json else None)


def _safe(jobs: list[Job], failed: list[str]) -> Iterator[Job]:
    """Leave out the jobs whose output would replace a text or another job's output."""

    @cache
    def folder(path: Path) -> str:
        return os.path.realpath(path)

    def real(path: Path) -> Path:
        return Path(folder(path.parent), path.name)

    texts = {real(job.source) for job in jobs}
    taken: set[Path] = set()
    for job in jobs:
        outputs = {real(path) for path in job[1:] if path}
        if outputs & texts:
            failed.append(f"{job.source}: its output would replace a text. Choose another -o")
        elif outputs & taken:
            failed.append(f"{job.source}: another text has that name in OUT. Rename one")
        else:
            taken |= outputs
            yield job


# -- a folder ------------------------------------------------------------------------------


def _below(folder: Path, out: Path, found: Found) -> list[tuple[Path, Path]]:
    if is_folder(out) and folder.samefile(out):
        raise UsageError(f"{out}: is the folder of the texts itself. Choose another -o")
    texts: list[Path] = []
    waiting = [folder]
    while waiting:
        for entry in _entries(waiting.pop(), found):
            path = Path(entry.path)
            kind = _kind(entry, out)
            if kind == "folder":
                waiting.append(path)
            elif kind:
                found.skipped[kind] += 1
                continue
            if is_input(path):
                texts.append(path)
    return [
        (path, out / path.relative_to(folder).with_name(output_name(path)))
        for path in sorted(texts)
    ]


def _entries(folder: Path, found: Found) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError as error:
        found.failed.append(str(of_file(str(folder), error)))
        return []


def _kind(entry: os.DirEntry[str], out: Path) -> str:
    """Say why an entry is left aside; "folder" for one to look into, "" for a text."""
    path = Path(entry.path)
    if entry.name.startswith("."):
        return "hidden"
    if entry.is_dir(follow_symlinks=False):
        return "output folder" if is_folder(out) and path.samefile(out) else "folder"
    if not is_input(path):
        return "linked folder" if is_folder(path) else "not .txt or .html"
    return ""
