"""Worker processes: as many as there are cores, each with a chunk at work and one at hand.

A worker that dies costs its chunk a retry, document by document; a document that kills workers
whenever it is tried is recorded as failed.
"""

import signal
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any, Final, Protocol, Self

from cleaner.batch.documents import Chunk, Document
from cleaner.batch.forms import FORMS
from cleaner.batch.models import Entry
from cleaner.batch.plan import Plan
from cleaner.batch.work import Bench, Outcome, Result
from cleaner.errors import WorkerError

AHEAD: Final = 2
"""Chunks that a worker holds: one at work, one at hand."""

_TRIES: Final = 2
"""Times that a document is tried alone before it counts as what kills workers."""

_STARTS: Final = {True: 3, False: 30}
"""Workers in a row that end by themselves, or are killed, before they are ready: then none ever
will be."""

_PROGRAM: Final = (
    "import sys; sys.path[:] = {path!r}; from cleaner.batch.worker import main; main()"
)


class Workers(Protocol):
    """What cleans chunks: processes, or this process itself."""

    def __enter__(self) -> Self: ...
    def __exit__(self, *_: object) -> None: ...
    def has_room(self) -> bool:
        """Say whether a chunk can be put in without waiting."""

    def put(self, chunk: Chunk) -> None:
        """Take in a chunk."""

    def take(self) -> Iterator[tuple[int, Result]]:
        """Wait for chunks that are done, and give their numbers and results."""


class Here:
    """Cleans in this process: no worker, and none that could be killed in its place."""

    def __init__(self, plan: Plan) -> None:
        self._bench = Bench(plan)
        self._waiting: deque[Chunk] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._waiting.clear()

    def has_room(self) -> bool:
        """Say whether no chunk waits."""
        return not self._waiting

    def put(self, chunk: Chunk) -> None:
        """Take in a chunk."""
        self._waiting.append(chunk)

    def take(self) -> Iterator[tuple[int, Result]]:
        """Clean the chunk that waits."""
        chunk = self._waiting.popleft()
        yield chunk.number, self._bench.work(chunk.documents)


class _Worker:
    """One process and the chunks that it holds."""

    def __init__(self, plan: Plan) -> None:
        self.chunks: deque[Chunk] = deque()
        self.ready = False
        self.connection, there = Pipe()
        program = _PROGRAM.format(path=[path or str(Path.cwd()) for path in sys.path])
        with there:
            # Its own process group: Ctrl-C is for the parent, which lets it finish.
            self.process = subprocess.Popen(  # noqa: S603 -- this very Python
                [sys.executable, "-c", program],
                stdin=there.fileno(),
                stdout=subprocess.DEVNULL,
                process_group=0,
            )
        self.send(plan)

    def send(self, message: Any) -> None:
        """Give it something to do; if it is dead, that shows when it is listened to."""
        with suppress(OSError):
            self.connection.send(message)

    def receive(self) -> Result | None:
        """Give the next result, None for its first word.

        Raises EOFError if it is dead, and what the Cleaner raises for wrong options.
        """
        try:
            message = self.connection.recv()
        except OSError:
            raise EOFError from None
        if isinstance(message, Exception):
            raise message
        self.ready = True
        result: Result | None = message
        return result

    def end(self) -> str:
        """End it, if it has not ended; give how."""
        self.connection.close()
        self.process.kill()
        code = self.process.wait()
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"


class Pool:
    """Cleans in worker processes; the first starts at once, the others when they are needed."""

    def __init__(self, plan: Plan, jobs: int) -> None:
        self._plan, self._jobs = plan, jobs
        self._workers: list[_Worker] = []
        self._stillborn = 0

    def __enter__(self) -> Self:
        try:
            self._ready_one()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def has_room(self) -> bool:
        """Say whether a worker can take a chunk, or can be started for one."""
        return len(self._workers) < self._jobs or len(self._idlest().chunks) < AHEAD

    def put(self, chunk: Chunk) -> None:
        """Give a chunk to the worker that has least to do."""
        worker = self._idlest() if self._workers else self._start()
        if worker.chunks and len(self._workers) < self._jobs:
            worker = self._start()
        worker.chunks.append(chunk)
        worker.send(chunk.documents)

    def take(self) -> Iterator[tuple[int, Result]]:
        """Wait for chunks that are done; a worker's death is dealt with on the way."""
        by_connection: dict[Any, _Worker] = {w.connection: w for w in self._workers}
        for connection in wait(list(by_connection)):
            worker = by_connection[connection]
            try:
                result = worker.receive()
            except EOFError:
                yield from self._replaced(worker)
            else:
                if result is not None:
                    yield worker.chunks.popleft().number, result

    def _idlest(self) -> _Worker:
        return min(self._workers, key=lambda worker: len(worker.chunks))

    def _start(self) -> _Worker:
        worker = _Worker(self._plan)
        self._workers.append(worker)
        return worker

    def _ready_one(self) -> _Worker:
        """Start a worker and wait until it is ready."""
        while True:
            worker = self._start()
            try:
                worker.receive()
            except EOFError:
                self._bury(worker)
            else:
                return worker

    def _bury(self, worker: _Worker) -> str:
        """Let go of a dead worker; give how it died."""
        self._workers.remove(worker)
        how = worker.end()
        self._stillborn = 0 if worker.ready else self._stillborn + 1
        if self._stillborn == _STARTS[how.startswith("exit")]:
            raise WorkerError(f"no worker process starts ({how}). Try --jobs 0, which needs none")
        return how

    def _replaced(self, worker: _Worker) -> Iterator[tuple[int, Result]]:
        """Retry the chunk that a dead worker was at, and pass on what it had at hand."""
        self._bury(worker)
        if worker.ready and worker.chunks:
            suspect = worker.chunks.popleft()
            yield suspect.number, self._one_by_one(suspect.documents)
        for chunk in worker.chunks:
            self.put(chunk)

    def _one_by_one(self, documents: Sequence[Document]) -> Result:
        worker = self._ready_one()
        results = []
        for document in documents:
            result, worker = self._alone(document, worker)
            results.append(result)
        outcomes = [outcome for result in results for outcome in result.outcomes]
        # As if it had been done in one go: a ledger tells nothing of a worker that was killed.
        frames = [result.frame for result in results]
        return Result(outcomes, FORMS[self._plan.form].together(frames))

    def _alone(self, document: Document, worker: _Worker) -> tuple[Result, _Worker]:
        """Try one document by itself; give its result, and a worker that lives."""
        how = ""
        for _ in range(_TRIES):
            worker.send([document])
            try:
                result = worker.receive()
            except EOFError:
                how = self._bury(worker)
                worker = self._ready_one()
            else:
                assert result is not None
                return result, worker
        why = f"{document.source}: the worker process died of it ({how}), {_TRIES + 1} times"
        entry = Entry(id=document.id, source=document.source, status="failed", error=why)
        return Result([Outcome(entry)], b""), worker
