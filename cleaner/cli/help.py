"""A command without arguments: its help."""

from cleaner.cli import console
from cleaner.cli.parser import Arguments


def run(args: Arguments) -> int:
    """Print the parser's help."""
    console.write(args.parser.format_help())
    return 0
