"""From arguments to an exit code; every error ends here, as one line."""

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Final

from cleaner.cli import console, parser
from cleaner.cli.failures import UsageError, internal, of_file
from cleaner.errors import CleanerError, MissingExtra, OptionError, PackError, PlanError

FAILED: Final = 1
USAGE: Final = 2
INTERRUPTED: Final = 130
BROKEN_PIPE: Final = 141
"""What a shell reports of a filter that SIGPIPE ended: 128 and the signal's number."""


def main(argv: list[str] | None = None) -> int:
    """Run one command; give its exit code: 0 all fine, 1 a file failed, 2 used wrongly.

    >>> main(["rules", "show", "no.such.rule"])
    2
    """
    try:
        code = _run(sys.argv[1:] if argv is None else argv)
        console.flush()
    except (Exception, KeyboardInterrupt) as error:
        code = _end(error)
    return code


def _run(argv: list[str]) -> int:
    try:
        args = parser.parse(argv)
    except SystemExit as leaving:  # argparse, after --help and --version
        return int(leaving.code or 0)
    # Each command loads only what it needs: --version and --help answer at once.
    run: Callable[[parser.Arguments], int] = import_module(f"cleaner.cli.{args.module}").run
    return run(args)


def _end(error: BaseException) -> int:
    if isinstance(error, BrokenPipeError):
        console.abandon()
        return BROKEN_PIPE
    code, message = _verdict(error)
    console.complain(message)
    if isinstance(error, OSError):
        console.abandon()
    return code


def _verdict(error: BaseException) -> tuple[int, str]:
    """Give the exit code for an error, and the line that tells of it."""
    if isinstance(error, KeyboardInterrupt):
        told = "interrupted. What was finished stays; run it again for the rest"
        return INTERRUPTED, str(error) or told
    if isinstance(error, OptionError):
        return USAGE, f"{error}. 'cleaner rules list --long' shows the categories and rules"
    if isinstance(error, UsageError | PackError | PlanError | MissingExtra):
        return USAGE, str(error)
    if isinstance(error, CleanerError):
        return FAILED, str(error)
    if isinstance(error, OSError):
        return FAILED, str(of_file(str(error.filename or "stdout"), error))
    return FAILED, internal("internal error", error)
