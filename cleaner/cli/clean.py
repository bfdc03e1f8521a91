"""``cleaner clean``: a Unix filter for one text, a folder job with -o."""

import os
from collections.abc import Iterable
from pathlib import Path

from cleaner.api import Cleaner
from cleaner.cli import console, folder, inputs, reading, settings, sources
from cleaner.cli.failures import UsageError
from cleaner.cli.parser import Arguments
from cleaner.cli.report import STDERR, Report
from cleaner.models import Article


def run(args: Arguments) -> int:
    """Clean what the arguments name; give the exit code."""
    cleaner = settings.cleaner(args)
    if args.output is None:
        return _filter(args, _single(args.files), cleaner)
    out = Path(args.output)
    found = sources.find([Path(name) for name in _named(args.files)], out, as_json=args.json)
    _check_report(args.report, (job.source for job in found.jobs))
    return folder.run(args, cleaner, found, out)


def _single(files: list[str]) -> str:
    name = files[0] if files else reading.STDIN
    if len(files) > 1:
        raise UsageError("several files have no common stdout. Say where to: -o OUT")
    if name != reading.STDIN and reading.is_folder(Path(name)):
        raise UsageError(f"{name}: is a folder. Say where its clean texts go: -o OUT")
    return name


def _named(files: list[str]) -> list[str]:
    if not files or reading.STDIN in files:
        raise UsageError("stdin has no name to write to. Leave -o away, or name files")
    return files


def _filter(args: Arguments, name: str, cleaner: Cleaner) -> int:
    if name != reading.STDIN:
        _check_report(args.report, [Path(name)])
    _, article = inputs.named(cleaner, name)
    with Report(args.report) as report:
        report.add(name, article)
    console.write(folder.shown(article, as_json=args.json))
    if not args.quiet:
        _warn(name, article)
    return 0


def _warn(name: str, article: Article) -> None:
    for warning in article.warnings:
        console.complain(f"{name}: warning: {warning}")


def _check_report(report: str | None, inputs: Iterable[Path]) -> None:
    """Keep a report from replacing what it reports on."""
    if report in {None, STDERR} or not Path(str(report)).is_file():
        return
    place = Path(str(report)).stat()
    for path in inputs:
        try:
            same = os.path.samestat(path.stat(), place)
        except OSError:
            continue
        if same:
            raise UsageError(f"{report}: is one of the texts. Choose another name for the report")
