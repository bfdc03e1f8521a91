"""A folder job: every text read, cleaned and written; one bad file costs nothing but itself."""

from pathlib import Path

from cleaner.api import Cleaner
from cleaner.cli import console, inputs, summary, writing
from cleaner.cli.failures import UsageError, internal, of_file
from cleaner.cli.parser import Arguments
from cleaner.cli.progress import bar
from cleaner.cli.report import STDERR, Report
from cleaner.cli.sources import Found, Job
from cleaner.cli.tally import Tally
from cleaner.errors import InputError
from cleaner.models import Article


def run(args: Arguments, cleaner: Cleaner, found: Found, out: Path) -> int:
    """Clean the texts found into ``out`` and tell of it; give the exit code."""
    _make(out)
    tally = Tally(skipped=found.skipped)
    for message in found.failed:
        _fail(tally, message)
    silent = args.quiet or args.report == STDERR
    with Report(args.report) as report, bar(len(found.jobs), hidden=silent) as advance:
        for job in found.jobs:
            article = _one(job, cleaner, tally)
            if article:
                _report(report, job, article, tally)
            advance()
    if not args.quiet:
        for text in summary.lines(tally):
            console.line(text)
    return 1 if tally.failures else 0


def shown(article: Article, *, as_json: bool) -> str:
    """Give what is written of an article; nothing at all for an empty one."""
    if as_json:
        return article.model_dump_json(indent=2) + "\n"
    return f"{article}\n" if article.text else ""


def _make(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(str(of_file(str(out), error))) from None


def _one(job: Job, cleaner: Cleaner, tally: Tally) -> Article | None:
    try:
        text, article = inputs.regular(cleaner, job.source, tally.arrived)
        _write(job, article)
    except InputError as error:
        _fail(tally, str(error))
    except OSError as error:
        _fail(tally, str(of_file(f"{job.source}: {job.target}", error)))
    except Exception as error:  # one poisonous text must not stop the others
        _fail(tally, internal(str(job.source), error))
    else:
        tally.add(len(text), article)
        return article
    return None


def _write(job: Job, article: Article) -> None:
    job.target.parent.mkdir(parents=True, exist_ok=True)
    if job.beside:
        writing.write(job.beside, shown(article, as_json=True))
    # The text comes last: where it is, the text is done.
    writing.write(job.target, shown(article, as_json=False))


def _report(report: Report, job: Job, article: Article, tally: Tally) -> None:
    try:
        report.add(str(job.source), article)
    except InputError as error:  # told once: the report takes no more, the texts go on
        _fail(tally, str(error))


def _fail(tally: Tally, message: str) -> None:
    tally.failures.append(message)
    console.complain(message)
