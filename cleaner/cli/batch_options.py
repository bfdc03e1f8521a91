"""The options of ``cleaner batch`` and their help."""

import argparse
from collections.abc import Callable
from typing import Final

LIMIT: Final = 64.0
"""Megabytes; the same as in cleaner.batch, which is not loaded to print help."""

EXAMPLES: Final = """\
examples:
  cleaner batch texts/ -o clean/                         a folder, mirrored
  cleaner batch dump.jsonl.gz -o clean.jsonl             a dump, record by record
  cleaner batch dump.jsonl --text-field body -o c.parquet
  cleaner batch crawl.warc.gz -o pages.jsonl --report report.html
  zcat dump.jsonl.gz | cleaner batch - > clean.jsonl     from stdin to stdout

inputs: files and folders of .txt, .html, .htm, .jsonl, .parquet, .warc, each also .gz or .zst;
- for JSONL on stdin. The same command again goes on where an interrupted run was.
exit code: 0 all fine, 1 a document failed (the others are done), 2 used wrongly, 130 interrupted"""


def add(parser: argparse.ArgumentParser, name: Callable[[str], str]) -> None:
    """Add the options; ``name`` checks the name of a file."""
    parser.set_defaults(module="batch")
    parser.add_argument("inputs", nargs="+", type=name, metavar="INPUT", help="see below")
    _output(parser, name)
    _fields(parser, name)
    parser.add_argument(
        "-j", "--jobs", type=_count, metavar="N",
        help="worker processes, by default the cores available; 0: none, all in this process",
    )  # fmt: skip
    parser.add_argument(
        "--limit", type=float, default=LIMIT, metavar="MB",
        help="refuse larger documents (default: %(default)g)",
    )  # fmt: skip
    parser.add_argument(
        "--restart", action="store_true", help="begin anew, whatever an earlier run has done"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress and no summary")


def _output(parser: argparse.ArgumentParser, name: Callable[[str], str]) -> None:
    parser.add_argument(
        "-o", "--output", type=name, metavar="OUTPUT",
        help="a folder, FILE.jsonl (also .gz, .zst), FILE.parquet, or - for JSONL on stdout",
    )  # fmt: skip
    parser.add_argument(
        "--to", choices=("folder", "jsonl", "parquet"), help="if OUTPUT's name does not say it"
    )
    parser.add_argument(
        "--json", action="store_true", help="the whole article too: beside each text or as a field"
    )
    parser.add_argument(
        "--duplicates", choices=("mark", "drop"),
        help="find copies of a document: name the first in the ledger, or drop the others",
    )  # fmt: skip
    parser.add_argument("--report", type=name, metavar="FILE", help="write an HTML page about it")
    parser.add_argument(
        "--ledger", type=name, metavar="FILE",
        help="the ledger, by default OUTPUT.ledger.jsonl or ledger.jsonl in the folder",
    )  # fmt: skip


def _fields(parser: argparse.ArgumentParser, name: Callable[[str], str]) -> None:
    for field, default, what in (
        ("text", "text", "the text"),
        ("id", "id", "the id"),
        ("html", None, "a page, to be cleaned instead of a text"),
        ("url", "url", "the page's address"),
    ):
        told = f" (default: {default})" if default else ""
        parser.add_argument(
            f"--{field}-field", type=name, default=default, metavar="NAME",
            help=f"the field of a record that holds {what}{told}",
        )  # fmt: skip


def _count(value: str) -> int:
    if not value.isdecimal():
        raise argparse.ArgumentTypeError(f"{value!r} is no number of processes")
    return int(value)
