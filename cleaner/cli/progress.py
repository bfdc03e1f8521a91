"""A progress bar where somebody watches, nothing elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from cleaner.cli import console


@contextmanager
def bar(total: int, *, hidden: bool) -> Iterator[Callable[[], None]]:
    """Give what to call after each file; draws on stderr if that is a terminal."""
    if hidden or not console.is_terminal(sys.stderr):
        yield lambda: None
        return
    try:
        from rich.console import Console  # noqa: PLC0415  # optional: the extra "cli"
        from rich.progress import Progress  # noqa: PLC0415
    except ImportError:
        yield lambda: None
        return
    with Progress(console=Console(file=sys.stderr), transient=True) as progress:
        task = progress.add_task("cleaning", total=total)
        yield lambda: progress.advance(task)
