"""``cleaner rules check``: packs held against their own examples."""

from pathlib import Path

from cleaner.cli import console
from cleaner.cli.parser import Arguments
from cleaner.errors import PackError
from cleaner.rules import packs
from cleaner.rules.check import check


def run(args: Arguments) -> int:
    """Name everything that is wrong with the packs, a line each; 2 if anything is."""
    paths = [Path(name) for name in args.packs] or sorted(packs.PACKS.glob("*.toml"))
    rules = errors = 0
    for path in paths:
        count, wrong = _checked(path)
        for error in wrong:
            console.line(str(error))
        rules += count
        errors += len(wrong)
    console.line(f"{_counted(rules, 'rule')}, {_counted(errors, 'error')}")
    return 2 if errors else 0


def _checked(path: Path) -> tuple[int, list[PackError]]:
    try:
        return len(packs.read(path).rules), check(path)
    except PackError as error:
        return 0, [error]


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
