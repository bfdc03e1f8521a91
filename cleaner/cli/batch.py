"""``cleaner batch``: folders, dumps and archives, every document accounted for."""

import sys

from cleaner import batch
from cleaner.cli import batch_summary, console, settings
from cleaner.cli.batch_progress import watching
from cleaner.cli.failures import UsageError
from cleaner.cli.parser import Arguments
from cleaner.visible import visible

STREAM = "-"


def run(args: Arguments) -> int:
    """Clean what the arguments name; give the exit code."""
    output = args.output or (STREAM if args.inputs == [STREAM] else None)
    if output is None:
        raise UsageError("no output. Say where to: -o FOLDER, -o FILE.jsonl or -o - for stdout")
    with watching(quiet=args.quiet) as watch:
        summary = batch.run(
            args.inputs,
            output,
            to=args.to,
            json=args.json,
            text_field=args.text_field,
            id_field=args.id_field,
            html_field=args.html_field,
            url_field=args.url_field,
            options=settings.options(args),
            jobs=args.jobs,
            duplicates=args.duplicates,
            report=args.report,
            ledger=args.ledger,
            limit=args.limit,
            restart=args.restart,
            watch=watch,
        )
    _tell(summary, streaming=output == STREAM, quiet=args.quiet)
    return 1 if summary.failed else 0


def _tell(summary: batch.Summary, *, streaming: bool, quiet: bool) -> None:
    if quiet:
        if summary.failed:
            console.complain(batch_summary.failed(summary))
        return
    text = "".join(f"{visible(line)}\n" for line in batch_summary.lines(summary))
    if streaming:  # stdout belongs to the records
        if sys.stderr is not None:
            console.write_error(text)
    else:
        console.write(text)
