"""A batch run from beginning to end, or from where an earlier one was interrupted."""

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from typing import Final

from cleaner.batch import sources
from cleaner.batch.books import Books
from cleaner.batch.documents import ENOUGH, Chunk, chunks
from cleaner.batch.ledger import Checkpoint
from cleaner.batch.models import Summary
from cleaner.batch.plan import Plan
from cleaner.batch.pool import Here, Pool, Workers
from cleaner.batch.progress import Progress
from cleaner.batch.sources.opening import Meter
from cleaner.batch.stopping import Interrupted, Stop
from cleaner.batch.work import Result
from cleaner.errors import ResumeError

Watch = Callable[[Progress], None]

_WINDOW: Final = 4
"""Chunks in flight for each worker: those at work, at hand, and done before their turn."""


def carry_out(plan: Plan, jobs: int, *, restart: bool, watch: Watch | None) -> Summary:
    """Carry out a plan with so many worker processes, 0 for none; see ``cleaner.batch.run``."""
    workers: Workers = Pool(plan, jobs) if jobs else Here(plan)
    with Stop() as stop, workers, closing(Books(plan, restart=restart)) as books:
        if not books.done:
            meter = Meter()
            packed = chunks(sources.documents(plan, meter, stop))
            _pass_over(packed, books.last)
            flow = _Flow(packed, workers, max(jobs, 1) * _WINDOW, stop)
            tell = _teller(plan, books, meter, watch)
            tell()
            for chunk, result in flow.results():
                books.write(chunk.number, chunk.stamp, result)
                tell()
            if not flow.exhausted:
                raise Interrupted(_farewell(plan, books))
        books.finish()
        return books.summary()


def _pass_over(packed: Iterator[Chunk], last: Checkpoint | None) -> None:
    """Pass what is done; raises ResumeError if it is no longer what it was."""
    if last is None:
        return
    chunk = next(islice(packed, last.chunk, None), None)
    if chunk is None or chunk.stamp != last.stamp:
        raise ResumeError(
            "the inputs have changed since this run was interrupted. "
            "Begin anew with --restart, or choose another output"
        )


def _teller(plan: Plan, books: Books, meter: Meter, watch: Watch | None) -> Callable[[], None]:
    if watch is None:
        return lambda: None
    total = sources.total(plan)
    tally = books.tally

    def tell() -> None:
        watch(
            Progress(
                documents=tally.documents,
                failed=tally.statuses["failed"],
                chars_in=tally.chars_in,
                chars_out=tally.chars_out,
                bytes=meter.bytes,
                total=total,
                resumed=tally.resumed,
            )
        )

    return tell


def _farewell(plan: Plan, books: Books) -> str:
    done = f"interrupted after {books.tally.documents:,} documents"
    if plan.streaming:
        return f"{done}. What is on stdout is whole"
    return f"{done}, all of them safe. Run the same command to go on from there"


class _Flow:
    """Chunks through the workers, and back in the order in which they were packed."""

    def __init__(self, packed: Iterator[Chunk], workers: Workers, window: int, stop: Stop) -> None:
        self.exhausted = False
        self._packed, self._workers, self._window, self._stop = packed, workers, window, stop
        self._ahead: deque[Chunk] = deque()

    def results(self) -> Iterator[tuple[Chunk, Result]]:
        """Give each chunk with its result; no more come in when a stop is asked for."""
        done: dict[int, Result] = {}
        while True:
            # What is done goes out first: the next of a slow pipe may be long in coming.
            while self._ahead and self._ahead[0].number in done:
                chunk = self._ahead.popleft()
                yield chunk, done.pop(chunk.number)
            self._fill()
            if not self._ahead:
                return
            done.update(self._workers.take())

    def _fill(self) -> None:
        while self._takes_more():
            chunk = next(self._packed, None)
            if self._stop.asked:  # while it was read, perhaps in the middle of a line
                return
            if chunk is None:
                self.exhausted = True
                return
            self._workers.put(chunk)
            # Its documents travel: only the pool keeps them, until they are done.
            self._ahead.append(chunk._replace(documents=[]))

    def _takes_more(self) -> bool:
        if self.exhausted or self._stop.asked or len(self._ahead) >= self._window:
            return False
        held = sum(chunk.size for chunk in self._ahead)
        return held <= self._window * ENOUGH and self._workers.has_room()
