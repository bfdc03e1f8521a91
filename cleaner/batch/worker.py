"""A worker process: takes chunks from its parent, gives back what became of them.

Its stdin is a socket to the parent. It ends when the parent does, at once and in silence.
"""

import os
import signal
from contextlib import suppress
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any

from cleaner.batch.documents import Document
from cleaner.batch.work import Bench
from cleaner.errors import CleanerError


def main() -> None:
    """Work until the parent hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    connection: Connection[Any, Any] = Connection(os.dup(0))
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123 -- a descriptor is asked for
        os.dup2(nothing.fileno(), 0)
    with suppress(EOFError, OSError):
        _work(connection)
    os._exit(0)


def _work(connection: "Connection[Any, Any]") -> None:
    plan = connection.recv()
    try:
        bench = Bench(plan)
    except (CleanerError, OSError, TypeError) as error:  # of the options: for the caller
        connection.send(error)
        return
    connection.send(None)
    waiting: SimpleQueue[list[Document]] = SimpleQueue()
    # Received while working: the parent never waits for a busy worker to take the next chunk.
    Thread(target=_receive, args=(connection, waiting), daemon=True).start()
    while True:
        connection.send(bench.work(waiting.get()))


def _receive(connection: "Connection[Any, Any]", waiting: "SimpleQueue[list[Document]]") -> None:
    try:
        while True:
            waiting.put(connection.recv())
    except (EOFError, OSError):
        # Whatever the main thread is at, nobody is left to take it.
        os._exit(0)
