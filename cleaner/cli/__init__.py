"""The command line: argparse wiring and terminal rendering; nothing here knows about text."""

from cleaner.cli.program import main

__all__ = ["main"]
