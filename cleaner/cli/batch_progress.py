"""How far a batch run is: a bar on a terminal, a line now and then elsewhere."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from cleaner.batch import Progress
from cleaner.cli import colours, console

EVERY: Final = 10.0
"""Seconds between the lines where nobody watches."""

Watch = Callable[[Progress], None]


@contextmanager
def watching(*, quiet: bool) -> Iterator[Watch | None]:
    """Give what to call with the progress, None if nobody wants to know; tells on stderr."""
    if quiet:
        yield None
    elif console.is_terminal(sys.stderr) and colours.available():
        with _bar() as watch:
            yield watch
    else:
        yield _Lines(time.monotonic)


class _Rate:
    """What was read since the start, or since an interrupted run was caught up with."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._start: tuple[float, int] | None = None

    def of(self, progress: Progress) -> float:
        """Give MB a second so far."""
        now = self._clock()
        if self._start is None:
            self._start = (now, progress.bytes)
        begun, bytes_ = self._start
        return (progress.bytes - bytes_) / 1e6 / (now - begun) if now > begun else 0.0


def shown(progress: Progress, rate: float) -> dict[str, str]:
    """Give the figures as they are told.

    >>> print(*shown(Progress(1000, 2, 200, 150, 10**6, 3 * 10**6, 0), 0.5).values(), sep=", ")
    1,000 documents, 0.5 MB/s, 25.0% removed, 2 failed, 0:00:04 left
    """
    gone = 1 - progress.chars_out / progress.chars_in if progress.chars_in else 0.0
    return {
        "documents": f"{progress.documents:,} documents",
        "rate": f"{rate:.1f} MB/s",
        "gone": f"{gone:.1%} removed",
        "failed": f"{progress.failed:,} failed",
        "left": _left(progress, rate),
    }


def _left(progress: Progress, rate: float) -> str:
    if progress.total is None or not rate:
        return "? left"
    seconds = round(max(progress.total - progress.bytes, 0) / 1e6 / rate)
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d} left"


class _Lines:
    """A line every ten seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._rate = _Rate(clock)
        self._told = clock()

    def __call__(self, progress: Progress) -> None:
        """Tell, if it is time."""
        rate = self._rate.of(progress)
        if self._clock() - self._told >= EVERY:
            self._told = self._clock()
            console.complain(", ".join(shown(progress, rate).values()))


@contextmanager
def _bar() -> Iterator[Watch]:
    from rich.console import Console  # noqa: PLC0415  # optional: the extra "cli"
    from rich.progress import BarColumn, TextColumn  # noqa: PLC0415
    from rich.progress import Progress as Bar  # noqa: PLC0415

    names = ("documents", "rate", "gone", "failed", "left")
    columns: list[Any] = [BarColumn(), *(TextColumn(f"{{task.fields[{name}]}}") for name in names)]
    rate = _Rate(time.monotonic)
    with Bar(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        nothing: dict[str, Any] = dict.fromkeys(names, "")
        task = bar.add_task("cleaning", total=None, **nothing)

        def watch(progress: Progress) -> None:
            fields: dict[str, Any] = dict(shown(progress, rate.of(progress)))
            bar.update(task, completed=progress.bytes, total=progress.total, **fields)

        yield watch
