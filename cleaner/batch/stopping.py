"""Ctrl-C: what is under way is finished, the rest waits for another run."""

import signal
import threading
from io import RawIOBase
from types import FrameType
from typing import Any, Final, Self

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)


class Interrupted(KeyboardInterrupt):
    """A run that was asked to stop and did, in order; says how to go on."""


class _BrokenOffError(Exception):
    """A read that might never end was broken off."""


class Stop:
    """While it is entered, the first SIGINT or SIGTERM sets ``asked``; the second interrupts.

    Outside the main thread, where Python delivers no signals, it changes nothing.
    """

    def __init__(self) -> None:
        self.asked = False
        self._reading = False
        self._before: dict[signal.Signals, Any] = {}

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = {number: signal.signal(number, self._ask) for number in _SIGNALS}
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True
        if self._reading:
            raise _BrokenOffError

    def read(self, file: RawIOBase, buffer: Any) -> int | None:
        """Read what a pipe has; nothing, as at its end, once a stop is asked for."""
        try:
            self._reading = True
            return 0 if self.asked else file.readinto(buffer)
        except _BrokenOffError:
            return 0
        finally:
            self._reading = False


class Patient(RawIOBase):
    """A pipe that may be silent for long: waiting for it ends when a stop is asked for."""

    def __init__(self, file: RawIOBase, stop: Stop) -> None:
        self._file, self._stop = file, stop

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int | None:
        """Read what there is into ``buffer``."""
        return self._stop.read(self._file, buffer)
